// Stands for Electron in the tests of this package: it records what it was told and lets a test speak as Chromium.
// A test file begins with  vi.mock('electron', () => import('../test/fake-electron.ts')).
import { EventEmitter } from 'node:events';
import type { LuotShell } from '../src/bridge.ts';

type PermissionRequestHandler = (contents: unknown, permission: string, answer: (granted: boolean) => void, details: object) => void;
type PermissionCheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean;
type PageHandler = (request: Request) => Promise<Response>;
type IpcListener = (event: { senderFrame: { url: string } | null }, ...args: unknown[]) => unknown;

class FakeSession extends EventEmitter {
  request: PermissionRequestHandler = (_contents, _permission, answer) => answer(true);
  check: PermissionCheckHandler = () => true;
  device: () => boolean = () => true;
  setPermissionRequestHandler(handler: PermissionRequestHandler): void {
    this.request = handler;
  }
  setPermissionCheckHandler(handler: PermissionCheckHandler): void {
    this.check = handler;
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.device = handler;
  }
}

class FakeContents extends EventEmitter {
  readonly session = new FakeSession();
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  answering = true;
  crashes = 0;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  executeJavaScript(): Promise<unknown> {
    return this.answering ? Promise.resolve(0) : new Promise(() => undefined);
  }
  forcefullyCrashRenderer(): void {
    this.crashes += 1;
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
  }
  /** Emits an event that can be prevented; tells whether it was. */
  attempt(name: string, url: string): boolean {
    let prevented = false;
    this.emit(name, {
      url,
      preventDefault: () => {
        prevented = true;
      },
    });
    return prevented;
  }
}

export class BrowserWindow {
  readonly webContents = new FakeContents();
  readonly loaded: string[] = [];
  readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> } & Readonly<Record<string, unknown>>;
  hasMenu = true;
  focused = 0;
  constructor(options: BrowserWindow['options']) {
    this.options = options;
    told.windows.push(this);
  }
  removeMenu(): void {
    this.hasMenu = false;
  }
  loadURL(address: string): Promise<void> {
    this.loaded.push(address);
    return Promise.resolve();
  }
  focus(): void {
    this.focused += 1;
  }
}

/** What the program did to Electron, and what the machine is like. */
export const told = {
  windows: [] as BrowserWindow[],
  schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  pages: undefined as PageHandler | undefined,
  bridge: {} as { luotShell?: LuotShell },
  exits: [] as (number | 'quit')[],
  menu: 'default' as unknown,
};
export const machine = { userData: '', appPath: '', alone: true, screens: [{ bounds: { x: 0, y: 0 } }, { bounds: { x: 1920, y: 0 } }] };
const channels = new Map<string, IpcListener>();

export function reset(): void {
  Object.assign(told, { windows: [], schemes: [], pages: undefined, bridge: {}, exits: [], menu: 'default' });
  Object.assign(machine, { userData: '', appPath: '', alone: true });
  channels.clear();
  app.removeAllListeners();
}

/** Calls a channel as a frame that shows `url`; null stands for a frame that is gone. */
export function invokeFrom(url: string | null, channel: string, ...args: unknown[]): unknown {
  const listener = channels.get(channel);
  if (listener === undefined) throw new Error(`nobody answers ${channel}`);
  return listener({ senderFrame: url === null ? null : { url } }, ...args);
}

export const app = Object.assign(new EventEmitter(), {
  requestSingleInstanceLock: () => machine.alone,
  whenReady: () => Promise.resolve(),
  getPath: () => machine.userData,
  getAppPath: () => machine.appPath,
  quit: () => told.exits.push('quit'),
  exit: (code: number) => told.exits.push(code),
});
export const protocol = {
  registerSchemesAsPrivileged: (schemes: typeof told.schemes) => told.schemes.push(...schemes),
  handle: (_scheme: string, handler: PageHandler) => {
    told.pages = handler;
  },
};
export const ipcMain = { handle: (channel: string, listener: IpcListener) => channels.set(channel, listener) };
export const ipcRenderer = { invoke: (channel: string, ...args: unknown[]) => Promise.resolve({ channel, args }) };
export const contextBridge = { exposeInMainWorld: (name: string, value: LuotShell) => Object.assign(told.bridge, { [name]: value }) };
export const Menu = {
  setApplicationMenu: (menu: unknown) => {
    told.menu = menu;
  },
};
export const powerSaveBlocker = { start: () => 1 };
export const screen = { getAllDisplays: () => machine.screens, getPrimaryDisplay: () => machine.screens[0] };
