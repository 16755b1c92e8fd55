// C12: the report of the day, for a screen and for A4 paper. At any time of the day it says up to when its figures are.
import './day-report.css';
import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import { useServerNow } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { clockTime, durationWords } from '@luot/ui/time-words';
import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { CounterTable } from '../now/counter-table.tsx';
import { HourChart } from '../now/hour-chart.tsx';
import { OutOfOrder } from '../now/out-of-order.tsx';
import { SatisfactionTable } from '../now/satisfaction.tsx';
import { totalOf } from './balance.ts';
import { BalanceTable } from './balance-table.tsx';
import { dayWords } from './day-words.ts';

export function DayReport({ view, onBack }: { view: ManagerView; onBack: () => void }) {
  const { say, textOf, language } = useLanguage();
  const nowMs = useServerNow(30_000);
  const { timeZone } = view.centre;
  return (
    <>
      <div className="page-acts report-acts">
        <button type="button" onClick={onBack}>
          {say('manager.back')}
        </button>
        <button type="button" className="go" onClick={() => window.print()}>
          <Printer aria-hidden="true" />
          {say('report.print')}
        </button>
      </div>
      <article className="report">
        <header>
          <p className="report-centre">{textOf(view.centre.name)}</p>
          <h2>
            {say('report.title')} <span className="figures">{dayWords(view.day, language)}</span>
          </h2>
          <p className="figures">
            {view.dayClosedAtMs === null
              ? say('report.so-far', { time: clockTime(nowMs, timeZone) })
              : say('report.closed', { time: clockTime(view.dayClosedAtMs, timeZone) })}
          </p>
        </header>
        <Summary view={view} />
        <Part title={say('report.by-service')}>
          <BalanceTable services={view.services} />
          <p className="report-note">{say('report.note-visits')}</p>
        </Part>
        <Part title={say('report.waits')}>
          <WaitTable view={view} />
        </Part>
        <Part title={say('report.counters')}>
          <CounterTable counters={view.counters} />
          <p className="report-note">{say('report.note-timed')}</p>
        </Part>
        <Part title={say('manager.hours')}>
          <div className="wide-table">
            <HourChart hours={view.hours} />
          </div>
        </Part>
        <Part title={say('satisfaction.title')}>
          <SatisfactionTable levels={view.satisfaction.levels} />
        </Part>
        <Part title={say('manager.out-of-order')}>
          <OutOfOrder calls={view.outOfOrder} reasons={view.outOfOrderReasons} />
        </Part>
        <footer className="signatures">
          {(['report.by', 'report.head'] as const).map((key) => (
            <p key={key}>
              <b>{say(key)}</b>
              <span>{say('report.signature')}</span>
            </p>
          ))}
        </footer>
      </article>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** The day in five figures, each with what it is of. */
function Summary({ view }: { view: ManagerView }) {
  const { say } = useLanguage();
  const total = totalOf(view.services);
  const time = (ms: number | null) => (ms === null ? '–' : durationWords(ms, say));
  const figures = [
    [say('report.tickets'), String(total.taken)],
    [say('manager.served'), String(total.outcomes.served)],
    [say('report.wait-median', { n: view.wait.count }), time(view.wait.medianMs)],
    [say('report.wait-p90', { n: view.wait.count }), time(view.wait.p90Ms)],
    [say('report.target'), time(view.waitTargetMs)],
  ] as const;
  return (
    <dl className="report-summary figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function WaitTable({ view }: { view: ManagerView }) {
  const { say, textOf } = useLanguage();
  const time = (ms: number | null) => (ms === null ? '–' : durationWords(ms, say));
  const rows = [
    ...view.services.map(({ id, name, ...wait }) => ({ id, name: textOf(name), ...wait })),
    { id: 'all', name: say('report.whole-centre'), ...view.wait },
  ];
  return (
    <div className="wide-table">
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{say('manager.service')}</th>
            <th scope="col">{say('manager.count')}</th>
            <th scope="col">{say('manager.median')}</th>
            <th scope="col">{say('manager.p90-short')}</th>
            <th scope="col">{say('report.against-target')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, count, medianMs, p90Ms }) => (
            <tr key={id} data-total={id === 'all'}>
              <th scope="row">{name}</th>
              <td>{count}</td>
              <td>{time(medianMs)}</td>
              <td>{time(p90Ms)}</td>
              <td>{p90Ms === null ? '–' : say(p90Ms > view.waitTargetMs ? 'report.over' : 'report.within')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
