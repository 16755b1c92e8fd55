// The whole main process of a kiosk or a display: read the settings, open the window, keep its page alive.
import { join } from 'node:path';
import { app, Menu, powerSaveBlocker } from 'electron';
import { pageAddress, type ShellPage } from './app-scheme.ts';
import type { ShellConnection } from './bridge.ts';
import type { TellMap } from './ipc-map.ts';
import { openSecureWindow } from './secure-window.ts';
import { registerScheme, servePages } from './serve-pages.ts';
import { readShellConfig, type ShellConfig } from './shell-config.ts';
import { handle } from './typed-ipc.ts';
import { watchPage } from './watchdog.ts';

function log(event: string, fields: Readonly<Record<string, string>>): void {
  console.error(JSON.stringify({ time: new Date().toISOString(), event, ...fields }));
}

/** A bug ends the process and its supervisor starts it anew; Electron's own answer is a dialog nobody is there to close. */
function stopOnBug(error: unknown): void {
  log('shell.bug', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  app.exit(1);
}

/** What a program that does more than show a page gets to work with. */
export interface AttachedShell {
  readonly config: ShellConfig;
  /** Where this program keeps what is its own, the device's token included. */
  readonly dataFolder: string;
  readonly handle: typeof handle;
  /** Tells the page; while it reloads nobody hears. */
  readonly tell: <Channel extends keyof TellMap>(channel: Channel, value: TellMap[Channel]) => void;
  /** Done before the program ends, for a moment at most. */
  readonly onQuit: (work: () => Promise<void>) => void;
}

export interface ShellOptions {
  readonly page: ShellPage;
  /** Called once, when the settings are in order. */
  readonly attach?: (shell: AttachedShell) => void;
}

const QUIT_WITHIN_MS = 1_500;

function open({ page, attach }: ShellOptions): void {
  const dataFolder = app.getPath('userData');
  const settingsFile = join(dataFolder, 'shell.json');
  const settings = () => readShellConfig(settingsFile);
  // getAppPath is the asar of an installed program and the folder of a staged one: both hold the same files.
  const home = app.getAppPath();

  servePages(join(home, 'pages'), () => {
    const read = settings();
    return read.ok ? read.value.serverUrl : undefined;
  });
  handle('connection.read', (): ShellConnection => {
    const read = settings();
    if (!read.ok) return { ok: false, text: read.no };
    const { serverUrl, device, token } = read.value;
    return { ok: true, serverUrl, device, token };
  });

  const atStart = settings();
  if (!atStart.ok) log('shell.settings-fault', { sentence: atStart.no.en });
  const window = openSecureWindow(atStart.ok ? atStart.value : { windowed: false, display: undefined }, join(home, 'preload.cjs'));
  const load = (): void => {
    window.loadURL(pageAddress(page)).catch(() => undefined); // the watchdog hears of the same failure as an event
  };
  if (atStart.ok) attach?.({ config: atStart.value, dataFolder, handle, tell: (channel, value) => window.webContents.send(channel, value), onQuit });
  watchPage(window.webContents, { load, log: (fault, detail) => log(`page.${fault}`, { detail }) });
  app.on('second-instance', () => window.focus());
  load();
}

function onQuit(work: () => Promise<void>): void {
  let done = false;
  app.on('before-quit', (event) => {
    if (done) return;
    event.preventDefault();
    const patience = new Promise((resolve) => setTimeout(resolve, QUIT_WITHIN_MS));
    void Promise.race([work(), patience]).finally(() => {
      done = true;
      app.quit();
    });
  });
}

/** Call once, at the top of a main bundle, before Electron is ready. */
export function startShell(options: ShellOptions): void {
  if (!app.requestSingleInstanceLock()) {
    app.quit(); // the running one shows itself instead
    return;
  }
  process.on('uncaughtException', stopOnBug);
  process.on('unhandledRejection', stopOnBug);
  Menu.setApplicationMenu(null); // its shortcuts close, reload and zoom
  registerScheme();
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(() => {
      powerSaveBlocker.start('prevent-display-sleep');
      open(options);
    })
    .catch(stopOnBug);
}
