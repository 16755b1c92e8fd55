import { canPrint } from '@luot/shared/domain/devices/device-state';
import type { KioskService, KioskView } from '@luot/shared/protocol/views/kiosk-view';
import { useLanguage } from '@luot/ui/language-context';
import { CalendarCheck, FolderSearch, QrCode, Search } from 'lucide-react';
import type { Numbers } from '../numbers.ts';
import { DayOver } from '../parts/day-over.tsx';
import { ServiceIcon } from '../parts/service-icon.tsx';
import { ServiceWait } from '../parts/service-wait.tsx';

interface HomeScreenProps {
  readonly view: KioskView;
  readonly numbers: Numbers;
  readonly onChoose: (serviceId: string) => void;
  readonly onScan: () => void;
  readonly onDossier: () => void;
  readonly onSearch: () => void;
  readonly onBooking: () => void;
}

export function HomeScreen({ view, numbers, onChoose, onScan, onDossier, onSearch, onBooking }: HomeScreenProps) {
  const { say } = useLanguage();
  const over = numbers === 'day-closed';
  const doors = (
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
      <div className="lines">
        <button type="button" className="search-line" onClick={onSearch}>
          <Search aria-hidden="true" />
          {say('kiosk.search-line')}
        </button>
        {view.takesBookings && !over ? (
          <button type="button" className="booking-line" onClick={onBooking}>
            <CalendarCheck aria-hidden="true" />
            {say('kiosk.booking')}
          </button>
        ) : null}
      </div>
    </div>
  );
  if (over) {
    return (
      <section className="home" data-over="true">
        <DayOver services={view.services} timeZone={view.centre.timeZone} />
        {doors}
      </section>
    );
  }
  return (
    <section className="home">
      <h1 tabIndex={-1}>{say('kiosk.title')}</h1>
      {numbers === 'day-not-open' ? <p className="notice">{say('kiosk.day-not-open')}</p> : null}
      {view.printer === null || canPrint(view.printer.state) ? null : <p className="notice">{say('kiosk.printer-not-ready')}</p>}
      {doors}
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
