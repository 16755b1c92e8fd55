// The operator's list of procedures, in and out, with every fault that the portal's own catalogue has (July 2026).

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AtEnd, tempFolder } from '@luot/engine/fixtures/temp-folder';
import { openSqliteJournal } from '@luot/engine/sqlite-journal';
import { smallCentreDocument } from '@luot/queue/fixtures/small-centre';
import { type ProcedureFile, procedureFileSchema } from '@luot/shared/settings/procedure-file';
import { describe, expect, test } from 'vitest';
import { ProcedureStore } from '../src/lists/catalogue/procedure-store.ts';
import { type Ended, operator } from './fixtures/luot-process.ts';
import { pagesFolder } from './fixtures/test-server.ts';

/** A list with two procedures and a repealed code. */
const LIST = {
  procedures: [
    { code: '1.000894', fullName: 'Thủ tục đăng ký kết hôn', field: 'Hộ tịch' },
    {
      code: '1.001193',
      fullName: 'Thủ tục đăng ký khai sinh',
      field: 'Hộ tịch',
      timeLimit: { vi: '1 ngày làm việc', en: '1 working day' },
      fee: { status: 'free', text: null },
    },
  ],
  repealed: [{ code: '1.004227', successors: [] }],
};

const SMALL = procedureFileSchema.parse(LIST);

/** The operator, and a folder of the test's own; its data folder is yet to be made. */
function place(atEnd: AtEnd) {
  const folder = tempFolder(atEnd);
  const data = join(folder, 'data');
  const list = join(folder, 'list.json');
  writeFileSync(list, JSON.stringify(LIST));
  const centre = join(folder, 'centre.json');
  writeFileSync(centre, JSON.stringify(smallCentreDocument()));
  const table = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return { ...operator(atEnd), folder, data, list, table, serveFlags: ['--data', data, '--pages', pagesFolder(folder), '--centre', centre] };
}

/** The folder is one that a server once used; its list is the small one. */
function withList(atEnd: AtEnd) {
  const here = place(atEnd);
  mkdirSync(here.data);
  writeFileSync(join(here.data, 'access.json'), '{"devices":[],"people":[]}');
  const journal = openSqliteJournal(join(here.data, 'luot.db'));
  new ProcedureStore(journal.database).replace(SMALL);
  journal.close();
  return here;
}

/** The list, by code. */
async function exported({ luot, data }: ReturnType<typeof place>): Promise<ProcedureFile> {
  const { stdout, code } = await luot('catalogue', 'export', '--data', data);
  expect(code).toBe(0);
  const { procedures, repealed } = JSON.parse(stdout) as ProcedureFile;
  return { procedures: procedures.sort((a, b) => a.code.localeCompare(b.code)), repealed };
}

/** A person's end: both languages, the code, exit code 1, and nothing that only a programmer reads. */
function expectSentence({ code, stderr, stdout }: Ended, faultCode: string, ...words: string[]): void {
  expect(stderr).toContain(`(${faultCode})`);
  for (const word of words) expect(stderr).toContain(word);
  expect(code).toBe(1);
  expect(stderr + stdout).not.toMatch(/\n\s+at |"stack"|node:internal/);
}

