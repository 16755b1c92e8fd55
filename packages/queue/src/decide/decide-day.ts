import { refuse } from '@luot/shared/domain/refusal';
import { no } from '@luot/shared/domain/result';
import { TICKET_TRANSITIONS } from '@luot/shared/domain/ticket-state';
import type { CommandOf, Context } from '../command.ts';
import { dayEnd, planDay } from '../day.ts';
import type { QueueEvent } from '../events.ts';
import { allTickets, isOpen, legOf, papersOf, type QueueState, type Ticket } from '../state.ts';
import { closeEvents } from './decide-counter.ts';
import { wrongState } from './decide-ticket.ts';
import { type Decided, done } from './decision.ts';

/** D1: the server asks by itself whether the day is to turn; mostly it is not. */
export function turnDay(state: QueueState, context: Context): Decided {
  const plan = planDay(state, context.nowMs);
  return plan.kind === 'open' ? done(...rollOver(state, plan.date, context)) : done();
}

/** D1b: a person opens a day that is before this one, or further ahead than a long holiday. */
export function confirmDay(state: QueueState, body: CommandOf<'day.confirm'>['body'], context: Context): Decided {
  const plan = planDay(state, context.nowMs);
  if (plan.kind === 'keep') return no(refuse('day-already-open', { date: state.day ?? '' }));
  if (body.date !== plan.date) return no(refuse('day-refused', { date: body.date, today: plan.date }));
  return done(...rollOver(state, plan.date, context));
}

/**
 * D1e: somebody says what time it is, and all that happened while the centre's time was wrong moves with it. Where the
 * server follows the machine's clock by itself nobody is there whose times could be wrong.
 */
export function correctClock({ to }: CommandOf<'clock.correct'>['body'], { actor, nowMs, machine }: Context): Decided {
  const atMs = to === 'machine' ? machine.nowMs : to === 'day' ? nowMs : to;
  return done({ type: 'clock.corrected', byMs: atMs - nowMs, fromMs: actor.role === 'system' ? null : machine.sinceMs, atMs });
}

type Outcome = CommandOf<'day.close'>['body']['outcomes'][number];

/** C12: every open ticket gets its outcome, counters close, and no more numbers are given. Training tickets just end. */
export function closeDay(state: QueueState, { outcomes }: CommandOf<'day.close'>['body'], context: Context): Decided {
  if (state.closedAtMs !== null) return no(refuse('day-closed'));
  const chosen = new Map(outcomes.map(({ ticketId, as }) => [ticketId, as]));
  const open = allTickets(state).filter(isOpen);
  const [unnamed, ...others] = open.filter((ticket) => !ticket.training && !chosen.has(ticket.id));
  if (unnamed !== undefined) return no(refuse('open-tickets', { n: others.length + 1, number: unnamed.number }));
  const events: QueueEvent[] = [];
  for (const ticket of open) {
    const as = ticket.training ? 'cancelled' : (chosen.get(ticket.id) ?? 'expired');
    const ends = endedAs(ticket, as, context.nowMs);
    if (ends === null) return no(wrongState(ticket));
    events.push(...ends);
  }
  const closing = state.settings.counters.filter(({ id }) => state.counters[id] !== undefined && state.counters[id].state !== 'closed');
  // Whatever was directed to a counter has ended by now.
  for (const { id } of closing) events.push(...closeEvents(state, id, context).filter((event) => event.type === 'counter.closed'));
  return done(...events, { type: 'day.closed', atMs: context.nowMs });
}

/** C12: closed by mistake, or somebody is still to come. Counters stay closed until their clerks open them. */
export function reopenDay(state: QueueState, context: Context): Decided {
  return state.closedAtMs === null ? no(refuse('day-not-closed')) : done({ type: 'day.reopened', atMs: context.nowMs });
}

/** By C1; null where there is no such way. A service that is ended with the day does not go on to the next one. */
function endedAs(ticket: Ticket, as: Outcome['as'], atMs: number): QueueEvent[] | null {
  const ticketId = ticket.id;
  const finished: QueueEvent[] = [{ type: 'ticket.finished', ticketId, atMs }];
  if (as === 'served' && ticket.state === 'called')
    return [{ type: 'ticket.started', ticketId, unseen: legOf(ticket).startedAtMs === null, atMs }, ...finished];
  if (!TICKET_TRANSITIONS[ticket.state].includes(as)) return null;
  return as === 'served' ? finished : [{ type: `ticket.${as}`, ticketId, atMs }];
}

/** D2: what is open expires at the old day's end; then the new day begins with closed counters and empty series. */
function rollOver(state: QueueState, date: string, context: Context): QueueEvent[] {
  const endMs = state.day === null ? context.nowMs : Math.min(dayEnd(state, state.day), context.nowMs);
  const under = context.usedUnder(date);
  const used = Object.entries(context.usedNumbers(date)).map(([seriesId, ordinal]) => [seriesId, ordinal + 1]);
  return [
    ...allTickets(state)
      .filter((ticket) => isOpen(ticket))
      .map((ticket): QueueEvent => ({ type: 'ticket.expired', ticketId: ticket.id, atMs: Math.max(endMs, state.lastAtMs) })),
    // P1b: nobody will say any more what became of their paper.
    ...allTickets(state).flatMap((ticket) =>
      papersOf(ticket)
        .filter(({ print }) => print === 'sent')
        .map(({ copy }): QueueEvent => ({ type: 'print.reported', ticketId: ticket.id, copy, print: 'unknown', atMs: Math.max(endMs, state.lastAtMs) })),
    ),
    {
      type: 'day.opened',
      day: date,
      firstOrdinals: Object.fromEntries(used),
      ...(Object.keys(under).length === 0 ? {} : { usedUnder: under }),
      ...(state.emergency === null ? {} : { emergency: state.emergency }),
      atMs: context.nowMs,
    },
  ];
}
