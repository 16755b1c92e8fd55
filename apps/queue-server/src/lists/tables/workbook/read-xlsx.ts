// The sheets of an Excel workbook. Measured before the library sees them: the library fills the whole rectangle up to the
// last cell, so one forgotten cell at XFD1048576 would take all memory.
import { no, ok, type Result } from '@luot/shared/domain/result';
import { readSheet } from 'read-excel-file/node';
import type { RawRow } from '../raw-row.ts';
import type { TableFault } from '../table-fault.ts';
import { type SheetMarks, scanSheet } from './scan-sheet.ts';
import { unzipEntries } from './unzip-entries.ts';
import { readWorkbook, type WorkbookSheet } from './workbook-sheets.ts';
import { readZeroFormats, withZeros } from './zero-format.ts';

const UNZIPPED_LIMIT_MB = 60;
/** Letters of a cell, by Excel's own limit, and the most bytes that each may take in the file. */
const LONGEST_CELL = 32_767;
const MOST_BYTES = 9;

export interface SheetRows {
  /** Null: the workbook has no other. */
  readonly name: string | null;
  readonly rows: readonly RawRow[];
  readonly calendar1904: boolean;
}

/**
 * The visible sheets in their order, or the chosen one, each with its rows as the sheet numbers them. Takes seconds of the
 * process for the largest files.
 * @param choice a sheet's name or number, also of a hidden one
 */
export async function readXlsx(file: Buffer, choice: string | undefined): Promise<Result<readonly SheetRows[], TableFault>> {
  const entries = unzipEntries(file, (name) => name.endsWith('.xml') || name.endsWith('.rels'), UNZIPPED_LIMIT_MB * 1024 * 1024);
  if (!entries.ok)
    return no(entries.no === 'too-large' ? { code: 'too-large-unzipped', params: { limit: UNZIPPED_LIMIT_MB } } : { code: 'damaged-spreadsheet' });
  const text = (name: string) => entries.value.get(name)?.toString('utf8') ?? '';
  for (const [name, xml] of entries.value) {
    if (name.startsWith('xl/') && hasLongPiece(xml)) return no({ code: 'piece-too-long', params: { limit: LONGEST_CELL } });
  }
  const { sheets, calendar1904 } = readWorkbook(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels'));
  if (sheets.length === 0) return no({ code: 'damaged-spreadsheet' });
  const wanted = choice === undefined ? visibleOf(sheets) : sheets.filter((sheet) => isChosen(sheet, choice, sheets));
  if (wanted.length === 0) return no({ code: 'no-sheet', params: { sheet: choice ?? '', sheets: sheets.map(({ name }) => `"${name}"`).join(', ') } });
  const zeroStyles = readZeroFormats(text('xl/styles.xml'));
  const found: SheetRows[] = [];
  for (const { path, number, name } of wanted) {
    const marks = scanSheet(entries.value.get(path)?.toString('latin1') ?? '', zeroStyles);
    if ('stray' in marks) return no({ code: 'stray-cell', params: { cell: marks.stray } });
    try {
      const cells = await readSheet(file, number, { parseNumber: numberText, trim: false });
      found.push({ name: sheets.length === 1 ? null : name, rows: rowsOf(cells, marks, calendar1904), calendar1904 });
    } catch {
      // Whatever the library stumbles over, the person can only save the workbook again.
      return no({ code: 'damaged-spreadsheet' });
    }
  }
  return ok(found);
}

/** A workbook is saved with one sheet to be seen at least; whatever made this one, its sheets are all there is. */
function visibleOf(sheets: readonly WorkbookSheet[]): readonly WorkbookSheet[] {
  const visible = sheets.filter(({ hidden }) => !hidden);
  return visible.length === 0 ? sheets : visible;
}

/** A name goes before a number: sheets are called 1 and 2, too. */
function isChosen({ name, number }: WorkbookSheet, choice: string, sheets: readonly WorkbookSheet[]): boolean {
  const wanted = choice.normalize('NFC').trim();
  const isNamed = (one: string) => one.normalize('NFC').trim() === wanted;
  return isNamed(name) || (String(number) === wanted && !sheets.some((sheet) => isNamed(sheet.name)));
}

/** From one tag to the next nothing is longer than the longest cell: minutes go into a cell of millions of spaces. */
function hasLongPiece(xml: Buffer): boolean {
  for (let at = 0; at < xml.length; ) {
    const next = xml.indexOf('<', at + 1);
    const end = next === -1 ? xml.length : next;
    if (end - at > LONGEST_CELL * MOST_BYTES) return true;
    at = end;
  }
  return false;
}

function rowsOf(sheet: readonly (readonly unknown[])[], { zeros, tall }: SheetMarks, calendar1904: boolean): readonly RawRow[] {
  const firstDayMs = calendar1904 ? FIRST_DAY_1904_MS : FIRST_DAY_MS;
  const cells = sheet.map((row) => row.map((cell) => cellText(cell, firstDayMs)));
  for (const { row, column, format } of zeros) {
    const own = cells[row - 1];
    if (own?.[column - 1] !== undefined) own[column - 1] = withZeros(own[column - 1] ?? '', format);
  }
  const merged = new Map<number, Map<number, string>>();
  for (const { firstRow, lastRow, column } of tall) {
    const text = cells[firstRow - 1]?.[column - 1] ?? '';
    if (text === '') continue;
    for (let row = firstRow + 1; row <= lastRow; row++) {
      const ofRow = merged.get(row) ?? new Map<number, string>();
      merged.set(row, ofRow.set(column - 1, text));
    }
  }
  return cells.map((row, index) => {
    const ofRow = merged.get(index + 1);
    return { line: index + 1, cells: row, ...(ofRow === undefined ? {} : { merged: ofRow }) };
  });
}

/** Excel keeps 15 digits of a number. */
const FIRST_INEXACT = 1e15;

/**
 * A number as a person sees it in the cell. The file holds binary fractions (`1.0042219999999999` for 1.004222). One of
 * more than 15 digits has lost the last of them and is written as Excel shows it, `2.026113E+18`: a code no longer.
 */
function numberText(stored: string): string {
  const number = Number(stored);
  if (!Number.isFinite(number)) return stored;
  return Math.abs(number) >= FIRST_INEXACT ? number.toExponential().toUpperCase() : String(number);
}

/** Dates are days without a place: `2026-11-21`, with a time `2026-11-21 15:00`, a time alone `15:00`. */
function cellText(cell: unknown, firstDayMs: number): string {
  if (typeof cell === 'string' || typeof cell === 'boolean') return String(cell);
  if (!(cell instanceof Date) || Number.isNaN(cell.getTime())) return '';
  // The last half minute is rounded: 15:00 is stored as 0.625 and comes as 14:59:59.999 now and then.
  const [day = '', time = ''] = new Date(Math.round(cell.getTime() / 60_000) * 60_000).toISOString().split('T');
  const clock = time.slice(0, 5);
  if (cell.getTime() < firstDayMs) return clock;
  return clock === '00:00' ? day : `${day} ${clock}`;
}

/** Day 1 of Excel's calendars; what is before has no day. */
const FIRST_DAY_MS = Date.UTC(1900, 0, 1);
const FIRST_DAY_1904_MS = Date.UTC(1904, 0, 2);
