// A list that does not move under the finger: while somebody points at it, rows stay where they are, new ones come at
// the end, and what has gone stays, marked, until the hand is away.
import { type RefCallback, useCallback, useEffect, useRef, useState } from 'react';

/** Long enough to read a row and touch it. */
const STILL_MS = 2_500;

interface Row {
  readonly ticketId: string;
}

export interface StillRow<Kind extends Row> {
  readonly row: Kind;
  readonly gone: boolean;
}

/** `rows` in the order in which they are to be shown now, and a ref for the element they are in. */
export function useStillList<Kind extends Row>(rows: readonly Kind[]): { readonly shown: readonly StillRow<Kind>[]; readonly watch: RefCallback<HTMLElement> } {
  const [still, setStill] = useState<readonly Kind[] | null>(null);
  const newest = useRef(rows);
  useEffect(() => {
    newest.current = rows;
  }, [rows]);
  const watch = useCallback((element: HTMLElement | null) => {
    const page = element?.ownerDocument.defaultView;
    if (element === null || page === null || page === undefined) return;
    let timer: number | undefined;
    const touched = () => {
      page.clearTimeout(timer);
      timer = page.setTimeout(() => setStill(null), STILL_MS);
      setStill((before) => before ?? newest.current);
    };
    const events = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const;
    for (const event of events) element.addEventListener(event, touched, { passive: true });
    return () => {
      page.clearTimeout(timer);
      for (const event of events) element.removeEventListener(event, touched);
    };
  }, []);
  return { shown: arrange(rows, still), watch };
}

function arrange<Kind extends Row>(rows: readonly Kind[], still: readonly Kind[] | null): readonly StillRow<Kind>[] {
  if (still === null) return rows.map((row) => ({ row, gone: false }));
  const now = new Map(rows.map((row) => [row.ticketId, row]));
  const before = new Set(still.map((row) => row.ticketId));
  const stayed = still.map((row) => ({ row: now.get(row.ticketId) ?? row, gone: !now.has(row.ticketId) }));
  const added = rows.filter((row) => !before.has(row.ticketId)).map((row) => ({ row, gone: false }));
  return [...stayed, ...added];
}
