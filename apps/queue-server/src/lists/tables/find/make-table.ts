// What every format has in common once its rows are apart: a header, clean cells, limits.
import { no, ok, type Result } from '@luot/shared/domain/result';
import { isFilled, type RawRow } from '../raw-row.ts';
/** Cells as text, NFC, trimmed; keys are the header's cells. */
import type { Table, TableRow } from '../table.ts';
import type { TableFault } from '../table-fault.ts';
import type { TableRequest } from '../table-request.ts';
import { cleanCell } from './clean-cell.ts';
import { findHeader, type Header } from './find-header.ts';

export const MOST_ROWS = 50_000;
const MOST_COLUMNS = 200;
/** Excel's own limit. */
const LONGEST_CELL = 32_767;

/**
 * Columns without a name are left out, a name used twice gets a number.
 * @param strict true where a cell beyond the header means that a separator slipped into a cell (CSV)
 */
export function makeTable(
  rows: readonly RawRow[],
  request: TableRequest,
  strict: boolean,
): Result<{ readonly table: Table; readonly header: Header }, TableFault> {
  const header = findHeader(rows, request);
  if (header === null) return no(request.headerRow === undefined ? { code: 'no-header' } : { code: 'no-header-row', params: { line: request.headerRow } });
  const names = uniqueNames(header.cells);
  const columns = names.filter((name) => name !== '');
  if (columns.length > MOST_COLUMNS) return no({ code: 'too-many-columns', params: { limit: MOST_COLUMNS } });
  const body = rows.slice(header.bodyFrom).filter(isFilled);
  if (body.length === 0) return no({ code: 'no-rows' });
  if (body.length > MOST_ROWS) return no({ code: 'too-many-rows', params: { limit: MOST_ROWS } });
  const tooWide = strict ? body.find(({ cells }) => cells.slice(names.length).some((cell) => cell.trim() !== '')) : undefined;
  if (tooWide !== undefined) return no({ code: 'row-too-wide', params: { line: tooWide.line } });
  const tooLong = body.find(({ cells }) => cells.some((cell) => cell.length > LONGEST_CELL));
  if (tooLong !== undefined) return no({ code: 'cell-too-long', params: { line: tooLong.line, limit: LONGEST_CELL } });
  return ok({ table: { columns, rows: body.map((row) => tableRow(row, names)) }, header });
}

function tableRow({ line, cells, merged }: RawRow, names: readonly string[]): TableRow {
  const found = names.flatMap((name, i) => (name === '' ? [] : [{ name, raw: cellOf(cells[i], merged?.get(i)) }]));
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

function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return name === '' || times === 1 ? name : `${name} (${times})`;
  });
}

function cellOf(own = '', merged = ''): string {
  return own.trim() === '' ? merged : own;
}
