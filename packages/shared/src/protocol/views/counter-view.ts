import type { Language, Text } from '../../domain/text.ts';
import type { StaffCounter } from './staff-view.ts';
import type { Pause } from './view-parts.ts';

export interface WaitingTicket {
  readonly ticketId: string;
  readonly number: string;
  readonly serviceId: string;
  readonly arrivedAtMs: number;
  readonly priority: boolean;
  readonly className: Text | null;
  readonly directed: boolean;
  readonly transferred: boolean;
  readonly bookedAtMs: number | null;
  /** It was held or missed and has come back. */
  readonly returned: boolean;
  readonly training: boolean;
}

/** A ticket that is not called by itself: its visitor is away (Q6) or did not come (Q7). */
export interface AwayTicket {
  readonly ticketId: string;
  readonly number: string;
  readonly serviceId: string;
  readonly sinceMs: number;
  readonly counterLabel: string;
  /** It is held at this counter, whose clerk may serve it on without a call. */
  readonly here: boolean;
}

/** C6: why `next` would be next. */
export type NextReason =
  | { readonly kind: 'first' }
  | { readonly kind: 'directed' }
  | { readonly kind: 'priority'; readonly className: Text | null; readonly headStartMinutes: number; readonly passes: number }
  | { readonly kind: 'booked'; readonly bookedAtMs: number }
  /** Q4: nobody of the own work waits, or others have waited longer by more than the offset. */
  | { readonly kind: 'helping'; readonly offsetMinutes: number }
  /** Q5: so many have passed others that now the one who has waited longest is called. */
  | { readonly kind: 'turn'; readonly jumps: number }
  | { readonly kind: 'training' };

export interface CurrentTicket {
  readonly ticketId: string;
  readonly number: string;
  readonly copies: number;
  readonly state: 'called' | 'serving';
  readonly serviceId: string;
  readonly serviceName: Text;
  readonly className: Text | null;
  readonly procedureCode: string | null;
  /** The dossier its holder has looked up at the kiosk; forgotten within a day (R4). */
  readonly dossierCode: string | null;
  readonly language: Language;
  readonly arrivedAtMs: number;
  readonly calledAtMs: number;
  readonly startedAtMs: number | null;
  /** How often it was called again (C4). */
  readonly recalls: number;
  readonly offerMissed: boolean;
  readonly classId: string | null;
  readonly bookedAtMs: number | null;
  /** Q9: the services after this one. */
  readonly further: readonly { readonly serviceId: string; readonly name: Text }[];
  readonly training: boolean;
}

export interface CounterView {
  readonly counter: StaffCounter;
  readonly pause: Pause | null;
  readonly current: CurrentTicket | null;
  /** In the order the counter would call them if nothing changed. */
  readonly waiting: readonly WaitingTicket[];
  readonly next: { readonly ticketId: string; readonly number: string; readonly why: NextReason } | null;
  /** Q6: held tickets of the services handled here, longest first. */
  readonly held: readonly AwayTicket[];
  /** Q7: those missed last, newest first. */
  readonly missed: readonly AwayTicket[];
  /** Q5: how many calls in a row have passed somebody, and how many may. */
  readonly jumps: { readonly inARow: number; readonly most: number };
  /** Q8: calls before their turn today, by the clerk who is here. */
  readonly outOfOrder: number;
  readonly undo: { readonly name: string; readonly untilMs: number } | null;
  readonly servedToday: number;
}
