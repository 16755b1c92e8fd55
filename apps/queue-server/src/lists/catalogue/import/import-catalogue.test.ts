import { SMALL_CENTRE } from '@luot/queue/fixtures/small-centre';
import { type ProcedureFile, procedureFileSchema } from '@luot/shared/settings/procedure-file';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Table } from '../../tables/read-table.ts';
import { type CatalogueColumns, IMPORT_COLUMNS, type ImportColumn } from './column-names.ts';
import { importCatalogue } from './import-catalogue.ts';

type Cells = Partial<Record<ImportColumn, string>>;

const EMPTY: ProcedureFile = { procedures: [], repealed: [] };
const BIRTH = { code: '1.001193', fullName: 'Thủ tục đăng ký khai sinh', field: 'Hộ tịch' } satisfies Cells;
const PORTAL_ID = '019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7';

/** A table whose columns are named for what they are. */
function table(...rows: readonly Cells[]): Table {
  return { columns: IMPORT_COLUMNS, rows: rows.map((cells, i) => ({ line: i + 2, cells })) };
}

function list(...procedures: readonly object[]): ProcedureFile {
  return procedureFileSchema.parse({ procedures });
}

function take(rows: readonly Cells[], existing = EMPTY, columns: CatalogueColumns = {}, province: string | null = null) {
  const { file, report } = importCatalogue(table(...rows), existing, { columns, province });
  return { file, procedures: file.procedures, said: report.map(({ line, code, what, text }) => `${line} ${code} ${what}: ${text.en}`), report };
}

/** The record that one row makes, and what is said of it. */
function one(cells: Cells, existing = EMPTY) {
  const { procedures, said } = take([{ ...BIRTH, ...cells }], existing);
  return { record: procedures[0] ?? expect.unreachable(said.join('\n')), said: said.filter((line) => !line.startsWith('0 ')) };
}

/** Why the one row was refused; it has changed nothing. */
function refusal(cells: Cells, existing = EMPTY): string {
  const { file, report } = take([{ ...BIRTH, ...cells }], existing);
  expect(file).toEqual(existing);
  expect(report.map(({ what }) => what)).toEqual(['refused']);
  return report[0]?.text.en ?? '';
}

describe('columns', () => {
  test('are known by their Vietnamese and English names, with marks or without; the others are named once', () => {
    const columns = ['STT', 'MÃ TTHC', 'ten thu tuc', 'Lĩnh  vực', 'Thời hạn giải quyết:', 'Lệ phí', 'Trạng thái', 'Thay thế bởi', 'Ghi chú'];
    const row = {
      'MÃ TTHC': '1.001193',
      'ten thu tuc': 'Đăng ký khai sinh',
      'Lĩnh  vực': 'Hộ tịch',
      'Thời hạn giải quyết:': '1 ngày',
      'Lệ phí': '5000',
      'Trạng thái': 'Còn hiệu lực',
    };
    const { file, report } = importCatalogue({ columns, rows: [{ line: 2, cells: row }] }, EMPTY, { columns: {}, province: null });
    expect(file.procedures).toMatchObject([{ code: '1.001193', timeLimit: { vi: '1 ngày' }, fee: { status: 'stated', text: { vi: '5.000đ', en: '5,000đ' } } }]);
    expect(report.filter(({ text }) => text.en.includes('not used'))).toEqual([
      { line: 0, code: null, what: 'noted', text: { vi: 'cột không dùng đến: STT, Ghi chú', en: 'columns not used: STT, Ghi chú' } },
    ]);
  });

  test('the surest name is taken, and what is chosen goes before it; a wrong choice is named', () => {
    const columns = ['Mã', 'Mã TTHC', 'Tên', 'Nhóm', 'Lĩnh vực'];
    const cells = { Mã: 'x', 'Mã TTHC': '1.001193', Tên: 'Đăng ký khai sinh', Nhóm: 'Tư pháp', 'Lĩnh vực': 'Hộ tịch' };
    const fieldOf = (chosen: CatalogueColumns) => {
      const { file, report } = importCatalogue({ columns, rows: [{ line: 2, cells }] }, EMPTY, { columns: chosen, province: null });
      return [file.procedures[0]?.field, ...report.map(({ text }) => text.en)];
    };
    expect(fieldOf({})).toEqual(['Hộ tịch', 'columns not used: Mã, Nhóm']);
    expect(fieldOf({ field: 'nhom' })).toEqual(['Tư pháp', 'columns not used: Mã, Lĩnh vực']);
    expect(fieldOf({ fee: 'Giá' })).toEqual(['Hộ tịch', 'the table has no column: Giá', 'columns not used: Mã, Nhóm']);
    // An empty choice: none of them.
    expect(fieldOf({ field: '' })).toEqual([undefined, 'columns not used: Mã, Nhóm, Lĩnh vực', 'a new code without a field']);
  });

  test('without a column of codes nothing is taken', () => {
    const { file, report } = importCatalogue({ columns: ['a', 'b'], rows: [{ line: 2, cells: { a: '1.001193', b: 'x' } }] }, EMPTY, {
      columns: {},
      province: null,
    });
    expect(file).toEqual(EMPTY);
    expect(report.at(-1)).toMatchObject({ line: 0, what: 'refused', text: { en: expect.stringContaining('--columns code=') } });
  });
});

