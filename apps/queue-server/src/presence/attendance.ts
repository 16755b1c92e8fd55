// C9: counters whose clerk has no page open. Known from who watches, not from what is journalled: a page that is gone says
// nothing. A keypad is at the counter as well as any page.
const UNATTENDED_AFTER_MS = 120_000;

export class Attendance {
  readonly #isWatched: (counterId: string) => boolean;
  readonly #nowMs: () => number;
  /** When each counter was last known to have somebody, by the monotonic clock. */
  readonly #seenMs = new Map<string, number>();
  #toldUnattended = '';

  /** @param nowMs a monotonic clock */
  constructor(isWatched: (counterId: string) => boolean, nowMs: () => number) {
    this.#isWatched = isWatched;
    this.#nowMs = nowMs;
  }

  /** Somebody was there just now: a page came or went, a key was pressed. */
  seen(counterId: string): void {
    this.#seenMs.set(counterId, this.#nowMs());
  }

  /** To be called every second. True: another counter is unattended than before, of these. */
  update(counterIds: readonly string[]): boolean {
    const now = counterIds.filter((id) => this.unattended(id)).join(' ');
    const changed = now !== this.#toldUnattended;
    this.#toldUnattended = now;
    return changed;
  }

  /** Nobody for two minutes. A counter nobody has been seen at since the start counts from the first time this is asked. */
  unattended(counterId: string): boolean {
    if (this.#isWatched(counterId)) {
      this.seen(counterId);
      return false;
    }
    const seenMs = this.#seenMs.get(counterId);
    if (seenMs !== undefined) return this.#nowMs() - seenMs >= UNATTENDED_AFTER_MS;
    this.seen(counterId);
    return false;
  }
}
