// What to do on this screen, in words; and somebody to come, for whoever wants a person.
import type { KioskView } from '@luot/shared/protocol/views';
import { useLanguage } from '@luot/ui/language-context';
import { CircleHelp, HandHelping } from 'lucide-react';
import { useRef } from 'react';
import type { KioskScreen } from '../kiosk-store.ts';

interface HelpDialogProps {
  readonly screen: KioskScreen['name'];
  readonly help: KioskView['help'];
  /** The server can be reached. */
  readonly up: boolean;
  readonly onCall: () => void;
  readonly onToggle: (open: boolean) => void;
}

const TEXT_OF = {
  home: 'kiosk.help-home',
  service: 'kiosk.help-service',
  procedure: 'kiosk.help-procedure',
  search: 'kiosk.help-search',
  scan: 'kiosk.help-scan',
  'dossier-code': 'kiosk.help-dossier-code',
  dossier: 'kiosk.help-dossier',
  more: 'kiosk.help-more',
  booking: 'kiosk.help-booking',
  'asking-ticket': 'kiosk.help-standing',
  standing: 'kiosk.help-standing',
  issuing: 'kiosk.help-ticket',
  ticket: 'kiosk.help-ticket',
  refused: 'kiosk.help-notice',
  notice: 'kiosk.help-notice',
} as const satisfies Record<KioskScreen['name'], string>;

export function HelpDialog({ screen, help, up, onCall, onToggle }: HelpDialogProps) {
  const { say } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        type="button"
        className="help-button"
        aria-haspopup="dialog"
        onClick={() => {
          dialog.current?.showModal();
          onToggle(true);
        }}
      >
        <CircleHelp aria-hidden="true" />
        {say('kiosk.help')}
      </button>
      <dialog ref={dialog} className="kiosk-dialog" aria-labelledby="help-title" onClose={() => onToggle(false)}>
        <h2 id="help-title">{say('kiosk.help')}</h2>
        <p>{say(TEXT_OF[screen])}</p>
        <p className="lead">{say('kiosk.help-comfort')}</p>
        {help === null ? (
          <button type="button" className="primary" disabled={!up} onClick={onCall}>
            <HandHelping aria-hidden="true" />
            {say('kiosk.help-call')}
          </button>
        ) : (
          <p className="notice" role="status">
            {say(help.coming ? 'kiosk.help-coming' : 'kiosk.help-called')}
          </p>
        )}
        <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
          {say('kiosk.close')}
        </button>
      </dialog>
    </>
  );
}
