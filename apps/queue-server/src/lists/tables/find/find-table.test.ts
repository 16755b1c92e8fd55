import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { describe, expect, test } from 'vitest';
import { rowOf, type SheetDocument, workbookOf } from '../../../../test/fixtures/workbook.ts';
import { BOOKING_TABLE } from '../../bookings/import/booking-columns.ts';
import { readTable } from '../read-table.ts';
import { tableNotes } from '../table-notes.ts';
import type { TableChoice, TableRequest } from '../table-request.ts';

/** The file as a list of bookings. */
async function read(content: string | Uint8Array, choice: TableChoice & Partial<Pick<TableRequest, 'chosen'>> = {}) {
  const path = join(tempFolder(), 'list');
  writeFileSync(path, content);
  return readTable(path, { ...BOOKING_TABLE, chosen: {}, ...choice });
}

async function tableOf(...args: Parameters<typeof read>) {
  const table = await read(...args);
  if (!table.ok) return expect.unreachable(table.no.en);
  return {
    columns: table.value.columns,
    rows: table.value.rows.map(({ line, cells }) => [line, ...Object.values(cells)]),
    notes: tableNotes(table.value.found),
  };
}

async function faultOf(...args: Parameters<typeof read>) {
  const table = await read(...args);
  return table.ok ? expect.unreachable('it is a table') : table.no;
}

const HEADER = ['Mã lịch hẹn', 'Dịch vụ', 'Ngày hẹn', 'Giờ hẹn'];
const ROW = ['LH-0001', 'Đất đai', '30/11/2026', '09:00'];

/** A sheet of rows of texts. */
const sheet = (name: string, rows: readonly (readonly string[])[], more: Partial<SheetDocument> = {}): SheetDocument => ({
  name,
  rows: rows.map((cells, i) => rowOf(i + 1, ...cells)).join(''),
  ...more,
});

describe('the header and the separator', () => {
  test.each([',', ';', '\t'])('[F3] titles with any signs stand above a table that is separated by %j', async (separator) => {
    const titles = ['Danh sách lịch hẹn, tuần 49; phường An Bình', 'Lập ngày 28/11/2026, giờ 8, 30; 31', ''];
    const text = [...titles, HEADER.join(separator), ROW.join(separator)].join('\n');
    const { columns, rows, notes } = await tableOf(text);
    expect([columns, rows]).toEqual([HEADER, [[5, ...ROW]]]);
    expect(notes).toEqual([
      {
        vi: 'tiêu đề của bảng ở dòng 4; bỏ qua những gì ghi phía trên: dòng 1, 2',
        en: 'the header of the table is row 4; what stands above it was passed over: row 1, 2',
      },
    ]);
  });

  test('[F3] of a header in the first row nothing is said', async () => {
    expect((await tableOf(`${HEADER.join(';')}\n${ROW.join(';')}`)).notes).toEqual([]);
  });

  test.each([
    ['STT;Mã lịch hẹn;Dịch vụ;Thời điểm;', ';;;hẹn;trả', ['STT', 'Mã lịch hẹn', 'Dịch vụ', 'Thời điểm hẹn', 'Thời điểm trả']],
    ['STT;Mã lịch hẹn;Dịch vụ;Thời gian;', ';;;Ngày hẹn;Giờ hẹn', ['STT', 'Mã lịch hẹn', 'Dịch vụ', 'Ngày hẹn', 'Giờ hẹn']],
  ])('[F3] a heading of two rows, %s / %s, is read as one where that finds more', async (upper, lower, columns) => {
    const found = await tableOf(['DANH SÁCH', upper, lower, '1;LH-0001;Đất đai;30/11/2026;09:00'].join('\n'));
    expect([found.columns, found.rows]).toEqual([columns, [[4, '1', 'LH-0001', 'Đất đai', '30/11/2026', '09:00']]]);
  });

  test('[F3] columns that were named for the import count as known; --header-row goes before all', async () => {
    const text = 'A;B;C\nSố phiếu;Quầy;Lúc\nP-0001;Đất đai;30/11/2026 09:00';
    const chosen = { code: 'Số phiếu', service: 'Quầy', time: 'Lúc' };
    expect((await tableOf(text)).columns).toEqual(['A', 'B', 'C']);
    expect((await tableOf(text, { chosen })).columns).toEqual(['Số phiếu', 'Quầy', 'Lúc']);
    expect((await tableOf(text, { headerRow: 2 })).rows).toEqual([[3, 'P-0001', 'Đất đai', '30/11/2026 09:00']]);
    expect((await faultOf(text, { headerRow: 9 })).en).toContain('row 9 is empty or not there');
  });
});

