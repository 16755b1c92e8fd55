// The machine's clock, put forward by a test: minutes of waiting in no time. Both hands together, so that it is no jump.
import type { Clock } from '@luot/queue-server/day-clock';

export interface LaterClock extends Clock {
  readonly pass: (minutes: number) => void;
}

export function laterClock(): LaterClock {
  let laterMs = 0;
  return {
    wallMs: () => Date.now() + laterMs,
    monotonicMs: () => performance.now() + laterMs,
    uptimeMs: () => performance.now() + laterMs,
    bootId: null,
    pass: (minutes) => {
      laterMs += minutes * 60_000;
    },
  };
}
