// From one state and what happened to the next state. Total over the events decide makes; anything else is a bug.
import { assertNever } from '@luot/shared/domain/assert-never';
import { TICKET_TRANSITIONS, type TicketState } from '@luot/shared/domain/ticket-state';
import { withTimesMoved } from './correct-times.ts';
import type { Entry, QueueEvent } from './events.ts';
import { formerNames } from './names.ts';
import {
  allTickets,
  CALLS_KEPT,
  type Call,
  type Counter,
  counterOf,
  emptyState,
  type Leg,
  legOf,
  type QueueState,
  queueOf,
  type Ticket,
  ticketOf,
  waitingOf,
} from './state.ts';

export interface Evolved {
  readonly state: QueueState;
  /** The tickets the entry changed, as they are after it, also those of a day that ended with it. */
  readonly touched: readonly Ticket[];
}

/** Applies one entry whole and sets the undo point of the counter that may take it back. */
export function evolveEntry(before: QueueState, entry: Entry): Evolved {
  let state = before;
  const touched = new Map<string, Ticket>();
  for (const event of entry.events) {
    const undone = event.type === 'counter.undone' ? counterOf(state, event.counterId).undo : null;
    state = evolve(state, event);
    const ids = 'ticketId' in event ? [event.ticketId] : (undone?.before ?? (event.type === 'clock.corrected' ? allTickets(state) : [])).map(({ id }) => id);
    for (const id of ids) touched.set(id, ticketOf(state, id));
  }
  const counterId = entry.undoableAt;
  if (counterId !== null) {
    const tickets = [...touched.values()];
    state = withCounter(state, counterId, {
      undo: {
        command: entry.command,
        atMs: entry.atMs,
        before: tickets.map((ticket) => ticketOf(before, ticket.id)),
        after: tickets.map((ticket) => ticket.version),
        counterBefore: { ...counterOf(before, counterId), undo: null },
        callsBefore: before.calls,
      },
    });
  }
  return { state, touched: [...touched.values()] };
}

export function evolve(state: QueueState, event: QueueEvent): QueueState {
  const next = apply(state, event);
  return next.lastAtMs === event.atMs ? next : { ...next, lastAtMs: event.atMs };
}

