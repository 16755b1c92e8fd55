import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LinkSettings } from '@luot/shared/settings/device-settings';
import type { FilePlace } from '@luot/shared/settings/file-place';
import { expect, onTestFinished, test, vi } from 'vitest';
import { LinkFault } from './link.ts';
import { openDeviceLink } from './open-device-link.ts';

const SERIAL = { kind: 'serial', baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flow: 'none' } as const;

function folder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'luot-test-')));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Opens a link on a machine that lists these files and lets devices use these ports; its fault, or what it is connected to. */
function opened(settings: LinkSettings, files: Readonly<Record<string, FilePlace>> = {}, within: readonly string[] = [], allows = false) {
  return openDeviceLink(settings, { file: (place) => files[place] ?? null, confinement: () => ({ within, never: [] }), allows: () => allows })
    .connect()
    .catch((error: unknown) => (error instanceof LinkFault ? error.fault : expect.unreachable()));
}

test('[R30a] a file is opened by its id, as the list has it at that moment', async () => {
  const within = folder();
  const out = join(within, 'out');
  writeFileSync(out, '');
  const connection = await opened({ kind: 'file', place: 'stand-in' }, { 'stand-in': { out, in: null } }, [within]);
  if (!('write' in connection)) return expect.unreachable(connection.code);
  await connection.write(Buffer.from('A001'));
  connection.close();
  await vi.waitFor(() => expect(readFileSync(out, 'ascii')).toBe('A001'));
});

test('[R30] an id that is not listed is a fault that names it', async () => {
  expect(await opened({ kind: 'file', place: 'printer-9' })).toEqual({ code: 'place-unknown', params: { place: 'printer-9' } });
});

test('[R30a] both files of a pair are confined', async () => {
  const within = folder();
  const [out, elsewhere] = [join(within, 'out'), join(folder(), 'in')];
  for (const file of [out, elsewhere]) writeFileSync(file, '');
  expect(await opened({ kind: 'file', place: 'a' }, { a: { out, in: elsewhere } }, [within])).toMatchObject({ code: 'place-refused' });
  expect(await opened({ kind: 'file', place: 'a' }, { a: { out: elsewhere, in: out } }, [within])).toMatchObject({ code: 'place-refused' });
});

test('[R30b] what the machine does not allow is not even tried', async () => {
  const calls = vi.fn();
  const server = createServer((socket) => calls(socket.on('error', () => undefined))).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const own = join(folder(), 'luot.db');
  writeFileSync(own, 'the day');
  const links: readonly LinkSettings[] = [
    { kind: 'tcp', host: '127.0.0.1', port },
    { ...SERIAL, port: own },
    { kind: 'usb-printer', printer: own },
  ];
  for (const link of links) expect(await opened(link), link.kind).toMatchObject({ code: 'place-refused' });
  expect(calls).not.toHaveBeenCalled();
  expect(readFileSync(own, 'utf8')).toBe('the day');
  const allowed = await opened(links[0] ?? expect.unreachable(), {}, [], true);
  expect('write' in allowed).toBe(true);
  if ('write' in allowed) allowed.close();
});
