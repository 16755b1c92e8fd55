// K4: how often a kiosk may look a dossier up. Codes are numbered in order, so whoever may try often reads them all.
import { RateLimit } from '../../limits/rate-limit.ts';

/** Six at once, for a queue of people with receipts; then one every 20 s. */
const RATE = { perSecond: 1 / 20, burst: 6 };
/** A code that is not there costs this much more. It may be owed, so that guessing never gets faster than one a minute. */
const MISS_COSTS = 2;

export class LookUps {
  readonly #limits = new Map<string, RateLimit>();

  /** @param kioskId an enrolled one: each has a limit of its own, kept as long as the server runs */
  ask(kioskId: string, monotonicMs: number): { readonly ok: true } | { readonly ok: false; readonly waitSeconds: number } {
    let limit = this.#limits.get(kioskId);
    if (limit === undefined) {
      limit = new RateLimit(RATE, monotonicMs);
      this.#limits.set(kioskId, limit);
    }
    return limit.take(monotonicMs) ? { ok: true } : { ok: false, waitSeconds: Math.ceil(limit.waitMs / 1000) };
  }

  /** The look-up found no such dossier. */
  missed(kioskId: string): void {
    this.#limits.get(kioskId)?.charge(MISS_COSTS);
  }
}
