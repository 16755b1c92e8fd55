// What the engine asks of a store. Two implementations, one contract suite (journal-contract.ts).

import type { Entry } from '@luot/queue/events';
import type { Ticket } from '@luot/queue/state';
import type { Reply } from '@luot/shared/protocol/commands';
import type { Actor } from '@luot/shared/protocol/roles';
import type { CentreSettings } from '@luot/shared/settings/centre';

/** An entry as it is kept: with who, on which day, and the answer that every repeat gets (N3). */
export interface JournalEntry extends Entry {
  /** Null for what the server did by itself. */
  readonly commandId: string | null;
  /** N3: of the body as it came, without its private fields; null: not known, as of entries from before it was kept. */
  readonly bodyHash: string | null;
  readonly day: string | null;
  readonly actor: Actor;
  readonly reply: Reply;
}

/** N3: a command that was answered, with all that a repeat of it has in common with it. */
export type Answered = Pick<JournalEntry, 'actor' | 'command' | 'bodyHash' | 'reply'>;

export interface StoredCentre {
  readonly version: number;
  readonly atMs: number;
  readonly by: string;
  readonly document: CentreSettings;
}

/** One leg of one ticket, the row that figures are counted from. Instants in epoch ms. */
export interface LegRow {
  readonly serviceId: string;
  readonly fromMs: number;
  readonly calledAtMs: number | null;
  readonly startedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly heldMs: number;
  readonly outcome: string | null;
  readonly counterId: string | null;
  readonly leg: number;
}

export interface Journal {
  /** The newest settings, or the newest before a version; null where there are none. */
  centre(beforeVersion?: number): StoredCentre | null;
  /** The entries from the one that opened the newest day on; before the first day all there are. */
  entriesOfDay(): JournalEntry[];
  /** What was answered under an id, or null. Ids are kept in small letters; older ones as they came. */
  findAnswered(commandId: string): Answered | null;
  /**
   * Writes one entry with everything derived from it, all or nothing, and returns when it is on disk (N4).
   * @throws StorageFault when the disk is full or broken: nothing was written, and nothing may be from then on
   * @throws Error when (day, series, number) exists already (N2): a bug
   */
  append(entry: JournalEntry, touched: readonly Ticket[]): void;
  /**
   * Entries appended within `work` reach the disk together, or none does; returns when they are there. Within another
   * `together` a throw takes back what was appended since its own beginning and nothing else.
   * @throws StorageFault as `append` does
   */
  together<Value>(work: () => Value): Value;
  /** The highest running number of each series on a day, for a day that is opened again (D1, N2). */
  usedNumbers(day: string): Record<string, number>;
  /** The same by the first character of the numbers, whichever series they were of: settings may have changed since (N2b). */
  usedUnder(day: string): Record<string, number>;
  legsOfDay(day: string): LegRow[];
  /** Writes as much as an entry and syncs it, to see whether there is room again. @throws StorageFault */
  tryDisk(): void;
  close(): void;
}

/** The disk is full, gone or read-only. A full one is waited out; after anything else the process has to begin anew. */
export class StorageFault extends Error {
  readonly code: string;
  constructor(code: string, cause: unknown) {
    super(`the store cannot be written: ${code}`, { cause });
    this.name = 'StorageFault';
    this.code = code;
  }

  get isFull(): boolean {
    return this.code === 'SQLITE_FULL';
  }
}

/** N2 as an error: the store's own constraint refused a second ticket of one number. */
export class NumberTaken extends Error {
  constructor(ticket: Ticket, cause?: unknown) {
    super(`the number ${ticket.number} of ${ticket.day} exists already`, { cause });
    this.name = 'NumberTaken';
  }
}

export function opensDay(entry: Entry): boolean {
  return entry.events.some((event) => event.type === 'day.opened');
}
