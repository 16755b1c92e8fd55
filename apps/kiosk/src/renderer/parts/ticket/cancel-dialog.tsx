import { useLanguage } from '@luot/ui/language-context';
import { useRef } from 'react';

interface CancelDialogProps {
  readonly number: string;
  readonly disabled: boolean;
  readonly onCancel: () => void;
}

/** Giving a number up cannot be taken back, so it is asked once more. */
export function CancelDialog({ number, disabled, onCancel }: CancelDialogProps) {
  const { say } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" className="quiet cancel-ticket" aria-haspopup="dialog" disabled={disabled} onClick={() => dialog.current?.showModal()}>
        {say('kiosk.give-up')}
      </button>
      <dialog ref={dialog} className="kiosk-dialog" aria-labelledby="cancel-title">
        <h2 id="cancel-title">{say('kiosk.give-up-question', { number })}</h2>
        <p>{say('kiosk.give-up-lead')}</p>
        <button type="button" className="primary" onClick={() => dialog.current?.close()}>
          {say('kiosk.give-up-keep')}
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() => {
            dialog.current?.close();
            onCancel();
          }}
        >
          {say('kiosk.give-up-go')}
        </button>
      </dialog>
    </>
  );
}
