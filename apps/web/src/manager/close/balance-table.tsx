import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import { useLanguage } from '@luot/ui/language-context';
import { type BalanceRow, balanceOf, OUTCOME_COLUMNS, totalOf } from './balance.ts';

/** S4: both sides of each service, with their sums side by side. */
export function BalanceTable({ services }: { services: ManagerView['services'] }) {
  const { say, textOf } = useLanguage();
  return (
    <div className="wide-table">
      <table className="figures balance">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {say('manager.service')}
            </th>
            <th scope="colgroup" colSpan={3}>
              {say('report.came')}
            </th>
            <th scope="colgroup" colSpan={7}>
              {say('report.became')}
            </th>
          </tr>
          <tr>
            <th scope="col">{say('report.taken')}</th>
            <th scope="col">{say('report.transferred-in')}</th>
            <th scope="col">{say('report.sum')}</th>
            {OUTCOME_COLUMNS.map((column) => (
              <th key={column} scope="col">
                {say(`report.${column}`)}
              </th>
            ))}
            <th scope="col">{say('report.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {services.map((service) => (
            <Row key={service.id} name={textOf(service.name)} row={balanceOf(service)} />
          ))}
          <Row name={say('report.whole-centre')} row={totalOf(services)} total />
        </tbody>
      </table>
    </div>
  );
}

function Row({ name, row, total = false }: { name: string; row: BalanceRow; total?: boolean }) {
  const { say } = useLanguage();
  const balances = row.came === row.accounted;
  return (
    <tr data-total={total} data-balances={balances}>
      <th scope="row">{name}</th>
      <td>{row.taken}</td>
      <td>{row.transferredIn}</td>
      <td className="sum">{row.came}</td>
      {OUTCOME_COLUMNS.map((column) => (
        <td key={column}>{row.outcomes[column]}</td>
      ))}
      <td className="sum">
        {row.accounted}
        <small>{say(balances ? 'report.balances' : 'report.differs')}</small>
      </td>
    </tr>
  );
}