describe('the sheet', () => {
  const old = sheet('Cũ', [HEADER, ['LH-9999', ...ROW.slice(1)]], { state: 'hidden' });
  const veryOld = sheet('Rất cũ', [HEADER, ['LH-8888', ...ROW.slice(1)]], { state: 'veryHidden' });
  const guide = sheet('Hướng dẫn', [['Cột', 'Ý nghĩa'], ['Mã lịch hẹn', 'Mã của lịch hẹn'], ['Ngày hẹn', 'Ngày, tháng, năm'], HEADER, ROW]);
  const people = sheet('Cán bộ', [
    ['Mã', 'Phòng'],
    ['1', 'A'],
  ]);
  const list = sheet('Lịch "T11" & T12', [['DANH SÁCH'], HEADER, ROW]);

  test('[F3] is the visible one with the most of the columns, whatever stands before it, and is named', async () => {
    const { rows, notes } = await tableOf(workbookOf([old, veryOld, guide, people, list]));
    expect(rows).toEqual([[3, ...ROW]]);
    expect(notes[0]).toEqual({ vi: 'đọc trang tính "Lịch "T11" & T12"', en: 'the sheet "Lịch "T11" & T12" is read' });
  });

  test('[F3] --sheet takes any by its name or number; a wrong one names those there are', async () => {
    const file = workbookOf([old, list]);
    expect((await tableOf(file, { sheet: 'Cũ' })).rows).toEqual([[2, 'LH-9999', ...ROW.slice(1)]]);
    expect((await tableOf(file, { sheet: '1' })).rows).toEqual([[2, 'LH-9999', ...ROW.slice(1)]]);
    expect((await faultOf(file, { sheet: 'Mới' })).vi).toContain('không có trang tính "Mới". Các trang tính: "Cũ", "Lịch "T11" & T12".');
    expect((await faultOf(HEADER.join(';'), { sheet: '1' })).en).toContain('is no workbook and has no sheets');
  });

  test('[F3] the only one is not worth a word; where none has the columns the first is taken', async () => {
    expect((await tableOf(workbookOf([sheet('Sheet1', [HEADER, ROW])]))).notes).toEqual([]);
    expect(
      (
        await tableOf(
          workbookOf([
            people,
            sheet('B', [
              ['C', 'D'],
              ['1', '2'],
            ]),
          ]),
        )
      ).columns,
    ).toEqual(['Mã', 'Phòng']);
  });

  test('[F1] letters in an old font are told in a sheet too, also where its names are in it', async () => {
    const { rows, notes } = await tableOf(
      workbookOf([
        sheet('A', [
          ['M· lÞch hÑn', 'DÞch vô', 'Ngµy hÑn', 'Giê hÑn'],
          ['LH-0001', '§Êt ®ai', ROW[2] ?? '', ROW[3] ?? ''],
        ]),
      ]),
    );
    expect([rows, notes.map(({ en }) => en)]).toEqual([[[2, ...ROW]], ['the letters were converted from TCVN3 (ABC, .VnTime) to Unicode']]);
  });
});

