import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { at, MONDAY, SMALL_CENTRE } from '@luot/queue/fixtures/small-centre';
import type { Actor } from '@luot/shared/protocol/roles';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { privateFileMarks } from '../../../test/fixtures/private-file-marks.ts';
import { BookingDesk } from './booking-desk.ts';
import { Bookings } from './bookings.ts';
import { CheckIns } from './check-ins.ts';

const MINUTE = 60_000;
const WINDOW = 15 * MINUTE;
const RIGHT = 'LH-7K3Q-29';
const RIGHT_SHORT = 'MAU-0930';
const WRONG = 'LH-0000-00';
const WRONG_SHORT = 'MAU-0001';

/** A desk with two bookings, of a long and a short code. */
function bookingDesk(): BookingDesk {
  const store = Bookings.open(join(tempFolder(), 'bookings.db'), at('08:00'), privateFileMarks());
  onTestFinished(() => store.close());
  const desk = new BookingDesk({
    store,
    settings: () => SMALL_CENTRE,
    serviceOfProcedure: () => null,
    nowMs: () => at('08:00'),
    day: () => MONDAY,
    checkedIn: () => new Set(),
    onChange: () => undefined,
  });
  desk.take(
    [RIGHT, RIGHT_SHORT].map((code) => ({ code, serviceId: 'land', procedureCode: null, date: MONDAY, minute: 9 * 60 })),
    null,
  );
  return desk;
}

function kiosks(desk = bookingDesk()) {
  let nowMs = 0;
  const checkIns = new CheckIns(desk, () => nowMs);
  return {
    pass: (ms: number) => void (nowMs += ms),
    now: () => nowMs,
    /** Seconds to wait; null: the code is looked at. */
    tries: (code: string, id = 'kiosk-1') => {
      const actor: Actor = { role: 'kiosk', id };
      const refusal = checkIns.refusal(code, actor);
      return refusal === null ? null : Number(refusal.params?.['seconds']);
    },
    told: () => checkIns.manyWrong(SMALL_CENTRE),
  };
}

describe('wrong codes of bookings', () => {
  test('[R54] eight at a kiosk keep no right code of eight characters out; a short one and wrong ones wait a quarter of a minute', () => {
    const { tries, pass } = kiosks();
    for (let i = 0; i < 8; i++) expect(tries(WRONG)).toBeNull();
    expect([tries(WRONG), tries(WRONG_SHORT), tries(RIGHT_SHORT), tries(RIGHT)]).toEqual([15, 15, 15, null]);
    expect([tries(RIGHT_SHORT, 'kiosk-2'), tries(WRONG, 'kiosk-2')]).toEqual([null, null]);
    pass(15_000);
    expect([tries(RIGHT_SHORT), tries(WRONG_SHORT), tries(RIGHT_SHORT)]).toEqual([null, null, 15]);
  });

  test('[R54] after sixty in a quarter of an hour a kiosk waits, right or wrong, and the managers are told which', () => {
    const { tries, pass, told } = kiosks();
    for (let i = 0; i < 59; i++) tries(WRONG);
    expect([tries(RIGHT), told()]).toEqual([null, null]);
    pass(MINUTE);
    tries(WRONG);
    expect([tries(RIGHT), tries(WRONG), tries(RIGHT, 'kiosk-2')]).toEqual([14 * 60, 14 * 60, null]);
    expect(told()).toEqual({
      vi: 'Trong 15 phút qua có 60 lần nhập sai mã lịch hẹn, nhiều nhất ở Kiosk 1 (vi) (60 lần). Có thể có người đang dò mã. Hãy cử người đến xem.',
      en: 'In the last 15 minutes 60 booking codes were wrong, most of them at Kiosk 1 (60). Somebody may be guessing. Have somebody go and look.',
    });
    pass(14 * MINUTE);
    expect([tries(RIGHT), told()]).toEqual([null, null]);
  });

  test('[R54] three hundred at all kiosks together are told too, though none has to wait', () => {
    const { tries, told } = kiosks();
    const many = (from: number, to: number, id: string) => {
      for (let i = from; i < to; i++) tries(WRONG, id);
    };
    for (let kiosk = 3; kiosk < 9; kiosk++) many(0, 45, `kiosk-${kiosk}`);
    many(0, 29, 'kiosk-1');
    expect(told()).toBeNull();
    many(0, 1, 'kiosk-1');
    expect(told()?.en).toContain('In the last 15 minutes 300 booking codes were wrong');
  });

  test('[R54] whatever is tried where and when: the bounds hold, and below them a long right code is never kept out', () => {
    const desk = bookingDesk();
    const step = fc.record({
      id: fc.constantFrom('kiosk-1', 'kiosk-2'),
      code: fc.constantFrom(RIGHT, RIGHT_SHORT, WRONG, WRONG, WRONG, WRONG_SHORT),
      afterMs: fc.oneof(
        { weight: 6, arbitrary: fc.constant(0) },
        { weight: 3, arbitrary: fc.integer({ max: 20_000, min: 0 }) },
        fc.integer({ min: 0, max: 4 * MINUTE }),
      ),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 50, maxLength: 300, size: 'max' }), (steps) => {
        const { tries, pass, now } = kiosks(desk);
        const looked: { id: string; atMs: number; usual: boolean }[] = [];
        for (const { id, code, afterMs } of steps) {
          pass(afterMs);
          const own = looked.filter((one) => one.id === id);
          const window = own.filter(({ atMs }) => atMs > now() - WINDOW).length;
          const passes = tries(code, id) === null;
          if (code === RIGHT ? passes !== window < 60 : passes && window >= 60) expect.unreachable(`${code} at ${id} after ${window} wrong ones: ${passes}`);
          // A long wrong one is looked at below the bound, whatever it is answered.
          if ((code === WRONG && window < 60) || (code === WRONG_SHORT && passes)) looked.push({ id, atMs: now(), usual: passes });
        }
        for (const id of ['kiosk-1', 'kiosk-2']) {
          const usual = looked.filter((one) => one.id === id && one.usual).map(({ atMs }) => atMs);
          for (const [i, fromMs] of usual.entries()) {
            const tooFast = usual.slice(i).findIndex((toMs, n) => n + 1 > 8 + (toMs - fromMs) / 15_000 + 1e-6);
            if (tooFast !== -1) expect.unreachable(`${tooFast + 1} wrong codes at ${id} from ${fromMs}`);
          }
        }
      }),
      { seed: 54, numRuns: 40 },
    );
  });
});
