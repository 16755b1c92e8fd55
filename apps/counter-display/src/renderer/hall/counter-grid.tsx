import type { BoardCall, BoardCounter, BoardView } from '@luot/shared/protocol/views/board-view';
import { sayIn } from '@luot/strings/say';
import { type CSSProperties, useRef } from 'react';
import { Both } from '../both-languages.tsx';
import { counterWords } from '../counter/counter-words.ts';
import { CounterCell } from './counter-cell.tsx';
import { PageMark } from './paging/page-mark.tsx';
import { usePages } from './paging/use-pages.ts';
import { useRows } from './paging/use-rows.ts';

/** Least height of a row, so that a number is read from four metres, and the gap between two. */
const ROW = 72;
const GAP = 10;

interface CounterGridProps {
  readonly counters: readonly BoardCounter[];
  readonly columns: 1 | 2 | 3;
  /** Newest first. */
  readonly fresh: readonly BoardCall[];
  readonly timeZone: string;
  readonly nowMs: number;
}

/** Counters that have room below each other. */
const BELOW = { wide: 8, high: 6 };

/** As set, or as they fit: few counters stand large in one column, many in three. */
export function columnsFor({ columns, counters }: Pick<BoardView, 'columns' | 'counters'>, isHigh: boolean): 1 | 2 | 3 {
  if (columns !== null) return columns;
  const below = isHigh ? BELOW.high : BELOW.wide;
  if (counters.length <= below) return 1;
  return counters.length <= 2 * below ? 2 : 3;
}

/** Every counter of the zone with the number it serves; where there are too many, in pages. */
export function CounterGrid({ counters, columns, fresh, timeZone, nowMs }: CounterGridProps) {
  const box = useRef<HTMLDivElement>(null);
  const rows = useRows(box, ROW, GAP);
  const [newest] = fresh;
  const index = newest === undefined ? -1 : counters.findIndex(({ label }) => label === newest.counterLabel);
  const called = newest === undefined || index < 0 ? null : { index, seq: newest.callSeq };
  const { page, pages, from, to } = usePages(counters.length, rows * columns, columns, called);
  // A short last page keeps its cells as large as the others'.
  const shownRows = Math.ceil(Math.ceil(counters.length / pages) / columns);
  const freshLabels = new Set(fresh.map(({ counterLabel }) => counterLabel));
  return (
    <section className="hall-counters">
      <h2>
        <span>
          <Both words={(say) => say('board.now')} />
        </span>
        <PageMark page={page} pages={pages} />
      </h2>
      <div className="cells-box" ref={box}>
        <ul className="cells" style={{ '--rows': shownRows } as CSSProperties}>
          {counters.slice(from, to).map((counter) => (
            <CounterCell
              key={counter.id}
              label={counter.label}
              state={counter.state}
              number={counter.number}
              vi={counter.number === null ? counterWords(counter, timeZone, nowMs, sayIn('vi'), 'vi') : ''}
              en={counter.number === null ? counterWords(counter, timeZone, nowMs, sayIn('en'), 'en') : ''}
              fresh={freshLabels.has(counter.label)}
            />
          ))}
        </ul>
      </div>
    </section>
  );
}
