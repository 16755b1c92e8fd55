import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workbookOf, zip } from '../../../test/fixtures/workbook.ts';
import { readTable } from './read-table.ts';
import type { TableRequest } from './table-request.ts';

/** No name is known: the first row with two cells is the header. */
const ANY: TableRequest = { names: {}, chosen: {}, days: [], daysAhead: false };

/** The file is written to a folder of the test's own and read. */
async function read(name: string, content: string | Uint8Array, request: TableRequest = ANY) {
  const path = join(tempFolder(), name);
  writeFileSync(path, content);
  return readTable(path, request);
}

async function tableOf(name: string, content: string | Uint8Array) {
  const table = await read(name, content);
  return table.ok ? table.value : expect.unreachable(table.no.en);
}

/** Its rows, without what was mended. */
async function rowsOf(name: string, content: string | Uint8Array) {
  return (await tableOf(name, content)).rows.map(({ line, cells }) => ({ line, cells }));
}

async function faultOf(name: string, content: string | Uint8Array) {
  const table = await read(name, content);
  return table.ok ? expect.unreachable('it is a table') : table.no;
}

const NAMES = 'Mã,Tên thủ tục,Lĩnh vực\n1.001193,Đăng ký khai sinh,Hộ tịch\n';
const NAMES_ROWS = [{ line: 2, cells: { Mã: '1.001193', 'Tên thủ tục': 'Đăng ký khai sinh', 'Lĩnh vực': 'Hộ tịch' } }];

