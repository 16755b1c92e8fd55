// How the centre is now: four figures, then the day by hour, service and counter, then what visitors say and what the order is.
import type { ManagerView } from '@luot/shared/protocol/views/manager-view';
import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { CounterTable } from './counter-table.tsx';
import { DeviceSummary } from './device-summary.tsx';
import { HourChart } from './hour-chart.tsx';
import { NowFigures } from './now-figures.tsx';
import { OutOfOrder } from './out-of-order.tsx';
import { RulesPanel } from './rules-panel.tsx';
import { SatisfactionPanel } from './satisfaction.tsx';
import { ServiceTable } from './service-table.tsx';

export function NowPanels({ view, counters }: { view: ManagerView; counters: StaffView['counters'] | undefined }) {
  const { say } = useLanguage();
  return (
    <>
      <NowFigures view={view} />
      <section className="panel">
        <h2>{say('manager.hours')}</h2>
        <p className="muted">{say('manager.hours-lead')}</p>
        <div className="wide-table">
          <HourChart hours={view.hours} />
        </div>
      </section>
      <section className="panel">
        <h2>{say('manager.services')}</h2>
        <ServiceTable view={view} />
      </section>
      <section className="panel">
        <h2>{say('report.counters')}</h2>
        <CounterTable counters={view.counters} {...(counters === undefined ? {} : { now: counters })} />
      </section>
      <DeviceSummary view={view} />
      <div className="panel-pair">
        <SatisfactionPanel satisfaction={view.satisfaction} />
        <section className="panel" aria-label={say('manager.out-of-order')}>
          <h2>{say('manager.out-of-order')}</h2>
          <OutOfOrder calls={view.outOfOrder} reasons={view.outOfOrderReasons} />
        </section>
      </div>
      <RulesPanel rules={view.rules} />
    </>
  );
}
