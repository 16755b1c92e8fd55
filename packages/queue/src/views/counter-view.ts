import type { AwayTicket, CounterView, CurrentTicket, NextReason, WaitingTicket } from '@luot/shared/protocol/views/counter-view';
import { className, counterLabel, serviceName } from '../names.ts';
import { ofState } from '../of-state.ts';
import { type Choice, callOrder, chooseNext, eligibleAt } from '../pick-next.ts';
import { allTickets, counterOf, legOf, type QueueState, type Ticket, ticketOf } from '../state.ts';
import { outOfOrder } from './manager-view.ts';
import { pauseView } from './pause-view.ts';
import { staffCounter } from './staff-view.ts';

/** A clerk looks at the next few, not at three hundred. */
const WAITING_SHOWN = 60;
const MISSED_SHOWN = 20;

/** What a counter's clerk sees that is not of the queue. */
export interface BesideCounter {
  /** The dossier a ticket is about (R4). */
  readonly dossierOf: (ticketId: string) => string | null;
  readonly unattended: (counterId: string) => boolean;
}

/** One counter as its clerk works with it (C6). */
export function counterView(state: QueueState, counterId: string, nowMs: number, { dossierOf, unattended }: BesideCounter): CounterView | null {
  const settings = state.settings.counters.find((c) => c.id === counterId);
  if (settings === undefined) return null;
  const counter = counterOf(state, counterId);
  const next = chooseNext(state, counterId);
  const undoUntilMs = (counter.undo?.atMs ?? 0) + state.settings.calls.undoSeconds * 1000;
  const handled = new Set(settings.services.map(({ serviceId }) => serviceId));
  const ofOwn = away(state).filter((ticket) => handled.has(legOf(ticket).serviceId));
  const missed = ofOwn.filter((ticket) => ticket.state === 'missed').map((ticket) => awayTicket(state, ticket, counterId));
  return {
    counter: staffCounter(state, settings, unattended),
    pause: pauseView(state, counter),
    current: counter.current === null ? null : currentTicket(state, ticketOf(state, counter.current), dossierOf),
    waiting: callOrder(state, counterId, WAITING_SHOWN).map((ticket) => waitingTicket(state, ticket)),
    next: next === null ? null : { ticketId: next.ticket.id, number: next.ticket.number, why: whyNext(state, counterId, next) },
    held: ofOwn
      .filter((ticket) => ticket.state === 'held')
      .map((ticket) => awayTicket(state, ticket, counterId))
      .sort((a, b) => a.sinceMs - b.sinceMs),
    missed: missed.sort((a, b) => b.sinceMs - a.sinceMs).slice(0, MISSED_SHOWN),
    jumps: { inARow: counter.jumps, most: state.settings.order.jumpsInARow },
    outOfOrder: outOfOrder(state).find(({ clerk }) => clerk === counter.clerk)?.count ?? 0,
    undo: counter.undo === null || undoUntilMs <= nowMs ? null : { name: counter.undo.command, untilMs: undoUntilMs },
    servedToday: counter.served,
  };
}

/** Whose visitors are away or were missed, of all services. */
const away = ofState((state) => allTickets(state).filter((ticket) => ticket.state === 'held' || ticket.state === 'missed'));

/** C6: the first of these that explains the choice. */
export function whyNext(state: QueueState, counterId: string, choice: Choice): NextReason {
  const { ticket, offsetMinutes, turn, jump } = choice;
  if (ticket.training) return { kind: 'training' };
  if (ticket.directedTo === counterId) return { kind: 'directed' };
  if (turn) return { kind: 'turn', jumps: counterOf(state, counterId).jumps };
  if (jump) {
    const passes = eligibleAt(state, counterId).filter((other) => other.ticket.headStartMinutes === 0 && other.dueKey < choice.dueKey).length;
    return { kind: 'priority', className: className(state, ticket.classId), headStartMinutes: ticket.headStartMinutes, passes };
  }
  if (ticket.booking !== null && ticket.dueAtMs < ticket.arrivedAtMs) return { kind: 'booked', bookedAtMs: ticket.booking.atMs };
  if (offsetMinutes > 0) return { kind: 'helping', offsetMinutes };
  return { kind: 'first' };
}

function currentTicket(state: QueueState, ticket: Ticket, dossierOf: BesideCounter['dossierOf']): CurrentTicket {
  const leg = legOf(ticket);
  return {
    ticketId: ticket.id,
    number: ticket.number,
    copies: ticket.copies.length,
    state: ticket.state === 'called' ? 'called' : 'serving',
    serviceId: leg.serviceId,
    serviceName: serviceName(state, leg.serviceId),
    classId: ticket.classId,
    className: className(state, ticket.classId),
    procedureCode: ticket.procedureCode,
    dossierCode: dossierOf(ticket.id),
    language: ticket.language,
    arrivedAtMs: ticket.arrivedAtMs,
    bookedAtMs: ticket.booking?.atMs ?? null,
    calledAtMs: leg.calledAtMs ?? ticket.arrivedAtMs,
    startedAtMs: leg.startedAtMs,
    recalls: leg.recalls,
    offerMissed: leg.recalls >= state.settings.calls.recallsBeforeMissed,
    further: ticket.further.map((serviceId) => ({ serviceId, name: serviceName(state, serviceId) })),
    training: ticket.training,
  };
}

function waitingTicket(state: QueueState, ticket: Ticket): WaitingTicket {
  const outcomes = ticket.legs.map(({ outcome }) => outcome);
  return {
    ticketId: ticket.id,
    number: ticket.number,
    serviceId: legOf(ticket).serviceId,
    arrivedAtMs: ticket.arrivedAtMs,
    priority: ticket.headStartMinutes > 0,
    className: className(state, ticket.classId),
    directed: ticket.directedTo !== null,
    transferred: outcomes.includes('transferred') || outcomes.includes('served'),
    bookedAtMs: ticket.booking?.atMs ?? null,
    returned: outcomes.includes('held') || outcomes.includes('returned'),
    training: ticket.training,
  };
}

function awayTicket(state: QueueState, ticket: Ticket, counterId: string): AwayTicket {
  const leg = legOf(ticket);
  return {
    ticketId: ticket.id,
    number: ticket.number,
    serviceId: leg.serviceId,
    sinceMs: leg.heldAtMs ?? leg.endedAtMs ?? leg.fromMs,
    counterLabel: counterLabel(state, leg.counterId) ?? '',
    here: ticket.state === 'held' && leg.counterId === counterId,
  };
}
