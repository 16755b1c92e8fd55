import type { LegRow } from '@luot/engine/journal';
import { at } from '@luot/queue/fixtures/small-centre';
import { describe, expect, test } from 'vitest';
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

  test('[S2] only legs that were called count, and the figure names its count', () => {
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

  test('[S4] what became of a service’s visits adds up to those that came; who was away or missed and came back is one visit', () => {
    const away = [
      leg({ calledAtMs: at('10:00'), endedAtMs: at('10:05'), outcome: 'held' }),
      leg({ leg: 1, fromMs: at('10:05'), calledAtMs: at('10:06'), endedAtMs: at('10:10'), outcome: 'returned' }),
      leg({ leg: 2, fromMs: at('10:20'), endedAtMs: at('10:30'), outcome: 'cancelled' }),
      leg({ leg: 1, serviceId: 'land', fromMs: at('10:30'), endedAtMs: at('11:00'), outcome: 'expired' }),
    ];
    const { services } = dayFigures([...legs, ...away], ZONE);
    expect(services.get('papers')).toMatchObject({ received: 4, transferredIn: 0, served: 0, transferred: 1, missed: 1, cancelled: 1, expired: 0, open: 1 });
    expect(services.get('land')).toMatchObject({ received: 2, transferredIn: 2, served: 1, transferred: 0, missed: 0, cancelled: 0, expired: 1, open: 0 });
    for (const { received, served, transferred, missed, cancelled, expired, open } of services.values()) {
      expect(served + transferred + missed + cancelled + expired + open).toBe(received);
    }
  });

  test('[S1] [S3a] by counter: what it called and what became of that, and how long a service took where its start is known', () => {
    const called = (row: Partial<LegRow>) => leg({ counterId: 'c1', calledAtMs: at('08:10'), ...row });
    const { counters } = dayFigures(
      [
        called({ startedAtMs: at('08:11'), endedAtMs: at('08:31'), heldMs: 5 * MINUTE_MS, outcome: 'served' }),
        called({ endedAtMs: at('08:40'), outcome: 'served' }),
        called({ startedAtMs: at('08:41'), endedAtMs: at('08:42'), outcome: 'transferred' }),
        called({ endedAtMs: at('08:50'), outcome: 'missed' }),
        called({ endedAtMs: at('08:55'), outcome: 'returned' }),
        called({ counterId: 'c2', startedAtMs: at('08:11') }),
        // Cancelled while it waited for that counter alone.
        leg({ counterId: 'c2', endedAtMs: at('09:00'), outcome: 'cancelled' }),
      ],
      ZONE,
    );
    expect(counters.get('c1')).toEqual({ called: 5, served: 2, missed: 2, transferred: 1, timed: 1, medianServiceMs: 15 * MINUTE_MS });
    expect(counters.get('c2')).toEqual({ called: 1, served: 0, missed: 0, transferred: 0, timed: 0, medianServiceMs: null });
  });

  test('by hour of the centre: a ticket arrives once, and is served in the hour it ends', () => {
    expect(dayFigures(legs, ZONE).hours.map(({ hour, received, served }) => [hour, received, served])).toEqual([
      [8, 1, 0],
      [9, 2, 1],
    ]);
  });
});
