import type { KioskService } from '@luot/shared/protocol/views/kiosk-view';
import type { CentreHead } from '@luot/shared/protocol/views/view-parts';
import { useLanguage } from '@luot/ui/language-context';
import type { Numbers } from '../../numbers.ts';
import { ServiceWait } from '../service-wait.tsx';

interface WhyNoNumberProps {
  readonly numbers: Numbers;
  /** Without one: what a service itself says stands elsewhere on the screen. */
  readonly of?: { readonly service: KioskService; readonly centre: CentreHead };
}

/** Why no number can be taken where its button stands; nothing when it can (D3c, C12). */
export function WhyNoNumber({ numbers, of }: WhyNoNumberProps) {
  const { say } = useLanguage();
  if (numbers === 'day-not-open') return <p className="notice">{say('kiosk.day-not-open')}</p>;
  if (numbers === 'day-closed') return <p className="notice">{say('kiosk.day-closed')}</p>;
  if (of === undefined || of.service.service.state === 'open') return null;
  return (
    <p className="notice figures">
      <ServiceWait service={of.service} timeZone={of.centre.timeZone} />
    </p>
  );
}
