// D1c: how the centre's time stood, beside the journal, so that a process that starts anew goes on with it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DayClock, SavedClock } from '@luot/engine/day-clock';
import { z } from 'zod';
import { replaceFile } from './replace-file.ts';

const FILE = 'clock.json';
/** The machine's uptime and its clock drift apart by less than this in hours. */
const DRIFT_MS = 500;

const savedSchema = z.strictObject({
  bootId: z.string(),
  uptimeMs: z.number(),
  nowMs: z.number(),
  sinceMs: z.number(),
  judged: z.boolean(),
  guessed: z.boolean(),
});

/** Null where there is none that can be read: then the clock starts as after a start of the machine. */
export function readClock(dataFolder: string): SavedClock | null {
  try {
    return savedSchema.parse(JSON.parse(readFileSync(join(dataFolder, FILE), 'utf8')));
  } catch {
    return null;
  }
}

export class ClockFile {
  readonly #path: string;
  readonly #clock: DayClock;
  #written: SavedClock | null = null;

  constructor(dataFolder: string, clock: DayClock) {
    this.#path = join(dataFolder, FILE);
    this.#clock = clock;
  }

  /** To be called about once a second, and after a correction. @throws as the file system does */
  update(): void {
    const now = this.#clock.save();
    if (now === null || (this.#written !== null && isSame(this.#written, now))) return;
    replaceFile(this.#path, JSON.stringify(now));
    this.#written = now;
  }
}

function isSame(written: SavedClock, now: SavedClock): boolean {
  const drift = now.nowMs - now.uptimeMs - (written.nowMs - written.uptimeMs);
  return Math.abs(drift) < DRIFT_MS && written.sinceMs === now.sinceMs && written.judged === now.judged && written.guessed === now.guessed;
}