/** One row for each fault, under the names an office gives its columns. */
const DIRTY = [
  'DANH MỤC THỦ TỤC HÀNH CHÍNH',
  'STT;Mã TTHC;Tên thủ tục;Lĩnh vực;Thời hạn giải quyết;Lệ phí;Tình trạng lệ phí;Thành phần hồ sơ;Trạng thái;Thay thế bởi;Mã tỉnh;Giờ chốt;Liên kết',
  '1; 1.014325;Cấp bản sao;Chứng thực;2 ngày làm việc;0đ;;;;;;;',
  '2;1.0133611;Mã bảy chữ số;Đất đai;;;;;;;;;',
  '3;1.014955-Xoa;Đã xóa;Đất đai;;;;;;;;;',
  '4;2.009182739;Mã quá dài;Đất đai;;;;;;;;;',
  '5;5.003847;Nội bộ;Bảo hiểm;;;;;;;;;',
  '6;6.006710;Nội bộ;Bảo hiểm;;;;;;;;;',
  `7;1.000001;${'Xác nhận tình trạng hôn nhân'.normalize('NFD')};Hộ tịch;;;;;;;;;`,
  '8;1.000002;"Cấp giấy phép\nxây dựng";Xây dựng;;;;;;;;;',
  '9;1.000003;ĐĂNG KÝ HỘ KINH DOANH;Hộ kinh doanh;;;;;;;;;',
  '10;1.000004;Thủ tục hành chính: Đăng ký nuôi con nuôi;Nuôi con nuôi;;;;;;;;;',
  `11;1.000005;${'x'.repeat(1_201)};Đất đai;;;;;;;;;`,
  '12;1.000001;Tên khác;Hộ tịch;;;;;;;;;',
  '13;1.000006;Đăng ký biến động đất đai;Đất đai;;;;;;;;;',
  '14;1.000007;Đăng ký biến động đất đai;Đất đai;;;;;;;H56;;',
  '15;1.001193;;;1 OTHER;0;;"Tờ khai\nLưu ý: mang bản chính\n* Xuất trình căn cước";;;;;',
  '16;1.000894;;;;;;;Đã thay thế;1.009999;;;',
  '17;1.004227;Khôi phục;Hộ tịch;;;;;Còn hiệu lực;;;;',
  '18;1.000008;Sai mã trang;Hộ tịch;;;;;;;;;019d2bfd',
  '19;1.000009;Sai giờ;Hộ tịch;;;;;;;;25:00;',
  '20;1.000010;Sai tỉnh;Hộ tịch;;;;;;;Thanh Hóa;;',
  '21;1.00422;Mã bị làm tròn;Hộ tịch;;;;;;;;;',
  '22;1.0042220;Mã thừa số;Hộ tịch;;;;;;;;;',
  '23;1.000011;;Hộ tịch;;;;;;;;;',
  '24;1.000012;Miễn phí thật;Hộ tịch;;0đ;stated;;;;;;',
].join('\r\n');

/** Line, code, what, and words of the Vietnamese sentence. */
const SAID = [
  'cả tệp · lưu ý: cột không dùng đến: STT / noted: columns not used: STT',
  'dòng 3 · 1.014325 · đã sửa: bỏ khoảng trắng quanh mã / mended: ',
  'dòng 4 · từ chối: "1.0133611" không phải mã thủ tục',
  'dòng 5 · từ chối: mã "1.014955-Xoa" mang dấu đã xóa / refused: ',
  'dòng 6 · từ chối: "2.009182739" không phải mã thủ tục',
  'dòng 7 · từ chối: mã 5.003847 là thủ tục nội bộ',
  'dòng 8 · từ chối: mã 6.006710 là thủ tục nội bộ',
  'dòng 9 · 1.000001 · đã sửa: ghép lại chữ có dấu rời ở cột "Tên thủ tục" (NFC) / mended: ',
  'dòng 10 · 1.000002 · đã sửa: bỏ ngắt dòng trong tên / mended: ',
  'dòng 11 · 1.000003 · đã sửa: tên viết toàn chữ hoa',
  'dòng 13 · 1.000005 · từ chối: tên dài 1201 ký tự, quá 1200',
  'dòng 14 · 1.000001 · từ chối: mã đã có ở dòng 9',
  'dòng 15 · 1.000006 · lưu ý: tên này dùng chung cho các mã: 1.000006, 1.000007 / noted: ',
  'dòng 17 · 1.001193 · lưu ý: thời hạn "1 OTHER" không có đơn vị',
  'dòng 17 · 1.001193 · lưu ý: 2 dòng hướng dẫn không phải giấy tờ, bỏ qua: "Lưu ý: mang bản chính"',
  'dòng 18 · 1.000894 · lưu ý: mã thay thế không có trong danh mục: 1.009999',
  'dòng 20 · 1.000008 · lưu ý: "019d2bfd" không phải mã trang (UUID)',
  'dòng 21 · 1.000009 · lưu ý: giờ chốt "25:00" không phải giờ trong ngày',
  'dòng 22 · 1.000010 · từ chối: "Thanh Hóa" không phải mã tỉnh',
  'dòng 23 · từ chối: mã "1.00422" đã bị bảng tính đổi thành số',
  'dòng 24 · từ chối: mã "1.0042220" đã bị bảng tính đổi thành số',
  'dòng 25 · 1.000011 · từ chối: mã mới nhưng không có tên thủ tục',
];

