import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { CommandOf, Context } from '../command.ts';
import type { QueueEvent } from '../events.ts';
import { counterOf, findTicket, isOpen, legOf, type QueueState, type Ticket } from '../state.ts';
import { type Decided, done, undoableAt } from './decision.ts';

/** C4: says it again and raises `callSeq`; the order stays. */
export function recallTicket(state: QueueState, { ticketId }: CommandOf<'ticket.recall'>['body'], context: Context): Decided {
  const hand = inHand(state, ticketId, context);
  if (!hand.ok) return hand;
  const { ticket, counterId } = hand.value;
  if (ticket.state !== 'called') return no(wrongState(ticket));
  return done({ type: 'ticket.recalled', ticketId, counterId, callSeq: state.callSeq + 1, atMs: context.nowMs });
}

export function startTicket(state: QueueState, { ticketId }: CommandOf<'ticket.start'>['body'], context: Context): Decided {
  const hand = inHand(state, ticketId, context);
  if (!hand.ok) return hand;
  const { ticket, counterId } = hand.value;
  if (ticket.state !== 'called') return no(wrongState(ticket));
  return undoableAt(counterId, { type: 'ticket.started', ticketId, unseen: false, atMs: context.nowMs });
}

export function finishTicket(state: QueueState, { ticketId }: CommandOf<'ticket.finish'>['body'], context: Context): Decided {
  const hand = inHand(state, ticketId, context);
  if (!hand.ok) return hand;
  return undoableAt(hand.value.counterId, ...finishEvents(hand.value.ticket, context));
}

/** Ends a service; with another one to come the ticket goes on to that (Q9). One that was never started passes through `serving` unseen, so that C1 holds. */
export function finishEvents(ticket: Ticket, { nowMs: atMs }: Context): QueueEvent[] {
  const [serviceId] = ticket.further;
  const finished: QueueEvent =
    serviceId === undefined ? { type: 'ticket.finished', ticketId: ticket.id, atMs } : { type: 'ticket.continued', ticketId: ticket.id, serviceId, atMs };
  if (ticket.state === 'serving') return [finished];
  return [{ type: 'ticket.started', ticketId: ticket.id, unseen: true, atMs }, finished];
}

export function missTicket(state: QueueState, { ticketId }: CommandOf<'ticket.miss'>['body'], context: Context): Decided {
  const hand = inHand(state, ticketId, context);
  if (!hand.ok) return hand;
  const { ticket, counterId } = hand.value;
  if (ticket.state !== 'called') return no(wrongState(ticket));
  return undoableAt(counterId, { type: 'ticket.missed', ticketId, atMs: context.nowMs });
}

/** Q6: the visitor is away and is not called until back. */
export function holdTicket(state: QueueState, { ticketId }: CommandOf<'ticket.hold'>['body'], context: Context): Decided {
  const hand = inHand(state, ticketId, context);
  return hand.ok ? undoableAt(hand.value.counterId, { type: 'ticket.held', ticketId, atMs: context.nowMs }) : hand;
}

/** K7: the class it should have had; arrival and place by arrival stay. Not in mid-call: the order has done its work. */
export function setClass(state: QueueState, { ticketId, classId }: CommandOf<'ticket.setClass'>['body'], context: Context): Decided {
  const ticket = findTicket(state, ticketId);
  if (ticket === undefined) return no(refuse('unknown-ticket'));
  if (ticket.state !== 'waiting' && ticket.state !== 'held' && ticket.state !== 'missed') return no(wrongState(ticket));
  const ticketClass = classId === null ? null : state.settings.classes.find((c) => c.id === classId);
  if (ticketClass === undefined) return no(refuse('unknown-class'));
  if (ticket.classId === classId) return done();
  const headStartMinutes = ticketClass?.headStartMinutes ?? 0;
  return done({ type: 'ticket.classCorrected', ticketId, classId, headStartMinutes, atMs: context.nowMs });
}

