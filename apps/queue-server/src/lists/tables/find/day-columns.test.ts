import { describe, expect, test } from 'vitest';
import { BOOKING_TABLE } from '../../bookings/import/booking-columns.ts';
import { dossierTable } from '../../dossier-names.ts';
import type { DayOrder, TableKind } from '../table-request.ts';
import { readDayColumns } from './day-columns.ts';

/** A column of days, of bookings if nothing else is said; the lines begin at 2. */
function read(cells: readonly string[], dates?: DayOrder, kind: TableKind = BOOKING_TABLE, column = 'Ngày hẹn') {
  const table = { columns: ['Mã', column], rows: cells.map((cell, i) => ({ line: i + 2, cells: { Mã: '01/18/2027', [column]: cell } })) };
  const days = readDayColumns(table, { ...kind, chosen: {}, ...(dates === undefined ? {} : { dates }) }, false);
  if (!days.ok) return days.no;
  return { days: days.value.table.rows.map((row) => row.cells[column]), monthFirst: days.value.monthFirst };
}

describe('which number is the month', () => {
  test.each([
    [
      ['01/04/2027', '01/18/2027'],
      ['04/01/2027', '18/01/2027'],
    ],
    [
      ['1-4-27', '1-18-27'],
      ['4/1/2027', '18/1/2027'],
    ],
    [
      ['1.4.2027 9:00 AM', '1.18.2027 2:30 PM'],
      ['4/1/2027 9:00 SA', '18/1/2027 2:30 CH'],
    ],
    [
      ['2:30 01/04/2027', 'x', '', '01/18/2027'],
      ['2:30 04/01/2027', 'x', '', '18/01/2027'],
    ],
  ])('[F4] one row that can only be read month first tells it for all: %j', (cells, days) => {
    expect(read(cells)).toEqual({ days, monthFirst: { line: cells.length + 1 } });
  });

  test('[F4] one that can only be read day first tells that, and where nothing tells the day stands first', () => {
    expect(read(['01/04/2027', '18/01/2027 2:30 PM'])).toEqual({ days: ['01/04/2027', '18/01/2027 2:30 CH'], monthFirst: null });
    expect(read(['01/04/2027', '02/04/2027 2:30 PM'])).toEqual({ days: ['01/04/2027', '02/04/2027 2:30 PM'], monthFirst: null });
  });

  test('[F4] rows that contradict each other refuse the table and are named, unless somebody says how it is', () => {
    const cells = ['01/04/2027', '18/01/2027', '01/19/2027'];
    expect(read(cells)).toEqual({ code: 'dates-both', params: { day: 3, month: 4 } });
    // What cannot be so is left to be refused row by row.
    expect(read(cells, 'month-first')).toEqual({ days: ['04/01/2027', '01/18/2027', '19/01/2027'], monthFirst: { line: null } });
    expect(read(cells, 'day-first')).toEqual({ days: ['01/04/2027', '18/01/2027', '01/19/2027'], monthFirst: null });
  });

  test('[F4] days in the order of the standard say nothing and stay', () => {
    expect(read(['2027-01-18', '20270118', '01/04/2027'])).toEqual({ days: ['2027-01-18', '20270118', '01/04/2027'], monthFirst: null });
  });

  test('[F4] days a spreadsheet has made beside texts with the month first may be the wrong way round: that is a question', () => {
    expect(read(['2027-04-01', '01/18/2027'])).toEqual({ code: 'dates-swapped', params: { line: 2, month: 3 } });
    expect(read(['2027-04-01', '01/18/2027'], 'month-first')).toMatchObject({ days: ['2027-04-01', '18/01/2027'] });
    expect(read(['2027-04-13', '2027-04-04', '01/18/2027'])).toMatchObject({ days: ['2027-04-13', '2027-04-04', '18/01/2027'] });
  });

  test('[F4] all columns of days of a table are judged together', () => {
    const table = {
      columns: ['Ngày tiếp nhận', 'Ngày hẹn trả'],
      rows: [{ line: 2, cells: { 'Ngày tiếp nhận': '10/13/2026', 'Ngày hẹn trả': '11/05/2026' } }],
    };
    const days = readDayColumns(table, { ...dossierTable({}), chosen: {} }, false);
    expect(days).toMatchObject({ ok: true, value: { table: { rows: [{ cells: { 'Ngày tiếp nhận': '13/10/2026', 'Ngày hẹn trả': '05/11/2026' } }] } } });
  });
});

describe('days written short', () => {
  test('[F5] years of two digits: of bookings those to come, else 1950 to 2049', () => {
    expect(read(['30/11/26', '30/11/75'])).toMatchObject({ days: ['30/11/2026', '30/11/2075'] });
    expect(read(['30/11/26', '30/11/75'], undefined, dossierTable({}), 'Ngày hẹn trả')).toMatchObject({ days: ['30/11/2026', '30/11/1975'] });
  });

  test('[F5] counts of days as a spreadsheet keeps them, with their time; a part of a day is a time', () => {
    expect(read(['46356', '46356,375', '0.999', '0,5', '12345', '99999'])).toMatchObject({
      days: ['2026-11-30', '2026-11-30 09:00', '23:59', '12:00', '12345', '99999'],
    });
  });
});
