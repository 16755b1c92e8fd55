// Whose turn it is among a centre's pictures and films: one is shown, the next is made ready behind it. What does not
// play is passed over, and tried again later.
import type { BoardView } from '@luot/shared/protocol/views/board-view';

export type BoardMedia = BoardView['media'][number];

export const TRY_AGAIN_MS = 5 * 60_000;

export interface MediaTurn {
  readonly list: readonly BoardMedia[];
  readonly shown: BoardMedia | null;
  /** Being made ready; null where there is no other one. */
  readonly coming: BoardMedia | null;
  /** What is coming can be shown. */
  readonly ready: boolean;
  /** What is shown has had its time. */
  readonly due: boolean;
  /** How many have been shown: the same one comes again as a new piece. */
  readonly round: number;
  /** Where the turn has come to, also when that has failed since. */
  readonly last: string | null;
  /** When each was last seen not to play, by its url. */
  readonly failed: Readonly<Record<string, number>>;
}

export type MediaEvent =
  | { readonly type: 'listed'; readonly list: readonly BoardMedia[]; readonly nowMs: number }
  | { readonly type: 'ready'; readonly url: string; readonly nowMs: number }
  | { readonly type: 'due'; readonly nowMs: number }
  | { readonly type: 'failed'; readonly url: string; readonly nowMs: number };

export const NO_MEDIA: MediaTurn = { list: [], shown: null, coming: null, ready: false, due: false, round: 0, last: null, failed: {} };

export function mediaTurn(turn: MediaTurn, event: MediaEvent): MediaTurn {
  switch (event.type) {
    case 'listed': {
      // Each view brings a new array; most often nothing in it is new.
      const kept = (one: BoardMedia | null) => (event.list.some(({ url }) => url === one?.url) ? one : null);
      const [shown, coming] = [kept(turn.shown), kept(turn.coming)];
      const same = event.list.length === turn.list.length && event.list.every(({ url }, i) => url === turn.list[i]?.url);
      if (same && coming !== null) return turn;
      return onward({ ...turn, list: event.list, shown, coming, ready: turn.ready && coming !== null, due: turn.due && shown !== null }, event.nowMs);
    }
    case 'ready':
      if (event.url !== turn.coming?.url) return turn;
      return onward({ ...turn, ready: true }, event.nowMs);
    case 'due':
      return onward({ ...turn, due: true }, event.nowMs);
    case 'failed': {
      const failed = { ...turn.failed, [event.url]: event.nowMs };
      const gone = (one: BoardMedia | null) => (one?.url === event.url ? null : one);
      const coming = gone(turn.coming);
      return onward({ ...turn, failed, shown: gone(turn.shown), coming, ready: turn.ready && coming !== null }, event.nowMs);
    }
  }
}

/** Takes the next step, if there is one to take. */
function onward(turn: MediaTurn, nowMs: number): MediaTurn {
  const { shown, coming, ready, due } = turn;
  if (coming !== null && ready && (shown === null || due))
    return onward({ ...turn, shown: coming, coming: null, ready: false, due: false, round: turn.round + 1, last: coming.url }, nowMs);
  if (coming !== null) return turn;
  const next = after(turn, nowMs);
  // The only one goes on where it is: a picture stays, a film begins again.
  return next === null ? { ...turn, due: false } : { ...turn, coming: next, ready: false };
}

function after({ list, shown, last, failed }: MediaTurn, nowMs: number): BoardMedia | null {
  const from = list.findIndex(({ url }) => url === last) + 1;
  const inTurn = [...list.slice(from), ...list.slice(0, from)];
  return inTurn.find(({ url }) => url !== shown?.url && nowMs - (failed[url] ?? Number.NEGATIVE_INFINITY) >= TRY_AGAIN_MS) ?? null;
}

/** A file's own name, for people: `/media/hall-a/gi%E1%BB%9Di.png?key=…` is `gời.png`. */
export function mediaName(url: string): string {
  const path = url.replace(/[?#].*$/, '');
  return decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
}
