import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import { useLanguage } from '@luot/ui/language-context';
import { durationWords } from '@luot/ui/time-words';
import { ShareBar } from './share-bar.tsx';

/** A table that is also a chart: the bars are its cells, so that a screen reader hears the same figures. */
export function HourChart({ hours }: { hours: ManagerView['hours'] }) {
  const { say } = useLanguage();
  if (hours.length === 0) return <p className="muted empty">{say('manager.none-yet')}</p>;
  const most = Math.max(1, ...hours.map((hour) => Math.max(hour.received, hour.served)));
  return (
    <table className="hour-chart figures">
      <thead>
        <tr>
          <th scope="col">{say('manager.hour')}</th>
          <th scope="col">{say('manager.received')}</th>
          <th scope="col">{say('manager.served')}</th>
          <th scope="col">{say('manager.median')}</th>
          <th scope="col">{say('manager.p90-short')}</th>
        </tr>
      </thead>
      <tbody>
        {hours.map((hour) => (
          <tr key={hour.hour}>
            <th scope="row">{String(hour.hour).padStart(2, '0')}:00</th>
            <td>
              <ShareBar of={most} count={hour.received} />
              {hour.received}
            </td>
            <td>
              <ShareBar of={most} count={hour.served} kind="served" />
              {hour.served}
            </td>
            <td>{hour.medianMs === null ? '–' : durationWords(hour.medianMs, say)}</td>
            <td>{hour.p90Ms === null ? '–' : durationWords(hour.p90Ms, say)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
