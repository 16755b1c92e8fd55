import type { Text } from '@luot/shared/domain/text';
import type { CommandBody, QueueCommand } from '@luot/shared/protocol/commands';
import type { Actor } from '@luot/shared/protocol/roles';
import type { CentreSettings } from '@luot/shared/settings/centre';

/** Commands that the server gives itself; no socket can. */
export type SystemCommand =
  | { readonly name: 'day.turn'; readonly body: Readonly<Record<never, never>> }
  | { readonly name: 'clock.record'; readonly body: { readonly byMs: number } };

/** A booking as the queue knows it: `id` says nothing to anybody but the list of bookings (R4). */
export interface Booking {
  readonly id: string;
  readonly serviceId: string;
  readonly atMs: number;
  readonly procedureCode: string | null;
}

/**
 * A dossier's and a booking's code, a clerk's words and a visitor's comment are taken off before: the journal keeps none (R4). A booking is
 * looked up first; null: there is none of that code. `centre.replace` reaches decide parsed: its document is settings, or
 * the list of what is wrong with it.
 */
export type Command =
  | Exclude<QueueCommand, { name: 'centre.replace' | 'ticket.issue' | 'ticket.checkIn' | 'counter.callTicket' | 'counter.rate' | 'visitor.rate' }>
  | { readonly name: 'ticket.issue'; readonly body: Omit<CommandBody<'ticket.issue'>, 'dossierCode'> }
  | { readonly name: 'ticket.checkIn'; readonly body: Omit<CommandBody<'ticket.checkIn'>, 'code'> & { readonly booking: Booking | null } }
  | { readonly name: 'counter.callTicket'; readonly body: Omit<CommandBody<'counter.callTicket'>, 'words'> }
  | { readonly name: 'counter.rate'; readonly body: Omit<CommandBody<'counter.rate'>, 'comment'> }
  | { readonly name: 'visitor.rate'; readonly body: Omit<CommandBody<'visitor.rate'>, 'comment'> }
  | { readonly name: 'centre.replace'; readonly body: { readonly document: CentreSettings } | { readonly faults: readonly Text[] } }
  | SystemCommand;

export type CommandOf<Name extends Command['name']> = Extract<Command, { name: Name }>;

/** All that decide may know beside the state. It makes up nothing itself: no clock, no randomness. */
export interface Context {
  readonly actor: Actor;
  /** The centre's time, never before `state.lastAtMs`. */
  readonly nowMs: number;
  /** D1c: what the machine's clock says, and since when, by the centre's time, that has been running as it does. */
  readonly machine: { readonly nowMs: number; readonly sinceMs: number };
  /** A fresh ticket token. */
  readonly token: string;
  /** The highest running number ever used on a day, by series; asked when a day is opened (N2). */
  readonly usedNumbers: (day: string) => Readonly<Record<string, number>>;
  /** The same by the first character of the numbers: a series may be written otherwise by now. */
  readonly usedUnder: (day: string) => Readonly<Record<string, number>>;
  /** The service that handles a procedure by these settings, or null. */
  readonly serviceOfProcedure: (code: string, settings: CentreSettings) => string | null;
  /** C9: nobody has had the counter's page open for some time. */
  readonly unattended: (counterId: string) => boolean;
  /** The newest version of the settings. */
  readonly centreVersion: number;
}
