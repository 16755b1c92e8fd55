// K5: 60 s without a touch, then 20 s of warning, then home with everything forgotten. The time can be extended.
import { useLanguage } from '@luot/ui/language-context';
import { useEffect, useRef, useState } from 'react';

const QUIET_S = 60;
const WARNING_S = 20;

export function IdleGuard({ onIdle }: { onIdle: () => void }) {
  const { say } = useLanguage();
  const [quiet, setQuiet] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const left = QUIET_S + WARNING_S - quiet;
  const warning = quiet >= QUIET_S;

  useEffect(() => {
    const touched = (event: Event) => {
      // A button of the warning must still be there when its click comes.
      if (!(event.target instanceof Element && event.target.closest('.idle button') !== null)) setQuiet(0);
    };
    const timer = setInterval(() => setQuiet((before) => before + 1), 1_000);
    for (const event of ['pointerdown', 'keydown', 'wheel'] as const) window.addEventListener(event, touched);
    return () => {
      clearInterval(timer);
      for (const event of ['pointerdown', 'keydown', 'wheel'] as const) window.removeEventListener(event, touched);
    };
  }, []);
  useEffect(() => {
    if (left <= 0) onIdle();
  }, [left, onIdle]);
  useEffect(() => {
    if (warning) dialog.current?.showModal();
  }, [warning]);

  if (!warning) return null;
  return (
    <dialog ref={dialog} className="idle" aria-labelledby="idle-title" onClose={() => setQuiet(0)}>
      <h2 id="idle-title">{say('kiosk.still-there')}</h2>
      <p className="figures">{say('kiosk.still-there-lead', { n: Math.max(0, left) })}</p>
      <button type="button" className="primary" onClick={() => setQuiet(0)}>
        {say('kiosk.more-time')}
      </button>
      <button type="button" className="quiet" onClick={onIdle}>
        {say('kiosk.home')}
      </button>
    </dialog>
  );
}
