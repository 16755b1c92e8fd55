import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { durationWords } from '@luot/ui/time-words';

interface CounterTableProps {
  readonly counters: ManagerView['counters'];
  /** How they are now; left out where the day is over. */
  readonly now?: StaffView['counters'];
}

/** S3: what each counter has done, beside how it is. */
export function CounterTable({ counters, now }: CounterTableProps) {
  const { say, textOf } = useLanguage();
  const stateOf = (id: string) => {
    const counter = now?.find((one) => one.id === id);
    if (counter === undefined) return '';
    const words = say(counter.unattended ? 'greeter.unattended' : `greeter.counter-${counter.state}`);
    return counter.clerk === null ? words : `${words} · ${counter.clerk}`;
  };
  return (
    <div className="wide-table">
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{say('manager.counter')}</th>
            {now === undefined ? null : (
              <th scope="col" className="counter-now">
                {say('manager.counter-now')}
              </th>
            )}
            <th scope="col">{say('manager.called')}</th>
            <th scope="col">{say('manager.served')}</th>
            <th scope="col">{say('manager.missed')}</th>
            <th scope="col">{say('manager.transferred')}</th>
            <th scope="col">{say('manager.timed')}</th>
            <th scope="col">{say('manager.service-median')}</th>
          </tr>
        </thead>
        <tbody>
          {counters.map(({ id, label, name, called, served, missed, transferred, timed, medianServiceMs }) => (
            <tr key={id} data-unattended={now?.find((one) => one.id === id)?.unattended ?? false}>
              <th scope="row">
                {say('counter.label', { label })} <small>{textOf(name)}</small>
              </th>
              {now === undefined ? null : <td className="counter-now">{stateOf(id)}</td>}
              <td>{called}</td>
              <td>{served}</td>
              <td>{missed}</td>
              <td>{transferred}</td>
              <td>{timed}</td>
              <td>{medianServiceMs === null ? '–' : durationWords(medianServiceMs, say)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
