// When somebody is booked for, in one cell or two, in whatever way booking systems and clerks write it.

import { no, ok, type Result } from '@luot/shared/domain/result';
import type { LocalTime } from '@luot/shared/domain/time/local-time';
import { readMoment } from '../../read-day.ts';

export type TimeFault = 'date-missing' | 'date-wrong' | 'time-missing' | 'time-wrong';

/** `8:30`, `8:30:00`, `1:30 CH`. */
const TIME = /^(\d{1,2}):(\d{2})(?::\d{2})?(?: ?(SA|CH|AM|PM))?$/i;

/**
 * @param dateCell the day, perhaps with the time; empty where the other cell has both
 * @param timeCell the time, perhaps with the day
 * @param timeZone for what says its own offset
 */
export function readBookingTime(dateCell: string, timeCell: string, timeZone: string): Result<LocalTime, TimeFault> {
  const both = readMoment(tidy(timeCell), timeZone) ?? null;
  const day = both ?? (dateCell === '' ? null : readMoment(tidy(dateCell), timeZone));
  if (day === undefined) return no('date-wrong');
  if (day === null) return no(dateCell === '' && (timeCell === '' || timeOfDay(timeCell) !== undefined) ? 'date-missing' : 'date-wrong');
  const minute = both === null && timeCell !== '' ? timeOfDay(timeCell) : day.minute;
  if (minute === undefined) return no('time-wrong');
  return minute === null ? no('time-missing') : ok({ date: day.date, minute });
}

/** Minutes since midnight; undefined: no time of day. */
function timeOfDay(cell: string): number | undefined {
  const [, hours, minutes, half = ''] = TIME.exec(tidy(cell)) ?? [];
  if (hours === undefined) return undefined;
  const hour = /CH|PM/i.test(half) && Number(hours) < 12 ? Number(hours) + 12 : Number(hours);
  return hour < 24 && Number(minutes) < 60 ? hour * 60 + Number(minutes) : undefined;
}

/** `8h30 đến 9h ngày Thứ Ba, 24/11/2026` to `8:30 24/11/2026`: of a span the beginning counts. */
function tidy(cell: string): string {
  return (
    cell
      .normalize('NFC')
      .replaceAll(/[\u2010-\u2015]/g, '-')
      .replaceAll(/(?<!\p{L})(?:thứ \p{L}+|chủ nhật)[ ,]*/giu, '')
      .replaceAll(/(?<!\p{L})(?:ngày|lúc)(?!\p{L})/giu, ' ')
      .replaceAll(
        /(\d) ?(?:h|g|giờ)(?!\p{L})(?: ?(\d{2})(?!\d|\/|[.-]\d+[.-]))?(?: ?phút)?(?!\d)/giu,
        (_whole, hour: string, minute?: string) => `${hour}:${minute ?? '00'} `,
      )
      .replaceAll(/\s+/g, ' ')
      .trim()
      // A hyphen close by may be a time zone's, except at the beginning.
      .replace(/(\d:\d{2}(?::\d{2})?)(?: - | ?(?:đến|tới|to) ?)\d{1,2}:\d{2}(?::\d{2})?/iu, '$1')
      .replace(/^(\d{1,2}:\d{2}(?::\d{2})?) ?- ?\d{1,2}:\d{2}(?::\d{2})?/, '$1')
  );
}
