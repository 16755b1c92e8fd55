import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { Clock } from './day-clock.ts';

/** Linux tells which start of the machine this is; elsewhere a process that starts anew asks as after a start of the machine. */
function readBootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
}

/** The machine this runs on. Its uptime goes on in sleep, on Linux and on Windows; Node's monotonic clock stops on Linux. */
export const SYSTEM_CLOCK: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  uptimeMs: () => uptime() * 1_000,
  bootId: readBootId(),
};
