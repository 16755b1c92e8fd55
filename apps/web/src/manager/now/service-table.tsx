import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import { useLanguage } from '@luot/ui/language-context';
import { durationWords } from '@luot/ui/time-words';

/** Every time stands beside the count it is of (S2). */
export function ServiceTable({ view }: { view: ManagerView }) {
  const { say, textOf } = useLanguage();
  const time = (ms: number | null) => (ms === null ? '–' : durationWords(ms, say));
  return (
    <div className="wide-table">
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{say('manager.service')}</th>
            <th scope="col">{say('manager.waiting')}</th>
            <th scope="col">{say('manager.received')}</th>
            <th scope="col">{say('manager.served')}</th>
            <th scope="col">{say('manager.missed')}</th>
            <th scope="col">{say('manager.count')}</th>
            <th scope="col">{say('manager.median')}</th>
            <th scope="col">{say('manager.p90-short')}</th>
          </tr>
        </thead>
        <tbody>
          {view.services.map((service) => (
            <tr key={service.id} data-over={service.p90Ms !== null && service.p90Ms > view.waitTargetMs}>
              <th scope="row">{textOf(service.name)}</th>
              <td>{service.waiting}</td>
              <td>{service.received}</td>
              <td>{service.served}</td>
              <td>{service.missed}</td>
              <td>{service.count}</td>
              <td>{time(service.medianMs)}</td>
              <td>{time(service.p90Ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
