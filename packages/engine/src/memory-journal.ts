// The store for tests of rules and for comparing: the same contract, nothing on disk.
import { heldMs, type Ticket } from '@luot/queue/state';
import { type Answered, type Journal, type JournalEntry, type LegRow, NumberTaken, opensDay, type StoredCentre } from './journal.ts';

interface Kept {
  readonly entries: readonly JournalEntry[];
  readonly answered: ReadonlyMap<string, Answered>;
  readonly tickets: ReadonlyMap<string, Ticket>;
  /** Oldest first. */
  readonly centres: readonly StoredCentre[];
}

export class MemoryJournal implements Journal {
  /** Replaced whole by each append, so that taking some back is keeping the old one. */
  #kept: Kept = { entries: [], answered: new Map(), tickets: new Map(), centres: [] };

  centre(beforeVersion = Number.POSITIVE_INFINITY): StoredCentre | null {
    return this.#kept.centres.findLast(({ version }) => version < beforeVersion) ?? null;
  }

  entriesOfDay(): JournalEntry[] {
    return this.#kept.entries.slice(Math.max(0, this.#kept.entries.findLastIndex(opensDay)));
  }

  findAnswered(commandId: string): Answered | null {
    const { answered } = this.#kept;
    return answered.get(commandId.toLowerCase()) ?? answered.get(commandId) ?? null;
  }

  append(entry: JournalEntry, touched: readonly Ticket[]): void {
    const { entries, answered, tickets, centres } = this.#kept;
    const issued = new Set(entry.events.flatMap((event) => (event.type === 'ticket.issued' ? [event.ticketId] : [])));
    for (const ticket of touched) {
      if (issued.has(ticket.id) && tickets.has(ticket.id)) throw new NumberTaken(ticket);
    }
    if (entry.commandId !== null && answered.has(entry.commandId)) throw new Error(`a second answer for ${entry.commandId}`);
    this.#kept = {
      entries: [...entries, entry],
      answered: entry.commandId === null ? answered : new Map(answered).set(entry.commandId, entry),
      tickets: touched.reduce((all, ticket) => all.set(ticket.id, ticket), new Map(tickets)),
      centres: [
        ...centres,
        ...entry.events.flatMap((event) =>
          event.type === 'centre.replaced' ? [{ version: event.version, atMs: event.atMs, by: entry.actor.id, document: event.document }] : [],
        ),
      ],
    };
  }

  together<Value>(work: () => Value): Value {
    const before = this.#kept;
    try {
      return work();
    } catch (error) {
      this.#kept = before;
      throw error;
    }
  }

  usedNumbers(day: string): Record<string, number> {
    return this.#highest(day, ({ seriesId }) => seriesId);
  }

  usedUnder(day: string): Record<string, number> {
    return this.#highest(day, ({ number }) => number.charAt(0));
  }

  #highest(day: string, keyOf: (ticket: Ticket) => string): Record<string, number> {
    const used: Record<string, number> = {};
    for (const ticket of this.#kept.tickets.values()) {
      if (ticket.day === day) used[keyOf(ticket)] = Math.max(used[keyOf(ticket)] ?? 0, ticket.ordinal);
    }
    return used;
  }

  legsOfDay(day: string): LegRow[] {
    return [...this.#kept.tickets.values()]
      .filter((ticket) => ticket.day === day && !ticket.training)
      .flatMap((ticket) =>
        ticket.legs.map((leg, i) => ({
          serviceId: leg.serviceId,
          fromMs: leg.fromMs,
          calledAtMs: leg.calledAtMs,
          startedAtMs: leg.startedAtMs,
          endedAtMs: leg.endedAtMs,
          heldMs: heldMs(leg),
          outcome: leg.outcome,
          counterId: leg.counterId,
          leg: i,
        })),
      );
  }

  tryDisk(): void {}

  close(): void {}
}
