// How often somebody may be wrong about a secret before having to wait: an address with its API key, a kiosk with the codes
// typed at it. Whoever is right is not slowed down.
import { type Rate, RateLimit } from './rate-limit.ts';

/** Names remembered; the oldest give way, so that nobody fills the memory. */
const MOST_NAMES = 1_000;

export class WrongTries {
  readonly #rate: Rate;
  readonly #limits = new Map<string, RateLimit>();

  /** @param rate wrong tries at once, then per second */
  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** Seconds until the next try is looked at; 0: now. */
  waitSeconds(name: string, monotonicMs: number): number {
    const limit = this.#limits.get(name);
    // A try that is looked at costs nothing unless it is wrong.
    if (limit === undefined) return 0;
    if (!limit.take(monotonicMs)) return Math.ceil(limit.waitMs / 1000);
    limit.charge(-1);
    return 0;
  }

  wrong(name: string, monotonicMs: number): void {
    const limit = this.#limits.get(name) ?? new RateLimit(this.#rate, monotonicMs);
    // Set anew, so that the oldest in the map is who was wrong least lately.
    this.#limits.delete(name);
    this.#limits.set(name, limit);
    limit.take(monotonicMs);
    const [oldest] = this.#limits.keys();
    if (this.#limits.size > MOST_NAMES && oldest !== undefined) this.#limits.delete(oldest);
  }
}
