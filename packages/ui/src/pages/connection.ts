// Where the server is and how this page proves what it is. Addresses are relative to the page's own: a proxy may have put
// it under a path.
//
//   packaged app ─▶ its shell knows          browser kiosk, board ─▶ #device=…&token=… in the address, then kept-device.ts
//   person ─▶ session of this tab            sample centre ─▶ demo.json

import type { Connection } from '@luot/client/luot-client';
import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import type { Text } from '@luot/shared/domain/text';
import type { SignedIn } from '@luot/shared/protocol/handshake';
import type { LuotShell } from '@luot/shell/bridge';
import { keepDevice, keptDevice } from './kept-device.ts';

export type Found =
  | { readonly kind: 'found'; readonly connection: Connection }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'broken'; readonly text: Text };

interface DemoDevices {
  readonly devices: readonly { readonly id: string; readonly role: string; readonly token: string }[];
}

/** How a device page connects; `unknown` when nobody has told it yet. */
export async function findDevice(role: 'kiosk' | 'display' | 'lab'): Promise<Found> {
  const shell: LuotShell | undefined = window.luotShell;
  if (shell !== undefined) {
    const told = await shell.connection();
    if (!told.ok) return { kind: 'broken', text: told.text };
    return { kind: 'found', connection: deviceConnection(told.device, told.token, told.serverUrl) };
  }
  const address = new URLSearchParams(window.location.hash.slice(1));
  const [device, token] = [address.get('device'), address.get('token')];
  if (device !== null && token !== null) {
    // Nobody who passes by, and no picture of the screen, reads it in the address bar.
    if (keepDevice(role, { device, token })) window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
    return { kind: 'found', connection: deviceConnection(device, token) };
  }
  const kept = keptDevice(role);
  if (kept !== null && (device === null || device === kept.device)) return { kind: 'found', connection: deviceConnection(kept.device, kept.token) };
  const demo = await demoDevices();
  const first = demo.find((d) => d.role === role && (device === null || d.id === device));
  return first === undefined ? { kind: 'unknown' } : { kind: 'found', connection: deviceConnection(first.id, first.token) };
}

/** Writes the device into the page's address, from where the page takes it when it is loaded again. */
export function rememberDevice(device: string, token: string): void {
  window.location.hash = new URLSearchParams({ device, token }).toString();
}

export function deviceConnection(device: string, token: string, serverUrl = ownServerUrl()): Connection {
  return { serverUrl, proof: { kind: 'device', device, token }, id: device };
}

/** The server this page came from. */
export function ownServerUrl(): string {
  return new URL('.', window.location.href).href.replace(/\/$/, '');
}

async function demoDevices(): Promise<DemoDevices['devices']> {
  const response = await fetch('demo.json').catch(() => null);
  if (response === null || !response.ok) return [];
  return ((await response.json()) as DemoDevices).devices;
}

const SESSION_KEY = 'luot.session';

/** The person signed in on this tab. */
export function savedSession(): SignedIn | null {
  const saved = sessionStorage.getItem(SESSION_KEY);
  return saved === null ? null : (JSON.parse(saved) as SignedIn);
}

export function forgetSession(): void {
  sessionStorage.removeItem(SESSION_KEY);
}

export async function signIn(login: string, password: string): Promise<{ ok: true; session: SignedIn } | { ok: false; refusal: Refusal | null }> {
  const response = await fetch('sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  }).catch(() => null);
  if (response === null) return { ok: false, refusal: null };
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) return { ok: false, refusal: refusalIn(answer) };
  sessionStorage.setItem(SESSION_KEY, JSON.stringify(answer));
  return { ok: true, session: answer as SignedIn };
}

export async function signOut(session: SignedIn): Promise<void> {
  forgetSession();
  await fetch('sign-out', { method: 'POST', headers: { authorization: `Bearer ${session.token}` } }).catch(() => null);
}

function refusalIn(answer: unknown): Refusal {
  if (typeof answer === 'object' && answer !== null && 'refusal' in answer) return answer.refusal as Refusal;
  return refuse('bad-message');
}