function apply(state: QueueState, event: QueueEvent): QueueState {
  switch (event.type) {
    case 'day.opened': {
      const series = Object.entries(event.firstOrdinals).map(([id, first]) => [id, { first, tickets: [] }]);
      return {
        ...emptyState(state.settings),
        day: event.day,
        series: Object.fromEntries(series),
        usedUnder: event.usedUnder ?? {},
        emergency: event.emergency ?? null,
      };
    }
    case 'clock.jumped':
      return state;
    case 'clock.corrected':
      return event.fromMs === null ? state : withTimesMoved(state, event.fromMs, event.byMs);
    case 'centre.replaced':
      return { ...state, settings: event.document, former: formerNames(state, event.document) };
    case 'ticket.issued':
      return issued(state, event);
    case 'ticket.called': {
      const outOfOrder = event.outOfOrder ?? null;
      const called: Partial<Leg> = { counterId: event.counterId, clerk: event.clerk, calledAtMs: event.atMs, outOfOrder };
      const { jumps } = counterOf(state, event.counterId);
      // Q5: a call before its turn, with its reason, is none of the order's own.
      const run = outOfOrder === null ? (event.jump === true ? jumps + 1 : 0) : jumps;
      const at = withCounter(moved(state, event.ticketId, 'called', called), event.counterId, { current: event.ticketId, jumps: run });
      return announced(at, event, false);
    }
    case 'ticket.recalled': {
      const ticket = ticketOf(state, event.ticketId);
      const recalled = withTicket(state, changed(ticket, {}, { recalls: legOf(ticket).recalls + 1 }));
      return announced(withCounter(recalled, event.counterId, { undo: null }), event, true);
    }
    case 'ticket.started':
      return moved(state, event.ticketId, 'serving', { startedAtMs: event.unseen ? null : event.atMs });
    case 'ticket.finished': {
      const counterId = legOf(ticketOf(state, event.ticketId)).counterId;
      const next = left(moved(state, event.ticketId, 'served', { endedAtMs: event.atMs, outcome: 'served' }), event.ticketId);
      return counterId === null ? next : withServed(next, counterId, ticketOf(next, event.ticketId), event.atMs);
    }
    case 'ticket.continued': {
      const before = ticketOf(state, event.ticketId);
      const { counterId } = legOf(before);
      const next = reQueued(state, event, { endedAtMs: event.atMs, outcome: 'served' }, { directedTo: null, further: before.further.slice(1) });
      return counterId === null ? next : withServed(next, counterId, ticketOf(next, event.ticketId), event.atMs);
    }
    case 'ticket.held':
      return left(moved(state, event.ticketId, 'held', { heldAtMs: event.atMs }), event.ticketId);
    case 'ticket.resumed': {
      const leg = legOf(ticketOf(state, event.ticketId));
      const resumed: Partial<Leg> = { ...unheld(leg, event.atMs), counterId: event.counterId, clerk: event.clerk, startedAtMs: leg.startedAtMs ?? event.atMs };
      return withCounter(moved(state, event.ticketId, 'serving', resumed), event.counterId, { current: event.ticketId });
    }
    case 'ticket.returned': {
      const ticket = ticketOf(state, event.ticketId);
      const leg = legOf(ticket);
      const ended: Partial<Leg> = ticket.state === 'held' ? { ...unheld(leg, event.atMs), endedAtMs: event.atMs, outcome: 'held' } : { outcome: 'returned' };
      const change = { directedTo: null, dueAtMs: event.dueAtMs, returns: ticket.returns + (event.byVisitor ? 1 : 0) };
      return reQueued(state, { ...event, serviceId: leg.serviceId }, ended, change);
    }
    case 'ticket.serviceAdded': {
      const ticket = ticketOf(state, event.ticketId);
      return withTicket(state, changed(ticket, { further: [...ticket.further, event.serviceId] }));
    }
    case 'ticket.classCorrected':
      return withTicket(state, changed(ticketOf(state, event.ticketId), { classId: event.classId, headStartMinutes: event.headStartMinutes }));
    case 'ticket.rated':
      return withTicket(state, { ...ticketOf(state, event.ticketId), rating: event.level });
    case 'ticket.missed':
      return left(moved(state, event.ticketId, 'missed', { endedAtMs: event.atMs, outcome: 'missed' }), event.ticketId);
    case 'ticket.cancelled':
      return left(moved(state, event.ticketId, 'cancelled', { endedAtMs: event.atMs, outcome: 'cancelled' }), event.ticketId);
    case 'ticket.expired':
      return left(moved(state, event.ticketId, 'expired', { endedAtMs: event.atMs, outcome: 'expired' }), event.ticketId);
    case 'ticket.transferred':
      return reQueued(state, event, { endedAtMs: event.atMs, outcome: 'transferred' }, { directedTo: event.directedTo });
    case 'ticket.undirected':
      return withTicket(state, changed(ticketOf(state, event.ticketId), { directedTo: null }));
    case 'ticket.reprinted': {
      const ticket = ticketOf(state, event.ticketId);
      const copy = { printerId: event.printerId, print: 'issued', askedAtMs: event.atMs } as const;
      return withTicket(state, { ...ticket, copies: [...ticket.copies, copy] });
    }
    case 'print.reported':
      return withTicket(state, withPrint(ticketOf(state, event.ticketId), event.copy ?? 0, event.print));
    case 'counter.opened':
      return withCounter(state, event.counterId, { state: 'open', clerk: event.clerk, pause: null, undo: null });
    case 'counter.takenOver':
      return withCounter(state, event.counterId, { clerk: event.clerk, undo: null });
    case 'counter.paused': {
      const pause = { reasonId: event.reasonId, sinceMs: event.atMs, expectedEndMs: event.expectedEndMs };
      return withCounter(state, event.counterId, { state: 'paused', pause, undo: null });
    }
    case 'counter.closed':
      return withCounter(state, event.counterId, { state: 'closed', clerk: null, pause: null, undo: null });
    case 'counter.undone':
      return undone(state, event.counterId);
    case 'day.closed':
      return { ...state, closedAtMs: event.atMs };
    case 'day.reopened':
      return { ...state, closedAtMs: null };
    case 'emergency.set':
      return { ...state, emergency: event.text };
    default:
      return assertNever(event);
  }
}

