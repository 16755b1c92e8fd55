// The papers of a procedure out of one cell. The portal mixes them with guidance: 25 of 33 rows of 1.001193 are notes.
import { foldedWords } from '../../tables/letters/folded-words.ts';
import type { RowNote } from './import-note.ts';

const MOST = 40;
const LONGEST = 300;
/** Dashes, dots and numbers before an item; an asterisk is what the portal puts before guidance. */
const BULLET = /^(?:[-–+•]|\d{1,2}[.)]|[a-zđ]\))\s+/i;

/**
 * Items by line where the cell has lines, otherwise by semicolon: within a line a semicolon belongs to the sentence.
 * @returns null: nothing usable, leave what there is
 */
export function readDocuments(cell: string): { readonly documents: readonly string[] | null; readonly notes: readonly RowNote[] } {
  const items = cell
    .split(/[\r\n]/.test(cell) ? /[\r\n]+/ : ';')
    .map((item) =>
      item
        .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
        .trim()
        .replace(BULLET, '')
        .replace(/\s*;$/, '')
        .normalize('NFC'),
    )
    .filter((item) => item !== '');
  const guidance = items.filter(isGuidance);
  const papers = [...new Set(items.filter((item) => !isGuidance(item)))];
  const documents = papers.filter((item) => item.length <= LONGEST).slice(0, MOST);
  const leftOut = papers.length - documents.length;
  return {
    documents: documents.length === 0 ? null : documents,
    notes: [
      ...(guidance.length === 0 ? [] : [{ note: 'guidance', params: { count: guidance.length, value: guidance[0] ?? '' } } as const]),
      ...(leftOut === 0 ? [] : [{ note: 'documents-left-out', params: { count: leftOut } } as const]),
    ],
  };
}

function isGuidance(item: string): boolean {
  return item.startsWith('*') || /^(?:luu y|ghi chu|chu y|note)\b/.test(foldedWords(item));
}
