// Days in the columns of a table, each column's cells written one way: day, month, year of four digits. Which of two small
// numbers is the month no cell can say alone, but one row of a table says it for all.
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { Table, TableRow } from '../table.ts';
import type { TableFault } from '../table-fault.ts';
import type { DayOrder, TableFacts, TableRequest } from '../table-request.ts';
import { foldedName } from './find-columns.ts';

/** `1/18/2027`, `18-01-27` in whatever stands around it. */
const DAY = /(?<![\d.:/-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d:]|[/.-]\d)/;
/** A spreadsheet's count of days, perhaps with a part of one; 1990 to 2099. */
const SERIAL = /^\d{5}(?:[.,]\d+)?$/;
const [FIRST_SERIAL, LAST_SERIAL] = [32_874, 73_050];
/** Days from the first of the older calendar to the first of 1904's. */
const CALENDAR_1904 = 1_462;
const TIME_ALONE = /^0?[.,]\d+$/;

export interface DayColumns {
  readonly table: Table;
  readonly monthFirst: TableFacts['monthFirst'];
}

/**
 * Errors: one row of the table can only be read day first, another only month first, or may have been read so by a spreadsheet.
 * @param calendar1904 numbers without a format count days from 1904
 */
export function readDayColumns(table: Table, request: TableRequest, calendar1904: boolean): Result<DayColumns, TableFault> {
  const { names, chosen, days, daysAhead, dates } = request;
  const wanted = new Set(days.flatMap((day) => [...(names[day] ?? []), chosen[day] ?? '']).map(foldedName));
  const columns = table.columns.filter((column) => wanted.has(foldedName(column)));
  const proofs = { 'day-first': null as number | null, 'month-first': null as number | null, swappable: null as number | null };
  for (const { line, cells } of table.rows) {
    for (const column of columns) {
      const order = onlyOrderOf(cells[column] ?? '');
      if (order !== null) proofs[order] ??= line;
      if (isSwappable(cells[column] ?? '')) proofs.swappable ??= line;
    }
  }
  const [dayLine, monthLine] = [proofs['day-first'], proofs['month-first']];
  // What a spreadsheet could take for a day first it has made one; the others stayed texts with the month first.
  if (dates === undefined && monthLine !== null && proofs.swappable !== null) {
    return no({ code: 'dates-swapped', params: { line: proofs.swappable, month: monthLine } });
  }
  if (dates === undefined && dayLine !== null && monthLine !== null) return no({ code: 'dates-both', params: { day: dayLine, month: monthLine } });
  const monthFirst = dates === undefined ? monthLine !== null : dates === 'month-first';
  const isSure = dates !== undefined || dayLine !== null || monthLine !== null;
  const rewrite = (cell: string) => written(cell, { monthFirst, isSure, daysAhead, calendar1904 });
  const rows = table.rows.map(
    (row): TableRow => ({
      ...row,
      cells: { ...row.cells, ...Object.fromEntries(columns.map((column) => [column, rewrite(row.cells[column] ?? '')])) },
    }),
  );
  return ok({
    table: { ...table, rows: columns.length === 0 ? table.rows : rows },
    monthFirst: monthFirst ? { line: dates === undefined ? monthLine : null } : null,
  });
}

/** Null: no day, or one that can be read both ways or neither. */
function onlyOrderOf(cell: string): DayOrder | null {
  const [, first, , second] = DAY.exec(cell) ?? [];
  const [a, b] = [Number(first), Number(second)];
  if (a > 12 && a <= 31 && b >= 1 && b <= 12) return 'day-first';
  return b > 12 && b <= 31 && a >= 1 && a <= 12 ? 'month-first' : null;
}

/** A day of the calendar that would be another one with its numbers the other way round. */
function isSwappable(cell: string): boolean {
  const [, month, day] = /^\d{4}-(\d{2})-(\d{2})\b/.exec(cell) ?? [];
  return day !== undefined && day !== month && Number(day) <= 12;
}

interface Reading {
  readonly monthFirst: boolean;
  /** The order is known, not only usual. */
  readonly isSure: boolean;
  readonly daysAhead: boolean;
  readonly calendar1904: boolean;
}

function written(cell: string, { monthFirst, isSure, daysAhead, calendar1904 }: Reading): string {
  const number = SERIAL.test(cell) || TIME_ALONE.test(cell) ? Number(cell.replace(',', '.')) : null;
  if (number !== null) return ofSerial(number, calendar1904) ?? cell;
  const found = DAY.exec(cell);
  if (found === null) return cell;
  const [whole, first, , second, year = ''] = found;
  const [day, month] = monthFirst ? [second, first] : [first, second];
  const text = cell.replace(whole, `${day}/${month}/${year.length === 4 ? year : fullYear(year, daysAhead)}`);
  // AM and PM beside a day say English: there the month stands first, unless the table shows that it does not.
  return isSure ? text.replace(/(\d ?)AM\b/i, '$1SA').replace(/(\d ?)PM\b/i, '$1CH') : text;
}

/** The usual window: 00 to 49 are of this century. */
function fullYear(twoDigits: string, daysAhead: boolean): string {
  return `${daysAhead || Number(twoDigits) < 50 ? 20 : 19}${twoDigits}`;
}

/** Null: no day of these times. */
function ofSerial(serial: number, calendar1904: boolean): string | null {
  const minutes = Math.round(serial * 1_440);
  const clock = `${String(Math.floor((minutes % 1_440) / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  if (serial < 1) return minutes < 1_440 ? clock : null;
  const days = Math.floor(minutes / 1_440) + (calendar1904 ? CALENDAR_1904 : 0);
  if (days < FIRST_SERIAL || days > LAST_SERIAL) return null;
  const day = new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10);
  return minutes % 1_440 === 0 ? day : `${day} ${clock}`;
}
