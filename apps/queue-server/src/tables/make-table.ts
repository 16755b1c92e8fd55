// What every format has in common once its rows are apart: a header, clean cells, limits.
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { TableFault } from './table-fault.ts';

/** Cells as text, NFC, trimmed; keys are the header's cells. */
export interface TableRow {
  /** As a spreadsheet numbers rows, from 1; in JSON the record's place in its list. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Columns whose cell stood between spaces in the file. */
  readonly trimmed?: readonly string[];
  /** Columns whose cell had letters in pieces in the file: not NFC. */
  readonly composed?: readonly string[];
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** A row as a format's reader finds it. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export const MOST_ROWS = 50_000;
const MOST_COLUMNS = 200;

/**
 * The header is the first row with two cells filled: above it stand titles. Columns without a name are left out, a name
 * used twice gets a number.
 * @param strict true where a cell beyond the header means that a separator slipped into a cell (CSV)
 */
export function makeTable(rows: readonly RawRow[], strict: boolean): Result<Table, TableFault> {
  const at = rows.findIndex(({ cells }) => cells.filter((cell) => cell.trim() !== '').length >= 2);
  const header = rows[at];
  if (header === undefined) return no({ code: 'no-header' });
  const names = uniqueNames(header.cells);
  const columns = names.filter((name) => name !== '');
  if (columns.length > MOST_COLUMNS) return no({ code: 'too-many-columns', params: { limit: MOST_COLUMNS } });
  const body = rows.slice(at + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (body.length === 0) return no({ code: 'no-rows' });
  if (body.length > MOST_ROWS) return no({ code: 'too-many-rows', params: { limit: MOST_ROWS } });
  const tooWide = strict ? body.find(({ cells }) => cells.slice(names.length).some((cell) => cell.trim() !== '')) : undefined;
  if (tooWide !== undefined) return no({ code: 'row-too-wide', params: { line: tooWide.line } });
  return ok({ columns, rows: body.map((row) => tableRow(row, names)) });
}

function tableRow({ line, cells }: RawRow, names: readonly string[]): TableRow {
  const found = names.flatMap((name, i) => (name === '' ? [] : [{ name, raw: cells[i] ?? '' }]));
  const trimmed = found.filter(({ raw }) => raw !== raw.trim() && raw.trim() !== '').map(({ name }) => name);
  const composed = found.filter(({ raw }) => raw !== raw.normalize('NFC')).map(({ name }) => name);
  return {
    line,
    // fromEntries, because a column may be called `__proto__`.
    cells: Object.fromEntries(found.map(({ name, raw }) => [name, cleanCell(raw)])),
    ...(trimmed.length === 0 ? {} : { trimmed }),
    ...(composed.length === 0 ? {} : { composed }),
  };
}

function uniqueNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell) => {
    const name = cleanCell(cell).replaceAll(/\s+/g, ' ');
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return name === '' || times === 1 ? name : `${name} (${times})`;
  });
}

/** An apostrophe before a sign is what exports (also ours) put there so that no spreadsheet takes the cell for a formula. */
function cleanCell(raw: string): string {
  const text = raw.normalize('NFC').trim();
  return /^'[=+@-]/.test(text) ? text.slice(1) : text;
}
