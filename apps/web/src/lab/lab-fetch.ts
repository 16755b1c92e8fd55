import { findDevice } from '@luot/ui/pages/connection';

/** A request with the lab's own token, so that no address alone shows anything. Null: no token, or no server. */
export async function labFetch(path: string, init: RequestInit = {}): Promise<Response | null> {
  const found = await findDevice('lab');
  if (found.kind !== 'found' || found.connection.proof.kind !== 'device') return null;
  const { device, token } = found.connection.proof;
  const headers = { ...(init.headers as Record<string, string> | undefined), authorization: `Bearer ${token}`, 'x-device': device };
  return fetch(path, { ...init, headers }).catch(() => null);
}
