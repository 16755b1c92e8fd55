// Q6, Q7: tickets whose visitor was away or missed the call, and how they come back.
import { refuse } from '@luot/shared/domain/refusal';
import { no } from '@luot/shared/domain/result';
import type { CommandOf, Context } from '../command.ts';
import { allTickets, counterOf, findTicket, hasItsServices, legOf, type QueueState, RATING_MS, type Ticket } from '../state.ts';
import { ownCounter } from './decide-counter.ts';
import { wrongState } from './decide-ticket.ts';
import { type Decided, done, undoableAt } from './decision.ts';

const MINUTE_MS = 60_000;

/** Q6: its visitor stands at the counter that holds it: served on there, without a call. */
export function resumeTicket(state: QueueState, { ticketId }: CommandOf<'ticket.resume'>['body'], context: Context): Decided {
  const ticket = findTicket(state, ticketId);
  if (ticket === undefined) return no(refuse('unknown-ticket'));
  if (ticket.state !== 'held') return no(wrongState(ticket));
  const { counterId } = legOf(ticket);
  const own = ownCounter(state, counterId ?? '', context);
  if (!own.ok) return own;
  const { counter, settings } = own.value;
  if (counter.state !== 'open') return no(refuse('counter-not-open'));
  if (counter.current !== null) return no(refuse('ticket-in-hand', { number: findTicket(state, counter.current)?.number ?? '' }));
  return undoableAt(settings.id, { type: 'ticket.resumed', ticketId, counterId: settings.id, clerk: context.actor.id, atMs: context.nowMs });
}

/** Staff put a held or missed ticket back. */
export function returnTicket(state: QueueState, { ticketId }: CommandOf<'ticket.return'>['body'], context: Context): Decided {
  const ticket = findTicket(state, ticketId);
  if (ticket === undefined) return no(refuse('unknown-ticket'));
  return ticket.state === 'held' || ticket.state === 'missed' ? back(state, ticket, false, context) : no(wrongState(ticket));
}

/** Whoever has the ticket puts it back alone, as often and as long as may be. */
export function returnByVisitor(state: QueueState, { token }: CommandOf<'visitor.return'>['body'], context: Context): Decided {
  const ticket = ticketOfToken(state, token, context);
  if (ticket === undefined) return no(refuse('unknown-ticket'));
  if (ticket.state !== 'held' && ticket.state !== 'missed') return no(wrongState(ticket));
  return mayReturn(state, ticket, context.nowMs) === null ? no(refuse('no-return', { number: ticket.number })) : back(state, ticket, true, context);
}

/** Until when its visitor may take it back alone; `untilMs` null: any time today. Null: not now. */
export function mayReturn(state: QueueState, ticket: Ticket, nowMs: number): { readonly untilMs: number | null } | null {
  const { visitorReturns, missedGraceMinutes } = state.settings.order;
  if ((ticket.state !== 'held' && ticket.state !== 'missed') || ticket.returns >= visitorReturns || state.closedAtMs !== null) return null;
  if (!hasItsServices(state, ticket)) return null;
  if (ticket.state === 'held') return { untilMs: null };
  const untilMs = (legOf(ticket).endedAtMs ?? 0) + missedGraceMinutes * MINUTE_MS;
  return nowMs <= untilMs ? { untilMs } : null;
}

/** Q6: held and back in time keeps its due; Q7: later, or missed, it is due anew, though not before it came. */
function back(state: QueueState, ticket: Ticket, byVisitor: boolean, { nowMs }: Context): Decided {
  // G1: missed for so long that its service could go.
  if (!hasItsServices(state, ticket)) return no(refuse('unknown-service'));
  const { heldMinutes, returnedHeadStartMinutes } = state.settings.order;
  const { heldAtMs } = legOf(ticket);
  const inTime = ticket.state === 'held' && heldAtMs !== null && nowMs - heldAtMs <= heldMinutes * MINUTE_MS;
  const dueAtMs = inTime ? ticket.dueAtMs : Math.max(ticket.arrivedAtMs, nowMs - returnedHeadStartMinutes * MINUTE_MS);
  return done({ type: 'ticket.returned', ticketId: ticket.id, dueAtMs, byVisitor, atMs: nowMs });
}

/** A visitor that keeps the place but not the turn: cancelled before anybody has begun. */
export function cancelByVisitor(state: QueueState, { token }: CommandOf<'visitor.cancel'>['body'], context: Context): Decided {
  const ticket = ticketOfToken(state, token, context);
  if (ticket === undefined) return no(refuse('unknown-ticket'));
  if (!mayCancel(ticket)) return no(wrongState(ticket));
  return done({ type: 'ticket.cancelled', ticketId: ticket.id, atMs: context.nowMs });
}

export function mayCancel(ticket: Ticket): boolean {
  return ticket.state === 'waiting' || ticket.state === 'held';
}

/** Who has touched a level may write for a while, and the next one may be called meanwhile. */
const WRITING_MS = 180_000;

/** S6: once a ticket, after it was served. */
export function rateByVisitor(state: QueueState, { token, level }: CommandOf<'visitor.rate'>['body'], context: Context): Decided {
  const ticket = ticketOfToken(state, token, context);
  return ticket === undefined ? no(refuse('unknown-ticket')) : rated(state, ticket, level, context);
}

export function rateAtCounter(state: QueueState, { counterId, level }: CommandOf<'counter.rate'>['body'], context: Context): Decided {
  const { actor, nowMs } = context;
  const shows = state.settings.displays.find((display) => display.id === actor.id)?.shows;
  if (shows?.kind !== 'counter' || shows.counterId !== counterId) return no(refuse('not-allowed'));
  const last = counterOf(state, counterId).lastServed;
  const ticket = last === null || nowMs - last.atMs > RATING_MS + WRITING_MS ? undefined : findTicket(state, last.ticketId);
  return ticket === undefined ? no(refuse('nothing-to-rate')) : rated(state, ticket, level, context);
}

export function mayRate(state: QueueState, ticket: Ticket): boolean {
  return state.settings.ratings.ask && ticket.rating === null && !ticket.training && ticket.legs.some((leg) => leg.outcome === 'served');
}

function rated(state: QueueState, ticket: Ticket, level: number, { nowMs: atMs }: Context): Decided {
  if (ticket.rating !== null) return no(refuse('already-rated'));
  return mayRate(state, ticket) ? done({ type: 'ticket.rated', ticketId: ticket.id, level, atMs }) : no(refuse('nothing-to-rate'));
}

/** R1: a visitor's own ticket and no other, whatever token comes along. */
function ticketOfToken(state: QueueState, token: string, { actor }: Context): Ticket | undefined {
  const ticket = allTickets(state).find((t) => t.token === token);
  return actor.role === 'visitor' && ticket?.id !== actor.id ? undefined : ticket;
}
