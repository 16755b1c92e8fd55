import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import { useLanguage } from '@luot/ui/language-context';

interface OutOfOrderProps {
  readonly calls: ManagerView['outOfOrder'];
  readonly reasons: ManagerView['outOfOrderReasons'];
}

/** Q8: who has called before their turn today, how often, and why. */
export function OutOfOrder({ calls, reasons }: OutOfOrderProps) {
  const { say, textOf } = useLanguage();
  if (calls.length === 0) return <p className="muted">{say('manager.out-of-order-none')}</p>;
  return (
    <>
      <Counts title={say('manager.clerk')} rows={calls.map(({ clerk, count }) => ({ name: clerk, count }))} />
      <Counts title={say('manager.reason')} rows={reasons.map(({ reason, count }) => ({ name: textOf(reason), count }))} />
    </>
  );
}

function Counts({ title, rows }: { title: string; rows: readonly { readonly name: string; readonly count: number }[] }) {
  const { say } = useLanguage();
  return (
    <table className="figures out-of-order">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{say('manager.count')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, count }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
