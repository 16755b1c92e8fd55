/** A bucket of tokens: `burst` at once, then `perSecond`. One per socket or per log-in name. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

export class RateLimit {
  readonly #rate: Rate;
  #tokens: number;
  #atMs: number;

  constructor(rate: Rate, nowMs: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#atMs = nowMs;
  }

  /** True while there is something left; takes one. `nowMs` is monotonic. */
  take(nowMs: number): boolean {
    const gained = ((nowMs - this.#atMs) / 1000) * this.#rate.perSecond;
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + Math.max(0, gained));
    this.#atMs = nowMs;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Takes what an act turned out to cost; what is not there is owed. */
  charge(tokens: number): void {
    this.#tokens -= tokens;
  }

  /** From the last `take` until one goes through again. */
  get waitMs(): number {
    return (Math.max(0, 1 - this.#tokens) / this.#rate.perSecond) * 1000;
  }
}
