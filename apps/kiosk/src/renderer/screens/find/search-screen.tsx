// Finding a procedure in one's own words, key by key. The index is built when this screen is opened first.
import { findProcedures, searchOf } from '@luot/search/catalogue-search';
import type { Procedure } from '@luot/shared/protocol/views/catalogue-view';
import { TouchKeyboard } from '@luot/ui/forms/touch-keyboard';
import { useLanguage } from '@luot/ui/language-context';
import { Search } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { ProcedureList } from '../../parts/procedure-list.tsx';
import { SheetActions } from '../../parts/ticket/sheet-actions.tsx';

interface SearchScreenProps {
  readonly words: string;
  readonly procedures: readonly Procedure[];
  readonly onWords: (words: string) => void;
  readonly onProcedure: (code: string) => void;
  /** Enter was pressed: what stands in the field may be a scanner's, or a code. */
  readonly onEnter: (words: string) => void;
  readonly onBack: () => void;
}

/** More are not read. */
const SHOWN = 8;

function findMeasured(procedures: readonly Procedure[], words: string): Procedure[] {
  // Built before the clock starts: it is the keys that must not wait.
  searchOf(procedures);
  const fromMs = performance.now();
  const found = findProcedures(procedures, words, SHOWN);
  // For whoever looks into a slow kiosk, and for `npm run bench -- search`.
  performance.measure('luot.search', { start: fromMs });
  return found;
}

export function SearchScreen({ words, procedures, onWords, onProcedure, onEnter, onBack }: SearchScreenProps) {
  const { say } = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const asked = useDeferredValue(words);
  const found = useMemo(() => findMeasured(procedures, asked), [asked, procedures]);
  return (
    <section className="search">
      <h1 tabIndex={-1} className="search-title">
        {say('kiosk.search-title')}
      </h1>
      <form
        className="search-field"
        onSubmit={(event) => {
          event.preventDefault();
          onEnter(words);
        }}
      >
        <Search aria-hidden="true" />
        <input
          ref={field}
          type="text"
          // The kiosk has its own keys; the system's would cover half of the screen.
          inputMode="none"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          aria-label={say('kiosk.search-title')}
          placeholder={say('kiosk.search-example')}
          value={words}
          onChange={(event) => onWords(event.target.value)}
        />
      </form>
      <div className="search-found" aria-live="polite">
        {asked.trim() === '' ? <p className="lead">{say('kiosk.search-lead')}</p> : null}
        {asked.trim() !== '' && found.length === 0 ? <p className="lead">{say('kiosk.search-nothing')}</p> : null}
        <ProcedureList procedures={found} mixed onChoose={onProcedure} />
      </div>
      <TouchKeyboard layout="words" value={words} onType={onWords} />
      <SheetActions onBack={onBack} take={null} />
    </section>
  );
}
