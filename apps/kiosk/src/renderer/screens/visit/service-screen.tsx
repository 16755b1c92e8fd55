import type { Procedure } from '@luot/shared/protocol/views/catalogue-view';
import type { KioskService } from '@luot/shared/protocol/views/kiosk-view';
import type { CentreHead } from '@luot/shared/protocol/views/view-parts';
import { useLanguage } from '@luot/ui/language-context';
import type { ReactNode } from 'react';
import { canTake, type Numbers } from '../../numbers.ts';
import { ProcedureList } from '../../parts/procedure-list.tsx';
import { ServiceIcon } from '../../parts/service-icon.tsx';
import { ServiceWait } from '../../parts/service-wait.tsx';
import { SheetActions } from '../../parts/ticket/sheet-actions.tsx';
import { WhyNoNumber } from '../../parts/ticket/why-no-number.tsx';

interface ServiceScreenProps {
  readonly service: KioskService;
  /** Null until they have come. */
  readonly procedures: readonly Procedure[] | null;
  readonly centre: CentreHead;
  readonly numbers: Numbers;
  /** What may be chosen beside the number. */
  readonly choices: ReactNode;
  readonly onBack: () => void;
  readonly onProcedure: (code: string) => void;
  readonly onTake: () => void;
}

/** More than these are grouped by field, or nobody finds anything. */
const FLAT = 12;

export function ServiceScreen({ service, procedures: listed, centre, numbers, choices, onBack, onProcedure, onTake }: ServiceScreenProps) {
  const { say, textOf } = useLanguage();
  const procedures = listed ?? [];
  // Somebody has written short names for what most people come for.
  const usual = procedures.length <= FLAT ? procedures : procedures.filter(({ shortName }) => shortName.en !== null);
  const fields = procedures.length <= FLAT ? [] : [...new Set(procedures.map(({ field }) => field))].sort(new Intl.Collator('vi').compare);
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
      <WhyNoNumber numbers={numbers} />
      {listed?.length === 0 ? <p className="lead">{say('kiosk.no-procedures')}</p> : null}
      {procedures.length === 0 ? null : (
        <>
          <h2>{say('kiosk.procedures')}</h2>
          <p className="lead">{say('kiosk.procedures-lead')}</p>
          <ProcedureList procedures={usual} onChoose={onProcedure} />
        </>
      )}
      {fields.length === 0 ? null : (
        <>
          <h2>{say('kiosk.by-field')}</h2>
          {fields.map((field) => {
            const ofField = procedures.filter((procedure) => procedure.field === field);
            return (
              <details key={field} className="folded">
                <summary>
                  <span lang="vi">{field}</span> <span className="figures count">{ofField.length}</span>
                </summary>
                <ProcedureList procedures={ofField} onChoose={onProcedure} />
              </details>
            );
          })}
        </>
      )}
      <SheetActions onBack={onBack} take={{ can: canTake(numbers, service), onTake }}>
        {choices}
      </SheetActions>
    </section>
  );
}
