import { LANGUAGES } from '@luot/shared/domain/text';
import { useLanguage } from '@luot/ui/language-context';
import type { LayoutDraft } from './layout-draft.ts';

/** As the settings take a text. */
const LONGEST = 200;

/** The first and the last line, each in both languages. */
export function LayoutWords({ draft, onChange }: { draft: LayoutDraft; onChange: (draft: LayoutDraft) => void }) {
  const { say } = useLanguage();
  return (
    <>
      <h3>{say('layout.words')}</h3>
      {(['header', 'footer'] as const).map((line) => (
        <div key={line} className="layout-line">
          {LANGUAGES.map((language) => (
            <label key={language}>
              <span>{say(`layout.${line}-${language}`)}</span>
              <input
                lang={language}
                value={draft[line][language]}
                maxLength={LONGEST}
                autoComplete="off"
                onChange={(event) => onChange({ ...draft, [line]: { ...draft[line], [language]: event.target.value } })}
              />
            </label>
          ))}
          {line === 'header' ? <p className="muted">{say('layout.header-empty')}</p> : null}
        </div>
      ))}
    </>
  );
}
