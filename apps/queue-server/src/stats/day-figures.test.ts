import { describe, expect, test } from 'vitest';
import { at } from '../../test/fixtures/small-centre.ts';
import type { LegRow } from '../store/journal.ts';
import { dayFigures, percentile, waitFigures } from './day-figures.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const MINUTE_MS = 60_000;

function leg(row: Partial<LegRow>): LegRow {
  return {
    serviceId: 'papers',
    fromMs: at('08:00'),
    calledAtMs: null,
    startedAtMs: null,
    endedAtMs: null,
    heldMs: 0,
    outcome: null,
    counterId: null,
    leg: 0,
    ...row,
  };
}

const waited = (minutes: number) => leg({ calledAtMs: at('08:00') + minutes * MINUTE_MS });

describe('waits', () => {
  test('the nearest rank: the smallest value that the share does not exceed', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect([0, 0.5, 0.9, 0.91, 1].map((p) => percentile(values, p))).toEqual([1, 5, 9, 10, 10]);
    expect(percentile([], 0.5)).toBeNull();
  });

  test('only legs that were called count, and the figure names its count', () => {
    expect(waitFigures([waited(3), leg({}), waited(1), waited(20)])).toEqual({ count: 3, medianMs: 3 * MINUTE_MS, p90Ms: 20 * MINUTE_MS });
    expect(waitFigures([leg({ outcome: 'expired' })])).toEqual({ count: 0, medianMs: null, p90Ms: null });
  });
});

describe('a day', () => {
  const legs = [
    leg({ calledAtMs: at('08:10'), endedAtMs: at('08:20'), outcome: 'transferred' }),
    leg({ leg: 1, serviceId: 'land', fromMs: at('08:20'), calledAtMs: at('08:50'), endedAtMs: at('09:05'), outcome: 'served' }),
    leg({ fromMs: at('09:30'), calledAtMs: at('09:32'), endedAtMs: at('09:34'), outcome: 'missed' }),
    leg({ fromMs: at('09:40') }),
  ];

  test('by service: every leg is received, served and missed counted', () => {
    const { services } = dayFigures(legs, ZONE);
    expect(services.get('papers')).toMatchObject({ received: 3, served: 0, missed: 1, count: 2 });
    expect(services.get('land')).toMatchObject({ received: 1, served: 1, missed: 0, count: 1, medianMs: 30 * MINUTE_MS });
  });

  test('by hour of the centre: a ticket arrives once, and is served in the hour it ends', () => {
    expect(dayFigures(legs, ZONE).hours.map(({ hour, received, served }) => [hour, received, served])).toEqual([
      [8, 1, 0],
      [9, 2, 1],
    ]);
  });
});
