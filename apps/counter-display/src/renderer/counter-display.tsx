import type { BoardView } from '@luot/shared/protocol/views';
import { useServerNow } from '@luot/ui/client-context';
import { sayIn } from '@luot/ui/strings/say';
import { clockTime } from '@luot/ui/time-words';
import { Both } from './both-languages.tsx';
import { counterWords } from './counter-words.ts';
import { StaleLine } from './stale-line.tsx';

/** The display over one counter: counter number small, ticket number as large as the screen allows. */
export function CounterDisplay({ view }: { view: BoardView }) {
  const nowMs = useServerNow(1_000);
  const counter = view.counters[0];
  if (counter === undefined) return null;
  const { timeZone } = view.centre;
  return (
    <main className="counter" data-state={counter.state}>
      <header>
        <h1 className="counter-label">
          <Both words={(say) => say('counter.word')} /> <b className="figures">{counter.label}</b>
        </h1>
        <time className="figures" dateTime={new Date(nowMs).toISOString()}>
          {clockTime(nowMs, timeZone)}
        </time>
      </header>
      <section aria-live="polite">
        {counter.number === null ? (
          <p className="counter-state">
            <span lang="vi">{counterWords(counter, timeZone, nowMs, sayIn('vi'), 'vi')}</span>
            <span className="second" lang="en">
              {counterWords(counter, timeZone, nowMs, sayIn('en'), 'en')}
            </span>
          </p>
        ) : (
          <>
            <p className="counter-word">
              <Both words={(say) => say(counter.serving ? 'board.now' : 'board.calling')} />
            </p>
            <p className="counter-number figures" data-length={counter.number.length}>
              {counter.number}
            </p>
          </>
        )}
      </section>
      <StaleLine timeZone={timeZone} />
    </main>
  );
}
