// K4: how a dossier stands, in words; what its holder is to do; and a number for that, when there is something to do.
import { type Dossier, type DossierState, type DossierStep, daysLate, nextStep } from '@luot/shared/domain/dossier';
import { localTime } from '@luot/shared/domain/time/local-time';
import type { KioskService } from '@luot/shared/protocol/views/kiosk-view';
import type { CentreHead } from '@luot/shared/protocol/views/view-parts';
import { useServerNow } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { CircleAlert, CircleCheck, Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { canTake, type Numbers } from '../../numbers.ts';
import { type Fact, FactList } from '../../parts/fact-list.tsx';
import { SheetActions } from '../../parts/ticket/sheet-actions.tsx';
import { WhyNoNumber } from '../../parts/ticket/why-no-number.tsx';

interface DossierScreenProps {
  readonly dossier: Dossier;
  /** Where its next step is done; null when there is nothing to do. */
  readonly service: KioskService | null;
  readonly centre: CentreHead;
  readonly numbers: Numbers;
  /** What may be chosen beside the number. */
  readonly choices: ReactNode;
  readonly onBack: () => void;
  readonly onTake: () => void;
}

const LOOK: Readonly<Record<DossierState, 'well' | 'caution' | 'plain'>> = {
  registered: 'plain',
  received: 'plain',
  refused: 'caution',
  'in-progress': 'plain',
  supplement: 'caution',
  payment: 'caution',
  withdrawn: 'plain',
  stopped: 'caution',
  finished: 'well',
  returned: 'well',
};

export function DossierScreen({ dossier, service, centre, numbers, choices, onBack, onTake }: DossierScreenProps) {
  const { say, language } = useLanguage();
  const today = localTime(useServerNow(60_000), centre.timeZone).date;
  const step = nextStep(dossier);
  const late = daysLate(dossier, today);
  const date = (local: string) => dayWords(local, language);
  const facts: Fact[] = [
    ...(dossier.dueOn === null
      ? []
      : [[say('kiosk.dossier-due'), late > 0 ? say('kiosk.dossier-late', { date: date(dossier.dueOn), n: late }) : date(dossier.dueOn)] as const]),
    ...(dossier.receivedOn === null ? [] : [[say('kiosk.dossier-received'), date(dossier.receivedOn)] as const]),
    ...(dossier.office === null ? [] : [[say('kiosk.dossier-office'), dossier.office] as const]),
    ...(dossier.amountDue === null || dossier.state !== 'payment' ? [] : [[say('kiosk.dossier-amount'), amountWords(dossier.amountDue)] as const]),
  ];
  const look = LOOK[dossier.state];
  const Icon = look === 'well' ? CircleCheck : look === 'caution' ? CircleAlert : Clock;
  return (
    <section className="sheet">
      <p className="lead figures">{say('kiosk.dossier-code', { code: dossier.code })}</p>
      <h1 tabIndex={-1} className="dossier-state" data-look={look}>
        <Icon aria-hidden="true" />
        {say(`kiosk.state-${dossier.state}`)}
      </h1>
      {dossier.procedureName === null ? null : (
        <p lang="vi" className="dossier-procedure">
          {dossier.procedureName}
        </p>
      )}
      <p className="dossier-step">{say(stepWords(step, dossier.paysOnline, service !== null))}</p>
      {service === null ? null : <WhyNoNumber numbers={numbers} of={{ service, centre }} />}
      <FactList facts={facts} />
      <Timeline dossier={dossier} date={date} />
      <SheetActions onBack={onBack} take={service === null ? null : { can: canTake(numbers, service), onTake, label: say(TAKE_WORDS[step] ?? 'kiosk.take') }}>
        {service === null ? null : choices}
      </SheetActions>
    </section>
  );
}

/** Where no counter here does the next step, nobody is told to take a number for it. */
function stepWords(step: DossierStep, paysOnline: boolean, here: boolean) {
  if (step === 'wait' || step === 'none') return `kiosk.step-${step}` as const;
  if (!here) return 'kiosk.step-elsewhere' as const;
  return step === 'pay' && paysOnline ? ('kiosk.step-pay-online' as const) : (`kiosk.step-${step}` as const);
}

const TAKE_WORDS: Partial<Record<string, 'kiosk.take-supplement' | 'kiosk.take-pay' | 'kiosk.take-collect' | 'kiosk.take-ask'>> = {
  supplement: 'kiosk.take-supplement',
  pay: 'kiosk.take-pay',
  collect: 'kiosk.take-collect',
  ask: 'kiosk.take-ask',
};

/** What has happened and what is still to come; steps without a date are those ahead. */
function Timeline({ dossier, date }: { dossier: Dossier; date: (local: string) => string }) {
  const { say } = useLanguage();
  const { state, receivedOn, finishedOn, returnedOn } = dossier;
  const ended = state === 'refused' || state === 'withdrawn' || state === 'stopped';
  const done = state === 'finished' || state === 'returned';
  const steps = [
    { words: say('kiosk.state-received'), on: receivedOn, reached: state !== 'registered' && state !== 'refused' },
    {
      words: say(ended || state === 'supplement' || state === 'payment' ? `kiosk.state-${state}` : 'kiosk.state-in-progress'),
      on: null,
      reached: state !== 'registered' && state !== 'received',
    },
    ...(ended
      ? []
      : [
          { words: say('kiosk.state-finished'), on: finishedOn, reached: done },
          { words: say('kiosk.state-returned'), on: returnedOn, reached: state === 'returned' },
        ]),
  ];
  const now = ended || done ? -1 : steps.findLastIndex(({ reached }) => reached);
  return (
    <ol className="timeline figures" aria-label={say('kiosk.dossier-timeline')}>
      {steps.map(({ words, on, reached }, i) => (
        <li key={words} data-reached={reached}>
          <span>{words}</span>
          <small>{on === null ? say(i === now ? 'kiosk.timeline-now' : reached ? 'kiosk.timeline-done' : 'kiosk.timeline-ahead') : date(on)}</small>
        </li>
      ))}
    </ol>
  );
}

function dayWords(local: string, language: string): string {
  const [year = '', month = '', day = ''] = local.split('-');
  return language === 'vi'
    ? `${day}/${month}/${year}`
    : new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' }).format(Date.parse(`${local}T00:00:00Z`));
}

/** `120.000đ` */
function amountWords(dong: number): string {
  return `${new Intl.NumberFormat('vi-VN').format(dong)}đ`;
}
