import type { ManagerView } from '@luot/shared/protocol/views';
import { useLanguage } from '@luot/ui/language-context';

/** Q8: who has called before their turn today, and how often. */
export function OutOfOrder({ calls }: { calls: ManagerView['outOfOrder'] }) {
  const { say } = useLanguage();
  if (calls.length === 0) return <p className="muted">{say('manager.out-of-order-none')}</p>;
  return (
    <table className="figures out-of-order">
      <thead>
        <tr>
          <th scope="col">{say('manager.clerk')}</th>
          <th scope="col">{say('manager.count')}</th>
        </tr>
      </thead>
      <tbody>
        {calls.map(({ clerk, count }) => (
          <tr key={clerk}>
            <th scope="row">{clerk}</th>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
