import type { Text } from '@luot/shared/domain/text';
import type { KioskService, Procedure } from '@luot/shared/protocol/views';
import { useLanguage } from '@luot/ui/language-context';
import type { Say } from '@luot/ui/strings/say';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { SheetActions } from './service-screen.tsx';

interface ProcedureScreenProps {
  readonly service: KioskService;
  readonly procedure: Procedure;
  readonly canTake: boolean;
  readonly onBack: () => void;
  readonly onTake: () => void;
}

export function ProcedureScreen({ service, procedure, canTake, onBack, onTake }: ProcedureScreenProps) {
  const { say, textOf, language } = useLanguage();
  const papers = procedure.documents?.[language] ?? [];
  const facts: [string, string][] = [
    [say('kiosk.papers'), papers.length === 0 ? say('kiosk.ask-staff') : say('kiosk.papers-count', { n: papers.length })],
    [say('kiosk.time-limit'), procedure.timeLimit === null ? say('kiosk.time-unknown') : textOf(procedure.timeLimit)],
    [say('kiosk.fee'), feeWords(procedure.fee, say, textOf)],
    [say('kiosk.queue'), service.waiting === 0 ? say('kiosk.nobody-waiting') : say('kiosk.people', { n: service.waiting })],
  ];
  return (
    <section className="sheet">
      <h1 tabIndex={-1}>{textOf(procedure.shortName)}</h1>
      <dl className="facts figures">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{say('kiosk.bring')}</h2>
      {papers.length === 0 ? <p className="lead">{say('kiosk.no-checklist')}</p> : <Checklist papers={papers} />}
      <details className="full-name">
        <summary>{say('kiosk.full-name')}</summary>
        <p lang="vi">{procedure.fullName}</p>
        <p className="figures">{say('kiosk.code', { code: procedure.code })}</p>
      </details>
      <SheetActions canTake={canTake && service.service.state === 'open'} onBack={onBack} onTake={onTake} />
    </section>
  );
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

/** "0đ" that leaves the amount to the province is never shown as free. */
function feeWords(fee: Procedure['fee'], say: Say, textOf: (text: Text) => string): string {
  const text = fee.text === null ? null : textOf(fee.text);
  switch (fee.status) {
    case 'free':
      return text === null ? say('kiosk.fee-free') : `${say('kiosk.fee-free')}. ${text}`;
    case 'stated':
      return text ?? say('kiosk.fee-unknown');
    case 'deferred':
      return text ?? say('kiosk.fee-deferred');
    case 'unknown':
      return say('kiosk.fee-unknown');
  }
}
