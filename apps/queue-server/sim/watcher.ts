// What must hold whatever happens, checked from outside: by what commands were answered and what the state shows,
// with no help from the code that decides.

import type { Command } from '@luot/queue/command';
import { allTickets, counterOf, legOf, type QueueState, type Ticket } from '@luot/queue/state';
import { TICKET_TRANSITIONS, type TicketState } from '@luot/shared/domain/ticket-state';
import type { Reply } from '@luot/shared/protocol/commands';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';

export interface Violation {
  readonly rule: string;
  readonly what: string;
}

export class Watcher {
  readonly violations: Violation[] = [];
  readonly #numbers = new Map<string, string>();
  readonly #replies = new Map<string, string>();
  #before: QueueState | null = null;

  /** N3, N2: the answer to one delivery of a command. */
  answered(commandId: string, reply: Reply): void {
    const text = JSON.stringify(reply);
    const first = this.#replies.get(commandId);
    if (first === undefined) this.#replies.set(commandId, text);
    else if (first !== text) this.#violated('N3', `command ${commandId} was answered twice: ${first} and ${text}`);
    const ticket = reply.ok ? issuedIn(reply.value) : null;
    if (ticket === null) return;
    const key = `${ticket.ticketId.slice(0, 10)} ${ticket.number}`;
    const owner = this.#numbers.get(key) ?? commandId;
    if (owner !== commandId) this.#violated('N2', `${key} was given out twice`);
    this.#numbers.set(key, commandId);
  }

  /** After every command: C1, C2, Q1, Q2 and D1 on the state. */
  looked(command: Command | null, after: QueueState): void {
    const before = this.#before;
    this.#before = after;
    this.#hands(after);
    this.#waiting(after);
    if (before === null || before.day !== after.day) return;
    if (after.lastAtMs < before.lastAtMs) this.#violated('D1', `time went back by ${before.lastAtMs - after.lastAtMs} ms`);
    if (command?.name === 'counter.undo') return;
    this.#transitions(before, after);
    if (command?.name === 'counter.callNext') this.#fair(command.body.counterId, before, after);
  }

  /** D1e: after a correction of the clock, the one thing that sets time back. */
  corrected(after: QueueState): void {
    this.#before = null;
    this.looked(null, after);
  }

  /** N4: after a restart the state is what it was. */
  restarted(before: QueueState, after: QueueState): void {
    const tell = (state: QueueState) => JSON.stringify([state.day, state.series, state.waiting, state.counters, state.calls, state.callSeq]);
    if (before.day === after.day && tell(before) !== tell(after)) this.#violated('N4', 'a restart changed the state');
    this.#before = after;
  }

  #hands(state: QueueState): void {
    const held = Object.values(state.counters).flatMap((counter) => counter.current ?? []);
    if (new Set(held).size !== held.length) this.#violated('C2', 'one ticket is at two counters');
    const inHand = allTickets(state).filter((ticket) => ticket.state === 'called' || ticket.state === 'serving');
    for (const ticket of inHand) {
      if (counterOf(state, legOf(ticket).counterId ?? '').current !== ticket.id) this.#violated('C2', `${ticket.id} is ${ticket.state} but at no counter`);
    }
    if (inHand.length !== held.length) this.#violated('C2', 'a counter holds a ticket that is not called');
  }

  #waiting(state: QueueState): void {
    const listed = Object.values(state.waiting).flat().sort();
    const waiting = allTickets(state)
      .flatMap((ticket) => (ticket.state === 'waiting' ? [ticket.id] : []))
      .sort();
    if (listed.join() !== waiting.join()) this.#violated('C1', 'the waiting lists are not the waiting tickets');
  }

  #transitions(before: QueueState, after: QueueState): void {
    for (const ticket of allTickets(after)) {
      const was = before.series[ticket.seriesId]?.tickets[ticket.ordinal - (after.series[ticket.seriesId]?.first ?? 1)];
      if (was === undefined || was.state === ticket.state) continue;
      if (!reachable(was.state, ticket.state)) this.#violated('C1', `${ticket.id} went from ${was.state} to ${ticket.state}`);
    }
  }

  /** Q2 by comparing with everybody who could have been called instead. */
  #fair(counterId: string, before: QueueState, after: QueueState): void {
    const calledId = counterOf(after, counterId).current;
    if (calledId === null || calledId === counterOf(before, counterId).current) return;
    const offsets = new Map(before.settings.counters.find((c) => c.id === counterId)?.services.map((s) => [s.serviceId, s.offsetMinutes]));
    const offsetOf = (ticket: Ticket) => (ticket.directedTo === counterId ? 0 : (offsets.get(legOf(ticket).serviceId) ?? 0));
    const all = allTickets(before);
    const called = all.find((ticket) => ticket.id === calledId);
    // Q9: whoever was just served here and went on to another service of this counter has no place among the others before.
    if (called === undefined || called.state !== 'waiting' || called.training) return;
    for (const other of all) {
      const eligible = other.directedTo === null ? offsets.has(legOf(other).serviceId) : other.directedTo === counterId;
      if (other.state !== 'waiting' || other.training || !eligible || other.id === calledId) continue;
      const head = Math.max(0, called.headStartMinutes - other.headStartMinutes);
      const helped = Math.max(0, offsetOf(other) - offsetOf(called));
      if (called.dueAtMs > other.dueAtMs + (head + helped) * 60_000) this.#violated('Q2', `${called.id} passed ${other.id}`);
    }
  }

  #violated(rule: string, what: string): void {
    this.violations.push({ rule, what });
  }
}

/** One command may move a ticket two steps: an unseen start and its finish. */
function reachable(from: TicketState, to: TicketState): boolean {
  return TICKET_TRANSITIONS[from].some((step) => step === to || TICKET_TRANSITIONS[step].includes(to));
}

function issuedIn(value: unknown): IssuedTicket | null {
  if (typeof value !== 'object' || value === null || !('ticket' in value)) return null;
  return value.ticket as IssuedTicket;
}
