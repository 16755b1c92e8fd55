// Texts by key, with their parameters checked by type: a missing or misspelt one does not compile.
import { fillTemplate, type Language } from '@luot/shared/domain/text';
import { en } from './en.ts';
import { type StringKey, vi } from './vi.ts';

const STRINGS: Readonly<Record<Language, Readonly<Record<StringKey, string>>>> = { vi, en };

type Names<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type ParamsOf<Key extends StringKey> = Readonly<Record<Names<(typeof vi)[Key]>, string | number>>;

/** `say('kiosk.ahead', { n: 3 })`: a key without parameters takes none. */
export type Say = <Key extends StringKey>(key: Key, ...params: [Names<(typeof vi)[Key]>] extends [never] ? [] : [ParamsOf<Key>]) => string;

export function sayIn(language: Language): Say {
  return (key, ...params) => fillTemplate(STRINGS[language][key], params[0]);
}
