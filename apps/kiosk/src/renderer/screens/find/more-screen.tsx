// Q9: further services under the same number, in the order they are touched.
import type { KioskService } from '@luot/shared/protocol/views/kiosk-view';
import type { CentreHead } from '@luot/shared/protocol/views/view-parts';
import { useLanguage } from '@luot/ui/language-context';
import type { ReactNode } from 'react';
import { MOST_MORE } from '../../kiosk-store.ts';
import { canTake, type Numbers } from '../../numbers.ts';
import { ServiceWait } from '../../parts/service-wait.tsx';
import { SheetActions } from '../../parts/ticket/sheet-actions.tsx';
import { WhyNoNumber } from '../../parts/ticket/why-no-number.tsx';

interface MoreScreenProps {
  /** What the visitor came for first. */
  readonly first: KioskService;
  readonly services: readonly KioskService[];
  /** Ids, in their order. */
  readonly further: readonly string[];
  readonly centre: CentreHead;
  readonly numbers: Numbers;
  /** What may be chosen beside the number. */
  readonly choices: ReactNode;
  readonly onToggle: (serviceId: string) => void;
  readonly onBack: () => void;
  readonly onTake: () => void;
}

export function MoreScreen({ first, services, further, centre, numbers, choices, onToggle, onBack, onTake }: MoreScreenProps) {
  const { say, textOf } = useLanguage();
  const count = further.length + 1;
  return (
    <section className="sheet">
      <h1 tabIndex={-1}>{say('kiosk.more-title')}</h1>
      <p className="lead">{say('kiosk.more-lead', { n: MOST_MORE })}</p>
      <WhyNoNumber numbers={numbers} of={{ service: first, centre }} />
      <ul className="more-services">
        <li className="more-first">
          <span className="place figures">1</span>
          <span className="more-words">
            <span className="more-name">{textOf(first.name)}</span>
            <small>{say('kiosk.more-first')}</small>
          </span>
        </li>
        {services
          .filter(({ id }) => id !== first.id)
          .map((service) => {
            const at = further.indexOf(service.id);
            const closed = service.service.state !== 'open';
            return (
              <li key={service.id}>
                <button
                  type="button"
                  role="checkbox"
                  aria-checked={at >= 0}
                  disabled={at < 0 && (closed || further.length === MOST_MORE)}
                  onClick={() => onToggle(service.id)}
                >
                  <span className="place figures" aria-hidden="true">
                    {at < 0 ? '' : at + 2}
                  </span>
                  <span className="more-words">
                    <span className="more-name">{textOf(service.name)}</span>
                    <small className="figures">
                      <ServiceWait service={service} timeZone={centre.timeZone} />
                    </small>
                  </span>
                </button>
              </li>
            );
          })}
      </ul>
      <SheetActions
        onBack={onBack}
        take={{ can: canTake(numbers, first), onTake, label: count === 1 ? say('kiosk.take') : say('kiosk.more-take', { n: count }) }}
      >
        {choices}
      </SheetActions>
    </section>
  );
}