describe('merging', () => {
  const before = list({
    ...BIRTH,
    timeLimit: { vi: '1 ngày làm việc', en: '1 working day' },
    documents: { vi: ['Tờ khai'], en: ['Form'] },
    fee: { status: 'stated', text: { vi: '5.000đ/bản', en: '5,000đ a copy' } },
    serviceId: 'justice',
    portalId: PORTAL_ID,
    cutOff: '15:00',
  });

  test('a new code needs a name and a field, and gets a short name of its own', () => {
    expect(refusal({ fullName: '' })).toBe('a new code without a name');
    expect(refusal({ field: '' })).toBe('a new code without a field');
    expect(one({}).record).toEqual(procedureFileSchema.parse({ procedures: [BIRTH] }).procedures[0]);
    expect(one({}).record.shortName).toEqual({ vi: 'Đăng ký khai sinh', en: null });
    expect(one({}).said).toEqual([]);
  });

  test('what is filled replaces its part, what is empty leaves it', () => {
    const change = {
      code: '1.001193',
      timeLimit: '2 ngày',
      shortNameEn: 'Birth',
      online: 'Toàn trình',
      province: 'h15',
      foreignIds: '102614, 5F2B3C4D5E6F708192A3B4C5',
    };
    expect(take([change], before).procedures).toEqual([
      {
        ...before.procedures[0],
        timeLimit: { vi: '2 ngày', en: '2 ngày' },
        shortName: { vi: 'Đăng ký khai sinh', en: 'Birth' },
        online: 'full',
        province: 'H15',
        foreignIds: ['102614', '5f2b3c4d5e6f708192a3b4c5'],
      },
    ]);
    expect(take([{ code: '1.001193', province: 'Cả nước' }], take([change], before).file).procedures[0]?.province).toBeNull();
  });

  test('English stands as long as the Vietnamese it translates', () => {
    const same = { code: '1.001193', timeLimit: '1 ngày làm việc', documents: 'Tờ khai', fee: '5.000đ/bản' };
    expect(take([same], before)).toMatchObject({ file: before, said: [] });
    const { procedures, said } = take([{ code: '1.001193', timeLimit: '2 ngày', documents: 'Tờ khai;Giấy chứng sinh', timeLimitEn: '2 days' }], before);
    expect(procedures[0]).toMatchObject({ timeLimit: { vi: '2 ngày', en: '2 days' }, documents: { en: ['Tờ khai', 'Giấy chứng sinh'] } });
    expect(said).toEqual(['0 null noted: 2 sentences exist in Vietnamese only; English shows the Vietnamese for now']);
    expect(one({ timeLimitEn: '2 days', documentsEn: 'Form' }).said).toEqual([
      '2 1.001193 noted: the column "timeLimitEn" has English without Vietnamese and is left out',
      '2 1.001193 noted: the column "documentsEn" has English without Vietnamese and is left out',
    ]);
  });

  test('a short name that was made follows the full one, a written one stays', () => {
    const change = { code: '1.001193', fullName: 'Khai sinh lại' };
    expect(take([change], before).procedures[0]?.shortName.vi).toBe('Khai sinh lại');
    expect(take([change], take([{ code: '1.001193', shortName: 'Giấy khai sinh' }], before).file).procedures[0]?.shortName.vi).toBe('Giấy khai sinh');
  });

  test('the province of a whole table holds where a row names none', () => {
    const rows = [BIRTH, { ...BIRTH, code: '1.000894', province: 'cả nước' }, { ...BIRTH, code: '1.000656', province: 'H15' }];
    expect(take(rows, EMPTY, {}, 'H56').procedures.map(({ province }) => province)).toEqual(['H56', null, 'H15']);
  });
});