/** What the list is with the dirty table in it. */
function expectMerged({ procedures, repealed }: ProcedureFile): void {
  const of = (code: string) => procedures.find((record) => record.code === code);
  expect(procedures.map(({ code }) => code)).toEqual([
    '1.000001',
    '1.000002',
    '1.000003',
    '1.000004',
    '1.000006',
    '1.000007',
    '1.000008',
    '1.000009',
    '1.000012',
    '1.001193',
    '1.004227',
    '1.014325',
  ]);
  expect(repealed).toEqual([{ code: '1.000894', successors: ['1.009999'] }]);
  expect(of('1.001193')).toMatchObject({
    fullName: 'Thủ tục đăng ký khai sinh',
    timeLimit: { vi: '1 ngày làm việc', en: '1 working day' },
    documents: { vi: ['Tờ khai'], en: ['Tờ khai'] },
    // "0" alone does not mean that nobody has to pay.
    fee: { status: 'deferred', text: null },
  });
  expect(of('1.000001')?.fullName).toBe('Xác nhận tình trạng hôn nhân'.normalize('NFC'));
  expect(of('1.000002')?.fullName).toBe('Cấp giấy phép xây dựng');
  expect(of('1.000003')?.fullName).toBe('Đăng ký hộ kinh doanh');
  expect(of('1.000004')?.shortName.vi).toBe('Đăng ký nuôi con nuôi');
  expect(of('1.000007')?.province).toBe('H56');
  expect(of('1.000012')?.fee).toEqual({ status: 'free', text: null });
  expect(of('1.014325')?.timeLimit).toEqual({ vi: '2 ngày làm việc', en: '2 ngày làm việc' });
}

