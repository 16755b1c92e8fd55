import { useLanguage } from '@luot/ui/language-context';
import { useState } from 'react';

/** As `ticket.logo` of the settings: a data URL of at most so many letters, because they travel as one message. */
const MOST_LETTERS = 16_000;

/** Signature and first zero byte of every PNG; a name and a type say nothing about what is in a file. */
const PNG_START = 'data:image/png;base64,iVBORw0KGgo';

export function LogoField({ logo, onChange }: { logo: string | null; onChange: (logo: string | null) => void }) {
  const { say } = useLanguage();
  const [refusal, setRefusal] = useState<'layout.logo-not-png' | 'layout.logo-too-large' | null>(null);
  const choose = async (file: File) => {
    const url = await dataUrlOf(file);
    const why = url?.startsWith(PNG_START) !== true ? 'layout.logo-not-png' : url.length > MOST_LETTERS ? 'layout.logo-too-large' : null;
    setRefusal(why);
    if (why === null) onChange(url);
  };
  return (
    <div className="logo-field">
      <label>
        <span>{say('layout.logo')}</span>
        <input
          type="file"
          accept="image/png"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) void choose(file);
          }}
        />
      </label>
      <p className="lab-refusal" role="alert">
        {refusal === null ? null : say(refusal)}
      </p>
      {logo === null ? null : (
        <div className="logo-now">
          <img src={logo} alt="" />
          <button type="button" onClick={() => onChange(null)}>
            {say('layout.logo-remove')}
          </button>
        </div>
      )}
    </div>
  );
}

/** Null for a file that cannot be read. */
function dataUrlOf(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : null));
    reader.addEventListener('error', () => resolve(null));
    reader.readAsDataURL(file);
  });
}