describe('in force or not', () => {
  const known = list(BIRTH, { ...BIRTH, code: '1.000894', fullName: 'Đăng ký kết hôn' });
  const repealed: ProcedureFile = { ...known, repealed: [{ code: '1.004227', successors: [] }] };

  test.each(['Bãi bỏ', 'Hết hiệu lực', 'repealed', 'Đã thay thế', 'Đã được thay thế bởi 1.000894'])('"%s" moves a code to the repealed ones', (state) => {
    const { file, said } = take([{ code: '1.001193', state, successors: '1.000894' }], known);
    expect(file).toEqual({ procedures: [known.procedures[1]], repealed: [{ code: '1.001193', successors: ['1.000894'] }] });
    expect(said).toEqual([]);
  });

  test('a code that only stands repealed in the table is known as that; successors may stand in the state', () => {
    expect(take([{ code: '1.004227', state: 'Được thay thế bởi 1.000894' }], known).file.repealed).toEqual([{ code: '1.004227', successors: ['1.000894'] }]);
    // Nothing said of successors leaves them.
    const again = take([{ code: '1.004227', state: 'bãi bỏ' }], { ...known, repealed: [{ code: '1.004227', successors: ['1.000894'] }] });
    expect(again.file.repealed).toEqual([{ code: '1.004227', successors: ['1.000894'] }]);
  });

  test('a repealed code comes back only where the row says that it is in force', () => {
    const row = { ...BIRTH, code: '1.004227' };
    expect(refusal(row, repealed)).toContain('repealed; to use it again');
    const { file } = take([{ ...row, state: 'Còn hiệu lực' }], repealed);
    expect(file.procedures.map(({ code }) => code)).toEqual(['1.001193', '1.000894', '1.004227']);
    expect(file.repealed).toEqual([]);
    expect(take([{ code: '1.004227', successors: '1.000894' }], repealed).file.repealed).toEqual([{ code: '1.004227', successors: ['1.000894'] }]);
  });

  test('odd successors: unknown ones are kept, the code itself and what is no code is not', () => {
    const { file, said } = take([{ code: '1.001193', state: 'bãi bỏ', successors: '1.009999; 1.001193, x\n1.000894' }], known);
    expect(file.repealed).toEqual([{ code: '1.001193', successors: ['1.009999', '1.000894'] }]);
    expect(said).toEqual([
      '2 1.001193 noted: successors that are no codes are left out: 1.001193, x',
      '2 1.001193 noted: successors that are not in the list: 1.009999',
    ]);
    // One that comes further down in the table is known.
    expect(
      take(
        [
          { code: '1.001193', state: 'bãi bỏ', successors: '1.009999' },
          { ...BIRTH, code: '1.009999' },
        ],
        known,
      ).said,
    ).toEqual([]);
    expect(one({ successors: '1.000894' }, known).said).toEqual(['2 1.001193 noted: successors of a procedure that is not repealed are left out']);
  });

  test('not yet in force is refused, half in force is not repealed, other words are named', () => {
    expect(refusal({ state: 'Chưa có hiệu lực' }, known)).toBe('the procedure is not in force yet');
    expect(one({ state: 'Hết hiệu lực một phần' }, known).said).toEqual([
      '2 1.001193 noted: the state "Hết hiệu lực một phần" is not understood and is left out',
    ]);
    expect(one({ state: 'UPDATED' }, known).said).toEqual([]);
  });
});

