// The centre's wall clock. The time-zone rules are the platform's (Intl); nothing here reads a clock.
import { dateFormat } from './date-format.ts';

const MINUTE_MS = 60_000;

/** A calendar date as `YYYY-MM-DD`; such strings compare in date order. */
export type LocalDate = string;

export interface LocalTime {
  readonly date: LocalDate;
  /** Minutes since local midnight, 0 to 1439. */
  readonly minute: number;
}

/** @throws RangeError for a time zone the platform does not know */
export function localTime(epochMs: number, timeZone: string): LocalTime {
  // sv-SE writes `2026-11-22 07:30:00`, which sorts and splits.
  const format = dateFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const [date = '', time = ''] = format.format(epochMs).split(' ');
  return { date, minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) };
}

/** The instant a wall clock shows this date and minute; in a gap of summer time, the instant after the gap. */
export function instantOf(local: LocalTime, timeZone: string): number {
  const asUtc = Date.parse(`${local.date}T00:00:00Z`) + local.minute * MINUTE_MS;
  const missedBy = (guess: number) => {
    const seen = localTime(guess, timeZone);
    return asUtc - (Date.parse(`${seen.date}T00:00:00Z`) + seen.minute * MINUTE_MS);
  };
  const first = asUtc + missedBy(asUtc);
  // Twice, because the offset at the first guess may be that of the other side of a change.
  const second = first + missedBy(first);
  // In a gap neither hits: they lie on its two sides.
  return missedBy(second) === 0 ? second : Math.max(first, second);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 1440 * MINUTE_MS).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / (1440 * MINUTE_MS));
}

/** 0 = Monday ... 6 = Sunday, as in ISO 8601 less one. */
export function weekday(date: LocalDate): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** `07:30` to 450. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
