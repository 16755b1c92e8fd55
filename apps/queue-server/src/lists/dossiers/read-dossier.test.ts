import { findDossierCode } from '@luot/shared/domain/codes/dossier-code';
import { DOSSIER_STATES } from '@luot/shared/domain/dossier';
import { DOSSIER_FIELDS } from '@luot/shared/settings/dossier-settings';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DossierFieldNames } from '../dossier-names.ts';
import { readDossier } from './read-dossier.ts';

const NAME = 'Nguyễn Thị Hồng Nhung';

/** A record as the national exchange API has it, and what else such records hold. */
function record(changed: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { MaHoSo: 'H56.25.10-261109-0975', TrangThai: 4, TenChuHoSo: NAME, SoDienThoai: '0912345678', LoaiDoiTuong: 0, ...changed };
}

function dossierOf(changed: Readonly<Record<string, unknown>>, fields: DossierFieldNames = {}) {
  const dossier = readDossier(record(changed), fields);
  return dossier.ok ? dossier.value : expect.unreachable(`the field ${dossier.no}`);
}

/** The name of the field that is wrong. */
function wrongIn(changed: Readonly<Record<string, unknown>>, fields: DossierFieldNames = {}) {
  const dossier = readDossier(record(changed), fields);
  return dossier.ok ? expect.unreachable('it is read') : dossier.no;
}

describe('a record of the national exchange API', () => {
  const whole = {
    MaTTHC: '1.012783',
    TenTTHC: 'Cấp đổi giấy chứng nhận đất',
    NgayTiepNhan: '20261109083000',
    NgayHenTra: '2026-11-18T16:30:00+07:00',
    NgayKetThucXuLy: '18/11/2026',
    NgayTraKetQua: 1_795_000_000_000,
    SoTienPhaiNop: '50.000 đ',
    DuocThanhToanTrucTuyen: 1,
    DonViXuLy: 'Phòng Kinh tế',
  };

  test('[K4] is read field by field', () => {
    expect(dossierOf(whole)).toEqual({
      code: 'H56.25.10-261109-0975',
      state: 'in-progress',
      procedureCode: '1.012783',
      procedureName: 'Cấp đổi giấy chứng nhận đất',
      receivedOn: '2026-11-09',
      dueOn: '2026-11-18',
      finishedOn: '2026-11-18',
      returnedOn: '2026-11-18',
      amountDue: 50_000,
      paysOnline: true,
      office: 'Phòng Kinh tế',
    });
  });

  test('[K4] needs its code and its state alone; the rest may be missing, empty or a dash', () => {
    const nothing = { procedureCode: null, procedureName: null, receivedOn: null, dueOn: null, finishedOn: null, returnedOn: null, amountDue: null };
    const bare = { code: 'H56.25.10-261109-0975', state: 'in-progress', ...nothing, paysOnline: false, office: null };
    expect(dossierOf({})).toEqual(bare);
    expect(dossierOf({ MaTTHC: '', TenTTHC: '-', NgayHenTra: ' ', NgayTiepNhan: null, SoTienPhaiNop: 'NULL', DonViXuLy: 'N/A' })).toEqual(bare);
  });

  test('[R4] its applicant is nowhere in what is read, also when the settings ask for it by mistake', () => {
    const read = [dossierOf(whole), dossierOf({ TenNguoiNop: NAME }, { office: 'TenChuHoSo', procedureName: 'tên người nộp' })];
    expect(JSON.stringify(read)).not.toContain('Nhung');
    expect(JSON.stringify(read)).not.toContain('0912');
    expect(read[1]).toMatchObject({ office: null, procedureName: null });
    expect(Object.keys(dossierOf(whole)).sort()).toEqual(Object.keys(DOSSIER_FIELDS).sort());
  });
});

