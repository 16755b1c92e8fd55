// A time limit for an answer. After a long pause of this process (a slow disk, a collection of garbage) Node runs timers
// before it reads what has come in meanwhile, and a plain timeout would call a device silent that has answered long ago.

/** A timer that is later than this was held up, and so was the reading. */
const LATE_MS = 8;
/** A process that is always late must still come to an end. */
const MOST_EXTENSIONS = 3;

/**
 * Calls `done` after this long, unless cancelled; when the process was held up, only after what came in has been read.
 * @returns how to cancel
 */
export function patientTimeout(ms: number, done: () => void): () => void {
  let immediate: NodeJS.Immediate | null = null;
  let timer: NodeJS.Timeout;
  let left = MOST_EXTENSIONS;
  const arm = (waitMs: number) => {
    const dueMs = performance.now() + waitMs;
    timer = setTimeout(() => {
      const lateMs = performance.now() - dueMs;
      // The device, too, may have been answering to a process that did not listen: it gets the lost time again.
      if (lateMs <= LATE_MS || left === 0) {
        immediate = setImmediate(done);
        return;
      }
      left -= 1;
      arm(Math.min(lateMs, ms));
    }, waitMs);
  };
  arm(ms);
  return () => {
    clearTimeout(timer);
    if (immediate !== null) clearImmediate(immediate);
  };
}
