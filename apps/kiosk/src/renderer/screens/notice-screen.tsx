// K3: what was scanned has no place here. Each reason has its own sentence and its own way on.
import type { CatalogueView } from '@luot/shared/protocol/views/catalogue-view';
import { useLanguage } from '@luot/ui/language-context';
import { Search } from 'lucide-react';
import { ProcedureList } from '../parts/procedure-list.tsx';
import type { ScanNotice } from '../scan/scan-decision.ts';

interface NoticeScreenProps {
  readonly notice: ScanNotice;
  readonly catalogue: CatalogueView;
  readonly onProcedure: (code: string) => void;
  readonly onSearch: () => void;
  readonly onBack: () => void;
  readonly onHome: () => void;
}

/** What was scanned names no procedure. */
const WITHOUT_SEARCH: readonly ScanNotice['why'][] = ['identity-card', 'health-card', 'unknown-ticket'];

export function NoticeScreen({ notice, catalogue: { procedures, others }, onProcedure, onSearch, onBack, onHome }: NoticeScreenProps) {
  const { say } = useLanguage();
  const successors = notice.why === 'repealed' ? procedures.filter(({ code }) => notice.successors.includes(code)) : [];
  /** What was scanned, by its name where it is known. */
  const name = 'code' in notice ? (others.find(({ code }) => code === notice.code)?.name ?? null) : null;
  const searches = successors.length === 0 && !WITHOUT_SEARCH.includes(notice.why);
  return (
    <section className="message" role="alert">
      <h1 tabIndex={-1}>{'code' in notice ? say(`kiosk.notice-${notice.why}`, { code: notice.code }) : say(`kiosk.notice-${notice.why}`)}</h1>
      {name === null ? null : (
        <p lang="vi" className="dossier-procedure">
          {name}
        </p>
      )}
      <p className="lead">{say(successors.length > 0 ? 'kiosk.notice-repealed-successor-lead' : `kiosk.notice-${notice.why}-lead`)}</p>
      {successors.length === 0 ? null : <ProcedureList procedures={successors} onChoose={onProcedure} />}
      <div className="sheet-actions">
        <button type="button" className="quiet" onClick={onBack}>
          {say('kiosk.back')}
        </button>
        {searches ? (
          <button type="button" className="primary" onClick={onSearch}>
            <Search aria-hidden="true" />
            {say('kiosk.search-by-name')}
          </button>
        ) : (
          <button type="button" className="primary" onClick={onHome}>
            {say('kiosk.home')}
          </button>
        )}
      </div>
    </section>
  );
}
