import type { CounterView } from '@luot/shared/protocol/views/counter-view';
import { useLanguage } from '@luot/ui/language-context';
import { nextReason } from './next-reason.ts';

/** C6: whom the next call would be to, and why them. */
export function NextLine({ counter, timeZone }: { counter: CounterView; timeZone: string }) {
  const { say, textOf } = useLanguage();
  const { next } = counter;
  return (
    <div className="next-line">
      {next === null ? (
        <p className="muted">{say('staff.none-waiting')}</p>
      ) : (
        <>
          <p>
            <span className="muted">{say('staff.next')}</span> <strong className="figures">{next.number}</strong>
            <span className="next-count muted figures">{say('staff.waiting-count', { n: counter.waiting.length })}</span>
          </p>
          <p className="next-why figures">{nextReason(next.why, counter, { say, textOf, timeZone })}</p>
        </>
      )}
    </div>
  );
}
