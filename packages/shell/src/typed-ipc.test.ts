import { beforeEach, expect, test, vi } from 'vitest';
import { invokeFrom, reset, told } from '../test/fake-electron.ts';
import { exposeBridge } from './preload-bridge.ts';
import { handle } from './typed-ipc.ts';

vi.mock('electron', () => import('../test/fake-electron.ts'));

const CONNECTION = { ok: true, serverUrl: 'http://server:8080', device: 'kiosk-1', token: 'a-token' } as const;
const OWN = 'luot-app://pages/kiosk.html';

beforeEach(() => {
  reset();
  handle('connection.read', () => CONNECTION);
});

test('a page of ours is answered', () => {
  expect(invokeFrom(OWN, 'connection.read')).toEqual(CONNECTION);
});

test.each(['https://example.com/', 'file:///tmp/kiosk.html', 'luot-app://elsewhere/kiosk.html', 'about:blank', '', null])(
  'a frame that shows %s is refused',
  (url) => {
    expect(() => invokeFrom(url, 'connection.read')).toThrow('not a page of this program');
  },
);

test('arguments of another shape are refused', () => {
  expect(() => invokeFrom(OWN, 'connection.read', '../../etc/passwd')).toThrow('another shape');
});

test('a page gets one function and no way to name a channel', async () => {
  exposeBridge();
  expect(Object.keys(told.bridge)).toEqual(['luotShell']);
  const shell = told.bridge.luotShell;
  if (shell === undefined) throw new Error('no bridge was exposed');
  expect(Object.keys(shell)).toEqual(['connection']);
  // What a page passes on its own account goes nowhere.
  const connection: (...args: unknown[]) => unknown = (...args) => Reflect.apply(Reflect.get(shell, 'connection'), shell, args);
  expect(await connection('settings.write')).toEqual({ channel: 'connection.read', args: [] });
});
