import { expect, test } from 'vitest';
import { KeyedLimits } from './keyed-limits.ts';

test('[R3] each key has its own limit, and a flood of keys forgets none that is still at it', () => {
  const limits = new KeyedLimits({ perSecond: 1, burst: 2 }, () => 0);
  expect([limits.take('a'), limits.take('a'), limits.take('a'), limits.take('b')]).toEqual([true, true, false, true]);
  for (let i = 0; i < 20_000; i++) {
    limits.take(`other-${i}`);
    if (i % 1_000 === 0) expect(limits.take('a')).toBe(false);
  }
});
