// A table of bookings, read row by row. Which rows can be kept is decided where the bookings are: here only what they say.
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { isPersonalColumn } from '../../dossier-names.ts';
import { findColumns } from '../../tables/find/find-columns.ts';
import type { Table, TableRow } from '../../tables/read-table.ts';
import { bookingKey } from '../bookings.ts';
import type { WrittenBooking } from '../check-booking.ts';
import { BOOKING_NAMES, type BookingColumn, type BookingColumns } from './booking-columns.ts';
import { type BookingNote, bookingNote, type NoteCode, type RowFault } from './booking-note.ts';
import { bookedServiceFinder, type FindBookedService } from './find-booked-service.ts';
import { readBookingState } from './read-booking-state.ts';
import { readBookingTime } from './read-booking-time.ts';

export interface ReadOptions {
  /** Columns whose name does not say what they are. */
  readonly columns: BookingColumns;
  readonly settings: CentreSettings;
  readonly serviceOfProcedure: (code: string) => string | null;
}

export interface ReadBookings {
  readonly bookings: readonly { readonly line: number; readonly written: WrittenBooking }[];
  /** Codes of rows that say the booking was cancelled. */
  readonly cancelled: readonly string[];
  readonly notes: readonly BookingNote[];
  /** How many rows gave way to a later one with the same code. */
  readonly repeated: number;
  readonly rows: number;
}

/** As many states as a system can have. */
const MOST_STATES = 30;

type RowSays = { readonly written: WrittenBooking } | { readonly cancelled: string };

/** Of two rows with one code the later counts. Errors: what the whole table lacks. Never throws. */
export function readBookings(table: Table, options: ReadOptions): Result<ReadBookings, readonly BookingNote[]> {
  const { found, missing } = findColumns(table.columns, BOOKING_NAMES, options.columns);
  const lacking = [
    ...missing.map((columns): RowFault => ({ note: 'column-missing', params: { columns } })),
    ...[...found.values()].filter(isPersonalColumn).map((columns): RowFault => ({ note: 'column-personal', params: { columns } })),
    ...lackingColumns(found),
  ];
  if (lacking.length > 0) return no(lacking.map((fault) => bookingNote(0, 'refused', fault)));
  const findService = bookedServiceFinder(options.settings, options.serviceOfProcedure);
  const notes: BookingNote[] = [];
  const states = new StateNotes();
  const byKey = new Map<string, RowSays & { readonly line: number }>();
  let repeated = 0;
  for (const row of table.rows) {
    const cell = (column: BookingColumn) => cellOf(row, found.get(column));
    const code = readCode(cell('code'));
    if (!code.ok) {
      notes.push(bookingNote(row.line, 'refused', code.no));
      continue;
    }
    const { cancelled, note } = readBookingState(cell('state'));
    if (note !== null) states.add(row.line, note, cell('state'));
    const says = cancelled ? ok({ says: { cancelled: code.value }, note: null }) : readBooking(code.value, cell, findService, options.settings.timeZone);
    if (!says.ok) {
      notes.push(bookingNote(row.line, 'refused', says.no));
      continue;
    }
    if (says.value.note !== null) notes.push(bookingNote(row.line, 'noted', says.value.note));
    const key = bookingKey(code.value);
    const before = byKey.get(key);
    if (before !== undefined) {
      repeated += 1;
      notes.push(bookingNote(before.line, 'noted', { note: 'twice', params: { later: row.line } }));
    }
    byKey.set(key, { ...says.value.says, line: row.line });
  }
  const kept = [...byKey.values()];
  return ok({
    bookings: kept.flatMap((one) => ('written' in one ? [{ line: one.line, written: one.written }] : [])),
    cancelled: kept.flatMap((one) => ('cancelled' in one ? [one.cancelled] : [])),
    notes: [...notes, ...states.end()],
    repeated,
    rows: table.rows.length,
  });
}

/** What it takes to read any row at all. Day and time may stand in one column. */
function lackingColumns(found: ReadonlyMap<BookingColumn, string>): RowFault[] {
  const groups: readonly (readonly BookingColumn[])[] = [['code'], ['service', 'procedure'], ['date', 'time']];
  return groups.filter((group) => !group.some((column) => found.has(column))).map((group) => ({ note: 'no-column', params: { columns: group.join(' / ') } }));
}

function readBooking(
  code: string,
  cell: (column: BookingColumn) => string,
  findService: FindBookedService,
  timeZone: string,
): Result<{ readonly says: RowSays; readonly note: RowFault | null }, RowFault> {
  const service = findService(cell('service'), cell('procedure'));
  if (!service.ok) return service;
  const when = readBookingTime(cell('date'), cell('time'), timeZone);
  if (!when.ok) return no({ note: when.no });
  const { serviceId, procedureCode, note } = service.value;
  return ok({ says: { written: { code, serviceId, procedureCode, ...when.value } }, note });
}

function readCode(cell: string): Result<string, RowFault> {
  const code = cell
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (code === '') return no({ note: 'code-missing' });
  if (/^\d(?:[.,]\d+)?E\+\d+$/i.test(code)) return no({ note: 'code-number' });
  return code.length <= 64 && bookingKey(code).length >= 4 ? ok(code) : no({ note: 'code-wrong' });
}

/** What is said of states: of each once, at its first row. More than a few are no states but somebody's remarks. */
class StateNotes {
  readonly #seen = new Map<string, { readonly line: number; readonly note: NoteCode; readonly value: string; count: number }>();

  add(line: number, note: NoteCode, value: string): void {
    const seen = this.#seen.get(value);
    if (seen === undefined) this.#seen.set(value, { line, note, value, count: 1 });
    else seen.count += 1;
  }

  end(): BookingNote[] {
    const seen = [...this.#seen.values()];
    const more = seen.length - MOST_STATES;
    return [
      // A remark may hold a telephone or identity number (R4).
      ...seen
        .slice(0, MOST_STATES)
        .map(({ line, note, value, count }) => bookingNote(line, 'noted', { note, params: { value: value.replaceAll(/\d[\d .]{5,}/g, '…'), count } })),
      ...(more > 0 ? [bookingNote(0, 'noted', { note: 'states-more', params: { count: more } })] : []),
    ];
  }
}

function cellOf(row: TableRow, column: string | undefined): string {
  return column === undefined ? '' : (row.cells[column] ?? '').replaceAll(/\s+/g, ' ').trim();
}
