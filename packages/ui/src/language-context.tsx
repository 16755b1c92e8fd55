// The language of a page: Vietnamese until somebody chooses otherwise.
import type { Language, Text } from '@luot/shared/domain/text';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Say, sayIn } from './strings/say.ts';

interface LanguageValue {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly say: Say;
  /** One text of the settings in the page's language. */
  readonly textOf: (text: Text) => string;
}

const LanguageContext = createContext<LanguageValue | null>(null);

export function LanguageProvider({ children, first = 'vi' }: { children: ReactNode; first?: Language }) {
  const [language, setLanguage] = useState<Language>(first);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo<LanguageValue>(() => ({ language, setLanguage, say: sayIn(language), textOf: (text) => text[language] }), [language]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

export function useLanguage(): LanguageValue {
  const value = useContext(LanguageContext);
  if (value === null) throw new Error('a piece of a page stands outside LanguageProvider');
  return value;
}
