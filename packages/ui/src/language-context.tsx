// The language of a page: Vietnamese until somebody chooses otherwise. A language a centre has added has texts for the
// screens; names, papers and sentences are its fallback's.
import type { Language, Text } from '@luot/shared/domain/text';
import { LANGUAGES } from '@luot/shared/domain/text';
import type { ExtraLanguage } from '@luot/shared/protocol/views/languages-view';
import { type Say, sayIn } from '@luot/strings/say';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

/** One language a page can be read in. */
export interface OfferedLanguage {
  /** `vi`, `en`, or that of an added one. */
  readonly code: string;
  /** In the language itself, so that nobody has to read another one to find it. */
  readonly name: string;
}

interface LanguageValue {
  /** The complete language behind what is shown. */
  readonly language: Language;
  /** What the visitor has chosen. */
  readonly chosen: string;
  readonly offered: readonly OfferedLanguage[];
  readonly setLanguage: (code: string) => void;
  readonly setExtras: (extras: readonly ExtraLanguage[]) => void;
  readonly say: Say;
  /** One text of the settings in the page's language. */
  readonly textOf: (text: Text) => string;
}

/** Each language under its own name. */
export const OWN_NAMES: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English' };

const LanguageContext = createContext<LanguageValue | null>(null);

export function LanguageProvider({ children, first = 'vi' }: { children: ReactNode; first?: Language }) {
  const [chosen, setLanguage] = useState<string>(first);
  const [extras, setExtras] = useState<readonly ExtraLanguage[]>([]);
  const extra = extras.find(({ code }) => code === chosen);
  const language: Language = extra?.fallback ?? LANGUAGES.find((known) => known === chosen) ?? 'vi';
  const shown = extra?.code ?? language;
  useEffect(() => {
    document.documentElement.lang = shown;
  }, [shown]);
  const value = useMemo<LanguageValue>(
    () => ({
      language,
      chosen: shown,
      offered: [...LANGUAGES.map((code) => ({ code, name: OWN_NAMES[code] })), ...extras.map(({ code, name }) => ({ code, name }))],
      setLanguage,
      setExtras,
      say: sayIn(language, extra?.strings),
      textOf: (text) => text[language],
    }),
    [language, shown, extra, extras],
  );
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageValue {
  const value = useContext(LanguageContext);
  if (value === null) throw new Error('a piece of a page stands outside LanguageProvider');
  return value;
}
