import { type RefObject, useEffect, useState } from 'react';

/** Until the box has been measured; about what a screen of 16 to 9 has. */
const FIRST_ROWS = 8;

/** How many rows of this height fit into a box, its height and gaps in 1/1080 of the screen's shorter side. */
export function useRows(box: RefObject<HTMLElement | null>, row: number, gap: number): number {
  const [rows, setRows] = useState(FIRST_ROWS);
  useEffect(() => {
    const element = box.current;
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const unit = Math.min(window.innerWidth, window.innerHeight) / 1080;
      setRows(Math.max(1, Math.floor((entry.contentRect.height / unit + gap) / (row + gap))));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, row, gap]);
  return rows;
}
