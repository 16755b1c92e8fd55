import { suggestDossierCodes } from '@luot/shared/domain/codes/dossier-code';
import { type Refusal, refusalSentence } from '@luot/shared/domain/refusal';
import { TouchKeyboard } from '@luot/ui/forms/touch-keyboard';
import { useLanguage } from '@luot/ui/language-context';
import { ArrowLeft, FolderSearch, QrCode, Ticket } from 'lucide-react';
import { CodeField } from '../../parts/code-field.tsx';

interface DossierCodeScreenProps {
  readonly typed: string;
  readonly asking: boolean;
  readonly refusal: Refusal | null;
  readonly up: boolean;
  /** A number for the counter that looks it up instead; null where there is none, or none is given now. */
  readonly onTakeToAsk: (() => void) | null;
  readonly onType: (typed: string) => void;
  readonly onAsk: (code: string) => void;
  readonly onScan: () => void;
  readonly onBack: () => void;
}

/** K4: the code of a receipt, typed or scanned. */
export function DossierCodeScreen({ typed, asking, refusal, up, onTakeToAsk, onType, onAsk, onScan, onBack }: DossierCodeScreenProps) {
  const { say, language } = useLanguage();
  const suggestions = suggestDossierCodes(typed);
  /** The source has not answered: typing the same again is no way on. */
  const takeInstead = !asking && (refusal?.code === 'dossiers-away' || refusal?.code === 'dossiers-unreadable') ? onTakeToAsk : null;
  const ready = typed.trim().length >= 4 && !asking && up;
  return (
    <section className="search dossier-code">
      <h1 tabIndex={-1} className="search-title">
        {say('kiosk.dossier-title')}
      </h1>
      <CodeField
        label={say('kiosk.dossier-title')}
        example="H15.50.05.13-261008-0975"
        value={typed}
        onType={onType}
        onEnter={() => (ready ? onAsk(typed) : undefined)}
      />
      <div className="search-found" aria-live="polite">
        {asking ? <p className="lead">{say('kiosk.dossier-asking')}</p> : null}
        {!asking && refusal !== null ? (
          <p className="notice" role="alert">
            {refusalSentence(refusal, language)}
          </p>
        ) : null}
        {!asking && refusal === null && suggestions.length === 0 ? <p className="lead">{say('kiosk.dossier-lead')}</p> : null}
        {suggestions.length === 0 ? null : (
          <>
            <p className="lead">{say('kiosk.dossier-suggestion')}</p>
            <ul className="procedures">
              {suggestions.map((code) => (
                <li key={code}>
                  <button type="button" className="figures" disabled={asking || !up} onClick={() => onAsk(code)}>
                    {code}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <TouchKeyboard layout="code" value={typed} onType={onType} />
      <div className="sheet-actions three">
        <button type="button" className="quiet" onClick={onBack}>
          <ArrowLeft aria-hidden="true" />
          {say('kiosk.back')}
        </button>
        <button type="button" className="quiet" onClick={onScan}>
          <QrCode aria-hidden="true" />
          {say('kiosk.scan-receipt')}
        </button>
        {takeInstead === null ? (
          <button type="button" className="primary" disabled={!ready} onClick={() => onAsk(typed)}>
            <FolderSearch aria-hidden="true" />
            {say('kiosk.dossier-ask')}
          </button>
        ) : (
          <button type="button" className="primary" onClick={takeInstead}>
            <Ticket aria-hidden="true" />
            {say('kiosk.take-ask')}
          </button>
        )}
      </div>
    </section>
  );
}