function newLeg(serviceId: string, fromMs: number): Leg {
  return {
    serviceId,
    fromMs,
    counterId: null,
    clerk: null,
    calledAtMs: null,
    recalls: 0,
    startedAtMs: null,
    endedAtMs: null,
    heldAtMs: null,
    holds: [],
    outOfOrder: null,
    outcome: null,
  };
}

/** The time away is over. */
function unheld(leg: Leg, atMs: number): Partial<Leg> {
  return leg.heldAtMs === null ? {} : { heldAtMs: null, holds: [...leg.holds, { fromMs: leg.heldAtMs, untilMs: atMs }] };
}

/** Ends the present leg, begins the next one and puts the ticket back among those who wait. */
function reQueued(state: QueueState, event: { ticketId: string; serviceId: string; atMs: number }, ended: Partial<Leg>, change: Partial<Ticket>): QueueState {
  const waiting = moved(state, event.ticketId, 'waiting', ended);
  const ticket = ticketOf(waiting, event.ticketId);
  const legs = [...ticket.legs, newLeg(event.serviceId, event.atMs)];
  return queued(left(withTicket(waiting, { ...ticket, ...change, legs }), event.ticketId), event.ticketId);
}

/** C11: a training ticket is in no counter's figures. */
function withServed(state: QueueState, counterId: string, ticket: Ticket, atMs: number): QueueState {
  const { served } = counterOf(state, counterId);
  return withCounter(state, counterId, { served: ticket.training ? served : served + 1, lastServed: { ticketId: ticket.id, atMs } });
}

function issued(state: QueueState, event: QueueEvent & { type: 'ticket.issued' }): QueueState {
  if (state.day === null) throw new Error('a ticket was issued without a day');
  const known = state.series[event.seriesId];
  // The first one says where it begins: its letter may have been another series' before (N2b).
  const series = known === undefined || known.tickets.length === 0 ? { first: event.ordinal, tickets: [] } : known;
  if (series.first + series.tickets.length !== event.ordinal) throw new Error(`the numbers of series ${event.seriesId} are not dense`);
  const ticket: Ticket = {
    id: event.ticketId,
    day: state.day,
    seriesId: event.seriesId,
    ordinal: event.ordinal,
    number: event.number,
    token: event.token,
    classId: event.classId,
    headStartMinutes: event.headStartMinutes,
    procedureCode: event.procedureCode,
    language: event.language,
    issuedBy: event.by,
    printerId: event.printerId,
    arrivedAtMs: event.atMs,
    dueAtMs: event.dueAtMs ?? event.atMs,
    booking: event.booking ?? null,
    further: event.further ?? [],
    returns: 0,
    training: event.trainingAt !== undefined,
    rating: null,
    state: 'waiting',
    directedTo: event.trainingAt ?? null,
    legs: [newLeg(event.serviceId, event.atMs)],
    print: event.printerId === null ? 'none' : 'issued',
    copies: [],
    version: 1,
  };
  const grown = { ...series, tickets: [...series.tickets, ticket] };
  return queued({ ...state, series: { ...state.series, [event.seriesId]: grown } }, ticket.id);
}

function withPrint(ticket: Ticket, copy: number, print: Ticket['print']): Ticket {
  const known = ticket.copies[copy - 1];
  return known === undefined ? { ...ticket, print } : { ...ticket, copies: ticket.copies.with(copy - 1, { ...known, print }) };
}

