// When a view becomes another one by time alone. Hours and days change at whole minutes; what else ends is listed here, so
// that nothing is computed while nothing can change.
import { PRINT_WITHIN_MS } from '@luot/shared/domain/devices/device-state';
import { allTickets, legOf, papersOf, type QueueState, RATING_MS, type Ticket } from './state.ts';

const MINUTE_MS = 60_000;

/** The first instant after `fromMs` at which time alone may change a view of this state (epoch ms), at the next minute's end at the latest. */
export function nextTimedChange(state: QueueState, fromMs: number): number {
  const minuteMs = (Math.floor(fromMs / MINUTE_MS) + 1) * MINUTE_MS;
  let nextMs = minuteMs;
  const ends = (atMs: number) => {
    if (atMs > fromMs && atMs < nextMs) nextMs = atMs;
  };
  const undoMs = state.settings.calls.undoSeconds * 1_000;
  for (const { undo, lastServed } of Object.values(state.counters)) {
    // C3: it cannot be taken back any more.
    if (undo !== null) ends(undo.atMs + undoMs);
    // S6: the display asks no more how it was.
    if (lastServed !== null) ends(lastServed.atMs + RATING_MS + 1);
  }
  for (const ticket of allTickets(state)) endsOf(state, ticket, ends);
  return nextMs;
}

function endsOf({ settings }: QueueState, ticket: Ticket, ends: (atMs: number) => void): void {
  // P1: paper that has not come by then is given up.
  for (const { print, askedAtMs } of papersOf(ticket)) if (print === 'issued') ends(askedAtMs + PRINT_WITHIN_MS + 1);
  // Q7: its visitor cannot put it back alone any more.
  if (ticket.state === 'missed') ends((legOf(ticket).endedAtMs ?? 0) + settings.order.missedGraceMinutes * MINUTE_MS + 1);
}
