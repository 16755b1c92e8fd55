// The one window of a kiosk or a display, shut on every side: a page of our own scheme, and no way out of it.
import { BrowserWindow, type BrowserWindowConstructorOptions, type Session, screen, type WebContents } from 'electron';
import { isOwnAddress } from './app-scheme.ts';

export interface WindowPlace {
  readonly windowed: boolean;
  /** Counted from 1; a screen that is not plugged in falls back to the primary one. */
  readonly display: number | undefined;
}

export function windowOptions(place: WindowPlace, preload: string): BrowserWindowConstructorOptions {
  const wanted = place.display === undefined ? undefined : screen.getAllDisplays()[place.display - 1];
  const { x, y } = (wanted ?? screen.getPrimaryDisplay()).bounds;
  const size = place.windowed ? { width: 1280, height: 800 } : { fullscreen: true, kiosk: true };
  return {
    x,
    y,
    ...size,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: place.windowed,
      // Nobody taps on a board before it speaks; and a board behind a system dialog goes on counting.
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: false,
    },
  };
}

/**
 * Chromium asks these before a page may open a socket to the centre's own network, where the server is. Which host
 * it then reaches is the content policy's matter: connect-src names the one server.
 */
const LOCAL_NETWORK: ReadonlySet<string> = new Set(['local-network', 'local-network-access', 'loopback-network']);

/** What a page may have: the camera (QR codes are shown to the kiosk) and the way to its server. Never the microphone. */
export function isPermitted(permission: string, requestingUrl: string | undefined, mediaTypes: readonly string[]): boolean {
  if (!isOwnAddress(requestingUrl)) return false;
  return LOCAL_NETWORK.has(permission) || (permission === 'media' && !mediaTypes.includes('audio'));
}

function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(isPermitted(permission, details.requestingUrl, mediaTypes));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    return isPermitted(permission, requestingOrigin, details.mediaType === undefined ? [] : [details.mediaType]);
  });
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

function stay(event: { readonly url: string; preventDefault(): void }): void {
  if (!isOwnAddress(event.url)) event.preventDefault();
}

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Opens the window, empty; the caller loads the page once it watches it. */
export function openSecureWindow(place: WindowPlace, preload: string): BrowserWindow {
  const window = new BrowserWindow(windowOptions(place, preload));
  window.removeMenu();
  guardSession(window.webContents.session);
  guardContents(window.webContents);
  return window;
}
