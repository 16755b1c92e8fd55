import { useLanguage } from '@luot/ui/language-context';

/** K3: what was scanned leads nowhere here. It says so, and goes on. `code`: of a procedure, or null when there was none. */
export function ScanMissScreen({ code, onBack, onHome }: { code: string | null; onBack: () => void; onHome: () => void }) {
  const { say } = useLanguage();
  return (
    <section className="message" role="alert">
      <h1 tabIndex={-1}>{code === null ? say('kiosk.not-recognised') : say('kiosk.elsewhere', { code })}</h1>
      <p className="lead">{say(code === null ? 'kiosk.not-recognised-lead' : 'kiosk.elsewhere-lead')}</p>
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
