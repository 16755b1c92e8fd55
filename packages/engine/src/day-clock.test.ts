import { describe, expect, test } from 'vitest';
import { FakeClock } from '../test/fixtures/fake-clock.ts';
import { DayClock } from './day-clock.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const T0 = 1_800_000_000_000;
const JUDGED = { judged: true, guessed: false };

function start(): { machine: FakeClock; day: DayClock } {
  const machine = new FakeClock(T0);
  return { machine, day: new DayClock(machine) };
}

describe('a clock that is right', () => {
  test('[D1c] the centre’s time is the machine’s', () => {
    const { machine, day } = start();
    expect(day.read()).toEqual({ nowMs: T0, jumpedMs: 0 });
    machine.pass(90_500);
    expect(day.read()).toEqual({ nowMs: T0 + 90_500, jumpedMs: 0 });
    expect(day.doubt()).toBeNull();
  });

  test('[D1c] a night asleep is no jump, though the monotonic clock stood still', () => {
    const { machine, day } = start();
    machine.sleep(14 * HOUR_MS);
    expect(day.peek()).toBe(T0 + 14 * HOUR_MS);
    expect(day.read()).toEqual({ nowMs: T0 + 14 * HOUR_MS, jumpedMs: 0 });
    machine.pass(MINUTE_MS);
    machine.sleep(HOUR_MS);
    machine.pass(MINUTE_MS);
    expect(day.read()).toEqual({ nowMs: T0 + 15 * HOUR_MS + 2 * MINUTE_MS, jumpedMs: 0 });
  });

  test('[D1c] set by less than a minute, it is followed: forward at once, back by going slower, and noted', () => {
    const { machine, day } = start();
    machine.jump(30_000);
    expect(day.read()).toEqual({ nowMs: T0 + 30_000, jumpedMs: 30_000 });
    machine.jump(-30_000);
    expect(day.read()).toEqual({ nowMs: T0 + 30_000, jumpedMs: -30_000 });
    machine.pass(100_000);
    expect(day.read().nowMs).toBe(T0 + 120_000);
    machine.pass(300_000);
    expect(day.read().nowMs).toBe(T0 + 400_000);
    expect(day.doubt()).toBeNull();
  });

  test('[D1c] kept right in small steps without a word', () => {
    const { machine, day } = start();
    machine.jump(1_500);
    expect(day.read()).toEqual({ nowMs: T0 + 1_500, jumpedMs: 0 });
    machine.jump(-1_500);
    expect(day.read()).toEqual({ nowMs: T0 + 1_500, jumpedMs: 0 });
  });
});

describe('a clock that jumps', () => {
  test.each([9 * HOUR_MS, -9 * HOUR_MS, 61_000])('[D1c] by %i ms: told once, not followed, and forgotten when it is back', (byMs) => {
    const { machine, day } = start();
    machine.pass(MINUTE_MS);
    day.read();
    machine.jump(byMs);
    expect(day.peek()).toBe(T0 + MINUTE_MS);
    expect(day.read()).toEqual({ nowMs: T0 + MINUTE_MS, jumpedMs: byMs });
    machine.pass(5_000);
    expect(day.read()).toEqual({ nowMs: T0 + MINUTE_MS + 5_000, jumpedMs: 0 });
    expect(day.doubt()).toEqual({ differenceMs: byMs, steadyMs: 5_000, judged: false, guessed: false });
    machine.jump(-byMs);
    expect(day.read()).toEqual({ nowMs: T0 + MINUTE_MS + 5_000, jumpedMs: -byMs });
    expect(day.doubt()).toBeNull();
  });

  test('[D1c] while it jumps and the machine sleeps, the time that passed counts all the same', () => {
    const { machine, day } = start();
    machine.sleep(HOUR_MS);
    machine.jump(9 * HOUR_MS);
    expect(day.read()).toEqual({ nowMs: T0 + HOUR_MS, jumpedMs: 9 * HOUR_MS });
  });

  test('[D1c] time never goes back, whatever happens', () => {
    const { machine, day } = start();
    let last = day.read().nowMs;
    for (const ms of [5_000, -HOUR_MS, 1_999, -1_999, -20, 3 * HOUR_MS, -10 * HOUR_MS, 2_001, -1, 50_000, -50_000]) {
      machine.pass(700);
      machine.jump(ms);
      const { nowMs } = day.read();
      expect(nowMs).toBeGreaterThanOrEqual(last);
      last = nowMs;
    }
  });
});

describe('somebody says what time it is', () => {
  test('[D1e] the machine is right: it is followed from there', () => {
    const { machine, day } = start();
    machine.jump(-9 * HOUR_MS);
    day.read();
    day.set(machine.wallMs(), JUDGED);
    machine.pass(1_000);
    expect([day.read(), day.doubt(), day.sinceMs]).toEqual([{ nowMs: T0 - 9 * HOUR_MS + 1_000, jumpedMs: 0 }, null, T0 - 9 * HOUR_MS]);
  });

  test('[D1e] it is not: nothing more is asked until it jumps again', () => {
    const { machine, day } = start();
    machine.jump(9 * HOUR_MS);
    day.read();
    day.set(T0, JUDGED);
    machine.pass(HOUR_MS);
    day.read();
    expect(day.doubt()).toMatchObject({ differenceMs: 9 * HOUR_MS, judged: true });
    machine.jump(HOUR_MS);
    day.read();
    expect(day.doubt()).toMatchObject({ differenceMs: 10 * HOUR_MS, judged: false, steadyMs: 0 });
  });

  test('[N4] what was said and could not be kept is taken back', () => {
    const { machine, day } = start();
    const before = day.standing;
    day.set(T0 + HOUR_MS, JUDGED);
    day.restore(before);
    machine.pass(1_000);
    expect(day.read()).toEqual({ nowMs: T0 + 1_000, jumpedMs: 0 });
  });
});

describe('a process that starts anew', () => {
  test('[D1c] on a machine that has gone on, the centre’s time has gone on with it', () => {
    const { machine, day } = start();
    machine.jump(9 * HOUR_MS);
    day.read();
    const saved = day.save();
    machine.pass(20_000);
    machine.sleep(HOUR_MS);
    const next = new DayClock(machine, saved);
    expect([next.goesOn, next.read().nowMs, next.doubt()?.judged]).toEqual([true, T0 + 20_000 + HOUR_MS, false]);
  });

  test('[D1c] after a start of the machine, nothing is known of the time between', () => {
    const { machine, day } = start();
    const saved = day.save();
    machine.boot(HOUR_MS);
    const next = new DayClock(machine, saved);
    expect([next.goesOn, next.peek()]).toEqual([false, T0 + HOUR_MS]);
  });
});