describe('states that contain a word of repealing', () => {
  test.each(
    [
      ['Bãi bỏ', 'BÃI BỎ', 'bai bo', 'Thủ tục bị bãi bỏ', 'TTHC bãi bỏ', 'Đã bị bãi bỏ theo Quyết định số 12/QĐ-UBND', 'Hết hiệu lực từ ngày 01/07/2026'],
      ['Bãi bỏ (theo QĐ 1872/QĐ-BTP)', 'Không còn hiệu lực', 'Đã được thay thế bởi 1.000894', 'Huỷ bỏ', 'Superseded by 1.000894', 'Đã thay thế: 1.000894'],
    ].flat(),
  )('[F20] "%s" repeals', (state) => {
    expect(take([{ code: '1.001193', state }], list(BIRTH)).file).toMatchObject({ procedures: [], repealed: [{ code: '1.001193' }] });
  });

  test.each(['Chưa bãi bỏ', 'Không bị bãi bỏ', 'Chưa hết hiệu lực', 'Not repealed', 'Có hiệu lực kể từ ngày 01/07/2026', 'Sửa đổi, bổ sung'])(
    '[F20] "%s" is in force',
    (state) => {
      expect(take([{ ...BIRTH, state }], list(BIRTH))).toMatchObject({ procedures: [{ code: '1.001193' }], said: [] });
    },
  );

  test.each(
    [
      [
        'Đề nghị bãi bỏ',
        'Dự kiến bãi bỏ từ ngày 01/01/2027',
        'Bãi bỏ một phần',
        'Sắp hết hiệu lực',
        'Yêu cầu hủy bỏ bị từ chối',
        'Thay thế',
        'Thay thế 1.000894',
      ],
      ['Bài bỏ', 'Unexpired', 'Irreplaceable', 'Xem xét bãi bỏ'],
    ].flat(),
  )('[F20] "%s" is not known: the procedure stays, and the state is named', (state) => {
    expect(take([{ ...BIRTH, state }], list(BIRTH))).toMatchObject({
      procedures: [{ code: '1.001193' }],
      said: [
        expect.stringContaining(`the state "${state}" is not understood and is left out`) as unknown,
        ...(state.includes('1.0') ? [expect.anything() as unknown] : []),
      ],
    });
  });
});