/** Changes a ticket's state by C1 and its present leg; a ticket that waited leaves the waiting list. */
function moved(state: QueueState, ticketId: string, to: TicketState, leg: Partial<Leg>): QueueState {
  const ticket = ticketOf(state, ticketId);
  if (!TICKET_TRANSITIONS[ticket.state].includes(to)) throw new Error(`${ticketId} cannot go from ${ticket.state} to ${to}`);
  const next = withTicket(state, changed(ticket, { state: to }, leg));
  return ticket.state === 'waiting' ? unqueued(next, ticketId) : next;
}

function changed(ticket: Ticket, change: Partial<Ticket>, leg?: Partial<Leg>): Ticket {
  const legs = leg === undefined ? ticket.legs : [...ticket.legs.slice(0, -1), { ...legOf(ticket), ...leg }];
  return { ...ticket, ...change, legs, version: ticket.version + 1 };
}

function withTicket(state: QueueState, ticket: Ticket): QueueState {
  const series = state.series[ticket.seriesId];
  if (series === undefined) throw new Error(`no series ${ticket.seriesId}`);
  const tickets = series.tickets.with(ticket.ordinal - series.first, ticket);
  return { ...state, series: { ...state.series, [ticket.seriesId]: { ...series, tickets } } };
}

function withCounter(state: QueueState, counterId: string, change: Partial<Counter>): QueueState {
  return { ...state, counters: { ...state.counters, [counterId]: { ...counterOf(state, counterId), ...change } } };
}

function queued(state: QueueState, ticketId: string): QueueState {
  const queue = queueOf(ticketOf(state, ticketId));
  return { ...state, waiting: { ...state.waiting, [queue]: [...waitingOf(state, queue), ticketId] } };
}

function unqueued(state: QueueState, ticketId: string): QueueState {
  const queue = queueOf(ticketOf(state, ticketId));
  return { ...state, waiting: { ...state.waiting, [queue]: waitingOf(state, queue).filter((id) => id !== ticketId) } };
}

/** The ticket is no longer in hand at the counter that had it. */
function left(state: QueueState, ticketId: string): QueueState {
  const entry = Object.entries(state.counters).find(([, counter]) => counter.current === ticketId);
  return entry === undefined ? state : withCounter(state, entry[0], { current: null });
}

function announced(state: QueueState, event: { ticketId: string; counterId: string; callSeq: number; atMs: number }, recall: boolean): QueueState {
  const call: Call = { callSeq: event.callSeq, ticketId: event.ticketId, counterId: event.counterId, atMs: event.atMs, recall };
  const others = state.calls.filter((other) => other.ticketId !== event.ticketId);
  return { ...state, callSeq: event.callSeq, calls: newestOfEachHall(state, [call, ...others]) };
}

/** A busy hall does not push a quiet one's calls off its board, and nobody who is still asked to come is forgotten. */
function newestOfEachHall(state: QueueState, calls: readonly Call[]): Call[] {
  const kept = new Map<string, number>();
  return calls.filter((call, i) => {
    const zone = state.settings.counters.find(({ id }) => id === call.counterId)?.zoneId ?? '';
    const inHall = kept.get(zone) ?? 0;
    kept.set(zone, inHall + 1);
    return i === 0 || inHall < CALLS_KEPT || counterOf(state, call.counterId).current === call.ticketId;
  });
}

/** C3: the tickets, the counter and the boards as they were; what became of the paper meanwhile stays true. */
function undone(state: QueueState, counterId: string): QueueState {
  const point = counterOf(state, counterId).undo;
  if (point === null) throw new Error(`nothing to undo at ${counterId}`);
  let next = state;
  for (const before of point.before) {
    const now = ticketOf(next, before.id);
    if (now.state === 'waiting') next = unqueued(next, before.id);
    next = withTicket(next, { ...before, print: now.print, copies: now.copies, rating: now.rating, version: now.version + 1 });
    if (before.state === 'waiting') next = queued(next, before.id);
  }
  const touched = new Set(point.before.map((ticket) => ticket.id));
  const calls = [...next.calls.filter((call) => !touched.has(call.ticketId)), ...point.callsBefore.filter((call) => touched.has(call.ticketId))];
  return withCounter({ ...next, calls: calls.sort((a, b) => b.callSeq - a.callSeq) }, counterId, point.counterBefore);
}
