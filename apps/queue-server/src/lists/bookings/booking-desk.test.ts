import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { at, MONDAY, SMALL_CENTRE, TUESDAY } from '@luot/queue/fixtures/small-centre';
import { ok } from '@luot/shared/domain/result';
import { describe, expect, onTestFinished, test } from 'vitest';
import { privateFileMarks } from '../../../test/fixtures/private-file-marks.ts';
import { BookingDesk } from './booking-desk.ts';
import { Bookings, MOST_BOOKINGS } from './bookings.ts';
import type { WrittenBooking } from './check-booking.ts';

function desk(day: string | null = MONDAY) {
  const store = Bookings.open(join(tempFolder(), 'bookings.db'), at('08:00'), privateFileMarks());
  onTestFinished(() => store.close());
  const seen = { changes: 0, day, checkedIn: [] as string[] };
  const made = new BookingDesk({
    store,
    settings: () => SMALL_CENTRE,
    serviceOfProcedure: (code) => (code === '2.000815' ? 'papers' : null),
    nowMs: () => at('08:00'),
    day: () => seen.day,
    checkedIn: () => new Set(seen.checkedIn),
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
    const file = { bookings: [written('AAAA'), written('BBBB'), written('CCCC', { minute: 12 * 60 })], cancelled: ['aaaa', 'DDDD'], importId: 'one' };
    const checked = here.importFile({ ...file, check: true });
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
    expect(here.importFile({ ...file, check: false })).toEqual(checked);
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

  /** One import of a file. */
  const imported = (here: BookingDesk, importId: string, bookings: readonly WrittenBooking[], cancelled: readonly string[] = []) =>
    expect(here.importFile({ bookings, cancelled, importId, check: false }).ok).toBe(true);
  const times = (here: BookingDesk, ...codes: string[]) => codes.map((code) => here.find(code)?.atMs ?? null);

  test('[F25] [F26] an import is undone: new ones go, moved ones are back, cancelled ones are there again, each with its id', () => {
    const { desk: here, seen } = desk();
    here.take([written('MOVED'), written('CANCELLED'), written('SAME')], null);
    const before = ['MOVED', 'CANCELLED', 'SAME'].map((code) => here.find(code));
    imported(here, 'one', [written('NEW-1'), written('moved', { minute: 10 * 60 }), written('SAME')], ['cancelled']);
    imported(here, 'one', [written('NEW-2')], ['NEVER-THERE']);
    seen.changes = 0;
    expect(here.undoImport()).toEqual({ ok: true, value: { atMs: at('08:00'), removed: 2, restored: 2, left: 0 } });
    expect(['MOVED', 'CANCELLED', 'SAME'].map((code) => here.find(code))).toEqual(before);
    expect([times(here, 'NEW-1', 'NEW-2'), seen.changes, here.undoImport()]).toEqual([[null, null], 1, { ok: true, value: null }]);
  });

  test('[F25] imports are undone one after the other, the newest first, five of them', () => {
    const { desk: here } = desk();
    for (let i = 0; i < 7; i++) imported(here, `import ${i}`, [written('AAAA', { minute: 8 * 60 + i })]);
    const undone = Array.from({ length: 6 }, () => [here.undoImport().ok && times(here, 'AAAA')[0]]);
    expect(undone).toEqual([5, 4, 3, 2, 1, 1].map((minute) => [at(`08:0${minute}`)]));
  });

  test('[F26] what a program has changed or removed since, or has checked in, stays and is counted', () => {
    const { desk: here, seen } = desk();
    here.take([written('OLD-1'), written('OLD-2')], null);
    imported(here, 'one', [written('NEW-1'), written('NEW-2'), written('NEW-3'), written('OLD-1', { minute: 600 })], ['OLD-2']);
    imported(here, 'two', [written('NEW-4')]);
    here.take([written('NEW-1'), written('OLD-2', { minute: 610 })], null);
    here.remove(['NEW-2'], null);
    seen.checkedIn.push(here.find('NEW-3')?.id ?? '');
    expect(here.undoImport()).toMatchObject({ value: { removed: 1, restored: 0, left: 0 } });
    expect(here.undoImport()).toMatchObject({ value: { removed: 0, restored: 1, left: 4 } });
    expect(times(here, 'NEW-1', 'NEW-2', 'NEW-3', 'OLD-1', 'OLD-2', 'NEW-4')).toEqual([at('08:30'), null, at('08:30'), at('08:30'), at('10:10'), null]);
  });

  test('[F26] a day that is over does not come back', () => {
    const { desk: here, seen } = desk();
    here.take([written('AAAA')], null);
    imported(here, 'one', [written('AAAA', { date: TUESDAY }), written('BBBB', { date: TUESDAY })]);
    seen.day = TUESDAY;
    expect(here.undoImport()).toMatchObject({ value: { removed: 1, restored: 0, left: 0 } });
    expect(times(here, 'AAAA', 'BBBB')).toEqual([at('08:30', TUESDAY), null]);
  });

  test('[F26] [R50] an undo leaves alone what is an app’s, also under a code that the import has cancelled', () => {
    const { desk: here } = desk();
    here.take([written('OF-APP')], 'one');
    here.take([written('FREED'), written('MOVED')], null);
    imported(here, 'one', [written('OF-APP', { minute: 600 }), written('MOVED', { minute: 600 })], ['FREED', 'OF-APP']);
    here.take([written('FREED', { minute: 610 })], 'two');
    expect([here.remove(['MOVED'], 'two'), here.undoImport()]).toMatchObject([ok(0), { value: { removed: 0, restored: 1, left: 1 } }]);
    expect(['OF-APP', 'FREED', 'MOVED'].map((code) => [here.find(code)?.owner, here.find(code)?.atMs])).toEqual([
      ['one', at('08:30')],
      ['two', at('10:10')],
      [null, at('08:30')],
    ]);
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
    expect(
      here.importFile({
        bookings: ['OF-ONE', 'OF-FILE'].map((code) => written(code, { minute: 9 * 60 })),
        cancelled: ['OF-TWO'],
        importId: 'one',
        check: false,
      }),
    ).toEqual({
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
    expect(here.importFile({ bookings: numbers.map((code) => written(code)), cancelled: [], importId: 'one', check: false })).toEqual(
      ok({ ...NOTHING, removed: 0, refused }),
    );
    expect([here.forCheckIn('0987654321'), here.forCheckIn('0912345678')]).toMatchObject([null, { serviceId: 'land' }]);
    expect(here.remove(['0912345678'], null)).toEqual(ok(1));
  });
});
