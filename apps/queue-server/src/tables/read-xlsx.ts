// The first sheet of an Excel workbook. Measured before the library sees it: the library fills the whole rectangle up
// to the last cell, so one forgotten cell at XFD1048576 would take all memory.
import { no, ok, type Result } from '@luot/shared/domain/result';
import { readSheet } from 'read-excel-file/node';
import type { RawRow } from './make-table.ts';
import type { TableFault } from './table-fault.ts';
import { unzipEntries } from './unzip-entries.ts';

const UNZIPPED_LIMIT_MB = 60;
/** Cells of the rectangle, empty ones with them: 100 columns of 50,000 rows, four times over. */
const MOST_CELLS = 20_000_000;
/** Excel's own last row. */
const LAST_ROW = 1_048_576;

/** Rows as the sheet numbers them. Takes seconds of the process for the largest files. */
export async function readXlsx(file: Buffer): Promise<Result<readonly RawRow[], TableFault>> {
  const entries = unzipEntries(file, (name) => name.endsWith('.xml') || name.endsWith('.rels'), UNZIPPED_LIMIT_MB * 1024 * 1024);
  if (!entries.ok)
    return no(entries.no === 'too-large' ? { code: 'too-large-unzipped', params: { limit: UNZIPPED_LIMIT_MB } } : { code: 'damaged-spreadsheet' });
  if (!entries.value.has('xl/workbook.xml')) return no({ code: 'damaged-spreadsheet' });
  for (const [name, xml] of entries.value) {
    if (!name.startsWith('xl/worksheets/')) continue;
    const stray = strayCell(xml.toString('latin1'));
    if (stray !== null) return no({ code: 'stray-cell', params: { cell: stray } });
  }
  try {
    const rows = await readSheet(file, 1, { parseNumber: numberText });
    return ok(rows.map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) })));
  } catch {
    // Whatever the library stumbles over, the person can only save the workbook again.
    return no({ code: 'damaged-spreadsheet' });
  }
}

/** The cell that makes the sheet's rectangle too large to be a table's, or null. */
function strayCell(xml: string): string | null {
  let [lastRow, lastColumn] = [0, 0];
  for (const [tag, letters = '', digits] of xml.matchAll(/<(?:\w+:)?(?:c|row)\s(?:[^<>]*?\s)?r\s*=\s*["']([A-Z]{0,9})(\d{1,9})["'][^<>]*>/g)) {
    if (Number(digits) > LAST_ROW) return `${letters}${digits}`;
    // Formats reach to the end of many sheets; only a cell with something in it makes the rectangle larger.
    if (letters === '' || tag.endsWith('/>')) continue;
    lastRow = Math.max(lastRow, Number(digits));
    lastColumn = Math.max(lastColumn, columnOf(letters));
    if (lastRow * lastColumn > MOST_CELLS) return `${letters}${digits}`;
  }
  return null;
}

/** `A` is 1, `XFD` is 16,384. */
function columnOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/**
 * A number as a person sees it in the cell. The file holds binary fractions (`1.0042219999999999` for 1.004222); digits
 * of whole numbers stay as they stand, since long codes have more of them than a number can hold.
 */
function numberText(stored: string): string {
  return /^-?\d{1,20}$/.test(stored) || !Number.isFinite(Number(stored)) ? stored : String(Number(stored));
}

/** Dates are days without a place: `2026-11-21`, with a time `2026-11-21 15:00`, a time alone `15:00`. */
function cellText(cell: unknown): string {
  if (typeof cell === 'string' || typeof cell === 'boolean') return String(cell);
  if (!(cell instanceof Date) || Number.isNaN(cell.getTime())) return '';
  // The last half minute is rounded: 15:00 is stored as 0.625 and comes as 14:59:59.999 now and then.
  const [day = '', time = ''] = new Date(Math.round(cell.getTime() / 60_000) * 60_000).toISOString().split('T');
  const clock = time.slice(0, 5);
  if (cell.getTime() < FIRST_DAY_MS) return clock;
  return clock === '00:00' ? day : `${day} ${clock}`;
}

/** Day 1 of Excel's calendar; what is before has no day. */
const FIRST_DAY_MS = Date.UTC(1900, 0, 1);
