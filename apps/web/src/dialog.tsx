import './dialog.css';
import { useLanguage } from '@luot/ui/language-context';
import { type ReactNode, useEffect, useRef } from 'react';

/** The platform's own modal dialog: focus stays inside, Escape closes. */
export function Dialog({ title, onClose, closeLabel, children }: { title: string; onClose: () => void; closeLabel?: string; children: ReactNode }) {
  const { say } = useLanguage();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    element.current?.showModal();
  }, []);
  return (
    <dialog ref={element} className="dialog" aria-label={title} onClose={onClose}>
      <h2>{title}</h2>
      {children}
      <button type="button" className="dialog-close" onClick={onClose}>
        {closeLabel ?? say('staff.dialog-close')}
      </button>
    </dialog>
  );
}
