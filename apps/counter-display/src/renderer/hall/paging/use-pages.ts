// More than there is room for comes in pages, which turn by themselves.
import { useEffect, useState } from 'react';

/** Long enough to find one's line among twenty. */
export const TURN_MS = 8_000;

export interface Page {
  readonly page: number;
  readonly pages: number;
  /** What stands on it: from here, and before there. */
  readonly from: number;
  readonly to: number;
}

/**
 * @param count how many there are
 * @param room how many fit on one page; pages are filled evenly, in whole `step`s
 * @param called where somebody is to look now: its page is shown at once, again whenever `seq` rises
 */
export function usePages(count: number, room: number, step: number, called: { readonly index: number; readonly seq: number } | null = null): Page {
  const pages = Math.max(1, Math.ceil(count / Math.max(1, room)));
  const size = Math.max(1, Math.min(room, Math.ceil(count / pages / step) * step));
  const [turned, setTurned] = useState({ page: 0, seq: 0 });
  let { page } = turned;
  // In the same frame as the call itself.
  if (called !== null && called.seq > turned.seq) {
    page = Math.floor(called.index / size);
    setTurned({ page, seq: called.seq });
  }
  page %= pages;
  useEffect(() => {
    if (pages < 2) return;
    const timer = setTimeout(() => setTurned((now) => ({ ...now, page: (page + 1) % pages })), TURN_MS);
    return () => clearTimeout(timer);
  }, [page, pages, turned.seq]);
  return { page, pages, from: page * size, to: Math.min(count, (page + 1) * size) };
}
