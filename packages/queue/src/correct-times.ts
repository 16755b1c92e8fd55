// D1e: what happened while the centre's time was wrong, moved to when it happened. Appointments stay: they are dates, not
// readings of that clock.
import type { Call, Counter, Leg, QueueState, Ticket } from './state.ts';

const MINUTE_MS = 60_000;

/** The state as if every instant from `fromMs` on had been read `byMs` later (epoch ms; negative: earlier). */
export function withTimesMoved(state: QueueState, fromMs: number, byMs: number): QueueState {
  const moved = (atMs: number) => (atMs >= fromMs ? atMs + byMs : atMs);
  const maybe = (atMs: number | null) => (atMs === null ? null : moved(atMs));
  const headStartMs = state.settings.order.bookedHeadStartMinutes * MINUTE_MS;
  const isDueByBooking = ({ booking, dueAtMs }: Ticket) => booking !== null && dueAtMs === booking.atMs - headStartMs;
  const leg = (before: Leg): Leg => ({
    ...before,
    fromMs: moved(before.fromMs),
    calledAtMs: maybe(before.calledAtMs),
    startedAtMs: maybe(before.startedAtMs),
    endedAtMs: maybe(before.endedAtMs),
    heldAtMs: maybe(before.heldAtMs),
    holds: before.holds.map((hold) => ({ fromMs: moved(hold.fromMs), untilMs: moved(hold.untilMs) })),
  });
  const ticket = (before: Ticket): Ticket => ({
    ...before,
    arrivedAtMs: moved(before.arrivedAtMs),
    dueAtMs: isDueByBooking(before) ? before.dueAtMs : moved(before.dueAtMs),
    legs: before.legs.map(leg),
    copies: before.copies.map((copy) => ({ ...copy, askedAtMs: moved(copy.askedAtMs) })),
  });
  const call = (before: Call): Call => ({ ...before, atMs: moved(before.atMs) });
  const counter = (before: Counter): Counter => {
    const { pause, lastServed, undo } = before;
    return {
      ...before,
      pause: pause === null ? null : { ...pause, sinceMs: moved(pause.sinceMs), expectedEndMs: maybe(pause.expectedEndMs) },
      lastServed: lastServed === null ? null : { ...lastServed, atMs: moved(lastServed.atMs) },
      undo:
        undo === null
          ? null
          : {
              ...undo,
              atMs: moved(undo.atMs),
              before: undo.before.map(ticket),
              counterBefore: counter(undo.counterBefore),
              callsBefore: undo.callsBefore.map(call),
            },
    };
  };
  return {
    ...state,
    series: mapValues(state.series, (series) => ({ ...series, tickets: series.tickets.map(ticket) })),
    counters: mapValues(state.counters, counter),
    calls: state.calls.map(call),
    closedAtMs: maybe(state.closedAtMs),
  };
}

function mapValues<Value>(values: Readonly<Record<string, Value>>, map: (value: Value) => Value): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}
