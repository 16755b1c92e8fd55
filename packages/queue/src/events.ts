// What happened: the journal's words. Each event carries all that evolve needs, so that replay asks nobody.
import type { Language, Text } from '@luot/shared/domain/text';
import type { Actor } from '@luot/shared/protocol/roles';
import type { CentreSettings } from '@luot/shared/settings/centre';
import type { PrintState } from './state.ts';

export type QueueEvent =
  | {
      readonly type: 'day.opened';
      readonly day: string;
      readonly atMs: number;
      readonly firstOrdinals: Readonly<Record<string, number>>;
      /** N2b: the highest running number under each first character, on a day that was open before. */
      readonly usedUnder?: Readonly<Record<string, number>>;
      readonly emergency?: Text;
    }
  /** D1c: the machine's clock, which the centre's time does not follow by itself; `atMs` is centre's time. */
  | { readonly type: 'clock.jumped'; readonly byMs: number; readonly atMs: number }
  /**
   * D1e: it is `atMs` now. What happened since `fromMs`, by the time that was wrong, happened `byMs` later (or earlier)
   * than it says; null: what has happened happened when it says.
   */
  | { readonly type: 'clock.corrected'; readonly byMs: number; readonly fromMs: number | null; readonly atMs: number }
  | { readonly type: 'centre.replaced'; readonly version: number; readonly document: CentreSettings; readonly atMs: number }
  | {
      readonly type: 'ticket.issued';
      readonly ticketId: string;
      readonly seriesId: string;
      readonly ordinal: number;
      readonly number: string;
      readonly token: string;
      readonly serviceId: string;
      readonly classId: string | null;
      readonly headStartMinutes: number;
      readonly procedureCode: string | null;
      readonly language: Language;
      readonly by: Actor;
      readonly printerId: string | null;
      /** Q10: due by its booking; otherwise when it came. */
      readonly booking?: { readonly id: string; readonly atMs: number };
      readonly dueAtMs?: number;
      /** Q9: the services after the first. */
      readonly further?: readonly string[];
      /** C11: at this counter, to try things out. */
      readonly trainingAt?: string;
      readonly atMs: number;
    }
  | {
      readonly type: 'ticket.called';
      readonly ticketId: string;
      readonly counterId: string;
      readonly clerk: string;
      readonly callSeq: number;
      /** Q8: why this one was called before others. */
      readonly outOfOrder?: string;
      /** Q5: the call passed somebody. */
      readonly jump?: boolean;
      readonly atMs: number;
    }
  | { readonly type: 'ticket.recalled'; readonly ticketId: string; readonly counterId: string; readonly callSeq: number; readonly atMs: number }
  /** `unseen`: the clerk ended a service without having started it, so nobody knows when it began (S1). */
  | { readonly type: 'ticket.started'; readonly ticketId: string; readonly unseen: boolean; readonly atMs: number }
  | { readonly type: 'ticket.finished'; readonly ticketId: string; readonly atMs: number }
  | { readonly type: 'ticket.held'; readonly ticketId: string; readonly atMs: number }
  | { readonly type: 'ticket.resumed'; readonly ticketId: string; readonly counterId: string; readonly clerk: string; readonly atMs: number }
  | { readonly type: 'ticket.returned'; readonly ticketId: string; readonly dueAtMs: number; readonly byVisitor: boolean; readonly atMs: number }
  /** Q9: served here, and waiting for its next service. */
  | { readonly type: 'ticket.continued'; readonly ticketId: string; readonly serviceId: string; readonly atMs: number }
  | { readonly type: 'ticket.serviceAdded'; readonly ticketId: string; readonly serviceId: string; readonly atMs: number }
  | {
      readonly type: 'ticket.classCorrected';
      readonly ticketId: string;
      readonly classId: string | null;
      readonly headStartMinutes: number;
      readonly atMs: number;
    }
  | { readonly type: 'ticket.rated'; readonly ticketId: string; readonly level: number; readonly atMs: number }
  | { readonly type: 'ticket.missed'; readonly ticketId: string; readonly atMs: number }
  | { readonly type: 'ticket.cancelled'; readonly ticketId: string; readonly atMs: number }
  | { readonly type: 'ticket.expired'; readonly ticketId: string; readonly atMs: number }
  | { readonly type: 'ticket.transferred'; readonly ticketId: string; readonly serviceId: string; readonly directedTo: string | null; readonly atMs: number }
  | { readonly type: 'ticket.undirected'; readonly ticketId: string; readonly atMs: number }
  | { readonly type: 'ticket.reprinted'; readonly ticketId: string; readonly copy: number; readonly printerId: string; readonly atMs: number }
  /** `copy` 0 is the ticket itself; entries of the first version have none. */
  | {
      readonly type: 'print.reported';
      readonly ticketId: string;
      readonly copy?: number;
      readonly print: Exclude<PrintState, 'none' | 'issued'>;
      readonly atMs: number;
    }
  | { readonly type: 'counter.opened'; readonly counterId: string; readonly clerk: string; readonly atMs: number }
  | { readonly type: 'counter.takenOver'; readonly counterId: string; readonly clerk: string; readonly atMs: number }
  | { readonly type: 'counter.paused'; readonly counterId: string; readonly reasonId: string; readonly expectedEndMs: number | null; readonly atMs: number }
  | { readonly type: 'counter.closed'; readonly counterId: string; readonly atMs: number }
  | { readonly type: 'day.closed'; readonly atMs: number }
  | { readonly type: 'day.reopened'; readonly atMs: number }
  | { readonly type: 'emergency.set'; readonly text: Text | null; readonly atMs: number }
  /** Takes the counter's last entry back to its undo point (C3). */
  | { readonly type: 'counter.undone'; readonly counterId: string; readonly atMs: number };

export type QueueEventType = QueueEvent['type'];

/** What one command did: the unit of the journal, of replay and of undo. */
export interface Entry {
  readonly command: string;
  readonly atMs: number;
  readonly events: readonly QueueEvent[];
  /** The counter whose clerk may take this back within the undo time, or null. */
  readonly undoableAt: string | null;
}
