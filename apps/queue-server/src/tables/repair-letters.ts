// Cells whose Vietnamese is written in an old encoding, in a file that is Unicode itself: an export of fonts of before, a
// workbook with a column in .VnTime, UTF-8 that was saved as something else. What is fine is never touched.
import { bytesBehind, decodeLegacy, LEGACY_ENCODINGS, type LegacyEncoding } from './legacy-letters.ts';
import type { RawRow } from './raw-row.ts';
import { vietnameseScore } from './vietnamese-score.ts';

export interface RepairedRows {
  readonly rows: readonly RawRow[];
  /** In the order of the columns they were found in. */
  readonly encodings: readonly LegacyEncoding[];
}

/** Letters to judge a column by. */
const SAMPLE = 50_000;
/** One word that reads better could be chance. */
const LEAST_GAIN = 2;

/** All cells where every one of them can be in one encoding, otherwise column by column. */
export function repairLetters(rows: readonly RawRow[]): RepairedRows {
  const odd = rows.map(({ cells }) => cells.map((cell) => /[^\0-\x7f]/.test(cell)));
  const oddCells = (column: number | null): string[] =>
    rows.flatMap(({ cells }, at) => cells.filter((_, i) => odd[at]?.[i] === true && (column === null || column === i)));
  const everything = oddCells(null);
  const whole = everything.every((cell) => bytesBehind(cell) !== null) ? encodingOf(everything) : null;
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const ofColumn = Array.from({ length: width }, (_, i) => whole ?? encodingOf(oddCells(i)));
  const encodings = [...new Set(ofColumn)].filter((encoding) => encoding !== null);
  if (encodings.length === 0) return { rows, encodings };
  const repaired = rows.map(({ cells, ...row }, at) => ({ ...row, cells: cells.map((cell, i) => (odd[at]?.[i] === true ? inPlace(cell, ofColumn[i]) : cell)) }));
  return { rows: repaired, encodings };
}

/** Null: the cells are best as they are. */
function encodingOf(cells: readonly string[]): LegacyEncoding | null {
  const sample: string[] = [];
  for (let i = 0, length = 0; i < cells.length && length < SAMPLE; i++) {
    sample.push(cells[i] ?? '');
    length += cells[i]?.length ?? 0;
  }
  const before = vietnameseScore(sample.join('\n'));
  let best: { readonly encoding: LegacyEncoding | null; readonly score: number } = { encoding: null, score: before + LEAST_GAIN - 1 };
  for (const encoding of LEGACY_ENCODINGS) {
    const score = vietnameseScore(sample.map((cell) => inPlace(cell, encoding)).join('\n'));
    if (score > best.score) best = { encoding, score };
  }
  return best.encoding;
}

function inPlace(cell: string, encoding: LegacyEncoding | null | undefined): string {
  const bytes = encoding === null || encoding === undefined ? null : bytesBehind(cell);
  return bytes === null || encoding === null || encoding === undefined ? cell : (decodeLegacy(bytes, encoding) ?? cell);
}
