import { type Refusal, refusalSentence } from '@luot/shared/domain/refusal';
import { useLanguage } from '@luot/ui/language-context';

export function RefusedScreen({ refusal, onBack, onHome }: { refusal: Refusal; onBack: () => void; onHome: () => void }) {
  const { say, language } = useLanguage();
  return (
    <section className="message" role="alert">
      <h1 tabIndex={-1}>{say('kiosk.sorry')}</h1>
      <p className="lead">{refusalSentence(refusal, language)}</p>
      <div className="sheet-actions">
        <button type="button" className="quiet" onClick={onBack}>
          {say('kiosk.back')}
        </button>
        <button type="button" className="primary" onClick={onHome}>
          {say('kiosk.home')}
        </button>
      </div>
    </section>
  );
}
