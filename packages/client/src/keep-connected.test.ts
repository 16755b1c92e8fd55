import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type KeptLink, keepConnected } from './keep-connected.ts';

/** Socket.IO's own names and meanings, as far as the link uses them. */
class Wire {
  connected = false;
  active = true;
  /** When each attempt but the first was begun, in ms since the test did. */
  readonly attempts: number[] = [];
  readonly #listeners = new Map<string, (value?: unknown) => void>();
  readonly #fromMs = performance.now();

  on(event: string, heard: (value?: unknown) => void): void {
    this.#listeners.set(event, heard);
  }
  disconnect(): this {
    this.active = false;
    return this;
  }
  connect(): this {
    this.active = true;
    this.attempts.push(performance.now() - this.#fromMs);
    return this;
  }
  open(): void {
    this.connected = true;
    this.#listeners.get('connect')?.();
  }
  lose(reason = 'transport close'): void {
    this.connected = false;
    if (reason === 'io server disconnect') this.active = false;
    this.#listeners.get('disconnect')?.(reason);
  }
  fail(): void {
    this.#listeners.get('connect_error')?.();
  }
  refuse(): void {
    this.active = false;
    this.fail();
  }
}

let wire: Wire;
let answered: boolean;
let asked: number;
const ask = async () => {
  asked += 1;
  return answered;
};
const keep = (isDevice = true): KeptLink => keepConnected(wire as unknown as Socket, '', isDevice, ask);
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  wire = new Wire();
  answered = false;
  asked = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a server that is away', () => {
  test('[L3] is asked for and not connected to in vain, for as long as it is away; its first answer is followed at once', async () => {
    keep();
    wire.open();
    wire.lose();
    await pass(29_000);
    expect([asked, wire.attempts]).toEqual([145, []]);
    answered = true;
    await pass(200);
    expect(wire.attempts).toEqual([29_200]);
  });

  test('[L3] where no question comes through, an attempt goes without, twice a minute', async () => {
    keep();
    wire.open();
    wire.lose();
    await pass(30_200);
    expect(wire.attempts).toHaveLength(1);
    wire.fail();
    await pass(29_000);
    expect(wire.attempts).toHaveLength(1);
    await pass(1_500);
    expect(wire.attempts).toHaveLength(2);
  });

  test('[L3] that answers and takes no socket is tried ever less often', async () => {
    answered = true;
    keep();
    wire.fail();
    for (let ms = 0; ms < 60_000; ms += 100) {
      const before = wire.attempts.length;
      await pass(100);
      if (wire.attempts.length > before) wire.fail();
    }
    const gaps = wire.attempts.slice(1).map((ms, i) => ms - (wire.attempts[i] ?? 0));
    for (const [i, gap] of gaps.entries()) expect(gap).toBeGreaterThanOrEqual(200 * 2 ** Math.min(i + 1, 4));
    expect(gaps.length).toBeGreaterThan(10);
  });
});

describe('an attempt', () => {
  test('[L3] that hangs is begun anew when a later question is answered, and soon', async () => {
    keep();
    await pass(10_000);
    expect([asked, wire.attempts]).toEqual([50, []]);
    answered = true;
    await pass(550);
    expect(wire.attempts).toHaveLength(1);
    // The new one has its own time.
    await pass(300);
    expect(wire.attempts).toHaveLength(1);
  });

  test('[L3] that is only a little slow is left alone, and one that was quick asks nothing', async () => {
    answered = true;
    keep();
    await pass(199);
    expect(asked).toBe(0);
    await pass(200);
    wire.open();
    await pass(60_000);
    expect([asked, wire.attempts]).toEqual([1, []]);
  });

  test('[L3] at a server that answers nobody quickly is given its time', async () => {
    keep();
    await pass(5_000);
    wire.open();
    expect(wire.attempts).toEqual([]);
  });

  test('[L3] that was begun anew in vain is given longer and longer: nobody begins for ever what is only slow', async () => {
    answered = true;
    keep();
    await pass(10_000);
    expect(wire.attempts.length).toBeLessThan(6);
    wire.open();
    wire.lose();
    wire.attempts.length = 0;
    await pass(200 + 450);
    expect(wire.attempts).toHaveLength(2);
  });
});

describe('a link that the server has ended or refuses', () => {
  test('[L3] ended on purpose, it comes back by itself after a second, and commands wait for that', async () => {
    answered = true;
    const link = keep();
    wire.open();
    wire.lose('io server disconnect');
    await pass(900);
    expect([wire.attempts, link.over()]).toEqual([[], false]);
    await pass(300);
    expect(wire.attempts).toHaveLength(1);
  });

  test('[R1] a device that is refused asks again after ten seconds, for it may be enrolled by now', async () => {
    answered = true;
    const link = keep();
    wire.refuse();
    await pass(9_800);
    expect([wire.attempts, link.over()]).toEqual([[], true]);
    await pass(400);
    expect([wire.attempts.length, link.over()]).toEqual([1, false]);
  });

  test('[R1] a person who is refused has to sign in', async () => {
    answered = true;
    const link = keep(false);
    await pass(250);
    wire.refuse();
    await pass(60_000);
    expect([asked, wire.attempts, link.over()]).toEqual([1, [], true]);
  });

  test('[R1] a closed page asks no more', async () => {
    answered = true;
    const link = keep();
    await pass(250);
    link.close();
    await pass(60_000);
    expect([asked, wire.attempts, link.over()]).toEqual([1, [], true]);
  });
});
