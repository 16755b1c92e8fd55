import { describe, expect, test } from 'vitest';
import { FakeClock } from '../test/fixtures/fake-clock.ts';
import { DayClock } from './day-clock.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const T0 = 1_800_000_000_000;

function start(lastAtMs = 0): { machine: FakeClock; day: DayClock } {
  const machine = new FakeClock(T0);
  return { machine, day: new DayClock(machine, lastAtMs) };
}

describe('a clock that is right', () => {
  test('[D1c] the day’s time is the machine’s', () => {
    const { machine, day } = start();
    expect(day.read()).toEqual({ nowMs: T0, jumpedMs: 0 });
    machine.pass(90_500);
    expect(day.read()).toEqual({ nowMs: T0 + 90_500, jumpedMs: 0 });
    expect(day.wallMs).toBe(T0 + 90_500);
  });

  test('[D1c] small corrections are followed without a word, but never back', () => {
    const { machine, day } = start();
    machine.jump(1_500);
    expect(day.read()).toEqual({ nowMs: T0 + 1_500, jumpedMs: 0 });
    machine.jump(-1_500);
    expect(day.read()).toEqual({ nowMs: T0 + 1_500, jumpedMs: 0 });
    machine.pass(MINUTE_MS);
    expect(day.read().nowMs).toBeGreaterThanOrEqual(T0 + MINUTE_MS);
  });
});

describe('a clock that jumps', () => {
  test('[D1c] forward: told once, and followed', () => {
    const { machine, day } = start();
    machine.pass(MINUTE_MS);
    machine.jump(HOUR_MS);
    expect(day.read()).toEqual({ nowMs: T0 + MINUTE_MS + HOUR_MS, jumpedMs: HOUR_MS });
    machine.pass(1_000);
    expect(day.read()).toEqual({ nowMs: T0 + MINUTE_MS + HOUR_MS + 1_000, jumpedMs: 0 });
  });

  test('[D1c] back: told once, and the day’s time goes on by the time that passes', () => {
    const { machine, day } = start();
    machine.pass(MINUTE_MS);
    day.read();
    machine.jump(-HOUR_MS);
    machine.pass(500);
    expect(day.read()).toEqual({ nowMs: T0 + MINUTE_MS + 500, jumpedMs: -HOUR_MS });
    machine.pass(10 * MINUTE_MS);
    expect(day.read()).toEqual({ nowMs: T0 + 11 * MINUTE_MS + 500, jumpedMs: 0 });
  });

  test('[D1c] back and forth again: the machine’s clock leads again where it has caught up', () => {
    const { machine, day } = start();
    machine.jump(-HOUR_MS);
    day.read();
    machine.pass(MINUTE_MS);
    machine.jump(HOUR_MS + 5 * MINUTE_MS);
    expect(day.read()).toEqual({ nowMs: T0 + 6 * MINUTE_MS, jumpedMs: HOUR_MS + 5 * MINUTE_MS });
    machine.pass(1_000);
    expect(day.read()).toEqual({ nowMs: T0 + 6 * MINUTE_MS + 1_000, jumpedMs: 0 });
  });

  test('[D1c] it never goes back, whatever happens', () => {
    const { machine, day } = start();
    let last = day.read().nowMs;
    for (const ms of [5_000, -HOUR_MS, 1_999, -1_999, -20, 3 * HOUR_MS, -10 * HOUR_MS, 2_001, -1]) {
      machine.pass(700);
      machine.jump(ms);
      const { nowMs } = day.read();
      expect(nowMs).toBeGreaterThanOrEqual(last);
      last = nowMs;
    }
  });
});

describe('a look at the clock', () => {
  test('[D1c] shows the day’s time, and leaves a jump for the next reading to tell', () => {
    const { machine, day } = start();
    machine.pass(MINUTE_MS);
    expect(day.peek()).toBe(T0 + MINUTE_MS);
    day.read();
    machine.jump(-HOUR_MS);
    expect(day.peek()).toBe(T0 + MINUTE_MS);
    expect(day.read()).toEqual({ nowMs: T0 + MINUTE_MS, jumpedMs: -HOUR_MS });
    machine.pass(MINUTE_MS);
    expect(day.peek()).toBe(T0 + 2 * MINUTE_MS);
    expect(day.read().nowMs).toBe(T0 + 2 * MINUTE_MS);
  });
});

describe('starts', () => {
  test('[D1c] after a restart with a clock that is behind, the day goes on from its last event', () => {
    const { machine, day } = start(T0 + HOUR_MS);
    expect(day.read()).toEqual({ nowMs: T0 + HOUR_MS, jumpedMs: 0 });
    machine.pass(MINUTE_MS);
    expect(day.read()).toEqual({ nowMs: T0 + HOUR_MS + MINUTE_MS, jumpedMs: 0 });
  });

  test('[D1c] a new day begins at the machine’s clock, also an earlier one', () => {
    const { machine, day } = start(T0 + HOUR_MS);
    day.restart();
    expect(day.read()).toEqual({ nowMs: T0, jumpedMs: 0 });
    machine.pass(MINUTE_MS);
    expect(day.read()).toEqual({ nowMs: T0 + MINUTE_MS, jumpedMs: 0 });
  });
});
