import type { BoardCall, BoardView } from '@luot/shared/protocol/views';
import { useServerNow } from '@luot/ui/client-context';
import { sayIn } from '@luot/ui/strings/say';
import { clockTime, longDate, openingTime } from '@luot/ui/time-words';
import { ArrowRight } from 'lucide-react';
import { Both } from './both-languages.tsx';
import { CounterCell } from './counter-cell.tsx';
import { StaleLine } from './stale-line.tsx';

/** As long as a person needs to look up and find the counter. */
const FRESH_MS = 20_000;
const RECENT_SHOWN = 3;

export function HallBoard({ view }: { view: BoardView }) {
  const nowMs = useServerNow(1_000);
  const { timeZone } = view.centre;
  // Who has been missed or served is not asked to come any more.
  const newest = view.calls.find(({ state }) => state === 'called' || state === 'serving');
  const others = view.calls.filter((call) => call !== newest);
  return (
    <main className="hall">
      <header className="hall-head">
        <h1 className="hall-centre">
          <span lang="vi">{view.centre.name.vi}</span>
          <span className="second" lang="vi">
            {view.zoneName.vi}
          </span>
        </h1>
        <p className="hall-clock figures">
          <time dateTime={new Date(nowMs).toISOString()}>{clockTime(nowMs, timeZone)}</time>
          <span className="second">{longDate(nowMs, timeZone, 'vi')}</span>
        </p>
      </header>
      <section className="hall-newest" aria-live="polite">
        {view.closed === null ? <NewestCall call={newest} nowMs={nowMs} /> : <ClosedSign view={view} nowMs={nowMs} />}
      </section>
      <section className="hall-recent">
        <h2>
          <Both words={(say) => say('board.recent')} />
        </h2>
        <ol className="figures">
          {others.slice(0, RECENT_SHOWN).map((call) => (
            <li key={call.callSeq}>
              <span className="number">{call.number}</span>
              <ArrowRight aria-hidden="true" />
              <span>
                <span className="second">{sayIn('vi')('counter.word')}</span> <b>{call.counterLabel}</b>
              </span>
            </li>
          ))}
        </ol>
      </section>
      <section className="hall-counters">
        <h2>
          <Both words={(say) => say('board.now')} />
        </h2>
        <ul className="figures" data-count={view.counters.length}>
          {view.counters.map((counter) => (
            <CounterCell key={counter.id} counter={counter} timeZone={timeZone} nowMs={nowMs} />
          ))}
        </ul>
      </section>
      <footer className="hall-waits">
        <h2>
          <Both words={(say) => say('board.waits')} />
        </h2>
        <ul className="figures">
          {view.services.map((service) => (
            <li key={service.id}>
              <span lang="vi">{service.name.vi}</span> <b>{service.waiting}</b>
            </li>
          ))}
        </ul>
      </footer>
      <StaleLine timeZone={timeZone} />
    </main>
  );
}

function NewestCall({ call, nowMs }: { call: BoardCall | undefined; nowMs: number }) {
  if (call === undefined) {
    return (
      <p className="hall-quiet">
        <Both words={(say) => say('board.welcome')} />
      </p>
    );
  }
  const fresh = nowMs - call.atMs < FRESH_MS;
  return (
    <div className="newest" data-fresh={fresh} key={call.callSeq}>
      <p className="newest-word">
        <Both words={(say) => say(call.recall ? 'board.again' : 'board.calling')} />
      </p>
      <p className="newest-number figures" data-length={call.number.length}>
        {call.number}
      </p>
      <p className="newest-counter">
        <ArrowRight aria-hidden="true" />
        <span>
          <Both words={(say) => say('counter.word')} />
        </span>
        <b className="figures">{call.counterLabel}</b>
      </p>
    </div>
  );
}

function ClosedSign({ view, nowMs }: { view: BoardView; nowMs: number }) {
  const opensAtMs = view.closed?.opensAtMs ?? null;
  const { timeZone } = view.centre;
  return (
    <div className="hall-quiet">
      <p className="closed-word">
        <Both words={(say) => say('board.closed')} />
      </p>
      {opensAtMs === null ? null : (
        <p>
          <span lang="vi">{sayIn('vi')('board.opens', { at: openingTime(opensAtMs, nowMs, timeZone, 'vi', sayIn('vi')) })}</span>{' '}
          <span className="second" lang="en">
            {sayIn('en')('board.opens', { at: openingTime(opensAtMs, nowMs, timeZone, 'en', sayIn('en')) })}
          </span>
        </p>
      )}
    </div>
  );
}
