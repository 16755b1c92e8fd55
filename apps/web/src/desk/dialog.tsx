import './dialog.css';
import { useLanguage } from '@luot/ui/language-context';
import { createContext, type KeyboardEvent, type ReactNode, useContext, useEffect, useRef } from 'react';

/** What stands at the top of every dialog, because it must be seen while one is open. */
export const DialogTop = createContext<ReactNode>(null);

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** For one whose plain end is to be closed: Enter does that. */
  readonly closeLabel?: string;
  /** What ends the question, in sight however long the rest is. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/**
 * The platform's own modal dialog: focus stays inside, Escape closes. It begins at the element marked `data-first`,
 * otherwise at none, so that an Enter too many chooses nothing. The digits choose among those marked `data-choice`.
 * Afterwards the focus is where it was: on what was reached by keys, otherwise on the page's `data-home`.
 */
export function Dialog({ title, onClose, closeLabel, foot, children }: DialogProps) {
  const { say } = useLanguage();
  const top = useContext(DialogTop);
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog === null) return;
    const page = dialog.ownerDocument;
    const before = reachedByKeys(page.activeElement);
    dialog.showModal();
    (dialog.querySelector<HTMLElement>('[data-first]') ?? dialog).focus();
    return () => {
      const back = before?.isConnected === true ? before : page.querySelector<HTMLElement>('[data-home]');
      // Another dialog may have opened in the meantime, and has the focus.
      if (page.querySelector('dialog[open]') === null) back?.focus();
    };
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <dialog ref={element} className="dialog" aria-label={title} tabIndex={-1} onClose={onClose} onKeyDown={chooseByDigit}>
      {top}
      <h2>{title}</h2>
      <div className="dialog-body">{children}</div>
      <div className="dialog-foot">
        <button type="button" className="dialog-close" {...(closeLabel === undefined ? {} : { 'data-first': '' })} onClick={onClose}>
          {closeLabel ?? say('staff.dialog-close')}
        </button>
        {foot}
      </div>
    </dialog>
  );
}

function reachedByKeys(element: Element | null): HTMLElement | null {
  return element?.matches('button:focus-visible, a:focus-visible') === true ? (element as HTMLElement) : null;
}

function chooseByDigit(event: KeyboardEvent<HTMLDialogElement>): void {
  const typing = (event.target as Element).matches('input, textarea, select');
  if (typing || event.repeat || event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key)) return;
  const choice = event.currentTarget.querySelectorAll<HTMLButtonElement>('[data-choice]')[Number(event.key) - 1];
  if (choice === undefined) return;
  event.preventDefault();
  choice.click();
}
