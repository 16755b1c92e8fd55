import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { at, SMALL_CENTRE, TUESDAY } from '@luot/queue/fixtures/small-centre';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { centreFolder } from '../../test/fixtures/centre-folder.ts';
import { luot } from '../../test/fixtures/luot-here.ts';
import { privateFileMarks } from '../../test/fixtures/private-file-marks.ts';
import { DEVICES_ONLY, startTestServer } from '../../test/fixtures/test-server.ts';
import { Bookings } from '../lists/bookings/bookings.ts';

const NAME = 'Nguyễn Thị Hồng Nhung';
const HEADER = 'Mã lịch hẹn;Họ tên;Điện thoại;Dịch vụ;Ngày hẹn;Giờ hẹn;Trạng thái';
const row = (code: string, day = '23/11/2026', time = '08:30', state = '') => `${code};${NAME};0912345678;Land;${day};${time};${state}`;

/** A file to import. */
function fileOf(...rows: string[]): string {
  const file = join(tempFolder(), 'bookings.csv');
  writeFileSync(file, `${[HEADER, ...rows].join('\n')}\n`);
  return file;
}

/** A data folder that a server has left, and what stands in its list. */
function folder() {
  const data = centreFolder(SMALL_CENTRE);
  const codes = () => {
    const bookings = Bookings.open(join(data, 'bookings.db'), 0, privateFileMarks());
    const list = bookings.between(0, Infinity).map(({ code }) => code);
    bookings.close();
    return list;
  };
  return { data, codes };
}

describe('luot bookings import, without a server', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: at('08:00') });
    onTestFinished(() => void vi.useRealTimers());
  });

  test('[Q10a] takes what can be kept and names each other row with its reason, in both languages', async () => {
    const { data, codes } = folder();
    const file = fileOf(
      row('LH-0001'),
      row('LH-0002', '22/11/2026'),
      row('LH-0003', '23/11/2026', '12:00'),
      `LH-0004;${NAME};;Passport;23/11/2026;08:30;`,
      row('LH-0005', '24/11/2026', '9h'),
      row('lh 0001', '23/11/2026', '10:00'),
      row('LH-0006', '23/11/2026', '10:00', 'Đã hủy'),
    );
    const { said, errors, code } = await luot('bookings', 'import', file, '--data', data);
    expect(said.trim().split('\n')).toEqual([
      'dòng 2 · lưu ý: mã lịch hẹn có lần nữa ở dòng 7; dòng đó được dùng / row 2 · noted: the code stands on line 7 again; that line counts',
      'dòng 3 · từ chối: Chỉ nhận lịch hẹn từ ngày 2026-11-23 đến ngày 2027-11-24; lịch hẹn này là của ngày 2026-11-22. / row 3 · refused: Bookings are taken for 2026-11-23 to 2027-11-24; this one is for 2026-11-22.',
      'dòng 4 · từ chối: Dịch vụ này không làm việc lúc 12:00 ngày 2026-11-23. / row 4 · refused: This service does not work at 12:00 on 2026-11-23.',
      'dòng 5 · từ chối: trung tâm không có dịch vụ "Passport" / row 5 · refused: this centre has no service "Passport"',
      'Đọc 7 dòng: 2 lịch hẹn mới, 0 thay lịch cũ, 1 dòng hủy (0 có trong danh sách), 1 dòng lặp, 3 dòng bị từ chối. / Read 7 rows: 2 new, 0 replaced, 1 cancelled (0 were in the list), 1 repeated, 3 refused.',
    ]);
    expect([errors, code, codes()]).toEqual(['', 0, ['lh 0001', 'LH-0005']]);
  });

  test('[R4c] keeps and says nothing of a person, and of codes says nothing', async () => {
    const { data } = folder();
    const { said } = await luot('bookings', 'import', fileOf(row('LH-0001'), row('LH-0002', 'x'), row('LH-0001')), '--data', data);
    expect(said).not.toMatch(/Nhung|0912345678|LH-000/);
    const bytes = readdirSync(data)
      .map((file) => readFileSync(join(data, file), 'utf8'))
      .join('');
    expect(bytes).toContain('LH-0001');
    expect(bytes).not.toMatch(/Nhung|0912345678/);
  });

  test('[Q10a] again: the same file changes nothing, a cancelled row takes its booking off', async () => {
    const { data, codes } = folder();
    await luot('bookings', 'import', fileOf(row('LH-0001'), row('LH-0002')), '--data', data);
    const again = await luot('bookings', 'import', fileOf(row('LH-0001'), row('lh0002', '23/11/2026', '08:30', 'Đã huỷ')), '--data', data);
    expect(again.said).toContain('0 new, 1 replaced, 1 cancelled (1 were in the list), 0 repeated, 0 refused.');
    expect(codes()).toEqual(['LH-0001']);
  });

  test('[Q10a] --check says the same and writes nothing', async () => {
    const { data, codes } = folder();
    const checked = await luot('bookings', 'import', fileOf(row('LH-0001'), row('LH-0002', '22/11/2026')), '--check', '--data', data);
    expect(checked.said).toContain('1 new');
    expect(checked.said).toContain('Chỉ kiểm tra, chưa ghi gì.');
    expect(codes()).toEqual([]);
  });

  test('[Q10a] a table that is none of bookings, and one with nothing to keep, end in a sentence and change nothing', async () => {
    const { data, codes } = folder();
    await luot('bookings', 'import', fileOf(row('LH-0001')), '--data', data);
    const other = join(tempFolder(), 'people.csv');
    writeFileSync(other, `Tên;Tuổi\n${NAME};40\n`);
    const refused = await luot('bookings', 'import', other, '--data', data);
    expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('cả tệp · từ chối: không tìm thấy cột code;') as unknown });
    expect(refused.errors).toContain('(bookings-columns)');
    expect(await luot('bookings', 'import', fileOf(row('LH-0002', '22/11/2026')), '--data', data)).toMatchObject({
      code: 1,
      errors: expect.stringContaining('(bookings-refused)') as unknown,
    });
    expect(await luot('bookings', 'import', `${other}x`, '--data', data)).toMatchObject({
      code: 1,
      errors: expect.stringContaining('(bookings-table)') as unknown,
    });
    expect(await luot('bookings', 'import', other, '--columns', 'colour="x"', '--data', data)).toMatchObject({
      code: 1,
      errors: expect.stringContaining('code, procedure, service, date, time, state') as unknown,
    });
    expect(codes()).toEqual(['LH-0001']);
  });

  test('[Q10a] a list that is damaged is begun anew with the file', async () => {
    const { data, codes } = folder();
    writeFileSync(join(data, 'bookings.db'), 'x'.repeat(5_000));
    expect(await luot('bookings', 'import', fileOf(row('LH-0001')), '--data', data)).toMatchObject({ code: 0 });
    expect(codes()).toEqual(['LH-0001']);
  });

  test('[F25] [F26] undo puts back what the last import has changed, and says so; without one it says that', async () => {
    const { data, codes } = folder();
    await luot('bookings', 'import', fileOf(row('LH-0001'), row('LH-0002')), '--data', data);
    await luot('bookings', 'import', fileOf(row('LH-0003'), row('LH-0002', '24/11/2026'), row('LH-0001', '23/11/2026', '08:30', 'Đã hủy')), '--data', data);
    await luot('bookings', 'import', fileOf(row('LH-0004')), '--check', '--data', data);
    expect(codes()).toEqual(['LH-0003', 'LH-0002']);
    const undone = await luot('bookings', 'undo', '--data', data);
    expect(undone).toMatchObject({ code: 0, errors: '' });
    expect(undone.said).toMatch(/bỏ 1 lịch hẹn mới, trả lại 2 lịch hẹn như trước\. \/ .*: 1 new bookings are gone, 2 stand as before\.\n/);
    expect(undone.said).not.toContain('LH-');
    expect(codes()).toEqual(['LH-0001', 'LH-0002']);
    expect(await luot('bookings', 'undo', '--data', data)).toMatchObject({ code: 0 });
    expect(codes()).toEqual([]);
    expect(await luot('bookings', 'undo', '--data', data)).toMatchObject({ code: 1, errors: expect.stringContaining('(nothing-to-undo)') as unknown });
  });

  test('[R6] no list is made in a folder that is no centre’s', async () => {
    const elsewhere = tempFolder();
    expect(await luot('bookings', 'import', fileOf(row('LH-0001')), '--data', elsewhere)).toMatchObject({
      code: 1,
      errors: expect.stringContaining('(database-missing)') as unknown,
    });
    expect(existsSync(join(elsewhere, 'bookings.db'))).toBe(false);
  });
});

