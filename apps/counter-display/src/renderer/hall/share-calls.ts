// Which calls stand large on a hall board, and which in its rows below.
import type { BoardCall } from '@luot/shared/protocol/views/board-view';

/** As long as a person needs to look up and find the counter. */
export const FRESH_MS = 20_000;
/** More would have to be too small to be read across a hall. */
const MOST_LARGE = 3;

export interface SharedCalls {
  /** Newest first: the fresh ones together; with none fresh the newest alone. */
  readonly large: readonly BoardCall[];
  readonly recent: readonly BoardCall[];
  /** How many of the large ones are fresh. */
  readonly fresh: number;
}

/** @param calls newest first. Who has been missed or served is not asked to come any more, and stands in the rows. */
export function shareCalls(calls: readonly BoardCall[], nowMs: number): SharedCalls {
  const asked = calls.filter(({ state }) => state === 'called' || state === 'serving');
  const fresh = asked.filter(({ atMs }) => nowMs - atMs < FRESH_MS).slice(0, MOST_LARGE);
  const large = fresh.length > 0 ? fresh : asked.slice(0, 1);
  return { large, recent: calls.filter((call) => !large.includes(call)), fresh: fresh.length };
}
