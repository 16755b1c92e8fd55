// A day, and a time of it, in whatever way Vietnamese systems write them.
import { type LocalDate, type LocalTime, localTime } from '@luot/shared/domain/time/local-time';

const ZONE = 'Asia/Ho_Chi_Minh';

/** `2026-10-08`, `2026-10-08 15:00`, `2026-10-08T08:00:00.000Z`, `2026-10-08T15:00:00+0700`. */
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;
/** `08/10/2026`, `8-10-2026 15:00:30`; `3:00:00 CH` is how Windows in Vietnamese says afternoon. PM is not taken: there the month stands first. */
const DAY_FIRST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?(?: (SA|CH))?)?$/i;
/** `15:00 08/10/2026`, as receipts have it. */
const TIME_FIRST = /^(\d{1,2}:\d{2}(?::\d{2})?),? (\d{1,2}([/.-])\d{1,2}\3\d{4})$/;
/** `20261008`, `20261008150000`: the national exchange API. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/;
/** Milliseconds since 1970, bare or as older .NET services write them. */
const EPOCH = /^(?:(-\d{12,14}|\d{13})|\/Date\((-?\d{1,14})(?:[+-]\d{4})?\)\/)$/;

/** What databases hold where there is no date; .NET, SQL Server, Excel, and the other end. */
const NO_DAYS: readonly LocalDate[] = ['0001-01-01', '1753-01-01', '1899-12-30', '1900-01-01', '1970-01-01', '9999-12-31'];
/** No electronic dossier is older; what is later is a slip of the keyboard. */
const [FIRST_YEAR, LAST_YEAR] = [1990, 2099];

/** A time of day in minutes; null where none is written. */
export interface WrittenMoment extends Omit<LocalTime, 'minute'> {
  readonly minute: number | null;
}

/** Null: a way to write "no date". Undefined: no date, or one there cannot be. A time is read to be checked and then left out. */
export function readDay(cell: unknown): LocalDate | null | undefined {
  const moment = readMoment(cell, ZONE);
  return moment === undefined ? undefined : (moment?.date ?? null);
}

/** Null and undefined as `readDay`. What says its own time zone is told in the given one. */
export function readMoment(cell: unknown, timeZone: string): WrittenMoment | null | undefined {
  if (cell === 0) return null;
  if (typeof cell !== 'string' && typeof cell !== 'number') return undefined;
  const text = String(cell).trim().replaceAll(/\s+/g, ' ');
  const epoch = EPOCH.exec(text);
  if (epoch !== null) return momentOfEpoch(Number(epoch[1] ?? epoch[2]), timeZone);
  const [, time, day] = TIME_FIRST.exec(text) ?? [];
  const written = day === undefined ? text : `${day} ${time}`;
  const iso = ISO.exec(written) ?? COMPACT.exec(written);
  if (iso !== null) return momentOf([iso[1], iso[2], iso[3]], [iso[4], iso[5], iso[6]], timeZone, iso[7]);
  const dayFirst = DAY_FIRST.exec(written);
  if (dayFirst === null) return undefined;
  const moment = momentOf([dayFirst[4], dayFirst[3], dayFirst[1]], [dayFirst[5], dayFirst[6], dayFirst[7]], timeZone);
  const isAfternoon = dayFirst[8]?.toUpperCase() === 'CH';
  return isAfternoon && typeof moment?.minute === 'number' && moment.minute < NOON ? { ...moment, minute: moment.minute + NOON } : moment;
}

const NOON = 12 * 60;
type Digits = string | undefined;

function momentOf(
  [year, month, day]: readonly Digits[],
  [hour, minute = '0', second = '0']: readonly Digits[],
  timeZone: string,
  offset?: string,
): WrittenMoment | null | undefined {
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  if (NO_DAYS.includes(date)) return null;
  const midnightMs = Date.parse(`${date}T00:00:00Z`);
  // Node takes 31 February for 3 March.
  if (Number.isNaN(midnightMs) || new Date(midnightMs).toISOString().slice(0, 10) !== date) return undefined;
  const ofDay = Number(hour ?? '0') * 60 + Number(minute);
  if (Number(hour ?? '0') > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (offset === undefined) return plausible({ date, minute: hour === undefined ? null : ofDay });
  return plausible(localTime(midnightMs + (ofDay - offsetMinutes(offset)) * 60_000, timeZone));
}

function momentOfEpoch(atMs: number, timeZone: string): WrittenMoment | null | undefined {
  // Year 1 in .NET, day 0 in Unix, with whatever zone was added.
  if (atMs < Date.UTC(1971, 0, 1)) return null;
  return plausible(localTime(atMs, timeZone));
}

/** `+07:00`, `-0330`, `Z` as minutes east of Greenwich. */
function offsetMinutes(offset: string): number {
  if (/^z$/i.test(offset)) return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}

function plausible(moment: WrittenMoment): WrittenMoment | undefined {
  const year = Number(moment.date.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR ? moment : undefined;
}
