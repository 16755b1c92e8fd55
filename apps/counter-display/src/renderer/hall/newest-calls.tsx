import type { BoardCall } from '@luot/shared/protocol/views/board-view';
import { sayIn } from '@luot/strings/say';
import { ArrowRight } from 'lucide-react';
import { type CSSProperties, memo } from 'react';
import { Both } from '../both-languages.tsx';
import { textEms } from './text-ems.ts';

interface NewestCallsProps {
  /** One to three, newest first. */
  readonly calls: readonly BoardCall[];
  /** How many of them are fresh. */
  readonly fresh: number;
}

/** The calls somebody is to come for now, as large as their number allows; the newest one stands out. */
export function NewestCalls({ calls, fresh }: NewestCallsProps) {
  const again = calls.slice(0, fresh).flatMap(({ recall, number }) => (recall ? number : []));
  return (
    <>
      <h2 className="hall-word">
        <span>
          <Both words={(say) => say('board.calling')} />
        </span>
        {again.length === 0 ? null : (
          <span className="hall-again">
            <Both words={(say) => say('board.again-number', { number: again.join(', ') })} />
          </span>
        )}
      </h2>
      <ol className="newest" data-count={calls.length} style={{ '--calls': calls.length } as CSSProperties}>
        {calls.map((call, i) => (
          <LargeCall key={call.callSeq} call={call} fresh={i < fresh} newest={i === 0 && fresh > 0} />
        ))}
      </ol>
    </>
  );
}

/** Drawn again only when it is another call. */
const LargeCall = memo(function LargeCall({ call, fresh, newest }: { call: BoardCall; fresh: boolean; newest: boolean }) {
  const { number, counterLabel } = call;
  return (
    <li className="call" data-fresh={fresh} data-newest={newest} style={{ '--number': textEms(number), '--counter': textEms(counterLabel) } as CSSProperties}>
      <strong className="newest-number large-figures" data-call-seq={call.callSeq}>
        {number}
      </strong>
      <span className="newest-way">
        <span lang="vi">{sayIn('vi')('counter.word')}</span>
        <ArrowRight aria-hidden="true" />
        <span lang="en" className="second">
          {sayIn('en')('counter.word')}
        </span>
      </span>
      <b className="newest-counter large-figures">{counterLabel}</b>
    </li>
  );
});
