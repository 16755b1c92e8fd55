// What to do on this screen, in words and aloud; and somebody to come, for whoever wants a person.
import type { KioskView } from '@luot/shared/protocol/views/kiosk-view';
import { useLanguage } from '@luot/ui/language-context';
import { CircleHelp, HandHelping, Square, Volume2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useHelpVoice } from '../comfort/use-help-voice.ts';
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
/** Said on every screen. */
const COMFORT = 'kiosk.help-comfort';

/** A clip is named for the text it says. */
const clipOf = (key: string) => key.replace('kiosk.', '');

export function HelpDialog({ screen, help, up, onCall, onToggle }: HelpDialogProps) {
  const { say } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const voice = useHelpVoice([clipOf(TEXT_OF[screen]), clipOf(COMFORT)], open);
  const toggled = (now: boolean) => {
    setOpen(now);
    onToggle(now);
  };
  return (
    <>
      <button
        type="button"
        className="help-button"
        aria-haspopup="dialog"
        onClick={() => {
          dialog.current?.showModal();
          toggled(true);
        }}
      >
        <CircleHelp aria-hidden="true" />
        {say('kiosk.help')}
      </button>
      <dialog ref={dialog} className="kiosk-dialog" aria-labelledby="help-title" onClose={() => toggled(false)}>
        <h2 id="help-title">{say('kiosk.help')}</h2>
        <p>{say(TEXT_OF[screen])}</p>
        <p className="lead">{say(COMFORT)}</p>
        {voice === null ? null : (
          <button type="button" className="quiet" aria-pressed={voice.playing} onClick={voice.onToggle}>
            {voice.playing ? <Square aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
            {say(voice.playing ? 'kiosk.help-silence' : 'kiosk.help-listen')}
          </button>
        )}
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
