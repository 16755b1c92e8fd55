import { assertNever } from '@luot/shared/domain/assert-never';
import type { BoardCounter, BoardView } from '@luot/shared/protocol/views/board-view';
import { useServerNow } from '@luot/ui/client-context';
import { clockTime } from '@luot/ui/time-words';
import type { CSSProperties } from 'react';
import { Both } from '../both-languages.tsx';
import { Clock } from '../clock.tsx';
import { FRESH_MS } from '../hall/share-calls.ts';
import { textEms } from '../hall/text-ems.ts';
import { RatingScreen } from '../rating/rating-screen.tsx';
import { useRating } from '../rating/use-rating.ts';
import { ClosedSign } from '../signs.tsx';
import { StaleLine } from '../stale-line.tsx';

/** The display over one counter: whose counter, small; who is to come or is there, as large as the screen allows. */
export function CounterDisplay({ view }: { view: BoardView }) {
  const nowMs = useServerNow(1_000);
  const [counter] = view.counters;
  const rating = useRating(counter?.id ?? '', view.rating, (counter?.number ?? null) !== null);
  if (counter === undefined) return null;
  const { timeZone } = view.centre;
  const [call] = view.calls;
  const fresh = counter.number !== null && !counter.serving && call !== undefined && call.number === counter.number && nowMs - call.atMs < FRESH_MS;
  return (
    <main className="counter" data-state={counter.state} data-fresh={fresh}>
      <header>
        <h1 className="counter-label">
          <span>
            <Both words={(say) => say('counter.word')} />
          </span>{' '}
          <b className="figures">{counter.label}</b>
        </h1>
        <Clock timeZone={timeZone} />
      </header>
      {rating.stage === null ? (
        <section aria-live="polite">
          {counter.number !== null ? (
            <>
              <p className="counter-word">
                <Both words={(say) => say(wordOf(counter, call?.recall === true && fresh))} />
              </p>
              <p className="counter-number figures" style={{ '--number': textEms(counter.number) } as CSSProperties}>
                <span className="large-figures" data-call-seq={call?.callSeq}>
                  {counter.number}
                </span>
              </p>
            </>
          ) : view.closed !== null && counter.state === 'closed' ? (
            <ClosedSign view={view} nowMs={nowMs} />
          ) : (
            <CounterState counter={counter} timeZone={timeZone} nowMs={nowMs} />
          )}
        </section>
      ) : (
        <RatingScreen rating={rating} stage={rating.stage} />
      )}
      <StaleLine timeZone={timeZone} />
    </main>
  );
}

function wordOf({ serving }: BoardCounter, again: boolean) {
  if (serving) return 'board.now';
  return again ? 'board.again' : 'board.calling';
}

/** A counter without a number: ready, closed, or on a break, with why and until when. */
function CounterState({ counter, timeZone, nowMs }: { counter: BoardCounter; timeZone: string; nowMs: number }) {
  const { pause, state } = counter;
  if (state === 'open') return <State words={(say) => say('board.free')} />;
  if (state === 'closed') return <State words={(say) => say('board.closed-counter')} />;
  if (state !== 'paused') return assertNever(state);
  const until = pause?.expectedEndMs ?? null;
  return (
    <>
      {/* One that lasts longer than was thought does not say until when. */}
      {until !== null && until > nowMs ? (
        <State words={(say) => say('board.paused-until', { time: clockTime(until, timeZone) })} />
      ) : (
        <State words={(say) => say('board.paused')} />
      )}
      {pause === null ? null : (
        <p className="counter-reason">
          <Both words={(_say, textOf) => textOf(pause.reason)} />
        </p>
      )}
    </>
  );
}

function State({ words }: { words: Parameters<typeof Both>[0]['words'] }) {
  return (
    <p className="counter-state">
      <Both words={words} />
    </p>
  );
}
