// Runs in the sandboxed preload of a page: the bundle may require 'electron' and nothing else.
import { contextBridge, ipcRenderer } from 'electron';
import type { LuotShell } from './bridge.ts';
import type { ArgumentsOf, Channel, ReplyOf, TellMap } from './ipc-map.ts';

export function invoke<C extends Channel>(channel: C, ...args: ArgumentsOf<C>): Promise<ReplyOf<C>> {
  return ipcRenderer.invoke(channel, ...args);
}

/** Hears what the main process tells; returns how to stop. */
export function listen<Channel extends keyof TellMap>(channel: Channel, listener: (value: TellMap[Channel]) => void): () => void {
  const heard = (_event: unknown, value: TellMap[Channel]) => listener(value);
  ipcRenderer.on(channel, heard);
  return () => void ipcRenderer.removeListener(channel, heard);
}

/** Gives the page its bridge. ipcRenderer itself stays on this side: a page that held it could name any channel. */
export function exposeBridge(more: Omit<LuotShell, 'connection'> = {}): void {
  const shell: LuotShell = { connection: () => invoke('connection.read'), ...more };
  contextBridge.exposeInMainWorld('luotShell', shell);
}
