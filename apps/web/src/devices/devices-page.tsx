import './devices.css';
import type { SignedIn } from '@luot/shared/protocol/handshake';
import type { DevicesView } from '@luot/shared/protocol/views/devices-view';
import { useServerNow, useView } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { Loading } from '@luot/ui/pages/device-page';
import { DeskFrame } from '../desk/desk-frame.tsx';
import { healthOf, worstFirst } from './device-health.ts';
import { DEVICE_KINDS } from './device-kinds.ts';
import { DeviceRow } from './device-row.tsx';
import { HealthShape } from './device-state-mark.tsx';

export function DevicesPage({ session, onLeave }: { session: SignedIn; onLeave: () => void }) {
  const view = useView('devices', 'all');
  const { say } = useLanguage();
  if (view === null) return <Loading />;
  return (
    <DeskFrame centre={view.centre} title={say('devices.title')} person={session.name} onLeave={onLeave}>
      <main className="devices-page">
        <div className="devices-head">
          <HowMany devices={view.devices} />
          <a href="manager">{say('page.manager')}</a>
        </div>
        <p className="muted">{say(view.devices.length === 0 ? 'manager.devices-none' : 'devices.lead')}</p>
        <Groups view={view} />
      </main>
    </DeskFrame>
  );
}

function Groups({ view }: { view: DevicesView }) {
  const { say } = useLanguage();
  // One clock for all rows: sixty of them would tick one by one.
  const nowMs = useServerNow(30_000);
  return DEVICE_KINDS.map((kind) => {
    const devices = view.devices.filter((device) => device.kind === kind);
    if (devices.length === 0) return null;
    const title = `devices-${kind}`;
    return (
      <section key={kind} className="panel" aria-labelledby={title}>
        <h2 id={title}>
          {say(`device.kind-${kind}`)} <span className="muted figures">{devices.length}</span>
        </h2>
        <ul className="device-rows">
          {worstFirst(devices).map((device) => (
            <DeviceRow key={device.id} device={device} nowMs={nowMs} timeZone={view.centre.timeZone} />
          ))}
        </ul>
      </section>
    );
  });
}

/** What a glance has to tell: is there anything to do. */
function HowMany({ devices }: { devices: DevicesView['devices'] }) {
  const { say } = useLanguage();
  const count = (health: 'well' | 'soon' | 'fault') => devices.filter((device) => healthOf(device) === health).length;
  const words = {
    fault: say('devices.fault', { n: count('fault') }),
    soon: say('devices.soon', { n: count('soon') }),
    well: say('device.well', { n: count('well') }),
  };
  return (
    <ul className="how-many figures">
      {(['fault', 'soon', 'well'] as const)
        .filter((health) => count(health) > 0)
        .map((health) => (
          <li key={health} className="device-state" data-health={health}>
            <HealthShape health={health} />
            {words[health]}
          </li>
        ))}
    </ul>
  );
}
