// Texts by key, with their parameters checked by type: a missing or misspelt one does not compile.
import { fillTemplate, type Language } from '@luot/shared/domain/text';
import { en } from './en.ts';
import { type StringKey, vi } from './vi.ts';

const STRINGS: Readonly<Record<Language, Readonly<Record<StringKey, string>>>> = { vi, en };

type Names<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type ParamsOf<Key extends StringKey> = Readonly<Record<Names<(typeof vi)[Key]>, string | number>>;

/** `say('kiosk.ahead', { n: 3 })`: a key without parameters takes none. */
export type Say = <Key extends StringKey>(key: Key, ...params: [Names<(typeof vi)[Key]>] extends [never] ? [] : [ParamsOf<Key>]) => string;

/** @param extra texts of a language a centre has added; where it has none, `language` stands in */
export function sayIn(language: Language, extra: Readonly<Record<string, string>> = {}): Say {
  return (key, ...params) => fillTemplate(extra[key] ?? templateOf(language, key), params[0]);
}

export const STRING_KEYS = Object.keys(vi) as readonly StringKey[];

/** A text with its parameters still in braces. */
export function templateOf(language: Language, key: StringKey): string {
  return STRINGS[language][key];
}

/** The parameters of a text, sorted: `{n}`. */
export function placeholdersOf(template: string): string[] {
  return (template.match(/\{\w+\}/g) ?? []).sort();
}