describe('names of fields', () => {
  test.each(['Mã hồ sơ', 'MÃ HỒ SƠ', 'ma_ho_so', 'maHoSo', 'Mã hồ sơ'.normalize('NFD'), 'Số hồ sơ', 'Mã HS'])('[K4] “%s” is the code', (name) => {
    const dossier = readDossier({ [name]: 'H56.25.10-261109-0975', 'Trạng thái': 'Đang giải quyết', 'Chủ hồ sơ': NAME }, {});
    expect(dossier).toMatchObject({ ok: true, value: { code: 'H56.25.10-261109-0975', state: 'in-progress' } });
  });

  test('[K4] headings of a spreadsheet', () => {
    const cells = {
      STT: '1',
      'Mã hồ sơ': 'H56.25.10-261109-0975',
      'Chủ hồ sơ': NAME,
      'Tên thủ tục': 'Tách thửa',
      'Ngày tiếp nhận': '09/11/2026',
      'Hạn giải quyết': '18/11/2026',
      'Tình trạng hồ sơ': 'Chờ bổ sung',
      'Cơ quan giải quyết': 'Phòng Kinh tế',
      'Số tiền phải nộp': '',
    };
    const dossier = readDossier(cells, {});
    expect(dossier).toMatchObject({ ok: true, value: { state: 'supplement', procedureName: 'Tách thửa', dueOn: '2026-11-18', office: 'Phòng Kinh tế' } });
  });

  test('[K4] the exact name goes before one that is alike, the national one before a usual one', () => {
    expect(dossierOf({ 'ngay hen tra': '2026-11-01', NgayHenTra: '2026-11-02', HanGiaiQuyet: '2026-11-03' }).dueOn).toBe('2026-11-02');
  });

  test('[K4] a name in the settings is the only one for its field', () => {
    const fields = { code: 'so', dueOn: 'Hẹn' };
    expect(dossierOf({ so: 'H56.25.10-261109-0001', hen: '2026-11-01', NgayHenTra: '2026-11-02' }, fields)).toMatchObject({
      code: 'H56.25.10-261109-0001',
      dueOn: '2026-11-01',
    });
    expect(dossierOf({ NgayHenTra: '2026-11-02' }, { dueOn: 'Hẹn' }).dueOn).toBeNull();
    expect(wrongIn({}, { code: 'so' })).toBe('so');
  });

  test('[K4] a service that says `status: 1` for "all is well" says nothing about the dossier', () => {
    expect(readDossier({ MaHoSo: 'H56.25.10-261109-0975', status: 1 }, {})).toEqual({ ok: false, no: 'TrangThai' });
  });
});

describe('states', () => {
  const NATIONAL = [
    'Mới đăng ký',
    'Được tiếp nhận',
    'Không được tiếp nhận',
    'Đang xử lý',
    'Yêu cầu bổ sung giấy tờ',
    'Yêu cầu thực hiện nghĩa vụ tài chính',
    'Công dân yêu cầu rút hồ sơ',
    'Dừng xử lý',
    'Đã xử lý xong',
    'Đã trả kết quả',
  ];

  test('[K4] the ten of the national exchange API, by number and by words', () => {
    const numbers = NATIONAL.map((_, i) => dossierOf({ TrangThai: i + 1 }).state);
    expect(numbers).toEqual(DOSSIER_STATES);
    expect(NATIONAL.map((_, i) => dossierOf({ TrangThai: ` ${i + 1} ` }).state)).toEqual(DOSSIER_STATES);
    expect(NATIONAL.map((words) => dossierOf({ TrangThai: words }).state)).toEqual(DOSSIER_STATES);
    expect(NATIONAL.map((words) => dossierOf({ TrangThai: words.normalize('NFD').toUpperCase() }).state)).toEqual(DOSSIER_STATES);
  });

  test.each([
    ['Đang giải quyết', 'in-progress'],
    ['Đang giải quyết (quá hạn)', 'in-progress'],
    ['Đang xử lý - trong hạn', 'in-progress'],
    ['Đang xử lý chưa đến hạn', 'in-progress'],
    ['dang xu ly', 'in-progress'],
    ['Chờ tiếp nhận', 'registered'],
    ['Đã tiếp nhận', 'received'],
    ['Từ chối tiếp nhận', 'refused'],
    ['Chờ bổ sung', 'supplement'],
    ['Chờ thanh toán', 'payment'],
    ['Rút hồ sơ', 'withdrawn'],
    ['Đã hủy', 'stopped'],
    ['Đã huỷ', 'stopped'],
    ['Đã có kết quả', 'finished'],
    ['Chờ trả kết quả', 'finished'],
    ['Đã xử lý xong đúng hạn', 'finished'],
    ['Đã trả kết quả trước hạn', 'returned'],
  ])('[K4] “%s” is %s', (words, state) => {
    expect(dossierOf({ TrangThai: words }).state).toBe(state);
  });

  test.each([0, 11, 4.5, -1, '0', '17', true, {}, [4], 'Trả kết quả', 'Đang nghỉ', 'quá hạn'])('[K4] %j is none', (value) => {
    expect(wrongIn({ TrangThai: value })).toBe('TrangThai');
  });

  test('[K4] a system with its own numbers is understood by its words', () => {
    expect(dossierOf({ TrangThai: 2, TenTrangThai: 'Đang thụ lý' }).state).toBe('in-progress');
    expect(dossierOf({ TrangThai: 17, 'Trạng thái xử lý': 'Chờ bổ sung' }).state).toBe('supplement');
    expect(dossierOf({ TrangThai: 9, TenTrangThai: 'Bước 3' }).state).toBe('finished');
    expect(dossierOf({ TrangThai: 2, TenTrangThai: 'Đang thụ lý' }, { state: 'TrangThai' }).state).toBe('received');
  });
});

