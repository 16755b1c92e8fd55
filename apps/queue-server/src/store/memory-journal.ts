// The store for tests of rules and for comparing: the same contract, nothing on disk.
import type { Reply } from '@luot/shared/protocol/commands';
import type { Ticket } from '../queue/state.ts';
import { type Journal, type JournalEntry, type LegRow, NumberTaken, opensDay, type StoredCentre } from './journal.ts';

export class MemoryJournal implements Journal {
  readonly #entries: JournalEntry[] = [];
  readonly #replies = new Map<string, Reply>();
  readonly #tickets = new Map<string, Ticket>();
  #centre: StoredCentre | null = null;

  centre(): StoredCentre | null {
    return this.#centre;
  }

  entriesOfDay(): JournalEntry[] {
    return this.#entries.slice(Math.max(0, this.#entries.findLastIndex(opensDay)));
  }

  findReply(commandId: string): Reply | null {
    return this.#replies.get(commandId) ?? null;
  }

  append(entry: JournalEntry, touched: readonly Ticket[]): void {
    const issued = new Set(entry.events.flatMap((event) => (event.type === 'ticket.issued' ? [event.ticketId] : [])));
    for (const ticket of touched) {
      if (issued.has(ticket.id) && this.#tickets.has(ticket.id)) throw new NumberTaken(ticket);
    }
    if (entry.commandId !== null && this.#replies.has(entry.commandId)) throw new Error(`a second answer for ${entry.commandId}`);
    this.#entries.push(entry);
    if (entry.commandId !== null) this.#replies.set(entry.commandId, entry.reply);
    for (const ticket of touched) this.#tickets.set(ticket.id, ticket);
    for (const event of entry.events) {
      if (event.type === 'centre.replaced') this.#centre = { version: event.version, atMs: event.atMs, by: entry.actor.id, document: event.document };
    }
  }

  together<Value>(work: () => Value): Value {
    return work();
  }

  usedNumbers(day: string): Record<string, number> {
    const used: Record<string, number> = {};
    for (const ticket of this.#tickets.values()) {
      if (ticket.day === day) used[ticket.seriesId] = Math.max(used[ticket.seriesId] ?? 0, ticket.ordinal);
    }
    return used;
  }

  legsOfDay(day: string): LegRow[] {
    return [...this.#tickets.values()]
      .filter((ticket) => ticket.day === day)
      .flatMap((ticket) =>
        ticket.legs.map((leg, i) => ({
          serviceId: leg.serviceId,
          fromMs: leg.fromMs,
          calledAtMs: leg.calledAtMs,
          startedAtMs: leg.startedAtMs,
          endedAtMs: leg.endedAtMs,
          outcome: leg.outcome,
          counterId: leg.counterId,
          leg: i,
        })),
      );
  }

  close(): void {}
}
