import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, instantOf, localTime, minuteOf, weekday } from './local-time.ts';

const VIETNAM = 'Asia/Ho_Chi_Minh';
const BERLIN = 'Europe/Berlin';
const NEW_YORK = 'America/New_York';
const utc = (text: string) => Date.parse(`${text}Z`);

describe('Vietnam, seven hours ahead all year', () => {
  test('[D1a] an instant as the centre’s clock shows it', () => {
    expect(localTime(utc('2026-11-22T16:59:59'), VIETNAM)).toEqual({ date: '2026-11-22', minute: 23 * 60 + 59 });
    expect(localTime(utc('2026-11-22T17:00:00'), VIETNAM)).toEqual({ date: '2026-11-23', minute: 0 });
    expect(localTime(utc('2026-12-31T20:00:00'), VIETNAM)).toEqual({ date: '2027-01-01', minute: 180 });
  });

  test('[D1a] and back', () => {
    expect(instantOf({ date: '2026-11-23', minute: 180 }, VIETNAM)).toBe(utc('2026-11-22T20:00:00'));
    expect(instantOf({ date: '2027-01-01', minute: 0 }, VIETNAM)).toBe(utc('2026-12-31T17:00:00'));
    expect(instantOf({ date: '2028-02-29', minute: 1439 }, VIETNAM)).toBe(utc('2028-02-29T16:59:00'));
  });

  test('[D1a] every hour of a year comes back as it was', () => {
    for (let hour = 0; hour < 366 * 24; hour += 5) {
      const instant = utc('2026-01-01T00:00:00') + hour * 3_600_000;
      expect(instantOf(localTime(instant, VIETNAM), VIETNAM)).toBe(instant);
    }
  });
});

describe('zones with summer time', () => {
  test.each([
    [BERLIN, '2026-03-29', 0, '2026-03-28T23:00:00'],
    [BERLIN, '2026-03-29', 180, '2026-03-29T01:00:00'],
    [BERLIN, '2026-10-25', 180, '2026-10-25T02:00:00'],
    [BERLIN, '2026-10-26', 0, '2026-10-25T23:00:00'],
    [NEW_YORK, '2026-03-08', 0, '2026-03-08T05:00:00'],
    [NEW_YORK, '2026-03-08', 180, '2026-03-08T07:00:00'],
    [NEW_YORK, '2026-11-01', 180, '2026-11-01T08:00:00'],
    [NEW_YORK, '2026-11-02', 0, '2026-11-02T05:00:00'],
  ])('[D1a] %s: %s, minute %i', (zone, date, minute, expected) => {
    expect(instantOf({ date, minute }, zone)).toBe(utc(expected));
    expect(localTime(utc(expected), zone)).toEqual({ date, minute });
  });

  test.each([
    [BERLIN, '2026-03-29', utc('2026-03-29T01:00:00')],
    [NEW_YORK, '2026-03-08', utc('2026-03-08T07:00:00')],
  ])('[D1a] %s: a time that the clocks skip is one after the gap', (zone, date, gapEnd) => {
    for (const minute of [120, 135, 150, 179]) {
      const instant = instantOf({ date, minute }, zone);
      expect(instant).toBeGreaterThanOrEqual(gapEnd);
      expect(instant).toBeLessThan(gapEnd + 3_600_000);
    }
  });

  test.each([BERLIN, NEW_YORK, 'Australia/Lord_Howe'])('[D1a] %s: a time that comes twice is one of the two', (zone) => {
    for (let hour = 0; hour < 366 * 24; hour++) {
      const instant = utc('2026-01-01T00:00:00') + hour * 3_600_000;
      const local = localTime(instant, zone);
      expect(localTime(instantOf(local, zone), zone)).toEqual(local);
    }
  });

  test('a zone nobody knows is an error', () => {
    expect(() => localTime(0, 'Asia/Da_Lat')).toThrow(RangeError);
  });
});

describe('dates', () => {
  test('[D3a] days are counted over months, years and leap days', () => {
    expect([addDays('2026-12-31', 1), addDays('2028-02-28', 1), addDays('2027-03-01', -1), addDays('2026-03-29', 1)]).toEqual([
      '2027-01-01',
      '2028-02-29',
      '2027-02-28',
      '2026-03-30',
    ]);
    expect([daysBetween('2026-11-23', '2026-12-24'), daysBetween('2026-11-23', '2026-11-22'), daysBetween('2026-11-23', '2026-11-23')]).toEqual([31, -1, 0]);
  });

  test('[D3a] the week begins on Monday', () => {
    expect(['2026-11-23', '2026-11-28', '2026-11-29', '2024-02-29'].map(weekday)).toEqual([0, 5, 6, 3]);
  });

  test('a time of day in minutes', () => {
    expect(['00:00', '07:30', '23:59', '24:00'].map(minuteOf)).toEqual([0, 450, 1439, 1440]);
  });
});
