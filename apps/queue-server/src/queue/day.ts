// D1, D2: which business day it is, and when it may change.
import { addDays, daysBetween, instantOf, type LocalDate, localTime, minuteOf } from '@luot/shared/domain/local-time';
import { legOf, type QueueState, ticketOf } from './state.ts';

/** A day that begins further ahead than this is more likely a wrong clock than a long holiday. */
const MOST_DAYS_AHEAD = 31;

export type DayPlan =
  | { readonly kind: 'keep' }
  | { readonly kind: 'open'; readonly date: LocalDate }
  /** A counter still serves; the day turns when it has finished. */
  | { readonly kind: 'wait'; readonly date: LocalDate }
  /** The clock says a date that only a person may follow. */
  | { readonly kind: 'ask'; readonly date: LocalDate };

/** The business day an instant belongs to: it begins at `day.opensAt`, not at midnight. */
export function businessDate(state: QueueState, atMs: number): LocalDate {
  const { timeZone, day } = state.settings;
  const local = localTime(atMs, timeZone);
  return local.minute < minuteOf(day.opensAt) ? addDays(local.date, -1) : local.date;
}

/** What is to be done about the day at this instant of the wall clock. */
export function planDay(state: QueueState, wallMs: number): DayPlan {
  const date = businessDate(state, wallMs);
  if (state.day === null) return { kind: 'open', date };
  const ahead = daysBetween(state.day, date);
  if (ahead === 0) return { kind: 'keep' };
  if (ahead < 0 || ahead > MOST_DAYS_AHEAD) return { kind: 'ask', date };
  return stillServing(state, wallMs) ? { kind: 'wait', date } : { kind: 'open', date };
}

/** When the day that is open now ends: the instant its open tickets expire at. */
export function dayEnd(state: QueueState, day: LocalDate): number {
  const { timeZone, day: settings } = state.settings;
  return instantOf({ date: addDays(day, 1), minute: minuteOf(settings.opensAt) }, timeZone);
}

function stillServing(state: QueueState, nowMs: number): boolean {
  const holdsMs = state.settings.day.servingHoldsMinutes * 60_000;
  return Object.values(state.counters).some((counter) => {
    if (counter.current === null) return false;
    const ticket = ticketOf(state, counter.current);
    const { startedAtMs, calledAtMs } = legOf(ticket);
    return ticket.state === 'serving' && nowMs - (startedAtMs ?? calledAtMs ?? 0) < holdsMs;
  });
}
