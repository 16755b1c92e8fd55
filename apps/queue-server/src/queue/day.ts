// D1, D2: which business day it is, and when it may change.
import { addDays, daysBetween, instantOf, type LocalDate, localTime, minuteOf } from '@luot/shared/domain/local-time';
import { givesTickets } from './schedule.ts';
import { allTickets, legOf, type QueueState, ticketOf } from './state.ts';

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
  if (ahead < 0 || ahead > MOST_DAYS_AHEAD || state.clockDoubt) return { kind: 'ask', date };
  return stillServing(state, wallMs) ? { kind: 'wait', date } : { kind: 'open', date };
}

/** When the day that is open now ends: the instant its open tickets expire at. */
export function dayEnd(state: QueueState, day: LocalDate): number {
  const { timeZone, day: settings } = state.settings;
  return instantOf({ date: addDays(day, 1), minute: minuteOf(settings.opensAt) }, timeZone);
}

/**
 * D1b: whether a jump has taken the clock to another date in ticket hours, with somebody waiting or being served. One
 * that brings it back ends the doubt. A machine that slept through the night jumps too, but fell asleep after hours.
 * @param jump `byMs` of the machine's clock; `atMs` is day time, which follows forward jumps and no others
 */
export function jumpedAway(state: QueueState, jump: { readonly byMs: number; readonly atMs: number }): boolean {
  const { settings } = state;
  const wallMs = jump.atMs + Math.min(0, jump.byMs);
  const beforeMs = jump.atMs - Math.max(0, jump.byMs);
  const busy = allTickets(state).some((ticket) => ticket.state === 'waiting' || ticket.state === 'called' || ticket.state === 'serving');
  const away = businessDate(state, wallMs) !== state.day;
  return away && (state.clockDoubt || (busy && settings.services.some((service) => givesTickets(settings, service, beforeMs))));
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
