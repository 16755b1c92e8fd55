// A sheet's XML, gone through once before the library reads it: how large it is, and what the library does not tell of cells.
import { attributesOf, tagsOf } from './xml-tags.ts';
import type { ZeroFormat } from './zero-format.ts';

export interface SheetMarks {
  /** Numbers with zeros in front. Rows and columns count from 1. */
  readonly zeros: readonly { readonly row: number; readonly column: number; readonly format: ZeroFormat }[];
  /** Cells that reach over several rows; of those that reach over several columns the first one. */
  readonly tall: readonly { readonly firstRow: number; readonly lastRow: number; readonly column: number }[];
}

/** Cells of the rectangle, empty ones with them: 100 columns of 50,000 rows, four times over. */
const MOST_CELLS = 20_000_000;
/** Excel's own last row. */
const LAST_ROW = 1_048_576;

/** @returns the address of a cell that makes the sheet's rectangle too large to be a table's, or what is marked in it */
export function scanSheet(xml: string, zeroStyles: ReadonlyMap<number, ZeroFormat>): { readonly stray: string } | SheetMarks {
  const zeros: { row: number; column: number; format: ZeroFormat }[] = [];
  let [lastRow, lastColumn] = [0, 0];
  for (const [tag, letters = '', digits] of xml.matchAll(/<(?:\w+:)?(?:c|row)\s(?:[^<>]*?\s)?r\s*=\s*["']([A-Z]{0,9})(\d{1,9})["'][^<>]*>/g)) {
    if (Number(digits) > LAST_ROW) return { stray: `${letters}${digits}` };
    // Formats reach to the end of many sheets; only a cell with something in it makes the rectangle larger.
    if (letters === '' || tag.endsWith('/>')) continue;
    const column = columnOf(letters);
    lastRow = Math.max(lastRow, Number(digits));
    lastColumn = Math.max(lastColumn, column);
    if (lastRow * lastColumn > MOST_CELLS) return { stray: `${letters}${digits}` };
    const format = zeroStyles.size === 0 ? undefined : zeroStyleOf(tag, zeroStyles);
    if (format !== undefined) zeros.push({ row: Number(digits), column, format });
  }
  const tall = tagsOf(xml, 'mergeCell').flatMap((tag) => {
    const [, letters, first, last] = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(attributesOf(tag).get('ref') ?? '') ?? [];
    if (letters === undefined || first === last) return [];
    return [{ firstRow: Number(first), lastRow: Math.min(Number(last), lastRow), column: columnOf(letters) }];
  });
  return { zeros, tall };
}

function zeroStyleOf(tag: string, zeroStyles: ReadonlyMap<number, ZeroFormat>): ZeroFormat | undefined {
  const attributes = attributesOf(tag);
  return (attributes.get('t') ?? 'n') === 'n' ? zeroStyles.get(Number(attributes.get('s'))) : undefined;
}

/** `A` is 1, `XFD` is 16,384. */
function columnOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
