import type { Language } from '../../domain/text.ts';

/** Languages beside Vietnamese and English that the centre has added, with as many texts as it has. */
export interface LanguagesView {
  readonly languages: readonly ExtraLanguage[];
}

export interface ExtraLanguage {
  /** BCP 47: `fr`, `km`. */
  readonly code: string;
  /** In the language itself. */
  readonly name: string;
  /** Stands in where a text is missing, and for everything that is not the screens' own: names, papers, sentences. */
  readonly fallback: Language;
  readonly strings: Readonly<Record<string, string>>;
}
