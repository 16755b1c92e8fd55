import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sideFileMarks } from '../../test/fixtures/side-file-marks.ts';
import { at, MONDAY, SMALL_CENTRE, TUESDAY } from '../../test/fixtures/small-centre.ts';
import { tempFolder } from '../../test/fixtures/temp-folder.ts';
import { Bookings, MOST_BOOKINGS } from '../store/bookings.ts';
import { BookingDesk } from './booking-desk.ts';
import type { WrittenBooking } from './check-booking.ts';

function desk(day: string | null = MONDAY) {
  const store = Bookings.open(join(tempFolder(), 'bookings.db'), at('08:00'), sideFileMarks());
  onTestFinished(() => store.close());
  const seen = { changes: 0, day };
  const made = new BookingDesk({
    store,
    settings: () => SMALL_CENTRE,
    serviceOfProcedure: (code) => (code === '2.000815' ? 'papers' : null),
    nowMs: () => at('08:00'),
    day: () => seen.day,
    onChange: () => void (seen.changes += 1),
  });
  return { desk: made, store, seen };
}

const written = (code: string, changed: Partial<WrittenBooking> = {}): WrittenBooking => ({
  code,
  serviceId: 'land',
  procedureCode: null,
  date: MONDAY,
  minute: 8 * 60 + 30,
  ...changed,
});
const NOTHING = { added: 0, replaced: 0, refused: [] };

describe('the desk of bookings', () => {
  test('[Q10a] counts what is new, what is replaced, and codes that stand twice once', () => {
    const { desk: here } = desk();
    expect(here.take([written('AAAA'), written('BBBB'), written('a a a a')])).toEqual({ ok: true, value: { ...NOTHING, added: 2 } });
    expect(here.take([written('BB-BB'), written('CCCC'), written('bbbb')])).toEqual({ ok: true, value: { added: 1, replaced: 1, refused: [] } });
  });

  test('[Q10a] checking says the same as taking, and keeps and tells nothing', () => {
    const { desk: here, seen } = desk();
    here.take([written('AAAA')]);
    const file = [
      [written('AAAA'), written('BBBB'), written('CCCC', { minute: 12 * 60 })],
      ['aaaa', 'DDDD'],
    ] as const;
    const checked = here.importFile(...file, true);
    expect([checked, seen.changes, here.ofDay(MONDAY).length]).toEqual([
      {
        ok: true,
        value: {
          added: 1,
          replaced: 1,
          removed: 1,
          refused: [{ index: 2, refusal: { code: 'booking-outside-hours', params: { date: MONDAY, time: '12:00' } } }],
        },
      },
      1,
      1,
    ]);
    expect(here.importFile(...file, false)).toEqual(checked);
    expect(here.ofDay(MONDAY).map(({ code }) => code)).toEqual(['BBBB']);
  });

  test('[Q10a] until there is a day nothing is kept', () => {
    expect(desk(null).desk.take([written('AAAA')])).toMatchObject({ value: { added: 0, refused: [{ index: 0, refusal: { code: 'day-not-open' } }] } });
  });

  test('[Q10a] those of a day before go when the centre’s day turns, whatever the clock says', () => {
    const { desk: here, seen } = desk();
    here.take([written('AAAA'), written('BBBB', { date: TUESDAY })]);
    expect(here.forgetPast()).toBe(true);
    expect(here.ofDay(MONDAY)).toHaveLength(1);
    seen.day = TUESDAY;
    expect(here.forgetPast()).toBe(true);
    expect([here.find('AAAA'), here.find('BBBB')?.code, here.isEmpty]).toEqual([null, 'BBBB', false]);
  });

  test('[Q10a] a program gone wrong does not fill the memory; those that are there can still be replaced', () => {
    const { desk: here, store } = desk();
    const many = Array.from({ length: MOST_BOOKINGS }, (_, i) => ({ code: `CODE-${i}`, serviceId: 'land', atMs: at('09:00'), procedureCode: null }));
    expect(store.put(many, at('08:00'))).toBe(true);
    expect(here.take([written('CODE-7'), written('NEW-1')])).toEqual({ ok: false, no: { code: 'bookings-full', params: { n: MOST_BOOKINGS } } });
    expect(here.take([written('CODE-7')])).toEqual({ ok: true, value: { ...NOTHING, replaced: 1 } });
  });

  test('[R4c] the queue is told everything of a booking but its code', () => {
    const { desk: here } = desk();
    here.take([written('AAAA', { serviceId: null, procedureCode: '2.000815' })]);
    expect(here.forCheckIn('aa-aa')).toEqual({ id: here.find('AAAA')?.id, serviceId: 'papers', procedureCode: '2.000815', atMs: at('08:30') });
  });
});
