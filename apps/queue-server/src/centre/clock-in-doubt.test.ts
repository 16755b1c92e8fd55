import { describe, expect, test } from 'vitest';
import { clockInDoubt, clockNotices } from './clock-in-doubt.ts';

const HOUR_MS = 3_600_000;
const DOUBT = { differenceMs: 9 * HOUR_MS + 3, steadyMs: 0, judged: false, guessed: false };

describe('a machine’s clock that is not followed', () => {
  test('[D1e] is told to managers with how many other clocks agree with which time, within a minute', () => {
    const devices = [0, 59_000, -61_000, 9 * HOUR_MS, 9 * HOUR_MS - 59_000, 5 * HOUR_MS];
    expect(clockInDoubt(DOUBT, devices)).toEqual({ differenceMs: 9 * HOUR_MS, judged: false, devices: { centre: 2, machine: 2, neither: 2 } });
    expect(clockInDoubt(null, devices)).toBeNull();
  });

  test('[D1c] is told to clerks until somebody has judged', () => {
    expect(clockNotices(DOUBT).map(({ vi }) => vi)).toEqual([expect.stringContaining('nhờ quản lý')]);
    expect(clockNotices({ ...DOUBT, judged: true })).toEqual([]);
    expect(clockNotices(null)).toEqual([]);
  });
});
