import { refuse } from '@luot/shared/domain/refusal';
import { no } from '@luot/shared/domain/result';
import type { CommandOf, Context } from './command.ts';
import { dayEnd, planDay } from './day.ts';
import { type Decided, done } from './decision.ts';
import type { QueueEvent } from './events.ts';
import { allTickets, papersOf, type QueueState } from './state.ts';

const OPEN_STATES = ['waiting', 'called', 'serving'];

/** D1: the server asks by itself whether the day is to turn; mostly it is not. */
export function turnDay(state: QueueState, context: Context): Decided {
  const plan = planDay(state, context.wallMs);
  return plan.kind === 'open' ? done(...rollOver(state, plan.date, context)) : done();
}

/** D1: a person follows the clock where it goes back, or further ahead than a long holiday. */
export function confirmDay(state: QueueState, body: CommandOf<'day.confirm'>['body'], context: Context): Decided {
  const plan = planDay(state, context.wallMs);
  if (plan.kind === 'keep') return no(refuse('day-already-open', { date: state.day ?? '' }));
  if (body.date !== plan.date) return no(refuse('day-refused', { date: body.date, today: plan.date }));
  return done(...rollOver(state, plan.date, context));
}

/** D2: what is open expires at the old day's end; then the new day begins with closed counters and empty series. */
function rollOver(state: QueueState, date: string, context: Context): QueueEvent[] {
  const endMs = state.day === null ? context.wallMs : Math.min(dayEnd(state, state.day), context.wallMs);
  const used = Object.entries(context.usedNumbers(date)).map(([seriesId, ordinal]) => [seriesId, ordinal + 1]);
  return [
    ...allTickets(state)
      .filter((ticket) => OPEN_STATES.includes(ticket.state))
      .map((ticket): QueueEvent => ({ type: 'ticket.expired', ticketId: ticket.id, atMs: Math.max(endMs, state.lastAtMs) })),
    // P1b: nobody will say any more what became of their paper.
    ...allTickets(state).flatMap((ticket) =>
      papersOf(ticket)
        .filter(({ print }) => print === 'sent')
        .map(({ copy }): QueueEvent => ({ type: 'print.reported', ticketId: ticket.id, copy, print: 'unknown', atMs: Math.max(endMs, state.lastAtMs) })),
    ),
    { type: 'day.opened', day: date, firstOrdinals: Object.fromEntries(used), atMs: context.wallMs },
  ];
}
