import { MONDAY, SMALL_CENTRE, smallCentre } from '@luot/queue/fixtures/small-centre';
import { describe, expect, test } from 'vitest';
import { readBookings } from './read-bookings.ts';

/** A table as the readers of files give it, from lines of cells between semicolons. */
function table(...lines: string[]) {
  const [header = [], ...rows] = lines.map((line) => line.split(';').map((cell) => cell.trim()));
  return { columns: header, rows: rows.map((cells, i) => ({ line: i + 2, cells: Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])) })) };
}

const serviceOfProcedure = (code: string) => ({ '2.000815': 'papers', '1.012784': 'land' })[code] ?? null;

function read(lines: readonly string[], columns: Parameters<typeof readBookings>[1]['columns'] = {}) {
  return readBookings(table(...lines), { columns, settings: SMALL_CENTRE, serviceOfProcedure });
}

/** What becomes of single rows: the service and the procedure, or the note's English. */
function services(header: string, ...rows: string[]) {
  const found = read([header, ...rows]);
  if (!found.ok) return found.no.map(({ text }) => text.en);
  return [
    ...found.value.bookings.map(({ line, written }) => `${line}: ${written.serviceId} ${written.procedureCode ?? '-'}`),
    ...found.value.notes.map(({ line, what, text }) => `${line}: ${what}, ${text.en}`),
  ];
}

