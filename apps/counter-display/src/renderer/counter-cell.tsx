import type { BoardCounter } from '@luot/shared/protocol/views';
import { sayIn } from '@luot/ui/strings/say';
import { counterWords } from './counter-words.ts';

/** One counter on the hall board: its number, or in words why it has none. */
export function CounterCell({ counter, timeZone, nowMs }: { counter: BoardCounter; timeZone: string; nowMs: number }) {
  return (
    <li className="cell" data-state={counter.state}>
      <span className="cell-label">
        <span className="second">{sayIn('vi')('counter.word')}</span> {counter.label}
      </span>
      {counter.number === null ? (
        <span className="cell-state">{counterWords(counter, timeZone, nowMs, sayIn('vi'), 'vi')}</span>
      ) : (
        <span className="cell-number">{counter.number}</span>
      )}
    </li>
  );
}
