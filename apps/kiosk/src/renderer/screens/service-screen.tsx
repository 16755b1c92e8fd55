import type { CentreHead, KioskService, Procedure } from '@luot/shared/protocol/views';
import { useLanguage } from '@luot/ui/language-context';
import { ArrowLeft, ChevronRight, Ticket } from 'lucide-react';
import { ServiceWait } from './home-screen.tsx';
import { ServiceIcon } from './service-icon.tsx';

interface ServiceScreenProps {
  readonly service: KioskService;
  readonly procedures: readonly Procedure[];
  readonly centre: CentreHead;
  readonly canTake: boolean;
  readonly onBack: () => void;
  readonly onProcedure: (code: string) => void;
  readonly onTake: () => void;
}

export function ServiceScreen({ service, procedures, centre, canTake, onBack, onProcedure, onTake }: ServiceScreenProps) {
  const { say, textOf } = useLanguage();
  return (
    <section className="sheet">
      <div className="sheet-head">
        <ServiceIcon icon={service.icon} />
        <div>
          <h1 tabIndex={-1}>{textOf(service.name)}</h1>
          <p className="lead">{textOf(service.hint)}</p>
        </div>
      </div>
      <p className="sheet-facts figures">
        <span>
          <ServiceWait service={service} timeZone={centre.timeZone} />
        </span>
        <span>{say('kiosk.counters', { list: service.counters.join(', ') })}</span>
      </p>
      {procedures.length === 0 ? (
        <p className="lead">{say('kiosk.no-procedures')}</p>
      ) : (
        <>
          <h2>{say('kiosk.procedures')}</h2>
          <p className="lead">{say('kiosk.procedures-lead')}</p>
          <ul className="procedures">
            {procedures.map((procedure) => (
              <li key={procedure.code}>
                <button type="button" onClick={() => onProcedure(procedure.code)}>
                  <span>{textOf(procedure.shortName)}</span>
                  <ChevronRight aria-hidden="true" />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <SheetActions canTake={canTake && service.service.state === 'open'} onBack={onBack} onTake={onTake} />
    </section>
  );
}

/** The one thing to do, large, and the way back, beside it. */
export function SheetActions({ canTake, onBack, onTake }: { canTake: boolean; onBack: () => void; onTake: () => void }) {
  const { say } = useLanguage();
  return (
    <div className="sheet-actions">
      <button type="button" className="quiet" onClick={onBack}>
        <ArrowLeft aria-hidden="true" />
        {say('kiosk.back')}
      </button>
      <button type="button" className="primary" disabled={!canTake} onClick={onTake}>
        <Ticket aria-hidden="true" />
        {say('kiosk.take')}
      </button>
    </div>
  );
}