describe('a table of bookings', () => {
  test.each([
    ['Mã lịch hẹn;Họ tên;Số điện thoại;Dịch vụ;Ngày hẹn;Giờ hẹn', 'LH-0001;Nguyễn Văn A;0912345678;Land;23/11/2026;08:30'],
    ['MÃ ĐẶT LỊCH;Lĩnh vực;Thời gian hẹn', 'LH-0001;Đất đai;8h30 ngày 23/11/2026'],
    ['code;service;date;time', 'LH-0001;land;2026-11-23;08:30'],
    ['Booking code;Mã TTHC;Ngày;Khung giờ', 'LH-0001;1.012784;23-11-2026;08:30 - 09:00'],
    ['ma_hen;thu_tuc_hanh_chinh;ngay;gio', 'LH-0001;1.012784 Tách thửa;20261123;8h30'],
  ])('[Q10a] is recognised by its columns, whatever they are called: %s', (header, row) => {
    const found = read([header, row]);
    expect(found).toMatchObject({ ok: true, value: { bookings: [{ line: 2, written: { code: 'LH-0001', serviceId: 'land', date: MONDAY, minute: 510 } }] } });
    expect(JSON.stringify(found)).not.toMatch(/Nguyễn|0912345678/);
  });

  test('[Q10a] a row is for a service by its id, its name in either language, a field, or a procedure', () => {
    const header = 'Mã;Dịch vụ;Mã TTHC;Ngày;Giờ';
    const row = (code: string, service: string, procedure = '') => `${code};${service};${procedure};23/11/2026;08:30`;
    expect(
      services(
        header,
        row('AAA1', 'papers'),
        row('AAA2', ' PAPERS (VI) '),
        row('AAA3', 'chung thuc'),
        row('AAA4', '', '2.000815'),
        row('AAA5', 'Sao y (2.000815)'),
        row('AAA6', 'Land', '1.012784'),
        row('AAA7', 'A department', '1.012784'),
        row('AAA8', 'Land', '2.000815'),
        row('AAA9', 'Land', '1.999999'),
        row('BBB1', 'A department'),
        row('BBB2', ''),
        row('BBB3', '', '1.999999'),
      ),
    ).toEqual([
      '2: papers -',
      '3: papers -',
      '4: papers -',
      '5: papers 2.000815',
      '6: papers 2.000815',
      '7: land 1.012784',
      '8: land 1.012784',
      '9: land -',
      '10: land -',
      '9: noted, the procedure 2.000815 is not handled by this service and was left out',
      '10: noted, the procedure 1.999999 is not handled by this service and was left out',
      '11: refused, this centre has no service "A department"',
      '12: refused, there is no service',
      '13: refused, this centre has no service "1.999999"',
    ]);
  });

  test('[Q10a] what is wrong with a row is named with its line, never with its code', () => {
    const found = read([
      'Mã;Dịch vụ;Ngày;Giờ',
      ';land;23/11/2026;08:30',
      'ab;land;23/11/2026;08:30',
      '1,23E+15;land;23/11/2026;08:30',
      'SECRET-5;land;;08:30',
      'SECRET-6;land;31/02/2026;08:30',
      'SECRET-7;land;23/11/2026;',
      'SECRET-8;land;23/11/2026;sáng',
    ]);
    const { notes, bookings } = found.ok ? found.value : expect.unreachable();
    expect([bookings, notes.map(({ line, what, text }) => `${line} ${what} ${text.en}`)]).toEqual([
      [],
      [
        '2 refused there is no code',
        '3 refused a code has 4 to 64 characters, spaces and hyphens not counted',
        '4 refused a spreadsheet has made the code a number and lost digits; format the column as Text and type the code again',
        '5 refused there is no day',
        '6 refused the day cannot be read',
        '7 refused there is no time',
        '8 refused the time cannot be read',
      ],
    ]);
    expect(JSON.stringify(notes)).not.toContain('SECRET');
  });

  test('[Q10a] of two rows with one code the later counts, and that is said; a cancelled one takes the booking off', () => {
    const found = read(
      [
        'Mã;Dịch vụ;Ngày;Giờ;Trạng thái',
        'LH-1;land;23/11/2026;08:30;Đã xác nhận',
        'LH-02;land;23/11/2026;08:30;',
        'lh 1;land;23/11/2026;09:30;Đã xác nhận',
        'LH-02;land;23/11/2026;08:30;Đã hủy',
        'LH-03;;;;cancelled',
      ].map((line) => line.replace(/LH-1\b|lh 1\b/, (code) => `${code}000`)),
    );
    expect(found).toMatchObject({
      ok: true,
      value: {
        bookings: [{ line: 4, written: { code: 'lh 1000', minute: 570 } }],
        cancelled: ['LH-02', 'LH-03'],
        repeated: 2,
        rows: 5,
        notes: [
          { line: 2, what: 'noted', text: { en: 'the code stands on line 4 again; that line counts' } },
          { line: 3, what: 'noted', text: { vi: 'mã lịch hẹn có lần nữa ở dòng 5; dòng đó được dùng' } },
        ],
      },
    });
  });

  test('[Q10a] without a column that is needed nothing is read, and each is named; columns can be chosen', () => {
    expect(services('Tên;Tuổi', 'An;40')).toEqual(
      ['code', 'service / procedure', 'date / time'].map((name) => `there is no column ${name}; name it with --columns, such as --columns code="its name"`),
    );
    const chosen = { code: 'Số phiếu', service: 'Quầy', time: 'Lúc' };
    expect(read(['Số phiếu;Quầy;Lúc', 'P-0001;land;23/11/2026 08:30'], chosen)).toMatchObject({
      ok: true,
      value: { bookings: [{ written: { code: 'P-0001', minute: 510 } }] },
    });
    expect(read(['Mã;Quầy;Lúc', 'P-0001;land;23/11/2026 08:30'], chosen)).toMatchObject({
      ok: false,
      no: [{ text: { en: 'the table has no column: Số phiếu' } }, {}],
    });
  });

  test('[R4c] a column of telephones, names or identity numbers is no column of codes, also when somebody says so', () => {
    for (const column of ['Số điện thoại', 'Họ và tên', 'Số CCCD']) {
      const found = read([`${column};Dịch vụ;Ngày;Giờ`, '0912345678;land;23/11/2026;08:30'], { code: column });
      expect(found).toMatchObject({ ok: false, no: [{ line: 0, text: { en: `the column "${column}" holds personal data and is not used` } }] });
    }
  });

  test('[F20] a state that is not known is named once, without numbers that may be somebody’s; many are somebody’s remarks', () => {
    const header = 'Mã;Dịch vụ;Ngày;Giờ;Trạng thái';
    const row = (i: number, state: string) => `LH-${1_000 + i};land;23/11/2026;08:30;${state}`;
    expect(services(header, ...['Gọi lại 0912 345 678', 'Đã hủy', 'Gọi lại 0912 345 678'].map((state, i) => row(i, state))).slice(2)).toEqual([
      '2: noted, the state "Gọi lại …" is not understood (rows: 2); kept as bookings',
    ]);
    const remarks = services(header, ...Array.from({ length: 40 }, (_, i) => row(i, `ghi chú ${i}`)));
    expect([remarks.length, remarks.at(-1)]).toEqual([
      40 + 30 + 1,
      '0: noted, 10 more states are not understood; kept as bookings. Is this the column of states?',
    ]);
  });

  test('[F21] marks tell two services apart, and may be missing where there is one', () => {
    const settings = smallCentre((document) =>
      document.services.forEach((service, i) => (service.fields = [['Thuế'], ['Thuê đất', 'Thuê'], ['Hòa giải ở cơ sở']][i] ?? [])),
    );
    const lines = ['Thuế', 'THUÊ', 'Hoà giải ở cơ sở.', 'hoa giai o co so', 'Thue', 'thue dat'].map((field, i) => `LH-000${i};${field};23/11/2026;08:30`);
    const found = readBookings(table('Mã;Lĩnh vực;Ngày;Giờ', ...lines), { columns: {}, settings, serviceOfProcedure });
    expect(found.ok && found.value.bookings.map(({ written }) => written.serviceId)).toEqual(['papers', 'land', 'money', 'money', 'land']);
    expect(found.ok && found.value.notes.map(({ text }) => text.en)).toEqual(['this centre has no service "Thue"']);
  });
});
