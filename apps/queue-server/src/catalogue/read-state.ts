// Whether a procedure is in force, from the words that decisions, lists and portals use.
import { foldedWords } from '../tables/folded-words.ts';
import type { RowNote } from './import-note.ts';

export interface ReadState {
  /** Null: nothing is said of it. */
  readonly state: 'current' | 'repealed' | null;
  /** What has taken its place; null: nothing is said of it. */
  readonly successors: readonly string[] | null;
  readonly notes: readonly RowNote[];
}

// "Thay thế" alone stands in decisions for what replaces as well as for what is replaced, and is not taken for either.
const REPEALED = /\b(?:bai bo|huy bo|het hieu luc|(?:da|bi|duoc) (?:bi |duoc )?thay the|repealed|abolished|superseded|replaced|expired)\b/;
const NOT_YET = /\b(?:chua (?:co )?hieu luc|not (?:yet )?in force)\b/;
const CURRENT =
  /^(?:(?:con|dang co|dang|co)? ?hieu luc|(?:dang )?ap dung|moi|moi ban hanh|sua doi|sua doi bo sung|(?:da )?cong khai|current|active|updated|in force|valid)$/;
const MOST_SUCCESSORS = 10;

/** Errors: `not-in-force` among the notes refuses the row. */
export function readState(code: string, stateCell: string, successorsCell: string): ReadState {
  const words = foldedWords(stateCell);
  const named =
    successorsCell === '' ? (stateCell.match(/(?<![\d.])[1-6]\.\d{6}(?!\d)/g) ?? []) : successorsCell.split(/[\s,;]+/).filter((part) => part !== '');
  const good = [...new Set(named)].filter((part) => /^[1-4]\.\d{6}$/.test(part) && part !== code).slice(0, MOST_SUCCESSORS);
  const wrong = named.filter((part) => !good.includes(part));
  const notes: RowNote[] = wrong.length === 0 ? [] : [{ note: 'successor-wrong', params: { value: wrong.join(', ') } }];
  const successors = good.length === 0 ? null : good;
  if (words === '') return { state: null, successors, notes };
  if (NOT_YET.test(words)) return { state: null, successors, notes: [...notes, { note: 'not-in-force' }] };
  // In force for the rest.
  if (REPEALED.test(words) && !words.includes('mot phan')) return { state: 'repealed', successors, notes };
  if (CURRENT.test(words)) return { state: 'current', successors, notes };
  return { state: null, successors, notes: [...notes, { note: 'state-unknown', params: { value: stateCell } }] };
}
