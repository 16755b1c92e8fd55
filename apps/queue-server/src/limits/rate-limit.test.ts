import { describe, expect, test } from 'vitest';
import { RateLimit } from './rate-limit.ts';

/** How many of `tries` at one instant go through. */
function taken(limit: RateLimit, nowMs: number, tries = 100): number {
  return Array.from({ length: tries }, () => limit.take(nowMs)).filter(Boolean).length;
}

describe('a limited sender', () => {
  test('[R3] has a burst at once, and no more', () => {
    expect(taken(new RateLimit({ perSecond: 10, burst: 30 }, 0), 0)).toBe(30);
  });

  test('[R3] gains with time, as much as the rate', () => {
    const limit = new RateLimit({ perSecond: 10, burst: 30 }, 0);
    taken(limit, 0);
    expect([taken(limit, 99), taken(limit, 100), taken(limit, 1_100)]).toEqual([0, 1, 10]);
  });

  test('[R3] never has more than the burst, however long it was silent', () => {
    const limit = new RateLimit({ perSecond: 10, burst: 30 }, 0);
    taken(limit, 0);
    expect(taken(limit, 86_400_000)).toBe(30);
  });

  test('[R3] a slow rate adds up over many tries', () => {
    const limit = new RateLimit({ perSecond: 0.2, burst: 1 }, 0);
    expect(taken(limit, 0)).toBe(1);
    const through = Array.from({ length: 20 }, (_, second) => limit.take((second + 1) * 1_000));
    expect(through.filter(Boolean)).toHaveLength(4);
  });

  test('[R3] a clock that goes back gives nothing away', () => {
    const limit = new RateLimit({ perSecond: 10, burst: 1 }, 10_000);
    expect([limit.take(10_000), limit.take(5_000), limit.take(5_100)]).toEqual([true, false, true]);
  });
});
