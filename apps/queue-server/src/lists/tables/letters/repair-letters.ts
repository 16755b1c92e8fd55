// Cells whose Vietnamese is written in an old encoding, in a file that is Unicode itself: an export of fonts of before, a
// workbook with a column in .VnTime, UTF-8 that was saved as something else. What is fine is never touched.

import type { RawRow } from '../raw-row.ts';
import { bytesBehind, decodeLegacy, LEGACY_ENCODINGS, type LegacyEncoding } from './legacy-letters.ts';
import { vietnameseScore } from './vietnamese-score.ts';

export interface RepairedRows {
  readonly rows: readonly RawRow[];
  /** In the order of the columns they were found in. */
  readonly encodings: readonly LegacyEncoding[];
}

/** Letters to judge a column by. */
const SAMPLE = 50_000;
const BEYOND_ASCII = /[^\0-\x7f]/;
/** One word that reads better could be chance. */
const LEAST_GAIN = 2;

/** All cells where every one of them can be in one encoding, otherwise column by column. */
export function repairLetters(rows: readonly RawRow[]): RepairedRows {
  const { doubtful, isWhole } = doubtfulCells(rows);
  const whole = isWhole ? encodingOf(doubtful.flat()) : null;
  const ofColumn = doubtful.map((cells) => whole ?? encodingOf(cells));
  const encodings = [...new Set(ofColumn)].filter((encoding) => encoding !== null);
  if (encodings.length === 0) return { rows, encodings };
  return { rows: rows.map((row) => ({ ...row, cells: row.cells.map((cell, i) => inEncoding(cell, ofColumn[i] ?? null)) })), encodings };
}

/** By column, some cells whose letters single bytes can stand for; `isWhole`: there are no others beyond ASCII. */
function doubtfulCells(rows: readonly RawRow[]): { readonly doubtful: readonly (readonly string[])[]; readonly isWhole: boolean } {
  const doubtful: string[][] = [];
  const letters: number[] = [];
  let isWhole = true;
  for (const { cells } of rows) {
    for (const [i, cell] of cells.entries()) {
      doubtful[i] ??= [];
      const before = letters[i] ?? 0;
      if (before > SAMPLE || !BEYOND_ASCII.test(cell)) continue;
      letters[i] = before + cell.length;
      if (bytesBehind(cell, 'mojibake') === null) isWhole = false;
      else doubtful[i].push(cell);
    }
  }
  return { doubtful, isWhole };
}

/** Null: the cells are best as they are. */
function encodingOf(cells: readonly string[]): LegacyEncoding | null {
  if (cells.length === 0) return null;
  let best: LegacyEncoding | null = null;
  let most = vietnameseScore(cells.join('\n')) + LEAST_GAIN - 1;
  for (const encoding of LEGACY_ENCODINGS) {
    const score = vietnameseScore(cells.map((cell) => inEncoding(cell, encoding)).join('\n'));
    if (score > most) [best, most] = [encoding, score];
  }
  return best;
}

function inEncoding(cell: string, encoding: LegacyEncoding | null): string {
  const bytes = encoding !== null && BEYOND_ASCII.test(cell) ? bytesBehind(cell, encoding) : null;
  return bytes === null || encoding === null ? cell : (decodeLegacy(bytes, encoding) ?? cell);
}
