// Names of procedures as catalogues hold them, made fit to show: the portal's own are partly decomposed, all capitals,
// broken over lines, and begin with "Thủ tục" in one case of four.

import type { Language } from './text.ts';

/** Longest name that is shown large; the whole one stands folded below it. */
const SHORT = 160;

/** NFC, one line, no spaces around it, and not all in capitals. */
export function tidyName(raw: string): string {
  const text = raw
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  const shouting = text.length > 12 && text === text.toLocaleUpperCase('vi') && text !== text.toLocaleLowerCase('vi');
  return shouting ? capitalised(text.toLocaleLowerCase('vi')) : text;
}

/** The name for lists and titles: without "Thủ tục", and not longer than a screen can take. */
export function shortNameOf(fullName: string): string {
  const name = capitalised(fullName.replace(/^thủ tục(?: hành chính)?[\s:–-]+/i, '') || fullName);
  if (name.length <= SHORT) return name;
  const cut = name.slice(0, SHORT);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), SHORT / 2)).replace(/[\s,;:(–-]+$/, '')}…`;
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

/** A procedure's name in a language, and which language it is in: most have been written in Vietnamese alone. */
export function nameIn(name: { readonly vi: string; readonly en: string | null }, language: Language): { readonly text: string; readonly language: Language } {
  const text = name[language];
  return text === null ? { text: name.vi, language: 'vi' } : { text, language };
}
