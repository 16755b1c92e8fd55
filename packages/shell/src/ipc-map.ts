// Every channel between a page and its main process, with the shape of what travels on it.
// A page holds people's data and shows a server's strings: its arguments are untrusted and parsed here, once.
import type { ShellConnection } from './bridge.ts';

export interface IpcMap {
  'connection.read': { readonly args: readonly []; readonly reply: ShellConnection };
}

export type Channel = keyof IpcMap;
export type ArgumentsOf<C extends Channel> = IpcMap[C]['args'];
export type ReplyOf<C extends Channel> = IpcMap[C]['reply'];

/** Gives the arguments in their type, or undefined when they are of another shape. */
export const PARSE_ARGUMENTS: { readonly [C in Channel]: (args: readonly unknown[]) => ArgumentsOf<C> | undefined } = {
  'connection.read': (args) => (args.length === 0 ? [] : undefined),
};
