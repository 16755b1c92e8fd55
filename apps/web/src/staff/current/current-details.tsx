import { nameIn } from '@luot/shared/domain/procedure-name';
import type { CurrentTicket } from '@luot/shared/protocol/views/counter-view';
import { useView } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';

/** What the one at the counter came for and what is to be known about them. */
export function CurrentDetails({ current }: { current: CurrentTicket }) {
  const { say, textOf } = useLanguage();
  const { className, recalls, copies, language, further, dossierCode, procedureCode } = current;
  const marks = [
    className === null ? null : `${say('staff.priority')}: ${textOf(className)}`,
    recalls === 0 ? null : say('staff.recalls', { n: recalls }),
    copies === 0 ? null : say('staff.copies', { n: copies }),
    language === 'en' ? say('staff.language-en') : null,
  ].filter((mark) => mark !== null);
  return (
    // What scrolls has to be reached by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="panel details" tabIndex={0} aria-label={say('staff.details', { number: current.number })}>
      {marks.length === 0 ? null : (
        <ul className="marks figures">
          {marks.map((mark) => (
            <li key={mark}>{mark}</li>
          ))}
        </ul>
      )}
      {further.length === 0 ? null : (
        <p className="further">
          {say('staff.further')}{' '}
          {further.map(({ serviceId, name }, i) => (
            <span key={serviceId}>
              {i === 0 ? '' : ' → '}
              <strong>{textOf(name)}</strong>
            </span>
          ))}
        </p>
      )}
      {dossierCode === null ? null : (
        <p className="dossier-note figures">
          {say('staff.dossier')} <strong>{dossierCode}</strong>
        </p>
      )}
      {procedureCode === null ? null : <ProcedureNote code={procedureCode} />}
      {marks.length + further.length === 0 && dossierCode === null && procedureCode === null ? <p className="muted">{say('staff.no-details')}</p> : null}
    </section>
  );
}

/** What the visitor came for and which papers belong to it, so that the clerk need not look it up. */
function ProcedureNote({ code }: { code: string }) {
  const catalogue = useView('catalogue', 'all');
  const { language } = useLanguage();
  const procedure = catalogue?.procedures.find((p) => p.code === code);
  if (procedure === undefined) return <p className="muted figures">{code}</p>;
  const name = nameIn(procedure.shortName, language);
  const papers = procedure.documents?.[language] ?? [];
  return (
    <div className="procedure-note">
      <h2>
        <span lang={name.language}>{name.text}</span> <span className="muted figures">{procedure.code}</span>
      </h2>
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
