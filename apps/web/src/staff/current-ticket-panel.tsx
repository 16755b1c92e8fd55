import { nameIn } from '@luot/shared/domain/procedure-name';
import type { CurrentTicket } from '@luot/shared/protocol/views';
import { useView } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { durationWords } from '@luot/ui/time-words';

export function CurrentTicketPanel({ current, nowMs }: { current: CurrentTicket | null; nowMs: number }) {
  const { say, textOf } = useLanguage();
  if (current === null) return <p className="nobody muted">{say('staff.nobody')}</p>;
  const running = durationWords(nowMs - (current.startedAtMs ?? current.calledAtMs), say);
  return (
    <>
      <h2 className="muted">{say('staff.current')}</h2>
      <p className="current-number figures">{current.number}</p>
      <p className="current-state figures" data-state={current.state}>
        {current.state === 'called' ? say('staff.called-for', { time: running }) : say('staff.serving-for', { time: running })}
      </p>
      <p>{textOf(current.serviceName)}</p>
      <p className="muted figures">{say('staff.waited', { time: durationWords(current.calledAtMs - current.arrivedAtMs, say) })}</p>
      <ul className="marks">
        {current.className === null ? null : (
          <li>
            {say('staff.priority')}: {textOf(current.className)}
          </li>
        )}
        {current.recalls === 0 ? null : <li className="figures">{say('staff.recalls', { n: current.recalls })}</li>}
        {current.copies === 0 ? null : <li className="figures">{say('staff.copies', { n: current.copies })}</li>}
        {current.language === 'en' ? <li>{say('staff.language-en')}</li> : null}
      </ul>
      {current.dossierCode === null ? null : (
        <p className="dossier-note figures">
          {say('staff.dossier')} <strong>{current.dossierCode}</strong>
        </p>
      )}
      {current.procedureCode === null ? null : <ProcedureNote code={current.procedureCode} />}
    </>
  );
}

/** What the visitor came for and which papers belong to it, so that the clerk need not look it up. */
function ProcedureNote({ code }: { code: string }) {
  const catalogue = useView('catalogue', 'all');
  const { language } = useLanguage();
  const procedure = catalogue?.procedures.find((p) => p.code === code);
  if (procedure === undefined) return null;
  const name = nameIn(procedure.shortName, language);
  const papers = procedure.documents?.[language] ?? [];
  return (
    <div className="procedure-note">
      <h3>
        <span lang={name.language}>{name.text}</span> <span className="muted figures">{procedure.code}</span>
      </h3>
      {papers.length === 0 ? null : (
        <ul>
          {papers.map((paper) => (
            <li key={paper}>{paper}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