describe('fields', () => {
  const services = SMALL_CENTRE.services;
  const imported = (...rows: Cells[]) => {
    const { file, report } = importCatalogue(table(...rows), EMPTY, { columns: {}, province: null, services });
    return { fields: file.procedures.map(({ field }) => field), said: report.map(({ line, text }) => `${line}: ${text.en}`) };
  };
  const row = (n: number, field: string, more: Cells = {}): Cells => ({ code: `1.00000${n}`, fullName: `Đăng ký ${n}`, field, ...more });

  test('[F21] are kept as the settings write them; each other way is said once', () => {
    expect(imported(row(1, 'đất đai.'), row(2, 'Ðất  đai'), row(3, 'Dat dai'), row(4, 'đất đai.'), row(5, 'Đất đai'))).toEqual({
      fields: Array.from({ length: 5 }, () => 'Đất đai'),
      said: [
        '2: the field "đất đai." is "Đất đai" now, as in the settings',
        '3: the column "field" had the letter eth, which looks like Đ and is Đ now',
        '4: the field "Dat dai" is "Đất đai" now, as in the settings',
      ],
    });
  });

  test('[F22] one that no service handles is named once, and so is a service that there is not', () => {
    const rows = [row(1, 'Hộ tịch'), row(2, 'Đất đai'), row(3, 'Hộ tịch'), row(4, 'Hộ tịch', { service: 'land' }), row(5, 'Đất đai', { service: 'justice' })];
    expect(imported(...rows).said).toEqual([
      '2: no service of this centre handles the field "Hộ tịch" (procedures: 2); they can be read, and give no number',
      '6: the settings have no service "justice" (procedures: 1); they can be read, and give no number',
    ]);
    expect(imported(row(1, 'Hộ tịch', { state: 'Bãi bỏ' })).said).toEqual([]);
  });
});

describe('codes as catalogues hold them', () => {
  test.each([
    ['', 'there is no code'],
    ['1.0133611', '"1.0133611" is no code (one digit, a full stop, six digits)'],
    ['2.009182739', '"2.009182739" is no code (one digit, a full stop, six digits)'],
    ['7.001193', '"7.001193" is no code (one digit, a full stop, six digits)'],
    ['1.004222.01', '"1.004222.01" is no code (one digit, a full stop, six digits)'],
    ['1.014955-Xoa', 'the code "1.014955-Xoa" is marked as deleted'],
    ['5.000123', '5.000123 is an internal procedure (5.x, 6.x) that citizens never use'],
    ['6.000123', '6.000123 is an internal procedure (5.x, 6.x) that citizens never use'],
    ['1.00422', 'a spreadsheet has made the code "1.00422" a number and lost digits; format the column as Text and type the code again'],
    ['1.0042220', 'a spreadsheet has made the code "1.0042220" a number and lost digits; format the column as Text and type the code again'],
    ['1,001193', 'a spreadsheet has made the code "1,001193" a number and lost digits; format the column as Text and type the code again'],
    ['1001193', 'a spreadsheet has made the code "1001193" a number and lost digits; format the column as Text and type the code again'],
  ])('"%s" is refused', (code, sentence) => {
    expect(refusal({ code })).toBe(sentence);
  });

  test('spaces and unit codes are taken off', () => {
    expect(one({ code: ' 1.001193' })).toMatchObject({ record: { code: '1.001193' }, said: ['2 1.001193 mended: spaces around the code removed'] });
    expect(one({ code: '1.001193.000.00.00.H41' }).said).toEqual(['2 1.001193 mended: the unit code in "1.001193.000.00.00.H41" removed']);
    // What the table's reader has trimmed is said too.
    const trimmed: Table = { ...table(), rows: [{ line: 2, cells: BIRTH, trimmed: ['code', 'fullName'], composed: ['field'] }] };
    expect(importCatalogue(trimmed, EMPTY, { columns: {}, province: null }).report.map(({ text }) => text.en)).toEqual([
      'spaces around the code removed',
      'letters in pieces put together in the column "field" (NFC)',
      'spaces around the name removed',
    ]);
  });

  test('of a code that comes twice the first row counts, even if it was refused', () => {
    expect(take([BIRTH, { ...BIRTH, field: 'Khác' }])).toMatchObject({
      procedures: [{ field: 'Hộ tịch' }],
      said: ['3 1.001193 refused: the code stands on line 2 already; only that line counts'],
    });
    expect(take([{ ...BIRTH, field: '' }, BIRTH]).file).toEqual(EMPTY);
  });
});

