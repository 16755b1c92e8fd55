// Where people wait, and which counters would call them.
import type { StaffCounter, StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { openCounters } from './open-counters.ts';

export function HallOverview({ view }: { view: StaffView }) {
  const { say, textOf } = useLanguage();
  return (
    <div className="hall">
      <section aria-labelledby="hall-counters">
        <h2 id="hall-counters">{say('greeter.hall-counters')}</h2>
        <ul className="hall-counters">
          {view.counters.map((counter) => (
            <CounterTile key={counter.id} counter={counter} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="hall-waiting">
        <h2 id="hall-waiting">{say('greeter.hall-waiting')}</h2>
        <ul className="hall-waiting figures">
          {view.services.map(({ id, name, waiting }) => {
            const counters = openCounters(view.counters, id);
            return (
              <li key={id} data-stranded={waiting > 0 && counters.length === 0}>
                <b>{waiting}</b>
                <span>{textOf(name)}</span>
                <small>{counters.length === 0 ? say('greeter.no-counter') : say('greeter.counters', { list: counters.join(', ') })}</small>
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}

function CounterTile({ counter }: { counter: StaffCounter }) {
  const { say, textOf } = useLanguage();
  const { label, name, state, number, unattended } = counter;
  return (
    <li data-state={unattended ? 'unattended' : state}>
      <b className="figures">{label}</b>
      <span>{textOf(name)}</span>
      <small className="figures">
        {say(unattended ? 'greeter.unattended' : `greeter.counter-${state}`)}
        {number === null ? null : ` · ${say('greeter.with-number', { number })}`}
      </small>
    </li>
  );
}
