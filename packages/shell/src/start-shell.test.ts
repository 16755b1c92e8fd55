import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { app, invokeFrom, machine, reset, told } from '../test/fake-electron.ts';
import { startShell } from './start-shell.ts';

vi.mock('electron', () => import('../test/fake-electron.ts'));

const SETTINGS = { serverUrl: 'http://127.0.0.1:8080', device: 'kiosk-1', token: 'the-token-of-kiosk-1' };
const OWN = 'luot-app://pages/kiosk.html';
let home = '';
let lines: string[] = [];
const bugListeners = process.listeners('uncaughtException');
const rejectionListeners = process.listeners('unhandledRejection');

beforeEach(() => {
  reset();
  lines = [];
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => {
    lines.push(String(line));
  });
  home = mkdtempSync(join(tmpdir(), 'luot-start-'));
  mkdirSync(join(home, 'pages'));
  writeFileSync(join(home, 'pages', 'kiosk.html'), '<!doctype html>');
  Object.assign(machine, { userData: home, appPath: home });
});
afterEach(() => {
  for (const window of told.windows) window.webContents.emit('destroyed');
  // The program ends its process on a bug; the test runner must not inherit that.
  for (const listener of process.listeners('uncaughtException')) if (!bugListeners.includes(listener)) process.off('uncaughtException', listener);
  for (const listener of process.listeners('unhandledRejection')) if (!rejectionListeners.includes(listener)) process.off('unhandledRejection', listener);
  vi.restoreAllMocks();
  rmSync(home, { recursive: true, force: true });
});

async function start(page: 'kiosk' | 'display' = 'kiosk') {
  startShell({ page });
  await vi.waitFor(() => expect(told.windows).toHaveLength(1));
  const window = told.windows[0];
  if (window === undefined) throw new Error('no window was opened');
  return window;
}

test('with settings the page opens on the whole screen and learns how to connect', async () => {
  writeFileSync(join(home, 'shell.json'), JSON.stringify(SETTINGS));
  const window = await start();
  expect(told.schemes).toHaveLength(1);
  expect(told.menu).toBeNull();
  expect(window.loaded).toEqual([OWN]);
  expect(window.options).toMatchObject({ kiosk: true, webPreferences: { preload: join(home, 'preload.cjs') } });
  expect(invokeFrom(OWN, 'connection.read')).toEqual({ ok: true, ...SETTINGS });
  const page = await told.pages?.(new Request(OWN));
  expect(page?.headers.get('content-security-policy')).toContain('ws://127.0.0.1:8080;');
});

test('a display opens the display’s page', async () => {
  expect((await start('display')).loaded).toEqual(['luot-app://pages/display.html']);
});

test('without settings the page opens all the same and gets a sentence; once they are written it connects', async () => {
  await start();
  expect(invokeFrom(OWN, 'connection.read')).toMatchObject({ ok: false });
  writeFileSync(join(home, 'shell.json'), JSON.stringify(SETTINGS));
  expect(invokeFrom(OWN, 'connection.read')).toMatchObject({ ok: true, device: 'kiosk-1' });
});

test('the token stays out of the log', async () => {
  writeFileSync(join(home, 'shell.json'), JSON.stringify({ ...SETTINGS, display: 'left' }));
  const window = await start();
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ event: 'shell.settings-fault' }, { event: 'page.gone', detail: 'crashed' }]);
  expect(lines.join('\n')).not.toContain(SETTINGS.token);
});

test('a second start of the program leaves and the first one shows itself', async () => {
  const window = await start();
  machine.alone = false;
  startShell({ page: 'kiosk' });
  expect(told.exits).toEqual(['quit']);
  expect(told.windows).toHaveLength(1);
  app.emit('second-instance');
  expect(window.focused).toBe(1);
});
