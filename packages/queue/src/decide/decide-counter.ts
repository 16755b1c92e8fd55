import { type Refusal, refuse } from '@luot/shared/domain/refusal';
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { CounterSettings } from '@luot/shared/settings/centre';
import { mayGiveReason } from '../call-reason.ts';
import type { CommandOf, Context } from '../command.ts';
import type { QueueEvent } from '../events.ts';
import { evolve } from '../evolve.ts';
import { chooseNext, eligibleAt, passesSomebody, trainingAt } from '../pick-next.ts';
import { allTickets, type Counter, counterOf, hasItsServices, isOpen, type QueueState, type Ticket, ticketOf, type UndoPoint } from '../state.ts';
import { finishEvents } from './decide-ticket.ts';
import { type Decided, done, undoableAt } from './decision.ts';

/** C5: a clerk takes a closed counter, or goes on at the own one. One clerk, one counter. */
export function openCounter(state: QueueState, { counterId }: CommandOf<'counter.open'>['body'], context: Context): Decided {
  const settings = state.settings.counters.find((c) => c.id === counterId);
  if (settings === undefined) return no(refuse('unknown-counter'));
  if (state.closedAtMs !== null) return no(refuse('day-closed'));
  const counter = counterOf(state, counterId);
  const clerk = context.actor.id;
  if (counter.clerk !== null && counter.clerk !== clerk) return no(refuse('counter-taken', { counter: settings.label }));
  const elsewhere = otherCounterOf(state, clerk, counterId);
  if (elsewhere !== null) return no(elsewhere);
  return counter.state === 'open' ? done() : done({ type: 'counter.opened', counterId, clerk, atMs: context.nowMs });
}

/** C9: the counter goes on as it is, with its ticket, under another clerk. */
export function takeOverCounter(state: QueueState, { counterId }: CommandOf<'counter.takeOver'>['body'], context: Context): Decided {
  const settings = state.settings.counters.find((c) => c.id === counterId);
  if (settings === undefined) return no(refuse('unknown-counter'));
  const counter = counterOf(state, counterId);
  const clerk = context.actor.id;
  if (counter.clerk === null) return no(refuse('counter-not-open'));
  if (counter.clerk === clerk) return done();
  if (!context.unattended(counterId)) return no(refuse('counter-attended', { counter: settings.label }));
  const elsewhere = otherCounterOf(state, clerk, counterId);
  return elsewhere === null ? done({ type: 'counter.takenOver', counterId, clerk, atMs: context.nowMs }) : no(elsewhere);
}

export function pauseCounter(state: QueueState, body: CommandOf<'counter.pause'>['body'], context: Context): Decided {
  const own = ownCounter(state, body.counterId, context);
  if (!own.ok) return own;
  const held = handFree(state, own.value.counter);
  if (held !== null) return no(held);
  if (!state.settings.pauseReasons.some((reason) => reason.id === body.reasonId)) return no(refuse('unknown-reason'));
  const expectedEndMs = body.expectedEndMs ?? null;
  return done({ type: 'counter.paused', counterId: body.counterId, reasonId: body.reasonId, expectedEndMs, atMs: context.nowMs });
}

/** Q3: a ticket directed here goes back to its service when the counter closes; one for training ends with it (C11). */
export function closeCounter(state: QueueState, { counterId }: CommandOf<'counter.close'>['body'], context: Context): Decided {
  const own = ownCounter(state, counterId, context);
  if (!own.ok) return own;
  const held = handFree(state, own.value.counter);
  if (held !== null) return no(held);
  return done(...closeEvents(state, counterId, context));
}

/** A counter with nothing in hand closes. */
export function closeEvents(state: QueueState, counterId: string, { nowMs: atMs }: Context): QueueEvent[] {
  const directed = allTickets(state).filter((ticket) => ticket.state === 'waiting' && ticket.directedTo === counterId);
  return [
    ...directed.map(
      ({ id: ticketId, training }): QueueEvent => (training ? { type: 'ticket.cancelled', ticketId, atMs } : { type: 'ticket.undirected', ticketId, atMs }),
    ),
    { type: 'counter.closed', counterId, atMs },
  ];
}

/** Q1, C3: calls the smallest call key; a ticket still in hand must be named with its outcome. */
export function callNext(state: QueueState, body: CommandOf<'counter.callNext'>['body'], context: Context): Decided {
  const { counterId, outcome } = body;
  const own = ownCounter(state, counterId, context);
  if (!own.ok) return own;
  if (own.value.counter.state !== 'open') return no(refuse('counter-not-open'));
  const ended = endCurrent(state, own.value.counter, outcome, context);
  if (!ended.ok) return ended;
  const next = chooseNext(afterwards(state, ended.value), counterId);
  // With nobody waiting the one in hand stays there: its outcome is part of the call.
  if (next === null) return no(refuse('queue-empty'));
  return undoableAt(counterId, ...ended.value, {
    type: 'ticket.called',
    ticketId: next.ticket.id,
    counterId,
    clerk: context.actor.id,
    callSeq: state.callSeq + 1,
    jump: next.jump,
    atMs: context.nowMs,
  });
}