/** Q9: one more service, after those it has. */
export function addService(state: QueueState, { ticketId, serviceId }: CommandOf<'ticket.addService'>['body'], context: Context): Decided {
  const ticket = findTicket(state, ticketId);
  if (ticket === undefined) return no(refuse('unknown-ticket'));
  if (!isOpen(ticket) || ticket.training) return no(wrongState(ticket));
  if (!state.settings.services.some((service) => service.id === serviceId)) return no(refuse('unknown-service'));
  if (ticket.further.length >= MOST_THEN || ticket.further.includes(serviceId) || legOf(ticket).serviceId === serviceId) return no(refuse('transfer-nowhere'));
  return done({ type: 'ticket.serviceAdded', ticketId, serviceId, atMs: context.nowMs });
}

/** As many as `ticket.issue` takes. */
const MOST_THEN = 4;

/** A ticket in hand is cancelled by its clerk, a waiting or held one by any member of staff. */
export function cancelTicket(state: QueueState, { ticketId }: CommandOf<'ticket.cancel'>['body'], context: Context): Decided {
  const ticket = findTicket(state, ticketId);
  if (ticket === undefined) return no(refuse('unknown-ticket'));
  const cancelled: QueueEvent = { type: 'ticket.cancelled', ticketId, atMs: context.nowMs };
  if (ticket.state === 'waiting' || ticket.state === 'held') return done(cancelled);
  const hand = inHand(state, ticketId, context);
  return hand.ok ? undoableAt(hand.value.counterId, cancelled) : hand;
}

/** Q3: to a service, or to one open counter; number and due stay. */
export function transferTicket(state: QueueState, { ticketId, to }: CommandOf<'ticket.transfer'>['body'], context: Context): Decided {
  const hand = inHand(state, ticketId, context);
  if (!hand.ok) return hand;
  const { ticket, counterId } = hand.value;
  const from = legOf(ticket).serviceId;
  const transferred = (serviceId: string, directedTo: string | null): Decided =>
    undoableAt(counterId, { type: 'ticket.transferred', ticketId, serviceId, directedTo, atMs: context.nowMs });

  if ('serviceId' in to) {
    if (!state.settings.services.some((service) => service.id === to.serviceId)) return no(refuse('unknown-service'));
    if (ticket.training) return no(refuse('transfer-nowhere'));
    if (!isStaffed(state, to.serviceId)) return no(refuse('service-unstaffed'));
    return to.serviceId === from ? no(refuse('transfer-nowhere')) : transferred(to.serviceId, null);
  }
  const target = state.settings.counters.find((counter) => counter.id === to.counterId);
  if (target === undefined) return no(refuse('unknown-counter'));
  if (target.id === counterId || counterOf(state, target.id).state !== 'open') return no(refuse('transfer-nowhere'));
  // It stays with its service where the target handles it, so that it can go back there when the target closes.
  const handled = target.services.some((service) => service.serviceId === from);
  return transferred(handled ? from : (target.services[0]?.serviceId ?? from), target.id);
}

/** Some counter that is not closed handles the service: a visitor is not sent where nobody is. */
function isStaffed(state: QueueState, serviceId: string): boolean {
  return state.settings.counters.some((counter) => counterOf(state, counter.id).state !== 'closed' && counter.services.some((s) => s.serviceId === serviceId));
}

/** The ticket, if it is called or served at the actor's counter. */
function inHand(state: QueueState, ticketId: string, context: Context): Result<{ ticket: Ticket; counterId: string }, Refusal> {
  const ticket = findTicket(state, ticketId);
  if (ticket === undefined) return no(refuse('unknown-ticket'));
  if (ticket.state !== 'called' && ticket.state !== 'serving') return no(wrongState(ticket));
  const { counterId } = legOf(ticket);
  if (counterId === null || counterOf(state, counterId).clerk !== context.actor.id) return no(refuse('not-your-counter'));
  return ok({ ticket, counterId });
}

export function wrongState(ticket: Ticket): Refusal {
  return refuse('wrong-ticket-state', { number: ticket.number });
}