describe.concurrent('luot catalogue', { timeout: 60_000 }, () => {
  test('without a server: every fault has its line, --check writes nothing, the same table again changes nothing', async ({ onTestFinished }) => {
    const here = withList(onTestFinished);
    const { luot, data, table } = here;
    const dirty = table('danh mục.csv', `\uFEFF${DIRTY}\r\n`);
    const before = await exported(here);
    const checked = await luot('catalogue', 'import', dirty, '--check', '--data', data);
    expect(checked).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('Only checked, nothing was written.') });
    expect(await exported(here)).toEqual(before);

    const taken = await luot('catalogue', 'import', dirty, '--data', data);
    expect(taken).toMatchObject({ code: 0, stderr: '' });
    for (const line of SAID) expect(taken.stdout).toContain(line);
    expect(taken.stdout.split('\n').filter((line) => line.includes('từ chối:'))).toHaveLength(SAID.filter((line) => line.includes('từ chối:')).length);
    expect(taken.stdout).toContain('Đọc 24 dòng: dùng 13, từ chối 11;');
    expect(taken.stdout).toContain('The list: 2 → 12 procedures, 1 → 1 repealed codes.');
    const after = await exported(here);
    expectMerged(after);
    expect(await luot('catalogue', 'import', dirty, '--data', data)).toMatchObject({ code: 0 });
    expect(await exported(here)).toEqual(after);
  });

  test('with a running server: it takes the table into use and shows it', async ({ onTestFinished }) => {
    const here = withList(onTestFinished);
    const { luot, luotServe, data, table, serveFlags, folder } = here;
    const server = await luotServe(...serveFlags);
    expect(await exported(here)).toEqual(SMALL);
    expect(await luot('catalogue', 'import', table('dirty.csv', DIRTY), '--data', data)).toMatchObject({ code: 0, stderr: '' });
    expectMerged(await exported(here));
    const copy = join(folder, 'copy.json');
    expect(await luot('catalogue', 'export', copy, '--data', data)).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(await server.stop()).toMatchObject({ code: 0, stderr: '' });
    // What was taken is kept, and what was exported can be taken anywhere.
    expectMerged(await exported(here));
    const other = withList(onTestFinished);
    expect(await other.luot('catalogue', 'import', copy, '--data', other.data)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Read 13 rows: 13 taken, 0 refused'),
    });
    expectMerged(await exported(other));
  });

  test('columns can be named, typed or in a file, and a province for them all', async ({ onTestFinished }) => {
    const here = withList(onTestFinished);
    const { luot, data, table } = here;
    const file = table('a.csv', 'Ký hiệu,"Tên, gọi",Nhóm\n1.000001,Một,Đất đai\n');
    const names = table('columns.json', JSON.stringify({ field: 'Nhóm' }));
    const flags = ['--columns', 'code="Ký hiệu",fullName=Tên, gọi', '--columns', names, '--province', 'H56', '--data', data];
    expect(await luot('catalogue', 'import', file, ...flags)).toMatchObject({ code: 0, stderr: '' });
    expect((await exported(here)).procedures[0]).toMatchObject({ code: '1.000001', fullName: 'Một', field: 'Đất đai', province: 'H56' });
    expectSentence(
      await luot('catalogue', 'import', file, '--columns', 'colour=x', '--data', data),
      'catalogue-columns',
      '"colour" không dùng được',
      'Names there are: code,',
    );
    expectSentence(await luot('catalogue', 'import', file, '--columns', 'none.json', '--data', data), 'catalogue-columns', 'none.json cannot be read (ENOENT)');
    expectSentence(await luot('catalogue', 'import', file, '--province', 'Huế', '--data', data), 'catalogue-province', 'H15');
  });

  test('what is no table, or has no row that can be used, changes nothing and says so', async ({ onTestFinished }) => {
    const here = withList(onTestFinished);
    const { luot, data, table, folder } = here;
    const run = (file: string) => luot('catalogue', 'import', file, '--data', data);
    expectSentence(await run(join(folder, 'none.xlsx')), 'catalogue-table', 'Không có tệp', 'There is no file');
    expectSentence(await run(table('a.xlsx', 'Mã;Tên\n')), 'catalogue-table', 'không phải bảng tính Excel', 'is no Excel workbook');
    expectSentence(await run(table('a.json', '{"procedures":[{"code":"x"}],"repealed":[]}')), 'catalogue-file', 'procedures[0].code');
    const refused = await run(table('a.csv', 'Mã,Tên\nx,y\n5.000001,z\n'));
    expectSentence(refused, 'catalogue-refused', 'Không dòng nào dùng được', 'No row could be used');
    expect(refused.stdout).toContain('dòng 2 · từ chối: "x" không phải mã thủ tục');
    expect(await luot('catalogue', 'import', table('b.csv', 'A,B\n1,2\n'), '--data', data)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('không tìm thấy cột mã'),
    });
    expect(await exported(here)).toEqual(SMALL);
  });

  test('[R6] in a folder without a database nothing is begun', async ({ onTestFinished }) => {
    const { luot, folder, list } = place(onTestFinished);
    for (const args of [['export'], ['import', list]]) expectSentence(await luot('catalogue', ...args, '--data', folder), 'database-missing', folder);
    expect(existsSync(join(folder, 'luot.db'))).toBe(false);
    expect(JSON.parse(readFileSync(list, 'utf8'))).toEqual(LIST);
  });
});
