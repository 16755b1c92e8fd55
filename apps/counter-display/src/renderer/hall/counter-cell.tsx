import type { CounterState } from '@luot/shared/protocol/views/view-parts';
import { sayIn } from '@luot/strings/say';
import { type CSSProperties, memo } from 'react';
import { textEms } from './text-ems.ts';

interface CounterCellProps {
  readonly label: string;
  readonly state: CounterState;
  readonly number: string | null;
  /** Why it has none. */
  readonly vi: string;
  readonly en: string;
  /** Its visitor has just been called. */
  readonly fresh: boolean;
}

/** One counter on the hall board. All its properties are plain, so that it is drawn again only when it differs. */
export const CounterCell = memo(function CounterCell({ label, state, number, vi, en, fresh }: CounterCellProps) {
  return (
    <li className="cell" data-state={state} data-fresh={fresh}>
      <span className="cell-label">
        <span className="second" lang="vi">
          {sayIn('vi')('counter.word')}
        </span>{' '}
        <b className="figures">{label}</b>
      </span>
      {number === null ? (
        <span className="cell-state" data-long={vi.length > 22}>
          <span lang="vi">{vi}</span>{' '}
          <span className="second" lang="en">
            {en}
          </span>
        </span>
      ) : (
        <span className="cell-number large-figures" style={{ '--number': textEms(number) } as CSSProperties}>
          {number}
        </span>
      )}
    </li>
  );
});
