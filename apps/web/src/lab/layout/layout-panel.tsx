// A ticket's layout is data (P5): here it is tried out, and leaves as the text of the settings file.
import { LANGUAGES, type Language } from '@luot/shared/domain/text';
import type { TicketLayout } from '@luot/shared/settings/ticket-layout';
import { OWN_NAMES, useLanguage } from '@luot/ui/language-context';
import { useState } from 'react';
import { draftOf, type LayoutDraft, layoutOf, movePart, withPart } from './layout-draft.ts';
import { LayoutJson } from './layout-json.tsx';
import { LayoutParts } from './layout-parts.tsx';
import { LayoutPreview } from './layout-preview.tsx';
import { LayoutWords } from './layout-words.tsx';
import { LogoField } from './logo-field.tsx';

/** Printable dots of the two usual papers, and their width in millimetres. */
const PAPERS = [
  { widthDots: 576, mm: 80 },
  { widthDots: 384, mm: 58 },
] as const;

export function LayoutPanel({ layout }: { layout: TicketLayout }) {
  const { say } = useLanguage();
  // Null: nothing tried out yet, so the layout in use is shown, also when that changes.
  const [tried, setTried] = useState<LayoutDraft | null>(null);
  const [widthDots, setWidthDots] = useState<number>(PAPERS[0].widthDots);
  const [language, setLanguage] = useState<Language>('vi');
  const [copy, setCopy] = useState(false);
  const draft = tried ?? draftOf(layout);
  const whole = layoutOf(draft);
  return (
    <section className="panel layout-panel">
      <div className="layout-head">
        <div>
          <h2>{say('layout.title')}</h2>
          <p className="muted">{say('layout.lead')}</p>
        </div>
        <button type="button" disabled={tried === null} onClick={() => setTried(null)}>
          {say('layout.reset')}
        </button>
      </div>
      <div className="layout-columns">
        <LayoutParts
          draft={draft}
          onSwitch={(field, on) => setTried(withPart(draft, field, on))}
          onMove={(field, by) => setTried(movePart(draft, field, by))}
        />
        <div className="layout-words">
          <LayoutWords draft={draft} onChange={setTried} />
          <LogoField logo={draft.logo} onChange={(logo) => setTried({ ...draft, logo })} />
        </div>
        <div className="layout-look">
          <h3>{say('layout.preview')}</h3>
          <Choice
            title={say('layout.paper')}
            choices={PAPERS.map((paper) => ({ value: paper.widthDots, words: `${paper.mm} mm` }))}
            chosen={widthDots}
            onChoose={setWidthDots}
          />
          <Choice
            title={say('layout.language')}
            choices={LANGUAGES.map((value) => ({ value, words: OWN_NAMES[value], lang: value }))}
            chosen={language}
            onChoose={setLanguage}
          />
          <label className="layout-check">
            <input type="checkbox" checked={copy} onChange={(event) => setCopy(event.target.checked)} />
            {say('layout.copy')}
          </label>
          {whole === null ? (
            <p className="alert-line">{say('layout.half')}</p>
          ) : (
            <LayoutPreview widthDots={widthDots} body={JSON.stringify({ layout: whole, widthDots, language, copy })} />
          )}
        </div>
      </div>
      {whole === null ? null : <LayoutJson json={JSON.stringify(whole, null, 2)} />}
    </section>
  );
}

interface ChoiceProps<Value> {
  readonly title: string;
  readonly choices: readonly { readonly value: Value; readonly words: string; readonly lang?: Language }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string | number>({ title, choices, chosen, onChoose }: ChoiceProps<Value>) {
  return (
    <fieldset className="layout-choice">
      <legend>{title}</legend>
      {choices.map(({ value, words, lang }) => (
        <label key={value} className="layout-check" lang={lang}>
          <input type="radio" name={title} checked={value === chosen} onChange={() => onChoose(value)} />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
