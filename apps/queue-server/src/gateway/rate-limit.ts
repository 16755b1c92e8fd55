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
}