/** Q8: a certain waiting ticket; called before its turn, the reason is kept with the call. */
export function callTicket(state: QueueState, body: CommandOf<'counter.callTicket'>['body'], context: Context): Decided {
  const { counterId, number, reasonId, outcome } = body;
  const own = ownCounter(state, counterId, context);
  if (!own.ok) return own;
  if (own.value.counter.state !== 'open') return no(refuse('counter-not-open'));
  if (!mayGiveReason(state, reasonId, context.actor)) return no(refuse('unknown-reason'));
  const ended = endCurrent(state, own.value.counter, outcome, context);
  if (!ended.ok) return ended;
  const after = afterwards(state, ended.value);
  const all = eligibleAt(after, counterId);
  const wanted = [...all, ...trainingAt(after, counterId)].find(({ ticket }) => ticket.number === number);
  if (wanted === undefined) return no(refuse('unknown-ticket'));
  // C11: one for training passes nobody who waits; called when it is next, it is a call like any other.
  const inOrder = wanted.ticket.training || chooseNext(after, counterId)?.ticket.id === wanted.ticket.id;
  return undoableAt(counterId, ...ended.value, {
    type: 'ticket.called',
    ticketId: wanted.ticket.id,
    counterId,
    clerk: context.actor.id,
    callSeq: state.callSeq + 1,
    ...(inOrder ? { jump: !wanted.ticket.training && passesSomebody(wanted, all) } : { outOfOrder: reasonId }),
    atMs: context.nowMs,
  });
}

/** Whoever goes on to another service (Q9) waits before the call is made: the counter may handle that one too. */
function afterwards(state: QueueState, events: readonly QueueEvent[]): QueueState {
  return events.reduce(evolve, state);
}

function endCurrent(
  state: QueueState,
  counter: Counter,
  outcome: CommandOf<'counter.callNext'>['body']['outcome'],
  context: Context,
): Result<QueueEvent[], Refusal> {
  if (counter.current === null) {
    return outcome === undefined ? ok([]) : no(refuse('unknown-ticket'));
  }
  const ticket = ticketOf(state, counter.current);
  if (outcome?.ticketId !== ticket.id) return no(refuse('outcome-needed', { number: ticket.number }));
  if (outcome.as === 'served') return ok(finishEvents(ticket, context));
  if (ticket.state !== 'called') return no(refuse('wrong-ticket-state', { number: ticket.number }));
  return ok([{ type: 'ticket.missed', ticketId: ticket.id, atMs: context.nowMs }]);
}

/** C3: takes the counter's last command back, all of it, within the undo time and if nobody came in between. */
export function undo(state: QueueState, { counterId }: CommandOf<'counter.undo'>['body'], context: Context): Decided {
  const own = ownCounter(state, counterId, context);
  if (!own.ok) return own;
  const point = own.value.counter.undo;
  if (point === null) return no(refuse('nothing-to-undo'));
  if (!canUndo(state, point, context.nowMs)) return no(refuse('undo-too-late'));
  return done({ type: 'counter.undone', counterId, atMs: context.nowMs });
}

/** In time, nobody has taken the tickets on meanwhile, and what they come back to is there (G1). */
export function canUndo(state: QueueState, { atMs, before, after }: UndoPoint, nowMs: number): boolean {
  const late = nowMs - atMs > state.settings.calls.undoSeconds * 1000;
  const changed = before.some((ticket, i) => ticketOf(state, ticket.id).version !== after[i]);
  return !late && !changed && before.every((ticket) => !isOpen(ticket) || hasItsServices(state, ticket));
}

/** One clerk, one counter. */
function otherCounterOf(state: QueueState, clerk: string, counterId: string): Refusal | null {
  const elsewhere = state.settings.counters.find((c) => c.id !== counterId && counterOf(state, c.id).clerk === clerk);
  return elsewhere === undefined ? null : refuse('clerk-elsewhere', { counter: elsewhere.label });
}

/** The counter, if the actor is its clerk. */
export function ownCounter(state: QueueState, counterId: string, context: Context): Result<{ settings: CounterSettings; counter: Counter }, Refusal> {
  const settings = state.settings.counters.find((c) => c.id === counterId);
  if (settings === undefined) return no(refuse('unknown-counter'));
  const counter = counterOf(state, counterId);
  if (counter.clerk === null) return no(refuse('counter-not-open'));
  if (counter.clerk !== context.actor.id) return no(refuse('not-your-counter'));
  return ok({ settings, counter });
}

function handFree(state: QueueState, counter: Counter): Refusal | null {
  if (counter.current === null) return null;
  const inHand: Ticket = ticketOf(state, counter.current);
  return refuse('ticket-in-hand', { number: inHand.number });
}
