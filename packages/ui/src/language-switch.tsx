import type { Language } from '@luot/shared/domain/text';
import { useLanguage } from './language-context.tsx';

/** Each language is offered under its own name, so that nobody has to read the other one to find it. */
export const OWN_NAME: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English' };

export function LanguageSwitch({ className = 'language-switch' }: { className?: string }) {
  const { language, setLanguage } = useLanguage();
  const other: Language = language === 'vi' ? 'en' : 'vi';
  return (
    <button type="button" className={className} lang={other} onClick={() => setLanguage(other)}>
      {OWN_NAME[other]}
    </button>
  );
}
