// Instants and durations as people say them, in the centre's time zone.

import type { Language } from '@luot/shared/domain/text';
import { dateFormat } from '@luot/shared/domain/time/date-format';
import type { Say } from '@luot/strings/say';

/** `7:05`, always two-digit minutes. */
export function clockTime(atMs: number, timeZone: string): string {
  return dateFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(atMs);
}

/** `Thứ Hai, 23/11/2026`; in English `Monday, 23 November 2026`. */
export function longDate(atMs: number, timeZone: string, language: Language): string {
  const format =
    language === 'vi'
      ? dateFormat('vi-VN', { timeZone, weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' })
      : dateFormat('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return format.format(atMs);
}

/** When something opens: the time alone today, with the weekday and date on another day. */
export function openingTime(atMs: number, nowMs: number, timeZone: string, language: Language, say: Say): string {
  const time = clockTime(atMs, timeZone);
  const day = (ms: number) => dateFormat('sv-SE', { timeZone }).format(ms);
  if (day(atMs) === day(nowMs)) return time;
  const date = dateFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { timeZone, weekday: 'long', day: '2-digit', month: '2-digit' }).format(atMs);
  return say('day.at', { time, date });
}

/** When something happened: the time alone today, with the date before that. */
export function pastTime(atMs: number, nowMs: number, timeZone: string, say: Say): string {
  const time = clockTime(atMs, timeZone);
  const day = (ms: number) => dateFormat('en-GB', { timeZone, day: '2-digit', month: '2-digit' }).format(ms);
  return day(atMs) === day(nowMs) ? time : say('day.at', { time, date: day(atMs) });
}

/** A wait or a service: whole minutes, because nobody wants seconds. */
export function durationWords(ms: number, say: Say): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return say('time.under-minute');
  if (minutes < 60) return say('time.minutes', { n: minutes });
  return say('time.hours', { h: Math.floor(minutes / 60), m: minutes % 60 });
}
