// The machine's clock in a test's hands: minutes of waiting in no time, both hands together, so that it is no jump; or its
// date and time alone, as somebody sets it.
import type { Clock } from '@luot/engine/day-clock';

export interface LaterClock extends Clock {
  readonly pass: (minutes: number) => void;
  /** Ahead of what is right by so many minutes; 0: right. */
  readonly setAhead: (minutes: number) => void;
}

export function laterClock(): LaterClock {
  let [laterMs, aheadMs] = [0, 0];
  return {
    wallMs: () => Date.now() + laterMs + aheadMs,
    monotonicMs: () => performance.now() + laterMs,
    uptimeMs: () => performance.now() + laterMs,
    bootId: null,
    setAhead: (minutes) => {
      aheadMs = minutes * 60_000;
    },
    pass: (minutes) => {
      laterMs += minutes * 60_000;
    },
  };
}