describe('names and other cells', () => {
  test('decomposed, broken and shouted names are mended', () => {
    expect(one({ fullName: 'Đăng ký khai sinh'.normalize('NFD') })).toMatchObject({
      record: { fullName: 'Đăng ký khai sinh' },
      said: ['2 1.001193 mended: letters in pieces put together in the column "fullName" (NFC)'],
    });
    expect(one({ fullName: 'Đăng ký\r\nkhai sinh' })).toMatchObject({
      record: { fullName: 'Đăng ký khai sinh' },
      said: ['2 1.001193 mended: line breaks in the name removed'],
    });
    expect(one({ fullName: 'ĐĂNG KÝ KHAI SINH', field: 'HỘ TỊCH' })).toMatchObject({
      record: { fullName: 'Đăng ký khai sinh', field: 'Hộ tịch' },
      said: [
        '2 1.001193 mended: the name was all in capitals and is in small letters now',
        '2 1.001193 mended: the field was all in capitals and is "Hộ tịch" now',
      ],
    });
  });

  test('[F23] a name in capitals does not take the place of the same one with its large letters', () => {
    const before = list({ ...BIRTH, fullName: 'Xác nhận của UBND xã qua VNeID' });
    expect(one({ fullName: 'XÁC NHẬN CỦA UBND XÃ QUA VNEID' }, before).record.fullName).toBe('Xác nhận của UBND xã qua VNeID');
  });

  test('names that cannot be shown are refused', () => {
    expect(one({ fullName: 'Cấp '.repeat(300).trim() }).record.fullName).toHaveLength(1_199);
    expect(refusal({ fullName: 'x'.repeat(1_201) })).toBe('the name has 1201 characters, more than 1200');
    expect(refusal({ fullName: 'x'.repeat(30_000) })).toContain('more than 1200');
  });

  test('a name or a portal page of two codes is noted once, with the codes', () => {
    const rows = [
      { ...BIRTH, portalId: PORTAL_ID },
      { ...BIRTH, code: '1.000894', portalId: PORTAL_ID },
      { ...BIRTH, code: '1.000656', fullName: 'Khác' },
    ];
    expect(take(rows).said).toEqual([
      '2 1.001193 noted: these codes share this name: 1.001193, 1.000894',
      '2 1.001193 noted: these codes share a page of the portal: 1.001193, 1.000894',
    ]);
    // An import that has no part in it says nothing of it.
    expect(take([{ ...BIRTH, code: '1.000656', fullName: 'Khác' }], take(rows).file).said).toEqual([]);
  });

  test.each(['10', '10,5', '1 OTHER'])('a time limit "%s" has no unit', (timeLimit) => {
    expect(one({ timeLimit })).toMatchObject({
      record: { timeLimit: null },
      said: [`2 1.001193 noted: the time limit "${timeLimit}" has no unit (days, working days…) and is left out`],
    });
  });

  test('documents: by line or by semicolon, without bullets; guidance and what is too much is left out', () => {
    const lines = '- Tờ khai;\n1. Giấy chứng sinh; nếu không có thì giấy cam đoan\nLưu ý: mang bản chính\n* Xuất trình\n- Tờ khai';
    expect(one({ documents: lines })).toMatchObject({
      record: { documents: { vi: ['Tờ khai', 'Giấy chứng sinh; nếu không có thì giấy cam đoan'] } },
      said: ['2 1.001193 noted: 2 lines are guidance, no documents, and are left out: "Lưu ý: mang bản chính"'],
    });
    expect(one({ documents: 'Tờ khai; Giấy chứng sinh' }).record.documents?.vi).toEqual(['Tờ khai', 'Giấy chứng sinh']);
    expect(one({ documents: 'Ghi chú: không có' }).record.documents).toBeNull();
    const many = one({ documents: [...Array.from({ length: 41 }, (_, i) => `Giấy ${i}`), 'x'.repeat(301)].join('\n') });
    expect(many.record.documents?.vi).toHaveLength(40);
    expect(many.said).toEqual(['2 1.001193 noted: 2 documents are left out: longer than 300 characters or more than 40']);
  });

  test('a page of the portal, by id or address', () => {
    expect(one({ portalId: `https://dichvucong.gov.vn/thu-tuc-hanh-chinh/${PORTAL_ID.toUpperCase()}` }).record.portalId).toBe(PORTAL_ID);
    expect(one({ portalId: '019d2bfd' })).toMatchObject({
      record: { portalId: null },
      said: ['2 1.001193 noted: "019d2bfd" is no page id (UUID) of the portal and is left out'],
    });
  });

  test.each([
    ['15:00', '15:00'],
    ['15h', '15:00'],
    ['9 giờ 30', '09:30'],
    ['15:00:00', '15:00'],
    ['25:00', null],
    ['0.625', null],
    ['15', null],
  ])('a cut-off "%s" is %s', (cutOff, time) => {
    const { record, said } = one({ cutOff });
    expect(record.cutOff).toBe(time);
    expect(said).toEqual(time === null ? [`2 1.001193 noted: the cut-off "${cutOff}" is no time of day (15:00) and is left out`] : []);
  });

  test('a wrong province is refused: the procedure would stand where it does not hold', () => {
    expect(refusal({ province: 'Thanh Hóa' })).toBe('"Thanh Hóa" is no province code (such as H15)');
  });

  test('other cells that cannot be read are left out and named', () => {
    expect(one({ online: 'mức 9', foreignIds: '12, 102614', feeStatus: '?', timeLimit: 'x'.repeat(301) })).toMatchObject({
      record: { online: null, foreignIds: ['102614'], timeLimit: null },
      said: [
        '2 1.001193 noted: the column "timeLimit" has more than 300 characters and is left out',
        '2 1.001193 noted: other ids of a wrong form are left out: 12',
        '2 1.001193 noted: the online level "mức 9" is not understood (full, partial, none) and is left out',
        '2 1.001193 noted: the fee status "?" is not understood (free, stated, deferred, unknown) and is left out',
      ],
    });
  });
});

