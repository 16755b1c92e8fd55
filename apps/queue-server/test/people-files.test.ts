// Files as people send them, from the bytes to what they mean.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBookings } from '../src/bookings/read-bookings.ts';
import { importCatalogue } from '../src/catalogue/import-catalogue.ts';
import { readCentre } from '../src/data-folder.ts';
import { readTable } from '../src/tables/read-table.ts';
import { SMALL_CENTRE } from './fixtures/small-centre.ts';
import { SEED_FOLDER } from './fixtures/test-server.ts';

async function tableOf(file: string) {
  const table = await readTable(join(import.meta.dirname, 'fixtures', 'people-files', file));
  return table.ok ? table.value : expect.unreachable(table.no.en);
}

async function bookingsOf(file: string) {
  const read = readBookings(await tableOf(file), { columns: {}, settings: SMALL_CENTRE, serviceOfProcedure: () => null });
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
  const { services } = readCentre(join(SEED_FOLDER, 'centre.json'));
  const { file, report } = importCatalogue(
    await tableOf('c07-field-variants.csv'),
    { procedures: [], repealed: [] },
    { columns: {}, province: null, services },
  );
  expect(file.procedures.map(({ field }) => field)).toEqual([...Array.from({ length: 4 }, () => 'Đất đai'), 'Hộ tịch', 'Hòa giải ở cơ sở']);
  expect(file.procedures[0]?.fullName).toBe('Đăng ký thử nghiệm đất');
  expect(report.filter(({ text }) => text.en.includes('handles'))).toEqual([]);
  const land = services.filter(({ id }) => id === 'land');
  const few = importCatalogue(await tableOf('c07-field-variants.csv'), { procedures: [], repealed: [] }, { columns: {}, province: null, services: land });
  expect(few.report.filter(({ text }) => text.en.includes('handles')).map(({ line, text }) => `${line}: ${text.vi}`)).toEqual([
    '6: không dịch vụ nào của trung tâm nhận lĩnh vực "Hộ Tịch" (1 thủ tục); các thủ tục đó chỉ xem được, không lấy số được',
    '7: không dịch vụ nào của trung tâm nhận lĩnh vực "Hoà giải ở cơ sở" (1 thủ tục); các thủ tục đó chỉ xem được, không lấy số được',
  ]);
});
