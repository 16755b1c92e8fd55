// Tables as people have them: each of the sample files, what is said of it and what it means.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { SMALL_CENTRE } from '@luot/queue/fixtures/small-centre';
import { instantOf } from '@luot/shared/domain/time/local-time';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readCentre } from '../src/centre/data-folder.ts';
import { Bookings } from '../src/lists/bookings/bookings.ts';
import { BOOKING_TABLE } from '../src/lists/bookings/import/booking-columns.ts';
import { readBookings } from '../src/lists/bookings/import/read-bookings.ts';
import { readProcedureFile } from '../src/lists/catalogue/catalogue.ts';
import { CATALOGUE_TABLE } from '../src/lists/catalogue/import/column-names.ts';
import { importCatalogue } from '../src/lists/catalogue/import/import-catalogue.ts';
import { OwnDossiers } from '../src/lists/dossiers/sources/own-dossiers.ts';
import { readTable } from '../src/lists/tables/read-table.ts';
import type { TableKind } from '../src/lists/tables/table-request.ts';
import { centreFolder } from './fixtures/centre-folder.ts';
import { luot } from './fixtures/luot-here.ts';
import { privateFileMarks } from './fixtures/private-file-marks.ts';

const FILES = resolve(import.meta.dirname, 'fixtures/people-files');
const SAMPLE_CENTRE = resolve(import.meta.dirname, '../../../resources/seed/centre.json');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: instantOf({ date: '2026-11-28', minute: 480 }, 'Asia/Ho_Chi_Minh') });
  onTestFinished(() => void vi.useRealTimers());
});

function folder() {
  return centreFolder(readCentre(SAMPLE_CENTRE));
}

/** A file of the test's own. */
function fileOf(text: string): string {
  const path = join(tempFolder(), 'list.csv');
  writeFileSync(path, text);
  return path;
}

