import { describe, expect, test } from 'vitest';
import { readBookingTime } from './read-booking-time.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const at = (date: string, minute: number) => ({ ok: true, value: { date, minute } });
const read = (date: string, time: string) => readBookingTime(date, time, ZONE);

describe('when somebody is booked for', () => {
  test.each([
    ['08:30', 510],
    ['8:30', 510],
    ['08:30:00', 510],
    ['8h30', 510],
    ['8h', 480],
    ['08g30', 510],
    ['8 giờ 30 phút', 510],
    ['8 giờ', 480],
    ['1:30 CH', 810],
    ['1:30:00 PM', 810],
    ['12:15 CH', 735],
    ['9:00 SA', 540],
    ['08:30 - 09:00', 510],
    ['08:30-09:00', 510],
    ['8h30–9h', 510],
    ['8h30 đến 9h00', 510],
    ['lúc 8h30', 510],
    ['00:00', 0],
    ['23:59', 1439],
  ])('[Q10a] the time %s', (time, minute) => {
    expect(read('24/11/2026', time)).toEqual(at('2026-11-24', minute));
  });

  test.each(['2026-11-24', '24-11-2026', '24.11.2026', '20261124', 'Thứ Ba, 24/11/2026', 'ngày 24/11/2026', '2026-11-24 00:00:00'])(
    '[Q10a] the day %s',
    (day) => {
      expect(read(day, '8h30')).toEqual(at('2026-11-24', 510));
    },
  );

  test.each([
    ['24/11/2026 08:30', ''],
    ['2026-11-24T08:30:00', ''],
    ['2026-11-24T01:30:00Z', ''],
    ['2026-11-23T18:30:00-07:00', ''],
    ['', '08:30 24/11/2026'],
    ['', '8h30 ngày 24/11/2026'],
    ['', '8h30 - 9h Thứ Ba, 24/11/2026'],
    ['', '24/11/2026 08:30 - 09:00'],
    ['', '8 giờ 30 24-11-2026'],
    ['', '8h30 24/11/2026'],
    ['', '24/11/2026 lúc 8 giờ 30'],
    ['', '1795483800000'],
    ['24/11/2026', '2026-11-24 08:30'],
    ['20261124083000', ''],
  ])('[Q10a] in one cell: "%s" "%s"', (day, time) => {
    expect(read(day, time)).toEqual(at('2026-11-24', 510));
  });

  test.each([
    ['', '', 'date-missing'],
    ['', '08:30', 'date-missing'],
    ['31/02/2026', '08:30', 'date-wrong'],
    ['mai', '08:30', 'date-wrong'],
    ['', 'sáng mai', 'date-wrong'],
    ['0001-01-01', '08:30', 'date-wrong'],
    ['24/11/2026', '', 'time-missing'],
    ['24/11/2026', '25:00', 'time-wrong'],
    ['24/11/2026', '8:75', 'time-wrong'],
    ['24/11/2026', 'sáng', 'time-wrong'],
    ['24/11/2026', '8', 'time-wrong'],
    ['24/11/2026', '13h5', 'time-wrong'],
  ])('[Q10a] "%s" "%s" is refused: %s', (day, time, fault) => {
    expect(read(day, time)).toEqual({ ok: false, no: fault });
  });
});