describe('fees', () => {
  const sum = (text: string) => ({ vi: text, en: text });
  test.each([
    ['0', '', { status: 'deferred', text: null }],
    ['0đ', '', { status: 'deferred', text: null }],
    ['0 đồng', 'blank', { status: 'deferred', text: null }],
    ['0đ', 'stated', { status: 'free', text: null }],
    ['0đ', 'Miễn phí', { status: 'free', text: null }],
    ['Không', '', { status: 'deferred', text: null }],
    ['Miễn phí', '', { status: 'free', text: null }],
    ['8000', '', { status: 'stated', text: { vi: '8.000đ', en: '8,000đ' } }],
    ['1500000', '', { status: 'stated', text: { vi: '1.500.000đ', en: '1,500,000đ' } }],
    ['50.000 đồng/trường hợp', '', { status: 'stated', text: sum('50.000 đồng/trường hợp') }],
    ['0đ; mức cụ thể do HĐND tỉnh quyết định', '', { status: 'deferred', text: sum('0đ; mức cụ thể do HĐND tỉnh quyết định') }],
    ['20.000đ', 'deferred', { status: 'deferred', text: sum('20.000đ') }],
    ['0đ (ghi trên Cổng); theo Thông tư 281/2016/TT-BTC', '', { status: 'deferred', text: sum('0đ (ghi trên Cổng); theo Thông tư 281/2016/TT-BTC') }],
    ['8.000đ theo Thông tư 281/2016/TT-BTC', '', { status: 'stated', text: sum('8.000đ theo Thông tư 281/2016/TT-BTC') }],
    ['0đ nếu nộp trực tuyến', '', { status: 'deferred', text: sum('0đ nếu nộp trực tuyến') }],
    ['Không có thông tin', 'blank', { status: 'unknown', text: null }],
    ['Có', '', { status: 'unknown', text: sum('Có') }],
    ['', 'HĐND', { status: 'deferred', text: null }],
    ['', '', { status: 'unknown', text: null }],
  ])('"%s" with the status "%s"', (fee, feeStatus, expected) => {
    expect(one({ fee, feeStatus })).toMatchObject({ record: { fee: expected }, said: [] });
  });

  test('two cells that contradict each other are named', () => {
    expect(one({ fee: '20.000đ', feeStatus: 'free' })).toMatchObject({
      record: { fee: { status: 'stated' } },
      said: ['2 1.001193 noted: said to be free, with the fee "20.000đ"; the fee is kept'],
    });
    expect(one({ feeStatus: 'stated' })).toMatchObject({
      record: { fee: { status: 'unknown' } },
      said: ['2 1.001193 noted: the fee is said to be stated, but there is none; left out'],
    });
  });
});

