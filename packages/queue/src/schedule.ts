// D3: when a service works and when it gives out numbers. Pure: the instant comes in as an argument.
import { addDays, instantOf, type LocalDate, localTime, minuteOf, weekday } from '@luot/shared/domain/time/local-time';
import type { CentreSettings, ServiceSettings } from '@luot/shared/settings/centre';

/** `[from, to)` in minutes of the local day. */
type Interval = readonly [from: number, to: number];

/** How far ahead the next opening is looked for; beyond it the screens say "not known". */
const DAYS_AHEAD = 14;

/** Service hours of one date; an exception for this service goes before one for all, both before the week. */
export function serviceHours(settings: CentreSettings, service: ServiceSettings, date: LocalDate): readonly Interval[] {
  const exceptions = settings.hours.exceptions.filter((exception) => exception.date === date);
  const exception = exceptions.find((e) => e.services?.includes(service.id)) ?? exceptions.find((e) => e.services === undefined);
  const open = exception?.open ?? (service.week ?? settings.hours.week)[weekday(date)] ?? [];
  return open.map(([from, to]) => [minuteOf(from), minuteOf(to)]);
}

/** Ticket hours: from some minutes before opening, through the breaks, to the last closing. Null on a closed day. */
export function ticketHours(settings: CentreSettings, service: ServiceSettings, date: LocalDate): Interval | null {
  const hours = serviceHours(settings, service, date);
  const first = hours[0];
  const last = hours.at(-1);
  if (first === undefined || last === undefined) return null;
  return [Math.max(0, first[0] - settings.hours.ticketsBeforeMinutes), last[1]];
}

export function givesTickets(settings: CentreSettings, service: ServiceSettings, nowMs: number): boolean {
  const now = localTime(nowMs, settings.timeZone);
  const hours = ticketHours(settings, service, now.date);
  return hours !== null && hours[0] <= now.minute && now.minute < hours[1];
}

export function inServiceHours(settings: CentreSettings, service: ServiceSettings, nowMs: number): boolean {
  const now = localTime(nowMs, settings.timeZone);
  return serviceHours(settings, service, now.date).some(([from, to]) => from <= now.minute && now.minute < to);
}

/** The next instant the service opens to be served, after now; null when that is not within two weeks. */
export function nextOpening(settings: CentreSettings, service: ServiceSettings, nowMs: number): number | null {
  const now = localTime(nowMs, settings.timeZone);
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const date = addDays(now.date, ahead);
    const next = serviceHours(settings, service, date).find(([from]) => ahead > 0 || from > now.minute);
    if (next !== undefined) return instantOf({ date, minute: next[0] }, settings.timeZone);
  }
  return null;
}
