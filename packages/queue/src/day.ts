// D1, D2: which business day it is, and when it may change.
import { addDays, daysBetween, instantOf, type LocalDate, localTime, minuteOf } from '@luot/shared/domain/time/local-time';
import { givesTickets } from './schedule.ts';
import { allTickets, isOpen, legOf, type QueueState, ticketOf } from './state.ts';

/** A day that begins further ahead than this is more likely a wrong clock than a long holiday. */
export const MOST_DAYS_AHEAD = 31;

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

/** What is to be done about the day at this instant. */
export function planDay(state: QueueState, nowMs: number): DayPlan {
  const date = businessDate(state, nowMs);
  if (state.day === null) return { kind: 'open', date };
  const ahead = daysBetween(state.day, date);
  if (ahead === 0) return { kind: 'keep' };
  if (ahead < 0 || ahead > MOST_DAYS_AHEAD) return { kind: 'ask', date };
  return stillServing(state, nowMs) ? { kind: 'wait', date } : { kind: 'open', date };
}

/** When the day that is open now ends: the instant its open tickets expire at. */
export function dayEnd(state: QueueState, day: LocalDate): number {
  const { timeZone, day: settings } = state.settings;
  return instantOf({ date: addDays(day, 1), minute: minuteOf(settings.opensAt) }, timeZone);
}

/** The machine was off, or its clock is wrong; people who waited all that time in ticket hours make the latter likelier. */
const LONG_OFF_MS = 4 * 3_600_000;

/**
 * D1c: the centre's time when a machine has started, of which nobody knows how long it was off. Its clock is believed
 * where it can be right: not before the last event, not further ahead than a long holiday, and not hours ahead on the
 * same day with people waiting, as a clock is that was set to local time and is read as universal.
 * @returns `guessed`: the time of the last event, because the machine's cannot be believed
 */
export function timeAtStart(state: QueueState, machineMs: number): { readonly nowMs: number; readonly guessed: boolean } {
  const { lastAtMs, settings } = state;
  if (lastAtMs === 0) return { nowMs: machineMs, guessed: false };
  const days = daysBetween(businessDate(state, lastAtMs), businessDate(state, machineMs));
  const unlikely = days === 0 && machineMs - lastAtMs >= LONG_OFF_MS && isBusy(state) && settings.services.some((s) => givesTickets(settings, s, lastAtMs));
  const believed = machineMs >= lastAtMs && days <= MOST_DAYS_AHEAD && !unlikely;
  return believed ? { nowMs: machineMs, guessed: false } : { nowMs: lastAtMs + 1, guessed: true };
}

/** Whether nothing would be done to anybody by a time that goes on to another one: nobody is there, nobody may come. */
export function isQuiet(state: QueueState, nowMs: number): boolean {
  return !isBusy(state) && !state.settings.services.some((service) => givesTickets(state.settings, service, nowMs));
}

function isBusy(state: QueueState): boolean {
  return allTickets(state).some((ticket) => isOpen(ticket) && !ticket.training);
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
