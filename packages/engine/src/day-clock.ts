// D1c: the centre's own time. It follows the machine's clock as long as that goes as time passes. A jump that passing time
// does not share is a question for a person; until it is judged the centre's time runs on as time passes.
//
//   machine's clock less centre's time:   up to a minute    followed; where it is behind, slowly, for time never goes back
//                                         more              in doubt: own time, until the difference is gone again by
//                                                           itself or `set` says what time it is

/** The clocks of a machine, in milliseconds. */
export interface Clock {
  /** The date and time that anybody may set. */
  wallMs(): number;
  /** Never jumps, has no date, and may stand still while the machine sleeps. */
  monotonicMs(): number;
  /** Since the machine's start, its sleep included; to some ten milliseconds. */
  uptimeMs(): number;
  /** Another one after each start of the machine; null where nobody can tell. */
  readonly bootId: string | null;
}

/** How the centre's time stood, for a process that starts anew on a machine that has gone on. */
export interface SavedClock {
  readonly bootId: string;
  readonly uptimeMs: number;
  readonly nowMs: number;
  readonly sinceMs: number;
  readonly judged: boolean;
  readonly guessed: boolean;
}

/** What a machine's clock is off by, and what is known about that. */
export interface ClockDoubt {
  /** Machine's clock less centre's time. */
  readonly differenceMs: number;
  /** How long the difference has been what it is. */
  readonly steadyMs: number;
  /** A person has said what time it is: nothing is to be asked until the machine's clock jumps again. */
  readonly judged: boolean;
  /** The centre's time began at its last event, because nothing else could be believed. */
  readonly guessed: boolean;
}

/** A smaller one is the clock being kept right. */
const JUMP_MS = 2_000;
/** A difference that changes nothing for anybody is followed without asking. */
const ASK_MS = 60_000;
/** A centre's time that is ahead of the machine's goes slower by this share until it is not. */
const SLOWER = 0.1;
/** Sleep that the monotonic clock left out; less is its grain. */
const SLEPT_MS = 500;

/** How a clock stands: a value, to be given back to it. */
export interface Standing {
  /** The centre's time, the machine's and the passing one at the last reading. */
  readonly nowMs: number;
  readonly wallMs: number;
  readonly passedMs: number;
  /** What the monotonic clock has left out so far. */
  readonly sleptMs: number;
  /** Since when, by the centre's time, it has been running as it does: what a correction concerns. */
  readonly sinceMs: number;
  /** When the machine's clock last jumped, by the passing time. */
  readonly jumpedAtMs: number;
  readonly judged: boolean;
  readonly guessed: boolean;
}

export class DayClock {
  /** Whether time is known to have run on from an earlier process. */
  readonly goesOn: boolean;
  readonly #clock: Clock;
  /** Uptime less monotonic time before any sleep. */
  readonly #awakeMs: number;
  #standing: Standing;

  /** @param saved of an earlier process; counts only if the machine has not been started anew since */
  constructor(clock: Clock, saved: SavedClock | null = null) {
    this.#clock = clock;
    this.#awakeMs = clock.uptimeMs() - clock.monotonicMs();
    const [wallMs, passedMs] = [clock.wallMs(), clock.monotonicMs()];
    const goesOn = saved !== null && saved.bootId === clock.bootId && saved.uptimeMs <= clock.uptimeMs();
    const nowMs = goesOn ? Math.round(saved.nowMs + clock.uptimeMs() - saved.uptimeMs) : wallMs;
    const { sinceMs, judged, guessed } = goesOn ? saved : { sinceMs: nowMs, judged: false, guessed: false };
    this.#standing = { nowMs, wallMs, passedMs, sleptMs: 0, sinceMs, jumpedAtMs: passedMs, judged, guessed };
    this.goesOn = goesOn;
  }

  /** What the machine's clock says. */
  get machineMs(): number {
    return this.#clock.wallMs();
  }

  /** Since when the centre's time has been running as it does: the machine's start, or the last correction. */
  get sinceMs(): number {
    return this.#standing.sinceMs;
  }

  /** All that `restore` needs to take back what was done to the clock since. */
  get standing(): Standing {
    return this.#standing;
  }

  restore(standing: Standing): void {
    this.#standing = standing;
  }

  /** The centre's time now, for looking only: a jump is left for `read` to find. */
  peek(): number {
    return Math.round(this.#next().standing.nowMs);
  }

  /** The centre's time now, and by how much the machine's clock has jumped since the last reading (0 mostly). */
  read(): { readonly nowMs: number; readonly jumpedMs: number } {
    const { standing, jumpedMs } = this.#next();
    this.#standing = standing;
    return { nowMs: Math.round(standing.nowMs), jumpedMs };
  }

  /** Null while the machine's clock is followed. */
  doubt(): ClockDoubt | null {
    const { nowMs, wallMs, passedMs, jumpedAtMs, judged, guessed } = this.#next().standing;
    const differenceMs = Math.round(wallMs - nowMs);
    return Math.abs(differenceMs) <= ASK_MS ? null : { differenceMs, steadyMs: Math.round(passedMs - jumpedAtMs), judged, guessed };
  }

  /** Somebody knows what time it is, or nothing better is known (`guessed`). */
  set(nowMs: number, { judged, guessed }: { readonly judged: boolean; readonly guessed: boolean }): void {
    const { standing } = this.#next();
    this.#standing = { ...standing, nowMs, sinceMs: nowMs, judged, guessed };
  }

  /** For the next process; null where it could not tell whether the machine has gone on. */
  save(): SavedClock | null {
    const { nowMs, sinceMs, judged, guessed } = this.#next().standing;
    const { bootId: id } = this.#clock;
    return id === null ? null : { bootId: id, uptimeMs: Math.round(this.#clock.uptimeMs()), nowMs: Math.round(nowMs), sinceMs, judged, guessed };
  }

  #next(): { readonly standing: Standing; readonly jumpedMs: number } {
    const before = this.#standing;
    const wallMs = this.#clock.wallMs();
    let passedMs = this.#clock.monotonicMs() + before.sleptMs;
    let { sleptMs } = before;
    const unshared = () => Math.round(wallMs - before.wallMs - (passedMs - before.passedMs));
    if (Math.abs(unshared()) > JUMP_MS) {
      const missed = this.#clock.uptimeMs() - this.#clock.monotonicMs() - this.#awakeMs - sleptMs;
      if (missed > SLEPT_MS) [sleptMs, passedMs] = [sleptMs + missed, passedMs + missed];
    }
    const jumpedMs = Math.abs(unshared()) > JUMP_MS ? unshared() : 0;
    const elapsedMs = passedMs - before.passedMs;
    const running = before.nowMs + elapsedMs;
    const followed = Math.abs(wallMs - running) <= ASK_MS;
    const nowMs = followed ? Math.max(wallMs, before.nowMs + elapsedMs * (1 - SLOWER)) : running;
    return {
      jumpedMs,
      standing: {
        ...before,
        nowMs,
        wallMs,
        passedMs,
        sleptMs,
        jumpedAtMs: jumpedMs === 0 ? before.jumpedAtMs : passedMs,
        judged: before.judged && jumpedMs === 0,
        guessed: before.guessed && !followed,
      },
    };
  }
}
