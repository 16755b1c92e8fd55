import './lab.css';
import { useView } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { Loading } from '@luot/ui/pages/device-page';
import { DeskFrame } from '../desk/desk-frame.tsx';
import { DEVICE_KINDS } from '../devices/device-kinds.ts';
import { LabDeviceCard } from './lab-device-card.tsx';
import { LayoutPanel } from './layout/layout-panel.tsx';

const PAGES = ['kiosk', 'display', 'staff', 'greeter', 'manager', 'devices'] as const;

export function LabPage() {
  const view = useView('lab', 'all');
  const { say } = useLanguage();
  if (view === null) return <Loading />;
  return (
    <DeskFrame centre={view.centre} title={say('lab.title')} person={null} onLeave={null}>
      <main className="lab">
        <nav aria-label={say('lab.pages')}>
          {PAGES.map((page) => (
            <a key={page} href={`/${page}`} target="_blank" rel="noreferrer">
              {say(`page.${page}`)}
            </a>
          ))}
        </nav>
        <p className="muted">{say(view.devices.length === 0 ? 'lab.none' : 'lab.lead')}</p>
        {DEVICE_KINDS.map((kind) => {
          const devices = view.devices.filter((device) => device.kind === kind);
          if (devices.length === 0) return null;
          return (
            <section key={kind}>
              <h2>{say(`device.kind-${kind}`)}</h2>
              <div className="lab-devices">
                {devices.map((device) => (
                  <LabDeviceCard key={device.id} device={device} timeZone={view.centre.timeZone} />
                ))}
              </div>
            </section>
          );
        })}
        <LayoutPanel layout={view.layout} />
      </main>
    </DeskFrame>
  );
}
