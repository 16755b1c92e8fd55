import { nameIn } from '@luot/shared/domain/procedure-name';
import { localTime, minuteOf } from '@luot/shared/domain/time/local-time';
import type { Procedure } from '@luot/shared/protocol/views/catalogue-view';
import type { KioskService } from '@luot/shared/protocol/views/kiosk-view';
import type { CentreHead } from '@luot/shared/protocol/views/view-parts';
import type { Say } from '@luot/strings/say';
import { useServerNow } from '@luot/ui/client-context';
import { feeWords } from '@luot/ui/fee-words';
import { useLanguage } from '@luot/ui/language-context';
import { QrCode } from '@luot/ui/qr-code';
import { Check, Smartphone } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { canTake, type Numbers } from '../../numbers.ts';
import { type Fact, FactList } from '../../parts/fact-list.tsx';
import { SheetActions } from '../../parts/ticket/sheet-actions.tsx';
import { WhyNoNumber } from '../../parts/ticket/why-no-number.tsx';

interface ProcedureScreenProps {
  readonly procedure: Procedure;
  /** Null: not handled at this centre (K3). */
  readonly service: KioskService | null;
  readonly centre: CentreHead;
  readonly numbers: Numbers;
  /** What may be chosen beside the number. */
  readonly choices: ReactNode;
  readonly onBack: () => void;
  readonly onTake: () => void;
}

export function ProcedureScreen({ procedure, service, centre, numbers, choices, onBack, onTake }: ProcedureScreenProps) {
  const { say, textOf, language } = useLanguage();
  const name = nameIn(procedure.shortName, language);
  const papers = procedure.documents?.[language] ?? [];
  const facts: Fact[] = [
    [say('kiosk.papers'), papers.length === 0 ? say('kiosk.ask-staff') : say('kiosk.papers-count', { n: papers.length })],
    [say('kiosk.time-limit'), procedure.timeLimit === null ? say('kiosk.time-unknown') : textOf(procedure.timeLimit)],
    [say('kiosk.fee'), feeWords(procedure.fee, say, textOf)],
    ...(service === null ? [] : [[say('kiosk.queue'), queueWords(service, say)] as const]),
  ];
  return (
    <section className="sheet">
      <h1 tabIndex={-1} lang={name.language} data-long={name.text.length > 60}>
        {name.text}
      </h1>
      {service === null ? <p className="notice">{say('kiosk.not-handled-lead')}</p> : <CutOff procedure={procedure} centre={centre} />}
      {service === null ? null : <WhyNoNumber numbers={numbers} of={{ service, centre }} />}
      <FactList facts={facts} />
      <h2>{say('kiosk.bring')}</h2>
      {papers.length === 0 ? <p className="lead">{say('kiosk.no-checklist')}</p> : <Checklist papers={papers} />}
      <details className="folded">
        <summary>{say('kiosk.full-name')}</summary>
        <p lang="vi">{procedure.fullName}</p>
        <p lang="vi" className="lead">
          {procedure.field}
        </p>
        <p className="figures">{say('kiosk.code', { code: procedure.code })}</p>
      </details>
      {procedure.portalId === null ? null : <OnPhone portalId={procedure.portalId} online={procedure.online} />}
      <SheetActions onBack={onBack} take={service === null ? null : { can: canTake(numbers, service), onTake }}>
        {service === null ? null : choices}
      </SheetActions>
    </section>
  );
}

/** D5: said before the number is taken. */
function CutOff({ procedure: { cutOff }, centre }: { procedure: Procedure; centre: CentreHead }) {
  const { say } = useLanguage();
  const nowMs = useServerNow(30_000);
  if (cutOff === null || localTime(nowMs, centre.timeZone).minute < minuteOf(cutOff)) return null;
  return <p className="notice figures">{say('kiosk.past-cut-off', { time: cutOff })}</p>;
}

function Checklist({ papers }: { papers: readonly string[] }) {
  const { say } = useLanguage();
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const toggle = (i: number) => setTicked((before) => new Set(before.has(i) ? [...before].filter((other) => other !== i) : [...before, i]));
  return (
    <>
      <p className="lead">{say('kiosk.bring-lead')}</p>
      <ul className="checklist">
        {papers.map((paper, i) => (
          <li key={paper}>
            <button type="button" role="checkbox" aria-checked={ticked.has(i)} onClick={() => toggle(i)}>
              <span className="box">{ticked.has(i) ? <Check aria-hidden="true" strokeWidth={3} /> : null}</span>
              <span>{paper}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** To go on with at home: the procedure's own page, on the visitor's own phone. */
function OnPhone({ portalId, online }: { portalId: string; online: Procedure['online'] }) {
  const { say } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" className="quiet on-phone" aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        <Smartphone aria-hidden="true" />
        {say(online === 'none' ? 'kiosk.read-on-phone' : 'kiosk.on-phone')}
      </button>
      <dialog ref={dialog} className="kiosk-dialog" aria-labelledby="on-phone-title">
        <h2 id="on-phone-title">{say(online === 'none' ? 'kiosk.read-on-phone' : 'kiosk.on-phone')}</h2>
        <p>{say(ONLINE_WORDS[online ?? 'unknown'])}</p>
        <QrCode text={`https://dichvucong.gov.vn/thu-tuc-hanh-chinh/${portalId}`} label={say('kiosk.on-phone-qr')} />
        <ol className="steps">
          <li>{say('kiosk.on-phone-1')}</li>
          <li>{say('kiosk.on-phone-2')}</li>
          <li>{say('kiosk.on-phone-3')}</li>
        </ol>
        <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
          {say('kiosk.close')}
        </button>
      </dialog>
    </>
  );
}

const ONLINE_WORDS = { full: 'kiosk.online-full', partial: 'kiosk.online-partial', none: 'kiosk.online-none', unknown: 'kiosk.online-unknown' } as const;

function queueWords({ waiting, counters }: KioskService, say: Say): string {
  const people = waiting === 0 ? say('kiosk.nobody-waiting') : say('kiosk.people', { n: waiting });
  return `${people} · ${say('kiosk.counters', { list: counters.join(', ') })}`;
}