describe('cells of a workbook', () => {
  const table = (header: readonly string[], ...rows: string[]) => ({ name: 'A', rows: rowOf(1, ...header) + rows.join('') });

  test('[F6] a code is what is seen: zeros by format, with signs around; more than 15 digits are no code any more', async () => {
    const formats = ['00000', '"LH-"0000', '00\\-00', '#,##0'];
    const cell = (number: number, format: number) => ({ number, format });
    const rows = [
      rowOf(2, cell(123, 3)),
      rowOf(3, cell(123, 4)),
      rowOf(4, cell(12_345, 5)),
      rowOf(5, cell(1_234, 6)),
      rowOf(6, cell(1_234_567, 3)),
      rowOf(7, 202_611_300_000_012),
      rowOf(8, 2_026_113_000_000_120),
      rowOf(9, '2026113000000120'),
      rowOf(10, '="00123"'),
      rowOf(11, "'00123"),
    ];
    const { rows: read } = await tableOf(workbookOf([table(['Mã lịch hẹn', 'Dịch vụ'], ...rows)], { formats }));
    expect(read.map(([, code]) => code)).toEqual([
      '00123',
      'LH-0123',
      '123-45',
      '1234',
      '1234567',
      '202611300000012',
      '2.02611300000012E+15',
      '2026113000000120',
      '00123',
      '00123',
    ]);
  });

  test('[F6] a long number of JSON has all its digits', async () => {
    const { rows } = await tableOf('[{"code":2026113000000120001,"service":"Đất đai"}]');
    expect(rows).toEqual([[1, '2026113000000120001', 'Đất đai']]);
  });

  test('[F7] what is merged over rows counts for each of them; a row without anything of its own is none', async () => {
    const rows = [rowOf(2, 'LH-0001', 'Đất đai', '30/11/2026', '09:00'), rowOf(3, 'LH-0002', null, null, '09:30'), rowOf(4, 'LH-0003', 'Thuế', null, '10:00')];
    const document = { ...table(HEADER, ...rows), merged: ['B2:B3', 'C2:C4', 'A4:A5', 'D4:D5', 'B4:B5'] };
    expect((await tableOf(workbookOf([document]))).rows).toEqual([
      [2, 'LH-0001', 'Đất đai', '30/11/2026', '09:00'],
      [3, 'LH-0002', 'Đất đai', '30/11/2026', '09:30'],
      [4, 'LH-0003', 'Thuế', '30/11/2026', '10:00'],
    ]);
  });

  test('[F5] days and times alone, in both calendars, with and without a format', async () => {
    const rows = (day: number) => [
      rowOf(2, 'LH-0001', 'Đất đai', { number: day, format: 1 }, { number: 0.375, format: 2 }),
      rowOf(3, 'LH-0002', 'Đất đai', day, 0.375),
      rowOf(4, 'LH-0003', 'Đất đai', day + 0.375),
    ];
    for (const [calendar1904, day] of [
      [false, 46_356],
      [true, 44_894],
    ] as const) {
      const { rows: read } = await tableOf(workbookOf([table(HEADER, ...rows(day))], { calendar1904 }));
      expect(read).toEqual([
        [2, 'LH-0001', 'Đất đai', '2026-11-30', '09:00'],
        [3, 'LH-0002', 'Đất đai', '2026-11-30', '09:00'],
        [4, 'LH-0003', 'Đất đai', '2026-11-30 09:00', ''],
      ]);
    }
  });
});

test('[F8] eth is the đ it looks like, in names of columns and in cells', async () => {
  const { columns, rows } = await tableOf('Mã ðặt lịch;Dịch vụ\nLH-0001;Ðất ðai');
  expect([columns, rows]).toEqual([['Mã đặt lịch', 'Dịch vụ'], [[2, 'LH-0001', 'Đất đai']]]);
});

test('[F2] letters lost in a wanted column or in a name refuse the file, in a column nobody reads they do not', async () => {
  const fault = await faultOf('Mã lịch hẹn;Dịch vụ\nLH-0001;Đất đai\nLH-0002;Ð?t dai');
  expect(fault.vi).toContain('cột "Dịch vụ", dòng 3 có "Đ?t"');
  expect(fault.en).toContain('the column "Dịch vụ" has "Đ?t" on line 3');
  expect((await faultOf('M? l?ch h?n;D?ch v?\nLH-0001;A')).en).toContain('on line 1');
  expect((await tableOf('Mã lịch hẹn;Dịch vụ;Ghi chú\nLH-0001;Đất đai;g?i l?i')).rows).toHaveLength(1);
  expect((await tableOf('Mã lịch hẹn;Nội dung\nLH-0001;Tách thửa được không?')).rows).toHaveLength(1);
});
