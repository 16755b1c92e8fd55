import { beforeEach, expect, test, vi } from 'vitest';
import { reset, told } from '../test/fake-electron.ts';
import { isPermitted, openSecureWindow, type WindowPlace } from './secure-window.ts';

vi.mock('electron', () => import('../test/fake-electron.ts'));

beforeEach(reset);

const WHOLE_SCREEN: WindowPlace = { windowed: false, display: undefined };
const OWN = 'luot-app://pages/kiosk.html';

function open(place = WHOLE_SCREEN) {
  openSecureWindow(place, '/app/preload.cjs');
  const window = told.windows[0];
  if (window === undefined) throw new Error('no window was opened');
  return window;
}

test('the window is isolated, sandboxed and without Node', () => {
  expect(open().options.webPreferences).toMatchObject({
    preload: '/app/preload.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    webviewTag: false,
    devTools: false,
    autoplayPolicy: 'no-user-gesture-required',
  });
});

test('it takes the whole screen and has no menu', () => {
  const window = open();
  expect(window.options).toMatchObject({ fullscreen: true, kiosk: true, x: 0, y: 0 });
  expect(window.hasMenu).toBe(false);
});

test('windowed, for trying things out, it is an ordinary window with developer tools', () => {
  const { options } = open({ windowed: true, display: undefined });
  expect(options).not.toHaveProperty('kiosk');
  expect(options).not.toHaveProperty('fullscreen');
  expect(options.webPreferences).toMatchObject({ devTools: true, contextIsolation: true, sandbox: true, nodeIntegration: false });
});

test('it opens on the screen asked for, and on the primary one when that is not plugged in', () => {
  expect(open({ windowed: false, display: 2 }).options).toMatchObject({ x: 1920, y: 0 });
  reset();
  expect(open({ windowed: false, display: 3 }).options).toMatchObject({ x: 0, y: 0 });
});

test('no page opens another window', () => {
  const { webContents } = open();
  expect(webContents.openHandler({ url: 'https://example.com' })).toEqual({ action: 'deny' });
  expect(webContents.openHandler({ url: OWN })).toEqual({ action: 'deny' });
});

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s leaves our scheme for nowhere', (event) => {
  const { webContents } = open();
  for (const foreign of ['https://example.com/', 'file:///etc/passwd', 'data:text/html,x', 'luot-app://elsewhere/kiosk.html', 'about:blank']) {
    expect(webContents.attempt(event, foreign)).toBe(true);
  }
  expect(webContents.attempt(event, OWN)).toBe(false);
});

test('neither a webview nor a download is let in', () => {
  const { webContents } = open();
  expect(webContents.attempt('will-attach-webview', OWN)).toBe(true);
  let prevented = false;
  const preventDefault = () => {
    prevented = true;
  };
  webContents.session.emit('will-download', { preventDefault });
  expect(prevented).toBe(true);
});

test('the camera and the way to the server are permitted to our own pages only', () => {
  for (const permission of ['media', 'local-network', 'local-network-access', 'loopback-network']) {
    expect(isPermitted(permission, OWN, ['video'])).toBe(true);
    expect(isPermitted(permission, 'https://example.com/', ['video'])).toBe(false);
    expect(isPermitted(permission, undefined, ['video'])).toBe(false);
  }
  expect(isPermitted('media', OWN, ['video', 'audio'])).toBe(false);
});

test.each(['geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem', 'display-capture', 'usb', 'serial', 'hid', 'unknown'])(
  'the permission %s is never given',
  (permission) => {
    expect(isPermitted(permission, OWN, [])).toBe(false);
  },
);

test('both of Chromium’s questions, before and at a request, get the same answer', () => {
  const { session } = open().webContents;
  const asked = (permission: string, requestingUrl: string, mediaTypes?: string[]): boolean => {
    let granted = false;
    session.request(null, permission, (given) => (granted = given), { requestingUrl, isMainFrame: true, ...(mediaTypes && { mediaTypes }) });
    return granted;
  };
  expect(asked('media', OWN, ['video'])).toBe(true);
  expect(asked('media', OWN, ['audio'])).toBe(false);
  expect(asked('media', 'https://example.com/', ['video'])).toBe(false);
  expect(asked('local-network', OWN)).toBe(true);
  expect(asked('geolocation', OWN)).toBe(false);

  expect(session.check(null, 'media', 'luot-app://pages/', { mediaType: 'video', isMainFrame: true })).toBe(true);
  expect(session.check(null, 'media', 'luot-app://pages/', { mediaType: 'audio', isMainFrame: true })).toBe(false);
  expect(session.check(null, 'media', 'https://example.com/', { mediaType: 'video', isMainFrame: true })).toBe(false);
  expect(session.check(null, 'local-network', 'luot-app://pages/', { isMainFrame: true })).toBe(true);
  expect(session.device()).toBe(false);
});
