// D1: the day's own time. It never goes back within a day, whatever the machine's clock does.

/** The two clocks of a machine, in milliseconds. `monotonicMs` never jumps but has no date. */
export interface Clock {
  wallMs(): number;
  monotonicMs(): number;
}

export const SYSTEM_CLOCK: Clock = { wallMs: () => Date.now(), monotonicMs: () => performance.now() };

/** A smaller difference is the clock being kept right, not a jump. */
const JUMP_MS = 2_000;

export class DayClock {
  readonly #clock: Clock;
  /** Day time at one reading of the monotonic clock; from here on it runs by the latter while the wall clock is behind. */
  #anchor: { dayMs: number; monotonicMs: number };
  #offsetMs = 0;

  constructor(clock: Clock, lastAtMs: number) {
    this.#clock = clock;
    this.#anchor = { dayMs: Math.max(clock.wallMs(), lastAtMs), monotonicMs: clock.monotonicMs() };
    this.#offsetMs = this.#anchor.dayMs - clock.wallMs();
  }

  get wallMs(): number {
    return this.#clock.wallMs();
  }

  /** The day's time now, for looking only: a jump is left for `read` to find. */
  peek(): number {
    const runningMs = this.#anchor.dayMs + (this.#clock.monotonicMs() - this.#anchor.monotonicMs);
    return Math.max(this.#clock.wallMs(), this.#offsetMs > 0 ? Math.round(runningMs) : this.#anchor.dayMs);
  }

  /** The day's time now, and by how much the wall clock jumped since the last reading (0 mostly). */
  read(): { readonly nowMs: number; readonly jumpedMs: number } {
    const wallMs = this.#clock.wallMs();
    const monotonicMs = this.#clock.monotonicMs();
    const runningMs = this.#anchor.dayMs + (monotonicMs - this.#anchor.monotonicMs);
    const jumpedMs = Math.round(wallMs + this.#offsetMs - runningMs);
    const jumped = Math.abs(jumpedMs) > JUMP_MS;
    // A wall clock that has caught up leads again; one that is behind is followed at a distance, never back.
    const nowMs = Math.max(wallMs, this.#offsetMs > 0 || jumped ? Math.round(runningMs) : this.#anchor.dayMs);
    this.#anchor = { dayMs: nowMs, monotonicMs };
    this.#offsetMs = Math.max(0, nowMs - wallMs);
    return { nowMs, jumpedMs: jumped ? jumpedMs : 0 };
  }

  /** A new day begins at the wall clock, also when that is earlier than the old day's time. */
  restart(): void {
    const dayMs = this.#clock.wallMs();
    this.#anchor = { dayMs, monotonicMs: this.#clock.monotonicMs() };
    this.#offsetMs = 0;
  }
}