describe('luot bookings import, while the server runs', () => {
  test('[Q10a] [F25] the server takes the file, more rows than one message holds, by its own clock and settings', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    const many = Array.from({ length: 2_300 }, (_, i) => row(`MANY-${String(i).padStart(4, '0')}`, i % 2 === 0 ? '23/11/2026' : '24/11/2026'));
    const checked = await luot('bookings', 'import', fileOf(...many), '--check', '--data', server.dataFolder);
    expect(checked.said).toContain('Read 2300 rows: 2300 new');
    const { said, code } = await luot('bookings', 'import', fileOf(...many, row('PAST', '20/11/2026')), '--data', server.dataFolder);
    expect([said.includes('Read 2301 rows: 2300 new, 0 replaced, 0 cancelled (0 were in the list), 0 repeated, 1 refused.'), code]).toEqual([true, 0]);
    expect(said).toContain('row 2302 · refused');
    // One import, however many messages it took.
    await luot('bookings', 'import', fileOf(...many.map((line) => line.replace('MANY', 'MORE'))), '--data', server.dataFolder);
    const undone = await luot('bookings', 'undo', '--data', server.dataFolder);
    expect(undone.said).toContain('2300 new bookings are gone, 0 stand as before.');
    await server.close();
    const kept = Bookings.open(join(server.dataFolder, 'bookings.db'), 0, privateFileMarks());
    onTestFinished(() => kept.close());
    expect([kept.between(at('00:00'), at('24:00')).length, kept.between(at('00:00', TUESDAY), at('24:00', TUESDAY)).length]).toEqual([1_150, 1_150]);
    expect(kept.find('MANY-0001')).toMatchObject({ serviceId: 'land', atMs: at('08:30', TUESDAY) });
  });
});