describe('dates', () => {
  test.each([
    ['2026-10-08', '2026-10-08'],
    ['2026-10-08 23:59', '2026-10-08'],
    ['2026-10-08T15:00:00', '2026-10-08'],
    ['2026-10-08T15:00:00.1234567', '2026-10-08'],
    ['2026-10-08T16:59:59Z', '2026-10-08'],
    ['2026-10-08T17:00:00Z', '2026-10-09'],
    ['2026-10-08T17:00:00.000+0000', '2026-10-09'],
    ['2026-10-08T23:00:00+07:00', '2026-10-08'],
    ['2026-10-08T22:00:00-05:00', '2026-10-09'],
    ['08/10/2026', '2026-10-08'],
    ['8/10/2026', '2026-10-08'],
    ['08-10-2026', '2026-10-08'],
    ['08.10.2026', '2026-10-08'],
    ['08/10/2026 15:00', '2026-10-08'],
    [' 08/10/2026  15:00:30 ', '2026-10-08'],
    ['08/10/2026 3:00:00 CH', '2026-10-08'],
    ['15:00 08/10/2026', '2026-10-08'],
    ['15:00:30, 08/10/2026', '2026-10-08'],
    ['20261008', '2026-10-08'],
    [20_261_008, '2026-10-08'],
    ['202610081500', '2026-10-08'],
    ['20261008150000', '2026-10-08'],
    [20_261_008_150_000, '2026-10-08'],
    [Date.UTC(2026, 9, 8, 17), '2026-10-09'],
    [String(Date.UTC(2026, 9, 8, 16, 59)), '2026-10-08'],
    [`/Date(${Date.UTC(2026, 9, 8, 17)}+0700)/`, '2026-10-09'],
    ['29/02/2028', '2028-02-29'],
  ])('[K4] %j is %s in Việt Nam', (cell, day) => {
    expect(dossierOf({ NgayHenTra: cell }).dueOn).toBe(day);
  });

  test.each(['0001-01-01T00:00:00', '01/01/1900', '1970-01-01T07:00:00', '00010101000000', '9999-12-31', '/Date(-62135596800000)/', 0, '-62135622000000'])(
    '[K4] %j is how a database says that there is no date',
    (cell) => {
      expect(dossierOf({ NgayHenTra: cell }).dueOn).toBeNull();
    },
  );

  test.each([
    '31/02/2026',
    '29/02/2027',
    '10/13/2026',
    '10/8/2026 3:00:00 PM',
    '2026-13-01',
    '2026-00-10',
    '20261301',
    '08/10/2026 25:00',
    '2026-10-08T15:60',
    '08/10/26',
    '08/10-2026',
    '1026-10-08',
    'mai',
    46_303,
    1.5,
    true,
    {},
    ['2026-10-08'],
    '/Date(99999999999999)/',
  ])('[K4] %j is no date, and its field is named', (cell) => {
    expect(wrongIn({ NgayHenTra: cell })).toBe('NgayHenTra');
    expect(wrongIn({ 'Ngày tiếp nhận': cell })).toBe('Ngày tiếp nhận');
  });
});

