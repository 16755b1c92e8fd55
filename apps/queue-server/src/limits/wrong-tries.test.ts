import { describe, expect, test } from 'vitest';
import { WrongTries } from './wrong-tries.ts';

const RATE = { perSecond: 0.1, burst: 3 };

describe('wrong tries', () => {
  test('[R3] after some the next has to wait, the right one of the same name too, others not', () => {
    const tries = new WrongTries(RATE);
    for (let i = 0; i < 3; i++) {
      expect(tries.waitSeconds('a', i)).toBe(0);
      tries.wrong('a', i);
    }
    expect(tries.waitSeconds('a', 3)).toBe(10);
    expect(tries.waitSeconds('b', 3)).toBe(0);
    expect(tries.waitSeconds('a', 10_003)).toBe(0);
  });

  test('[R3] being right costs nothing, however often', () => {
    const tries = new WrongTries(RATE);
    tries.wrong('a', 0);
    for (let i = 0; i < 100; i++) expect(tries.waitSeconds('a', 0)).toBe(0);
    tries.wrong('a', 0);
    expect(tries.waitSeconds('a', 0)).toBe(0);
    tries.wrong('a', 0);
    expect(tries.waitSeconds('a', 0)).toBeGreaterThan(0);
  });

  test('[R3] a flood of names does not fill the memory, and does not forget who is at it', () => {
    const tries = new WrongTries(RATE);
    for (let i = 0; i < 5_000; i++) {
      tries.wrong(`name-${i}`, 0);
      tries.wrong('a', 0);
    }
    expect(tries.waitSeconds('a', 0)).toBeGreaterThan(0);
    expect(tries.waitSeconds('name-4999', 0)).toBe(0);
  });
});
