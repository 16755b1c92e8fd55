import type { CounterView } from '@luot/shared/protocol/views/counter-view';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { clockTime, durationWords } from '@luot/ui/time-words';
import { runningTime } from './running-time.ts';

interface CurrentHeadProps {
  readonly view: StaffView;
  readonly counter: CounterView;
  readonly nowMs: number;
}

/** Who is at the counter, and since when. Always as high, so that the keys below it stay where they are. */
export function CurrentHead({ view, counter, nowMs }: CurrentHeadProps) {
  const { say, textOf } = useLanguage();
  const { current } = counter;
  return (
    <section className="panel current" aria-label={say('staff.current')}>
      {current === null ? (
        <Nobody view={view} counter={counter} nowMs={nowMs} />
      ) : (
        <>
          <p className="current-number figures" data-length={current.number.length}>
            {current.number}
          </p>
          <p className="current-state figures" data-state={current.state}>
            {say(current.state === 'called' ? 'staff.called-for' : 'staff.serving-for', {
              time: runningTime(nowMs - (current.startedAtMs ?? current.calledAtMs)),
            })}
          </p>
          <p className="current-service">{textOf(current.serviceName)}</p>
          <p className="current-waited muted figures">
            {say('staff.waited', { time: durationWords(current.calledAtMs - current.arrivedAtMs, say) })}
            {current.bookedAtMs === null ? null : ` · ${say('staff.booked', { time: clockTime(current.bookedAtMs, view.centre.timeZone) })}`}
          </p>
          {current.training ? <p className="training-mark">{say('staff.training')}</p> : null}
        </>
      )}
    </section>
  );
}

function Nobody({ view, counter: { counter, pause }, nowMs }: CurrentHeadProps) {
  const { say, textOf } = useLanguage();
  if (pause === null) return <p className="nobody muted">{say(counter.state === 'open' ? 'staff.nobody' : 'staff.counter-closed')}</p>;
  const { reason, sinceMs, expectedEndMs } = pause;
  const since = clockTime(sinceMs, view.centre.timeZone);
  const late = expectedEndMs === null ? 0 : nowMs - expectedEndMs;
  return (
    <div className="paused">
      <p className="paused-word">{say('staff.paused')}</p>
      <p>{textOf(reason)}</p>
      <p className="muted figures">
        {expectedEndMs === null
          ? say('staff.paused-since', { since })
          : say('staff.paused-until', { since, until: clockTime(expectedEndMs, view.centre.timeZone) })}
      </p>
      {late < 60_000 ? null : <p className="paused-late figures">{say('staff.paused-late', { time: durationWords(late, say) })}</p>}
    </div>
  );
}
