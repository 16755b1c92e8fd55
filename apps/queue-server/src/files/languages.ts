// Languages a centre adds to its kiosks: one file each in a folder, `km.json`, read once at start.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '@luot/shared/domain/start-fault';
import { LANGUAGES } from '@luot/shared/domain/text';
import type { ExtraLanguage } from '@luot/shared/protocol/views/languages-view';
import { placeholdersOf, STRING_KEYS, templateOf } from '@luot/strings/say';
import { z } from 'zod';

/** More would not fit on the kiosk's bar. */
const MOST = 3;

const languageFile = z.strictObject({
  /** In the language itself, as the kiosk offers it. */
  name: z.string().min(1).max(30).normalize('NFC'),
  /** Which of the complete languages stands in for what is missing. */
  fallback: z.enum(LANGUAGES),
  strings: z.record(z.string(), z.string().min(1).max(600).normalize('NFC')),
});

export interface LanguageReport {
  readonly file: string;
  /** Why the whole file was left out; null when it was taken. */
  readonly refused: string | null;
  /** Texts that are not there: the fallback's are shown. */
  readonly missing: readonly string[];
  /** Texts of another name than any of ours, or with other parameters than ours: left out. */
  readonly leftOut: readonly string[];
}

/** @param folder need not exist: a centre without it has the two languages that are complete */
export function readLanguages(folder: string): { readonly languages: readonly ExtraLanguage[]; readonly reports: readonly LanguageReport[] } {
  const languages: ExtraLanguage[] = [];
  const reports = filesIn(folder).map((file): LanguageReport => {
    const refused = (reason: string): LanguageReport => ({ file, refused: reason, missing: [], leftOut: [] });
    const code = file.slice(0, -'.json'.length);
    if (!/^[a-z]{2,3}(?:-[A-Za-z]{2,8})?$/.test(code) || (LANGUAGES as readonly string[]).includes(code)) return refused('name');
    if (languages.length === MOST) return refused(`${MOST}`);
    let document: unknown;
    try {
      document = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    } catch (error) {
      return refused(reasonOf(error));
    }
    const parsed = languageFile.safeParse(document);
    if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? 'shape');
    const { name, fallback, strings } = parsed.data;
    const usable = Object.entries(strings).filter(([key, text]) => isUsable(key, text));
    languages.push({ code, name, fallback, strings: Object.fromEntries(usable) });
    const known = new Set(usable.map(([key]) => key));
    return {
      file,
      refused: null,
      missing: STRING_KEYS.filter((key) => key.startsWith('kiosk.') && !known.has(key)),
      leftOut: Object.keys(strings).filter((key) => !known.has(key)),
    };
  });
  return { languages, reports };
}

/** A text of ours, with the same parameters: another one would show braces to a visitor. */
function isUsable(key: string, text: string): boolean {
  const ours = STRING_KEYS.find((known) => known === key);
  return ours !== undefined && placeholdersOf(text).join() === placeholdersOf(templateOf('vi', ours)).join();
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort();
  } catch {
    return [];
  }
}
