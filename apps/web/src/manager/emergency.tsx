// What every screen of the centre says above all else: ready sentences for what happens most, or one's own.
import type { Text } from '@luot/shared/domain/text';
import { sayIn } from '@luot/strings/say';
import { useLanguage } from '@luot/ui/language-context';
import { Siren } from 'lucide-react';
import { useState } from 'react';
import { Dialog } from '../desk/dialog.tsx';
import type { Commands } from '../desk/use-commands.ts';

const READY = ['fire', 'power', 'system'] as const;
/** As much as the boards take. */
const MOST_LETTERS = 200;

function readyText(name: (typeof READY)[number]): Text {
  return { vi: sayIn('vi')(`emergency.${name}`), en: sayIn('en')(`emergency.${name}`) };
}

interface EmergencyDialogProps {
  /** What is shown now, to be changed; null: nothing. */
  readonly shown: Text | null;
  readonly commands: Commands;
  readonly onClose: () => void;
}

export function EmergencyDialog({ shown, commands, onClose }: EmergencyDialogProps) {
  const { say } = useLanguage();
  const [text, setText] = useState<Text>(shown ?? { vi: '', en: '' });
  const [sure, setSure] = useState(false);
  const written: Text = { vi: text.vi.trim(), en: text.en.trim() };
  const show = async () => {
    await commands.run('emergency.set', { text: written });
    onClose();
  };
  if (sure) {
    return (
      <Dialog
        // A dialog of its own: Escape shuts this one and leads back to the words.
        key="sure"
        title={say('emergency.sure')}
        onClose={() => setSure(false)}
        closeLabel={say('emergency.edit')}
        foot={
          <button type="button" className="dialog-go alert" disabled={commands.busy} onClick={() => void show()}>
            {say('emergency.show-now')}
          </button>
        }
      >
        <blockquote className="emergency-preview">
          <p lang="vi">{written.vi}</p>
          <p lang="en">{written.en}</p>
        </blockquote>
      </Dialog>
    );
  }
  return (
    <Dialog
      key="words"
      title={say('emergency.title')}
      onClose={onClose}
      foot={
        <button type="button" className="dialog-go" disabled={written.vi === '' || written.en === ''} onClick={() => setSure(true)}>
          {say('emergency.show')}
        </button>
      }
    >
      <p>{say('emergency.lead')}</p>
      <fieldset className="emergency-ready">
        <legend>{say('emergency.ready')}</legend>
        {READY.map((name) => (
          <button key={name} type="button" aria-pressed={text.vi === readyText(name).vi} onClick={() => setText(readyText(name))}>
            {say(`emergency.name-${name}`)}
          </button>
        ))}
      </fieldset>
      <TextField label={say('emergency.in-vi')} lang="vi" value={text.vi} onChange={(vi) => setText({ ...text, vi })} />
      <TextField label={say('emergency.in-en')} lang="en" value={text.en} onChange={(en) => setText({ ...text, en })} />
      {(written.vi === '') === (written.en === '') ? null : <p className="alert-line">{say('emergency.half')}</p>}
    </Dialog>
  );
}

function TextField({ label, lang, value, onChange }: { label: string; lang: string; value: string; onChange: (value: string) => void }) {
  return (
    <label className="emergency-field">
      <span>{label}</span>
      <textarea lang={lang} rows={2} maxLength={MOST_LETTERS} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}

/** While it is on: the very words, and the way to end it. */
export function EmergencyBand({ text, commands, onChange }: { text: Text; commands: Commands; onChange: () => void }) {
  const { say } = useLanguage();
  const [ending, setEnding] = useState(false);
  const end = async () => {
    await commands.run('emergency.set', { text: null });
    setEnding(false);
  };
  return (
    <div className="emergency-band">
      <Siren aria-hidden="true" />
      <div role="alert">
        <b>{say('emergency.on')}</b>
        <p lang="vi">{text.vi}</p>
        <p lang="en">{text.en}</p>
      </div>
      <div className="band-acts">
        <button type="button" onClick={onChange}>
          {say('emergency.edit')}
        </button>
        <button type="button" onClick={() => setEnding(true)}>
          {say('emergency.end')}
        </button>
      </div>
      {ending ? (
        <Dialog
          title={say('emergency.end-sure')}
          onClose={() => setEnding(false)}
          closeLabel={say('emergency.keep')}
          foot={
            <button type="button" className="dialog-go" disabled={commands.busy} onClick={() => void end()}>
              {say('emergency.end')}
            </button>
          }
        >
          <p>{say('emergency.end-lead')}</p>
        </Dialog>
      ) : null}
    </div>
  );
}
