import type { BoardCall } from '@luot/shared/protocol/views/board-view';
import { sayIn } from '@luot/strings/say';
import { ArrowRight } from 'lucide-react';
import { Both } from '../both-languages.tsx';

const SHOWN = 4;

/** For whoever looked up too late. */
export function RecentCalls({ calls }: { calls: readonly BoardCall[] }) {
  if (calls.length === 0) return null;
  return (
    <section className="recent">
      <h2>
        <Both words={(say) => say('board.recent')} />
      </h2>
      <ol>
        {calls.slice(0, SHOWN).map((call) => (
          <li key={call.callSeq}>
            <span className="recent-number large-figures">{call.number}</span>
            <ArrowRight aria-hidden="true" />
            <span className="recent-counter">
              <span className="second" lang="vi">
                {sayIn('vi')('counter.word')}
              </span>{' '}
              <b className="figures">{call.counterLabel}</b>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
