import type { Clock } from '../src/day-clock.ts';

/** A machine's clocks that move only when told. */
export class VirtualClock implements Clock {
  #wallMs: number;
  #monotonicMs = 0;

  constructor(wallMs: number) {
    this.#wallMs = wallMs;
  }

  wallMs(): number {
    return this.#wallMs;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  pass(ms: number): void {
    this.#wallMs += ms;
    this.#monotonicMs += ms;
  }

  /** Somebody sets the machine's clock. */
  jump(byMs: number): void {
    this.#wallMs += byMs;
  }
}
