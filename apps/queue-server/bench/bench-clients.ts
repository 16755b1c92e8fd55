// What a bench of the whole way needs: a server of its own with other settings, a kiosk's touch, a clerk's key.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROTOCOL_VERSION } from '@luot/shared/protocol/version';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { addressOf } from '@luot/shared/settings/device-settings';
import { io, type Socket } from 'socket.io-client';
import { v7 as newId } from 'uuid';
import { PLACES_FILE } from '../src/places/places-file.ts';
import { TOKEN } from './bench-centre.ts';

export async function openSocket(port: number, proof: object, watch: readonly object[] = []): Promise<Socket> {
  const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], auth: { protocol: PROTOCOL_VERSION, proof, watch }, forceNew: true });
  return new Promise((resolve, reject) => {
    socket.on('connect', () => resolve(socket));
    socket.on('connect_error', reject);
  });
}

export function openKiosk(port: number): Promise<Socket> {
  return openSocket(port, { kind: 'device', device: 'kiosk-1', token: TOKEN });
}

export async function openClerk(port: number): Promise<Socket> {
  const response = await fetch(`http://127.0.0.1:${port}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'clerk', password: TOKEN }),
  });
  const { token } = (await response.json()) as { token: string };
  return openSocket(port, { kind: 'session', token }, [{ view: 'staff', id: 'all' }]);
}

/** @throws when the command is refused: a bench of a refusal measures nothing */
export async function send<Value>(socket: Socket, name: string, body: object): Promise<Value> {
  const reply = (await socket.emitWithAck('command', { commandId: newId(), name, body })) as { ok: boolean; value: Value };
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply)}`);
  return reply.value;
}

/** A request of the operator on this machine. */
export async function asOperator(folder: string, method: 'PUT' | 'POST', path: string, body?: unknown): Promise<void> {
  const { port, token } = JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8')) as { port: number; token: string };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const reply = (await response.json()) as { ok: boolean };
  if (!reply.ok) throw new Error(`${path}: ${JSON.stringify(reply)}`);
}

/** Resolves when every device is ready, by the staff's own view. */
export function devicesReady(clerk: Socket, isReady: (devices: readonly { readonly id: string; readonly state: string }[]) => boolean): Promise<void> {
  return new Promise((resolve) => {
    clerk.on('view', (message: { view: string; body: { devices: readonly { id: string; state: string }[] } | null }) => {
      if (message.view === 'staff' && message.body !== null && message.body.devices.length > 0 && isReady(message.body.devices)) resolve();
    });
    clerk.emit('watch', [{ view: 'staff', id: 'all' }], () => undefined);
  });
}

export function replaceCentre(folder: string, centre: CentreSettings): Promise<void> {
  // R30b: the ports of virtual devices have no usual names.
  const addresses = centre.devices.flatMap(({ link }) => (link.kind === 'file' ? [] : [addressOf(link)]));
  writeFileSync(join(folder, PLACES_FILE), JSON.stringify({ addresses }));
  return asOperator(folder, 'PUT', '/centre', centre);
}