describe('CSV', () => {
  test('in every encoding and with every separator an office has', async () => {
    const utf16 = Buffer.from(`\uFEFF${NAMES.replaceAll(',', '\t')}`, 'utf16le');
    // Windows-1258 has no ế of its own: ê and a tone mark after it.
    const legacy = Buffer.from('Ma\xde;T\xean;Li\xdenh v\xfd\xf2c\n1.000894;K\xea\xect h\xf4n;H\xf4\xf2 ti\xf2ch\n', 'latin1');
    expect(await rowsOf('a.csv', NAMES)).toEqual(NAMES_ROWS);
    expect(await rowsOf('a.csv', `\uFEFF${NAMES.replaceAll(',', ';')}`)).toEqual(NAMES_ROWS);
    expect(await rowsOf('a.csv', `\uFEFF${NAMES.replaceAll('\n', '\r\n')}`)).toEqual(NAMES_ROWS);
    expect(await rowsOf('a.txt', utf16)).toEqual(NAMES_ROWS);
    expect(await rowsOf('a.txt', Buffer.from(utf16).swap16())).toEqual(NAMES_ROWS);
    const { rows } = await tableOf('a.csv', legacy);
    // What the encoding takes apart is no fault of the cell: nothing is said of it.
    expect(rows).toEqual([{ line: 2, cells: { Mã: '1.000894', Tên: 'Kết hôn', 'Lĩnh vực': 'Hộ tịch' } }]);
  });

  test('quotes, separators and line breaks within cells; rows are numbered as a spreadsheet does', async () => {
    const text = 'Mã;"Tên; gọi"\n"1.000001";"Cấp ""Giấy"";\nbản sao"\n;\n1.000002;\n';
    expect(await tableOf('a.csv', text)).toMatchObject({
      columns: ['Mã', 'Tên; gọi'],
      rows: [
        { line: 2, cells: { Mã: '1.000001', 'Tên; gọi': 'Cấp "Giấy";\nbản sao' } },
        { line: 4, cells: { Mã: '1.000002', 'Tên; gọi': '' } },
      ],
    });
  });

  test('titles above the header are passed over, names used twice get a number, unnamed columns are left out', async () => {
    const text = 'DANH MỤC THỦ TỤC,,,\n,,,\nMã,Mã,,Tên\nthủ tục ,x,y,z\n';
    expect(await rowsOf('a.csv', text)).toEqual([{ line: 4, cells: { Mã: 'thủ tục', 'Mã (2)': 'x', Tên: 'z' } }]);
  });

  test('cells are trimmed, composed and freed of the apostrophe before a sign; what was mended is said', async () => {
    const text = `Mã,Tên,Phí\n 1.000001 ,${'Hộ tịch'.normalize('NFD')},'-5\n1.000002,'thường','=1+1\n`;
    expect((await tableOf('a.csv', text)).rows).toEqual([
      { line: 2, cells: { Mã: '1.000001', Tên: 'Hộ tịch', Phí: '-5' }, trimmed: ['Mã'], composed: ['Tên'] },
      { line: 3, cells: { Mã: '1.000002', Tên: "'thường'", Phí: '=1+1' } },
    ]);
  });

  test('a column may have any name', async () => {
    const [row] = await rowsOf('a.csv', '__proto__,constructor\na,b\n');
    expect(Object.entries(row?.cells ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
  });

  test('what cannot be told apart is refused with its line', async () => {
    expect((await faultOf('a.csv', 'Mã,Tên\n1,"a"b\n2,c\n')).vi).toContain('dấu ngoặc kép ở dòng 2');
    expect((await faultOf('a.csv', 'Mã,Tên\n1,a\n2,"b\n3,c\n')).en).toContain('quotation marks on line 3');
    expect((await faultOf('a.csv', 'Mã,Tên\n1,a\n2,b, c\n')).en).toContain('line 3 has more cells than the header');
    expect((await faultOf('a.csv', `Mã,Tên\n1,a\n2,${'b'.repeat(1_100_000)}\n`)).en).toContain('line 3 is too long');
  });
});

describe('JSON', () => {
  test('a list of records, bare or as the only list of an object; nested values are no cells', async () => {
    const list = [
      { code: '1.000001', copies: 2, online: true, note: null, parts: [{ a: 1 }] },
      { code: '1.000002', name: 'Tên', place: { a: 1 } },
    ];
    const rows = [
      { line: 1, cells: { code: '1.000001', copies: '2', online: 'true', note: '', name: '' } },
      { line: 2, cells: { code: '1.000002', copies: '', online: '', note: '', name: 'Tên' } },
    ];
    expect(await rowsOf('a.json', JSON.stringify(list))).toEqual(rows);
    expect(await rowsOf('export.txt', `\uFEFF${JSON.stringify({ total: 2, items: list })}`)).toEqual(rows);
  });

  test('any other shape is refused', async () => {
    expect((await faultOf('a.json', '{"a":')).en).toContain('not valid JSON');
    expect((await faultOf('a.json', '{"a":[{"x":1,"y":2}],"b":[]}')).en).toContain('exactly one such list');
    expect((await faultOf('a.json', '"text"')).en).toContain('exactly one such list');
    expect((await faultOf('a.json', '[{"a":1,"b":2},3]')).en).toContain('item 2 is no object');
    expect((await faultOf('a.json', '[]')).en).toContain('no header');
  });
});

describe('XLSX', () => {
  test('the first sheet: text, numbers as they are seen, dates, times, truth; empty cells and rows', async () => {
    const sheet = [
      '<row r="1"><c r="A1" t="inlineStr"><is><t>DANH MỤC</t></is></c></row>',
      '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="D3" t="inlineStr"><is><t>Ngày\nhẹn</t></is></c></row>',
      '<row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4"><v>1.0042219999999999</v></c><c r="C4"><v>9</v></c><c r="D4" s="1"><v>46347</v></c></row>',
      '<row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5"><v>1.00422</v></c><c r="D5" s="1"><v>46347.625</v></c></row>',
      '<row r="7"><c r="A7"><v>123456789012345678</v></c><c r="B7" s="1"/><c r="D7" s="2"><v>0.625</v></c></row>',
      '<row r="9"><c r="A9" t="e"><v>#N/A</v></c><c r="XFD9" s="1"/></row><row r="1048576" s="1" customFormat="1"></row>',
    ].join('');
    const table = await tableOf('a.xlsx', workbook(sheet, ['Mã', 'Số', ' Đăng ký ']));
    expect(table.columns).toEqual(['Mã', 'Số', 'Ngày hẹn']);
    expect(table.rows.map(({ line, cells }) => [line, ...Object.values(cells)])).toEqual([
      [4, 'Đăng ký', '1.004222', '2026-11-21'],
      [5, 'true', '1.00422', '2026-11-21 15:00'],
      [7, '1.2345678901234568E+17', '', '15:00'],
    ]);
  });

  test('is known by its content, whatever its name; archives with sizes in 64 bits are read', async () => {
    const file = workbook('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>', ['x']);
    expect(await rowsOf('a.csv', file)).toEqual([{ line: 2, cells: { x: '2', 1: '' } }]);
  });

  test('what is no workbook, or a damaged one, is said to be', async () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row>';
    expect((await faultOf('a.xlsx', NAMES)).vi).toContain('không phải bảng tính Excel');
    expect((await faultOf('a.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).en).toContain('the old Excel kind (.xls) or has a password');
    expect((await faultOf('a.xls', '\n<html><table><tr><td>1</td></tr></table></html>')).en).toContain('is a web page');
    expect((await faultOf('a.xlsx', zip({ 'content.xml': '<a/>' }))).en).toContain('damaged or not Excel’s');
    expect((await faultOf('a.xlsx', workbook(rows).subarray(0, 700))).en).toContain('damaged');
    expect((await faultOf('a.xlsx', workbook(`${rows}<row r="2"><c r="A2" t="s"><v>7</v></c></row>`))).en).toContain('damaged');
    expect((await faultOf('a.xlsx', workbook('<row r="1"><c'))).en).toContain('damaged');
    expect((await faultOf('a.bin', Buffer.from([0x4d, 0x5a, 0, 0, 1]))).en).toContain('must be CSV, XLSX or JSON');
  });

  test('one that unzips to gigabytes, or has a forgotten cell at the end of the sheet, takes no memory', async () => {
    const bomb = zip({ 'xl/workbook.xml': '', 'xl/sharedStrings.xml': Buffer.alloc(70 * 1024 * 1024, 0x20) });
    expect(bomb.length).toBeLessThan(100_000);
    expect((await faultOf('a.xlsx', bomb)).en).toContain('larger than 60 MB');
    const hidden = { 'xl/theme/theme1.xml': Buffer.alloc(70 * 1024 * 1024, 0x20) };
    expect((await faultOf('a.xlsx', workbook('<row r="1"><c r="A1"><v>1</v></c></row>', [], hidden))).en).toContain('damaged');
    const stray = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    expect((await faultOf('a.xlsx', workbook(stray))).vi).toContain('ô XFD1048576');
    expect((await faultOf('a.xlsx', workbook('<row r="999999999"><c><v>1</v></c></row>'))).en).toContain('the cell 999999999');
  });
});

describe('any file', () => {
  test('each failure has its sentence, in both languages, with the path', async () => {
    const folder = tempFolder();
    for (const [path, vi, en] of [
      [join(folder, 'none.csv'), 'Không có tệp', 'There is no file'],
      [folder, '(EISDIR)', 'cannot be read (EISDIR)'],
    ] as const) {
      const table = await readTable(path, ANY);
      expect(table).toEqual({ ok: false, no: { vi: expect.stringContaining(vi), en: expect.stringContaining(en) } });
      expect(table).toEqual({ ok: false, no: { vi: expect.stringContaining(path), en: expect.stringContaining(path) } });
    }
    expect((await faultOf('a.csv', '')).vi).toMatch(/trống\.$/);
    expect((await faultOf('a.csv', '\uFEFF \n')).en).toMatch(/is empty\.$/);
    expect((await faultOf('a.csv', 'Mã\n1\n')).en).toContain('has no header');
    expect((await faultOf('a.csv', 'Mã,Tên\n,\n')).en).toContain('nothing below it');
  });

  test('limits: 30 MB, 50,000 rows, 200 columns', async () => {
    expect((await faultOf('a.csv', Buffer.alloc(30 * 1024 * 1024 + 1, 0x61))).en).toContain('larger than 30 MB');
    expect(await rowsOf('a.csv', `a,b\n${'1,2\n'.repeat(50_000)}`)).toHaveLength(50_000);
    expect((await faultOf('a.csv', `a,b\n${'1,2\n'.repeat(50_001)}`)).en).toContain('more than 50000 rows');
    expect((await faultOf('a.json', JSON.stringify(Array.from({ length: 50_001 }, () => ({ a: 1, b: 2 }))))).vi).toContain('hơn 50000 dòng');
    const wide = (columns: number) => `${Array.from({ length: columns }, (_, i) => `c${i}`).join(',')}\n1\n`;
    expect((await tableOf('a.csv', wide(200))).columns).toHaveLength(200);
    expect((await faultOf('a.csv', wide(201))).en).toContain('more than 200 columns');
  });

  test('no bytes make it throw', async () => {
    const path = join(tempFolder(), 'a.xlsx');
    const whole = workbook('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>');
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(fc.constantFrom('PK\x03\x04', '[{', '"', '\xff\xfe', ''), fc.string({ unit: 'binary', maxLength: 100 })).map(([a, b]) => Buffer.from(a + b)),
      fc.tuple(fc.nat(whole.length - 1), fc.nat(255)).map(([at, value]) => whole.with(at, value)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        writeFileSync(path, content);
        const table = await readTable(path, ANY);
        if (table.ok) for (const { cells } of table.value.rows) expect(Object.keys(cells)).toEqual(table.value.columns);
      }),
      { numRuns: 100 },
    );
  });
});

/** The sheet, and another one behind it. */
function workbook(rows: string, strings: readonly string[] = [], hidden: Readonly<Record<string, Buffer>> = {}): Buffer {
  const sheets = [
    { name: 'A', rows },
    { name: 'B', rows: '<row r="1"><c r="A1"><v>0</v></c></row>' },
  ];
  return workbookOf(sheets, { strings, hidden });
}
