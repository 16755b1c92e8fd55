import { sayIn } from '@luot/strings/say';
import { describe, expect, test } from 'vitest';
import { clockTime, durationWords, longDate, openingTime, pastTime } from './time-words.tsx';

const VIETNAM = 'Asia/Ho_Chi_Minh';
const vi = sayIn('vi');
const en = sayIn('en');
const at = (text: string) => Date.parse(`${text}+07:00`);

test('[D1d] the centre’s wall clock, not this machine’s', () => {
  expect(clockTime(at('2026-11-23T07:05:59'), VIETNAM)).toBe('07:05');
  expect(clockTime(at('2026-11-23T00:00:00'), VIETNAM)).toBe('00:00');
  expect(longDate(at('2026-11-23T00:00:00'), VIETNAM, 'vi')).toBe('Thứ Hai, 23/11/2026');
  expect(longDate(at('2026-11-22T23:59:00'), VIETNAM, 'en')).toMatch(/^Sunday,? 22 November 2026$/);
});

describe('[D3c] when a service opens', () => {
  const now = at('2026-11-23T12:00:00');

  test('later today: the time alone', () => {
    expect(openingTime(at('2026-11-23T13:30:00'), now, VIETNAM, 'vi', vi)).toBe('13:30');
  });

  test('on another day: with the weekday and the date', () => {
    expect(openingTime(at('2026-11-25T07:30:00'), now, VIETNAM, 'vi', vi)).toBe('07:30 Thứ Tư, 25/11');
    expect(openingTime(at('2026-11-25T07:30:00'), now, VIETNAM, 'en', en)).toMatch(/^07:30, Wednesday,? 25\/11$/);
  });

  test('the same hour a week later is another day', () => {
    expect(openingTime(at('2026-11-30T12:00:00'), now, VIETNAM, 'vi', vi)).toContain('30/11');
  });
});

test('[P4] when something happened: today the time alone, before that with the date', () => {
  const now = at('2026-11-23T12:00:00');
  expect(pastTime(at('2026-11-23T00:01:00'), now, VIETNAM, vi)).toBe('00:01');
  expect(pastTime(at('2026-11-22T23:59:00'), now, VIETNAM, vi)).toBe('23:59 22/11');
  expect(pastTime(at('2026-10-23T12:00:00'), now, VIETNAM, en)).toBe('12:00, 23/10');
});

test.each([
  [-5_000, 'dưới 1 phút', 'under 1 min'],
  [59_999, 'dưới 1 phút', 'under 1 min'],
  [60_000, '1 phút', '1 min'],
  [59 * 60_000 + 59_999, '59 phút', '59 min'],
  [60 * 60_000, '1 giờ 0 phút', '1 h 0 min'],
  [135 * 60_000, '2 giờ 15 phút', '2 h 15 min'],
])('%i ms is said as "%s"', (ms, inVietnamese, inEnglish) => {
  expect([durationWords(ms, vi), durationWords(ms, en)]).toEqual([inVietnamese, inEnglish]);
});
