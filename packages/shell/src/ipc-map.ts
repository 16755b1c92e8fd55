// Every channel between a page and its main process, with the shape of what travels on it.
// A page holds people's data and shows a server's strings: its arguments are untrusted and parsed here, once.
import { parseIssuedTicket } from '@luot/shared/protocol/issued-ticket';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import type { ShellConnection } from './bridge.ts';

export interface IpcMap {
  'connection.read': { readonly args: readonly []; readonly reply: ShellConnection };
  /** A kiosk's page has got a ticket: its paper comes out here if this machine holds the printer. */
  'ticket.print': { readonly args: readonly [IssuedTicket]; readonly reply: void };
}

/** What a main process tells its page by itself. */
export interface TellMap {
  'scan.read': string;
}

export type Channel = keyof IpcMap;
export type ArgumentsOf<C extends Channel> = IpcMap[C]['args'];
export type ReplyOf<C extends Channel> = IpcMap[C]['reply'];

/** Gives the arguments in their type, or undefined when they are of another shape. */
export const PARSE_ARGUMENTS: { readonly [C in Channel]: (args: readonly unknown[]) => ArgumentsOf<C> | undefined } = {
  'connection.read': (args) => (args.length === 0 ? [] : undefined),
  'ticket.print': ([value, ...more]) => {
    const ticket = more.length === 0 ? parseIssuedTicket(value) : null;
    return ticket === null ? undefined : [ticket];
  },
};
