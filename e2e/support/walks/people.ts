// Visitors and clerks over the wire, by the same client the pages use.

import { connectClient, type LuotClient } from '@luot/client/luot-client';
import type { Watch } from '@luot/shared/protocol/handshake';

export function connectKiosk(base: string, id: string, watches: readonly Watch[] = []): LuotClient {
  return connectClient({ serverUrl: base, proof: { kind: 'device', device: id, token: `demo-${id}` }, id }, watches);
}

/** The lab, which does things to virtual devices. */
export function connectLab(base: string): LuotClient {
  return connectKiosk(base, 'lab');
}

export async function connectClerk(base: string, login: string): Promise<LuotClient> {
  const response = await fetch(`${base}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: 'demo' }),
  });
  const { token } = (await response.json()) as { token: string };
  return connectClient({ serverUrl: base, proof: { kind: 'session', token }, id: login }, []);
}
