// Runs in the sandboxed preload of a page: the bundle may require 'electron' and nothing else.
import { contextBridge, ipcRenderer } from 'electron';
import type { LuotShell } from './bridge.ts';
import type { ArgumentsOf, Channel, ReplyOf } from './ipc-map.ts';

function invoke<C extends Channel>(channel: C, ...args: ArgumentsOf<C>): Promise<ReplyOf<C>> {
  return ipcRenderer.invoke(channel, ...args);
}

/** Gives the page its bridge. ipcRenderer itself stays on this side: a page that held it could name any channel. */
export function exposeBridge(): void {
  const shell: LuotShell = { connection: () => invoke('connection.read') };
  contextBridge.exposeInMainWorld('luotShell', shell);
}