describe('money, yes and no, codes, texts', () => {
  test.each([
    [50_000, 50_000],
    [0, 0],
    ['50000', 50_000],
    ['50000.00', 50_000],
    ['1.500.000', 1_500_000],
    ['1,500,000 VNĐ', 1_500_000],
    ['1.500.000,00 đồng', 1_500_000],
    ['50.000đ', 50_000],
    ['1 500 000 ₫', 1_500_000],
    ['Miễn phí', 0],
  ])('[K4] %j is %d dong', (cell, amount) => {
    expect(dossierOf({ SoTienPhaiNop: cell }).amountDue).toBe(amount);
  });

  test.each([-1, 1.5, 1e15, '1.50', '1.5000', '1.500,000.00', '12,34', 'năm mươi nghìn', '5 USD', true, {}, '99999999999999'])(
    '[K4] %j is no amount',
    (cell) => {
      expect(wrongIn({ SoTienPhaiNop: cell })).toBe('SoTienPhaiNop');
    },
  );

  test('[K4] online payment', () => {
    expect([true, 1, '1', 'true', 'Có', 'x'].map((cell) => dossierOf({ DuocThanhToanTrucTuyen: cell }).paysOnline)).toEqual(Array(6).fill(true));
    expect([false, 0, '0', 'Không', '', null].map((cell) => dossierOf({ DuocThanhToanTrucTuyen: cell }).paysOnline)).toEqual(Array(6).fill(false));
    // An object whose conversion to text throws.
    expect(wrongIn({ DuocThanhToanTrucTuyen: { toString: 1 } })).toBe('DuocThanhToanTrucTuyen');
  });

  test('[K4] a code is one that a kiosk can ask for, in capitals', () => {
    expect(dossierOf({ MaHoSo: ' h56.25.10–261109–0975 ' }).code).toBe('H56.25.10-261109-0975');
    expect(dossierOf({ MaHoSo: '03706/2026/07906' }).code).toBe('03706/2026/07906');
    for (const code of [NAME, 'Hồ sơ H56.25.10-261109-0975', 975, {}, 'H56.25.10-269909-0975', '\u200b']) expect(wrongIn({ MaHoSo: code })).toBe('MaHoSo');
    for (const code of [null, '', '-', undefined]) expect(wrongIn({ MaHoSo: code })).toBe('MaHoSo');
    expect(readDossier({}, {})).toEqual({ ok: false, no: 'TrangThai' });
  });

  test('[K4] a procedure’s code without the receiving unit and with the zeros a spreadsheet drops', () => {
    const cells = ['1.001193', '1.001193.000.00.00.H41', '1.000948.H38', '1.00422', 1.0042, '2.000815', 'KB-01'];
    expect(cells.map((cell) => dossierOf({ MaTTHC: cell }).procedureCode)).toEqual([
      '1.001193',
      '1.001193',
      '1.000948',
      '1.004220',
      '1.004200',
      '2.000815',
      'KB-01',
    ]);
  });

  test('[K4] texts are one line, composed, and of a length a screen can bear', () => {
    expect(dossierOf({ TenTTHC: ` ${'Hộ tịch'.normalize('NFD')}\n\t cấp\u200b xã ` }).procedureName).toBe('Hộ tịch cấp xã');
    expect(wrongIn({ TenTTHC: 'x'.repeat(2_001) })).toBe('TenTTHC');
    expect(wrongIn({ DonViXuLy: { Ten: 'Phòng Kinh tế' } })).toBe('DonViXuLy');
  });
});

describe('any JSON', () => {
  const name = fc.oneof(fc.constantFrom(...Object.values(DOSSIER_FIELDS), 'TenChuHoSo', 'Mã hồ sơ', '__proto__', 'toString'), fc.string());
  const plausible = fc.constantFrom<unknown>('H56.25.10-261109-0975', 4, 'Đang xử lý', '2026-11-18', '31/02/2026', '1.000', { toString: null }, [[]]);
  const cells = fc.array(fc.tuple(name, fc.oneof(plausible, fc.jsonValue()))).map((entries) => Object.fromEntries(entries));
  // Half of them begin as a good one, so that more than their code is read.
  const anyRecord = fc.tuple(fc.boolean(), cells).map(([good, other]) => (good ? record(other) : other));

  test('[K4] is read or refused, and never throws', () => {
    let found = 0;
    fc.assert(
      fc.property(anyRecord, fc.dictionary(fc.constantFrom('code', 'state', 'dueOn', 'office'), name, { maxKeys: 2 }), (json, fields) => {
        const dossier = readDossier(json, fields);
        if (!dossier.ok) {
          expect(typeof dossier.no).toBe('string');
          return;
        }
        found++;
        const { code, state, dueOn, amountDue } = dossier.value;
        expect(findDossierCode(code)?.code).toBe(code);
        expect(DOSSIER_STATES).toContain(state);
        if (dueOn !== null) expect(new Date(`${dueOn}T00:00:00Z`).toISOString().slice(0, 10)).toBe(dueOn);
        if (amountDue !== null) expect(Number.isSafeInteger(amountDue)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
    expect(found).toBeGreaterThan(100);
  });
});
