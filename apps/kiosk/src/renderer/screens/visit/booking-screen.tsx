// Q10: somebody who has booked a time has come. The code is typed or scanned; everybody else takes a number as usual.
import { type Refusal, refusalSentence } from '@luot/shared/domain/refusal';
import { TouchKeyboard } from '@luot/ui/forms/touch-keyboard';
import { useLanguage } from '@luot/ui/language-context';
import { ArrowLeft, CalendarCheck, LayoutGrid, QrCode } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Numbers } from '../../numbers.ts';
import { CodeField } from '../../parts/code-field.tsx';
import { WhyNoNumber } from '../../parts/ticket/why-no-number.tsx';

interface BookingScreenProps {
  readonly typed: string;
  readonly refusal: Refusal | null;
  readonly numbers: Numbers;
  /** What may be chosen beside the number. */
  readonly choices: ReactNode;
  readonly onType: (typed: string) => void;
  readonly onCheckIn: (typed: string) => void;
  readonly onScan: () => void;
  /** To the services, for a number without a booking. */
  readonly onWithout: () => void;
  readonly onBack: () => void;
}

/** The same code again is no way on. */
const FINAL: readonly Refusal['code'][] = ['unknown-booking', 'booking-other-day', 'booking-used'];

export function BookingScreen({ typed, refusal, numbers, choices, onType, onCheckIn, onScan, onWithout, onBack }: BookingScreenProps) {
  const { say, language } = useLanguage();
  const ready = typed.trim().length >= 4 && numbers === 'given';
  return (
    <section className="search dossier-code booking">
      <h1 tabIndex={-1} className="search-title">
        {say('kiosk.booking-title')}
      </h1>
      <CodeField label={say('kiosk.booking-title')} example="7K3M-9Q2X" value={typed} onType={onType} onEnter={() => (ready ? onCheckIn(typed) : undefined)} />
      <div className="search-found">
        {refusal === null ? (
          <p className="lead">{say('kiosk.booking-lead')}</p>
        ) : (
          <p className="notice" role="alert">
            {refusalSentence(refusal, language)}
          </p>
        )}
        <WhyNoNumber numbers={numbers} />
        {choices}
      </div>
      <TouchKeyboard layout="letters" value={typed} onType={onType} />
      <div className="sheet-actions three">
        <button type="button" className="quiet" onClick={onBack}>
          <ArrowLeft aria-hidden="true" />
          {say('kiosk.back')}
        </button>
        <button type="button" className="quiet" onClick={onScan}>
          <QrCode aria-hidden="true" />
          {say('kiosk.scan-booking')}
        </button>
        {refusal !== null && FINAL.includes(refusal.code) ? (
          <button type="button" className="primary" onClick={onWithout}>
            <LayoutGrid aria-hidden="true" />
            {say('kiosk.booking-without')}
          </button>
        ) : (
          <button type="button" className="primary" disabled={!ready} onClick={() => onCheckIn(typed)}>
            <CalendarCheck aria-hidden="true" />
            {say('kiosk.check-in')}
          </button>
        )}
      </div>
    </section>
  );
}
