// Watches how long this thread is kept from its events by its own work: time a busy machine gives to others is not ours.

const LOOK_EVERY_MS = 2;

export interface LoopWatch {
  /** The longest stretch of work without a look at what has come in, in ms of this thread's own time. */
  readonly longestMs: () => number;
  readonly stop: () => void;
}

export function watchLoop(): LoopWatch {
  let longestMs = 0;
  let last = process.threadCpuUsage();
  const timer = setInterval(() => {
    const used = process.threadCpuUsage(last);
    last = process.threadCpuUsage();
    longestMs = Math.max(longestMs, (used.user + used.system) / 1000);
  }, LOOK_EVERY_MS);
  return { longestMs: () => longestMs, stop: () => clearInterval(timer) };
}
