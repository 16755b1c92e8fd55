// R54: the wrong booking codes of the last quarter of an hour, by who tried them: kiosk by kiosk, or a greeter at a tablet.

const WINDOW_MS = 15 * 60_000;
const MOST_BY_ONE = 60;
const MANY_IN_ALL = 300;

export interface ManyWrong {
  readonly inAll: number;
  /** Who tried most, and how many. */
  readonly by: string;
  readonly most: number;
}

export class WrongCodes {
  /** Oldest first; at most `MOST_BY_ONE` of each. */
  #tries: { readonly by: string; readonly atMs: number }[] = [];

  /** Seconds until another code is looked at; 0: now. Times are monotonic. */
  waitSeconds(by: string, nowMs: number): number {
    const own = this.#recent(nowMs).filter((tried) => tried.by === by);
    const [oldest] = own;
    return oldest === undefined || own.length < MOST_BY_ONE ? 0 : Math.max(1, Math.ceil((oldest.atMs + WINDOW_MS - nowMs) / 1000));
  }

  add(by: string, nowMs: number): void {
    this.#recent(nowMs).push({ by, atMs: nowMs });
  }

  /** What managers should know: somebody has to wait, or all together try very many. */
  many(nowMs: number): ManyWrong | null {
    const tries = this.#recent(nowMs);
    const counts = Map.groupBy(tries, ({ by }) => by);
    const [first] = [...counts].map(([by, own]) => ({ by, most: own.length })).sort((a, b) => b.most - a.most);
    return first === undefined || (first.most < MOST_BY_ONE && tries.length < MANY_IN_ALL) ? null : { inAll: tries.length, ...first };
  }

  #recent(nowMs: number) {
    this.#tries = this.#tries.filter(({ atMs }) => atMs > nowMs - WINDOW_MS);
    return this.#tries;
  }
}