describe('luot bookings import', () => {
  /** What is said in English, and codes with their times. */
  async function imported(file: string, ...flags: readonly string[]) {
    const data = folder();
    const { said, errors, code } = await luot('bookings', 'import', resolve(FILES, file), ...flags, '--data', data);
    const bookings = Bookings.open(join(data, 'bookings.db'), 0, privateFileMarks());
    const list = bookings.between(0, Infinity).map((one) => `${one.code} ${one.serviceId} ${new Date(one.atMs + 7 * 3_600_000).toISOString().slice(0, 16)}`);
    bookings.close();
    const notes = said
      .split('\n')
      .filter((line) => line.includes(': '))
      .map((line) => line.split(' / ')[1]);
    return { list, notes: notes.slice(0, -1), errors, code };
  }

  test('[F3] a title with commas does not decide what separates the cells', async () => {
    expect(await imported('b01-title-comma.csv')).toEqual({
      list: ['LH-AAAA-01 land 2026-11-30T09:00', 'LH-AAAA-02 civil-status 2026-11-30T09:30'],
      notes: ['the whole file · noted: the header of the table is row 2; what stands above it was passed over: row 1'],
      errors: '',
      code: 0,
    });
  });

  test('[F3] a letterhead is passed over and named', async () => {
    expect(await imported('b03-motto.csv')).toMatchObject({
      list: ['LH-CCCC-11 land 2026-11-30T09:00'],
      notes: ['the whole file · noted: the header of the table is row 5; what stands above it was passed over: row 1, 2, 4'],
    });
  });

  test('[F3] the sheet that is seen counts, and is named; a hidden one when asked for', async () => {
    expect(await imported('b09b-hidden-first.xlsx')).toMatchObject({
      list: ['LH-KKKK-02 land 2026-11-30T09:00'],
      notes: ['the whole file · noted: the sheet "Lịch hẹn" is read'],
    });
    expect((await imported('b09b-hidden-first.xlsx', '--sheet', 'Cũ')).list).toEqual(['LH-KKKK-HIDDEN land 2026-11-30T09:00']);
    const wrong = await imported('b09b-hidden-first.xlsx', '--sheet', '3');
    expect(wrong).toMatchObject({ list: [], code: 1, errors: expect.stringContaining('Its sheets: "Cũ", "Lịch hẹn".') as unknown });
  });

  test('[F4] months stand first where one row shows it', async () => {
    expect(await imported('b05d-usdates.csv')).toMatchObject({
      list: ['US-0001 land 2027-01-04T09:00', 'US-0002 land 2027-01-05T14:30', 'US-0004 land 2027-01-18T09:00', 'US-0003 land 2027-02-09T09:00'],
      notes: ['the whole file · noted: days are read as month/day/year, because line 5 can be read in no other way'],
    });
  });

  test('[F4] days in both orders are a question, which --dates answers', async () => {
    const file = fileOf('Booking code,Service,Date,Time\nUS-0001,Land,01/18/2027,9:00\nUS-0002,Land,18/01/2027,9:00\nUS-0003,Land,01/04/2027,9:00\n');
    const asked = await imported(file);
    expect(asked).toMatchObject({ list: [], code: 1 });
    expect(asked.errors).toContain('line 3 has the day before the month, line 2 the month before the day');
    expect((await imported(file, '--dates', 'month-first')).list).toEqual(['US-0003 land 2027-01-04T09:00', 'US-0001 land 2027-01-18T09:00']);
  });

  test('[F6] codes a spreadsheet wrote in its own way are freed of it; those it shortened are refused', async () => {
    const { list, notes } = await imported('b08-sci.csv');
    expect(list).toEqual(['0012345 land 2026-11-30T09:00', '0012346 land 2026-11-30T09:00']);
    expect(notes).toEqual([expect.stringMatching(/^row 2 · refused: a spreadsheet has made the code a number and lost digits/)]);
    const long = await imported('b08b-long-numbers.xlsx');
    expect(long.list).toEqual(['123456.5 land 2026-11-30T10:00', '20261130000001 land 2026-11-30T10:00']);
    expect(long.notes.map((note) => note?.slice(0, 15))).toEqual(['row 2 · refused', 'row 3 · refused', 'row 4 · refused']);
  });

  test('[F8] eth stands for đ', async () => {
    expect((await imported('b07-eth.csv')).list).toEqual(['LH-HHHH-01 land 2026-11-30T09:00', 'LH-HHHH-02 land 2026-11-30T09:30']);
  });
});

describe('luot catalogue import', () => {
  async function imported(file: string) {
    const data = folder();
    const { said, errors, code } = await luot('catalogue', 'import', join(FILES, file), '--data', data);
    const { said: list } = await luot('catalogue', 'export', join(data, 'list.json'), '--data', data);
    expect(list).toBe('');
    return { data, said, errors, code };
  }

  test('[F1] TCVN3 becomes Unicode, and the report says so', async () => {
    const { said, code, data } = await imported('c06b-tcvn3-ascii-head.csv');
    expect([said, code]).toEqual([expect.stringContaining('the letters were converted from TCVN3 (ABC, .VnTime) to Unicode'), 0]);
    const records = readProcedureFile(join(data, 'list.json')).procedures.filter(({ code: one }) => one.startsWith('1.00900'));
    expect(records.map(({ fullName, field, timeLimit }) => [fullName, field, timeLimit?.vi])).toEqual([
      ['Đăng ký thử nghiệm việc hộ gia đình', 'Đất đai', '5 ngày làm việc'],
      ['Cấp giấy xác nhận thử nghiệm', 'Hộ tịch', '3 ngày'],
    ]);
  });

  test('[F2] a file that lost its letters changes nothing', async () => {
    const { said, errors, code } = await imported('c06c-overwrite-ansi.csv');
    expect([said, code]).toEqual(['', 1]);
    expect(errors).toContain('cột "Ten thu tuc", dòng 2 có "t?c"');
    expect(errors).toContain('(catalogue-table)');
  });
});