describe('any table', () => {
  const words = [
    '',
    ' ',
    'Đăng ký khai sinh',
    'THỦ TỤC - ',
    'Thủ tục hành chính: x',
    'Lưu ý',
    '0đ',
    '8000',
    'bãi bỏ 1.000001',
    'còn hiệu lực',
    'free',
    'stated',
    'HĐND',
    '10',
    '1 ngày',
  ];
  const codes = ['1.000001', ' 1.000002', '1.000003', '1.000004.000.00.00.H41', '5.000001', '1.00422', '1.000001, 1.000005'];
  const ids = [PORTAL_ID, 'H15', 'h1', '15:00', '25h', '102614', 'toàn trình', 'a\nb;c', 'x'.repeat(301), 'x'.repeat(1_300), '\u{1e9e}ẞ İ ǅ ŉ'];
  const cell = fc.oneof(fc.constantFrom(...words, ...codes, ...ids), fc.string({ maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 30 }));
  const row = fc.record(
    Object.fromEntries(
      IMPORT_COLUMNS.map((column) => [
        column,
        column === 'code' ? fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...codes) }, { weight: 1, arbitrary: cell }) : cell,
      ]),
    ),
    {
      requiredKeys: ['code', 'fullName', 'field'],
    },
  );
  const tables = fc.array(row, { maxLength: 8 }).map((rows): Table => table(...(rows as Cells[])));
  const province = fc.constantFrom(null, 'H56');

  test('is taken without a throw, leaves a list that is in order, and changes nothing the second time', () => {
    fc.assert(
      fc.property(tables, tables, province, (earlier, now, province) => {
        const existing = importCatalogue(earlier, EMPTY, { columns: {}, province: null }).file;
        const { file, report } = importCatalogue(now, existing, { columns: {}, province });
        expect(procedureFileSchema.parse(JSON.parse(JSON.stringify(file)))).toEqual(file);
        expect(importCatalogue(now, file, { columns: {}, province }).file).toEqual(file);
        for (const { text } of report) expect(`${text.vi}${text.en}`).not.toMatch(/\{(?:value|column|columns|count|codes|first|most|length|other)\}/);
      }),
      { numRuns: 300 },
    );
  });

  test('with any columns and any cells', () => {
    const names = fc.oneof(fc.constantFrom(...IMPORT_COLUMNS, 'Mã', 'constructor', '__proto__', ''), fc.string({ unit: 'binary', maxLength: 8 }));
    const anyTable = fc.record({
      columns: fc.uniqueArray(names, { maxLength: 6 }),
      rows: fc.array(fc.record({ line: fc.nat(), cells: fc.dictionary(names, cell), trimmed: fc.array(names), composed: fc.array(names) }), { maxLength: 5 }),
    });
    fc.assert(
      fc.property(anyTable, fc.dictionary(fc.constantFrom(...IMPORT_COLUMNS), names), (any, columns) => {
        const { file } = importCatalogue(any, EMPTY, { columns, province: null });
        expect(procedureFileSchema.parse(file)).toEqual(file);
      }),
      { numRuns: 300 },
    );
  });
});
