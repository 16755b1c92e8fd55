import { join } from 'node:path';
import { ok } from '@luot/shared/domain/result';
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
    expect(here.take([written('AAAA'), written('BBBB'), written('a a a a')], null)).toEqual({ ok: true, value: { ...NOTHING, added: 2 } });
    expect(here.take([written('BB-BB'), written('CCCC'), written('bbbb')], null)).toEqual({ ok: true, value: { added: 1, replaced: 1, refused: [] } });
  });

  test('[Q10a] checking says the same as taking, and keeps and tells nothing', () => {
    const { desk: here, seen } = desk();
    here.take([written('AAAA')], null);
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
    expect(desk(null).desk.take([written('AAAA')], null)).toMatchObject({ value: { added: 0, refused: [{ index: 0, refusal: { code: 'day-not-open' } }] } });
  });

  test('[Q10a] those of a day before go when the centre’s day turns, whatever the clock says', () => {
    const { desk: here, seen } = desk();
    here.take([written('AAAA'), written('BBBB', { date: TUESDAY })], null);
    expect(here.forgetPast()).toBe(true);
    expect(here.ofDay(MONDAY)).toHaveLength(1);
    seen.day = TUESDAY;
    expect(here.forgetPast()).toBe(true);
    expect([here.find('AAAA'), here.find('BBBB')?.code, here.isEmpty]).toEqual([null, 'BBBB', false]);
  });

  test('[Q10a] a program gone wrong does not fill the memory; those that are there can still be replaced', () => {
    const { desk: here, store } = desk();
    const many = Array.from({ length: MOST_BOOKINGS }, (_, i) => ({
      code: `CODE-${i}`,
      serviceId: 'land',
      atMs: at('09:00'),
      procedureCode: null,
      owner: null,
    }));
    expect(store.put(many, at('08:00'))).toBe(true);
    expect(here.take([written('CODE-7'), written('NEW-1')], null)).toEqual({ ok: false, no: { code: 'bookings-full', params: { n: MOST_BOOKINGS } } });
    expect(here.take([written('CODE-7')], null)).toEqual({ ok: true, value: { ...NOTHING, replaced: 1 } });
  });

  test('[R4c] the queue is told everything of a booking but its code', () => {
    const { desk: here } = desk();
    here.take([written('AAAA', { serviceId: null, procedureCode: '2.000815' })], null);
    expect(here.forCheckIn('aa-aa')).toEqual({ id: here.find('AAAA')?.id, serviceId: 'papers', procedureCode: '2.000815', atMs: at('08:30') });
  });

  test('[R50] a code that is somebody else’s is refused without saying whose, and nobody else takes it off', () => {
    const { desk: here } = desk();
    here.take([written('OF-ONE')], 'one');
    here.take([written('OF-FILE')], null);
    const refusal = { code: 'booking-code-taken' };
    expect(here.take([written('of one'), written('OF-FILE'), written('OF-TWO')], 'two')).toEqual({
      ok: true,
      value: {
        added: 1,
        replaced: 0,
        refused: [
          { index: 0, refusal },
          { index: 1, refusal },
        ],
      },
    });
    expect(here.importFile([written('OF-ONE', { minute: 9 * 60 }), written('OF-FILE', { minute: 9 * 60 })], ['OF-TWO'], false)).toEqual({
      ok: true,
      value: { added: 0, replaced: 1, removed: 0, refused: [{ index: 0, refusal }] },
    });
    for (const owner of ['one', 'three', null])
      expect([here.remove(['OF-TWO'], owner, true), here.remove(['OF-TWO'], owner)], String(owner)).toEqual([ok(0), ok(0)]);
    expect(here.ofDay(MONDAY).map(({ code, owner, atMs }) => [code, owner, atMs])).toEqual([
      ['OF-ONE', 'one', at('08:30')],
      ['OF-TWO', 'two', at('08:30')],
      ['OF-FILE', null, at('09:00')],
    ]);
    expect([here.take([written('of-two', { minute: 10 * 60 })], 'two'), here.remove(['OFTWO'], 'two')]).toEqual([ok({ ...NOTHING, replaced: 1 }), ok(1)]);
    // Whose it was makes no difference to who comes.
    expect(here.forCheckIn('of-one')).toMatchObject({ serviceId: 'land' });
  });

  test('[R52] a code that is a telephone or identity number is refused, by file too; one that is kept already checks in and goes', () => {
    const { desk: here, store } = desk();
    store.put([{ code: '0912 345 678', serviceId: 'land', atMs: at('08:30'), procedureCode: null, owner: null }], at('08:00'));
    const numbers = ['0912-345-678', '+84 987 654 321', '001099012345'];
    const refusal = { code: 'booking-code-personal' };
    const refused = numbers.map((_number, index) => ({ index, refusal }));
    expect(
      here.take(
        numbers.map((code) => written(code)),
        'one',
      ),
    ).toEqual(ok({ ...NOTHING, refused }));
    expect(
      here.importFile(
        numbers.map((code) => written(code)),
        [],
        false,
      ),
    ).toEqual(ok({ ...NOTHING, removed: 0, refused }));
    expect([here.forCheckIn('0987654321'), here.forCheckIn('0912345678')]).toMatchObject([null, { serviceId: 'land' }]);
    expect(here.remove(['0912345678'], null)).toEqual(ok(1));
  });
});