test('[F4] luot dossiers import finds the table too, and says how its days are written', async () => {
  const data = folder();
  const file = fileOf(
    'DANH SÁCH HỒ SƠ\nMã hồ sơ;Trạng thái;Ngày hẹn trả\nH56.25.10-261109-0975;Đang giải quyết;11/05/2026\nH56.25.10-261109-0976;Đang giải quyết;11/18/2026\n',
  );
  const { said, code } = await luot('dossiers', 'import', file, '--data', data);
  expect([said, code]).toEqual([expect.stringContaining('the header of the table is row 2'), 0]);
  expect(said).toContain('because line 4 can be read in no other way');
  const own = OwnDossiers.open(join(data, 'dossiers.db'));
  expect([own.find('H56.25.10-261109-0975')?.dueOn, own.find('H56.25.10-261109-0976')?.dueOn]).toEqual(['2026-11-05', '2026-11-18']);
  own.close();
});

describe('what a table means', () => {
  async function tableOf(file: string, kind: TableKind) {
    const table = await readTable(join(FILES, file), { ...kind, chosen: {} });
    return table.ok ? table.value : expect.unreachable(table.no.en);
  }

  async function bookingsOf(file: string) {
    const read = readBookings(await tableOf(file, BOOKING_TABLE), { columns: {}, settings: SMALL_CENTRE, serviceOfProcedure: () => null });
    return read.ok ? read.value : expect.unreachable();
  }

  test('[F20] states that only contain a word of cancelling keep their booking; those that are not known are named once', async () => {
    const { bookings, cancelled, notes } = await bookingsOf('b11b-state.csv');
    expect(bookings.map(({ written }) => written.code)).toEqual([1, 2, 3, 4, 5, 6, 7, 9].map((n) => `LH-NNNN-0${n}`));
    expect(cancelled).toEqual(['LH-NNNN-08']);
    expect(notes.map(({ line, what, text }) => `${line} ${what}: ${text.en}`)).toEqual([
      '3 noted: the state "Đã xác nhận (Huy)" is not understood (rows: 1); kept as bookings',
      '7 noted: the state "Hết hạn" (rows: 1) says come, missed or over, and not cancelled; kept where the day is not over',
      '8 noted: the state "Khách không đến" (rows: 1) says come, missed or over, and not cancelled; kept where the day is not over',
      '10 noted: the state "Cancelable" is not understood (rows: 1); kept as bookings',
    ]);
  });

  test('[F21] the letter eth is đ', async () => {
    const { bookings, notes } = await bookingsOf('b07-eth.csv');
    expect([bookings.map(({ written }) => written.serviceId), notes]).toEqual([['land', 'land'], []]);
  });

  test('[F21] [F22] fields written in other ways are those of the settings; one that nobody handles is noted', async () => {
    const { services } = readCentre(SAMPLE_CENTRE);
    const { file, report } = importCatalogue(
      await tableOf('c07-field-variants.csv', CATALOGUE_TABLE),
      { procedures: [], repealed: [] },
      { columns: {}, province: null, services },
    );
    expect(file.procedures.map(({ field }) => field)).toEqual([...Array.from({ length: 4 }, () => 'Đất đai'), 'Hộ tịch', 'Hòa giải ở cơ sở']);
    expect(file.procedures[0]?.fullName).toBe('Đăng ký thử nghiệm đất');
    expect(report.filter(({ text }) => text.en.includes('handles'))).toEqual([]);
    const land = services.filter(({ id }) => id === 'land');
    const few = importCatalogue(
      await tableOf('c07-field-variants.csv', CATALOGUE_TABLE),
      { procedures: [], repealed: [] },
      { columns: {}, province: null, services: land },
    );
    expect(few.report.filter(({ text }) => text.en.includes('handles')).map(({ line, text }) => `${line}: ${text.vi}`)).toEqual([
      '6: không dịch vụ nào của trung tâm nhận lĩnh vực "Hộ Tịch" (1 thủ tục); các thủ tục đó chỉ xem được, không lấy số được',
      '7: không dịch vụ nào của trung tâm nhận lĩnh vực "Hoà giải ở cơ sở" (1 thủ tục); các thủ tục đó chỉ xem được, không lấy số được',
    ]);
  });
});
