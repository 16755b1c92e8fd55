import { canPrint } from '@luot/shared/domain/device-state';
import type { CentreHead, KioskService, KioskView } from '@luot/shared/protocol/views';
import { useServerNow } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { openingTime } from '@luot/ui/time-words';
import { FolderSearch, QrCode, Search } from 'lucide-react';
import { ServiceIcon } from '../parts/service-icon.tsx';

interface HomeScreenProps {
  readonly view: KioskView;
  readonly onChoose: (serviceId: string) => void;
  readonly onScan: () => void;
  readonly onDossier: () => void;
  readonly onSearch: () => void;
}

export function HomeScreen({ view, onChoose, onScan, onDossier, onSearch }: HomeScreenProps) {
  const { say } = useLanguage();
  return (
    <section className="home">
      <h1 tabIndex={-1}>{say('kiosk.title')}</h1>
      {view.day === null ? <p className="notice">{say('kiosk.day-closed')}</p> : null}
      {view.printer === null || canPrint(view.printer.state) ? null : <p className="notice">{say('kiosk.printer-not-ready')}</p>}
      <div className="doors">
        <button type="button" className="door" onClick={onScan}>
          <QrCode aria-hidden="true" />
          <span>
            <strong>{say('kiosk.scan')}</strong>
            <small>{say('kiosk.scan-hint')}</small>
          </span>
        </button>
        {view.findsDossiers ? (
          <button type="button" className="door" onClick={onDossier}>
            <FolderSearch aria-hidden="true" />
            <span>
              <strong>{say('kiosk.dossier')}</strong>
              <small>{say('kiosk.dossier-hint')}</small>
            </span>
          </button>
        ) : null}
        <button type="button" className="search-line" onClick={onSearch}>
          <Search aria-hidden="true" />
          {say('kiosk.search-line')}
        </button>
      </div>
      <ul className="tiles" data-count={view.services.length}>
        {view.services.map((service) => (
          <li key={service.id}>
            <ServiceTile service={service} timeZone={view.centre.timeZone} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A closed service can still be looked into: its papers are the same tomorrow. */
function ServiceTile({ service, timeZone, onChoose }: { service: KioskService; timeZone: string; onChoose: (serviceId: string) => void }) {
  const { textOf } = useLanguage();
  return (
    <button type="button" className="tile" data-state={service.service.state} onClick={() => onChoose(service.id)}>
      <ServiceIcon icon={service.icon} />
      <span className="tile-name">{textOf(service.name)}</span>
      <span className="tile-hint">{textOf(service.hint)}</span>
      <span className="tile-wait figures">
        <ServiceWait service={service} timeZone={timeZone} />
      </span>
    </button>
  );
}

/** Why no number can be taken where its button stands; nothing when it can (D3c). */
export function WhyNoNumber({ service, centre, day }: { service: KioskService; centre: CentreHead; day: boolean }) {
  const { say } = useLanguage();
  if (day && service.service.state === 'open') return null;
  return <p className="notice figures">{day ? <ServiceWait service={service} timeZone={centre.timeZone} /> : say('kiosk.day-closed')}</p>;
}

/** How many wait; or why no number is given now, and when again (D3c, N5b). */
export function ServiceWait({ service, timeZone }: { service: KioskService; timeZone: string }) {
  const { say, language } = useLanguage();
  const nowMs = useServerNow(30_000);
  const { service: state } = service;
  if (state.state === 'full') return say('kiosk.full');
  if (state.state === 'open') return service.waiting === 0 ? say('kiosk.nobody-waiting') : say('kiosk.waiting', { n: service.waiting });
  const opens =
    state.opensAtMs === null ? say('kiosk.opens-unknown') : say('kiosk.opens', { at: openingTime(state.opensAtMs, nowMs, timeZone, language, say) });
  return `${say('kiosk.closed')}. ${opens}`;
}
