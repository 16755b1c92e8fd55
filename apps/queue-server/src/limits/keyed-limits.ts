import { type Rate, RateLimit } from './rate-limit.ts';

/** The key that was used longest ago makes room, so that nobody fills the memory with names. */
const MOST_KEYS = 10_000;

/** A limit for each key: a device, a person, an address, a ticket. */
export class KeyedLimits {
  readonly #limits = new Map<string, RateLimit>();
  readonly #rate: Rate;
  readonly #monotonicMs: () => number;

  constructor(rate: Rate, monotonicMs: () => number) {
    this.#rate = rate;
    this.#monotonicMs = monotonicMs;
  }

  /** False: too often. */
  take(key: string): boolean {
    const nowMs = this.#monotonicMs();
    const limit = this.#limits.get(key) ?? new RateLimit(this.#rate, nowMs);
    // Set anew, so that the first in the map is who was heard of least lately.
    this.#limits.delete(key);
    this.#limits.set(key, limit);
    const [oldest] = this.#limits.keys();
    if (this.#limits.size > MOST_KEYS && oldest !== undefined) this.#limits.delete(oldest);
    return limit.take(nowMs);
  }
}
