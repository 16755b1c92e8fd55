// What an import says of a row, in words. A code is never repeated (R4): the row's number leads to it.
import { fillTemplate, type Text, type TextParams } from '@luot/shared/domain/text';

export interface BookingNote {
  /** Of the table; 0: of the whole file. */
  readonly line: number;
  /** `refused`: the row was not taken. */
  readonly what: 'refused' | 'noted';
  readonly text: Text;
}

const SENTENCES = {
  'no-column': {
    vi: 'không tìm thấy cột {columns}; hãy chỉ ra bằng --columns, ví dụ --columns code="tên cột"',
    en: 'there is no column {columns}; name it with --columns, such as --columns code="its name"',
  },
  'column-missing': { vi: 'bảng không có cột: {columns}', en: 'the table has no column: {columns}' },
  'column-personal': {
    vi: 'cột "{columns}" là thông tin cá nhân nên không dùng',
    en: 'the column "{columns}" holds personal data and is not used',
  },
  'code-missing': { vi: 'không có mã lịch hẹn', en: 'there is no code' },
  'code-wrong': {
    vi: 'mã lịch hẹn phải có 4 đến 64 ký tự, không kể dấu cách và gạch ngang',
    en: 'a code has 4 to 64 characters, spaces and hyphens not counted',
  },
  'code-number': {
    vi: 'mã lịch hẹn đã bị bảng tính đổi thành số và mất chữ số; hãy định dạng cột mã là Văn bản (Text) rồi nhập lại mã',
    en: 'a spreadsheet has made the code a number and lost digits; format the column as Text and type the code again',
  },
  'service-missing': { vi: 'không có dịch vụ', en: 'there is no service' },
  'service-unknown': { vi: 'trung tâm không có dịch vụ "{value}"', en: 'this centre has no service "{value}"' },
  'date-missing': { vi: 'không có ngày hẹn', en: 'there is no day' },
  'date-wrong': { vi: 'không đọc được ngày hẹn', en: 'the day cannot be read' },
  'time-missing': { vi: 'không có giờ hẹn', en: 'there is no time' },
  'time-wrong': { vi: 'không đọc được giờ hẹn', en: 'the time cannot be read' },
  twice: { vi: 'mã lịch hẹn có lần nữa ở dòng {later}; dòng đó được dùng', en: 'the code stands on line {later} again; that line counts' },
  'procedure-elsewhere': {
    vi: 'thủ tục {code} không thuộc dịch vụ này, bỏ qua mã thủ tục',
    en: 'the procedure {code} is not handled by this service and was left out',
  },
  'state-unknown': {
    vi: 'không hiểu trạng thái "{value}" ({count} dòng); vẫn giữ lịch hẹn',
    en: 'the state "{value}" is not understood (rows: {count}); kept as bookings',
  },
  'state-over': {
    vi: 'trạng thái "{value}" ({count} dòng) là khách đã đến, vắng mặt hoặc hết hạn, không phải hủy; vẫn giữ nếu ngày hẹn chưa qua',
    en: 'the state "{value}" (rows: {count}) says come, missed or over, and not cancelled; kept where the day is not over',
  },
  'state-cancelled': {
    vi: 'trạng thái "{value}" ({count} dòng) được hiểu là đã hủy',
    en: 'the state "{value}" (rows: {count}) is taken for cancelled',
  },
  'state-kept': {
    vi: 'trạng thái "{value}" ({count} dòng) được hiểu là còn hẹn',
    en: 'the state "{value}" (rows: {count}) is taken for not cancelled',
  },
  'states-more': {
    vi: 'còn {count} trạng thái khác không hiểu được; vẫn giữ lịch hẹn. Cột đã chọn có đúng là cột trạng thái không?',
    en: '{count} more states are not understood; kept as bookings. Is this the column of states?',
  },
} as const satisfies Record<string, Text>;

export type NoteCode = keyof typeof SENTENCES;

/** A note before anybody knows its line. */
export interface RowFault {
  readonly note: NoteCode;
  readonly params?: TextParams;
}

/** Longest piece of a cell a note repeats. */
const QUOTED = 60;

export function bookingNote(line: number, what: BookingNote['what'], { note, params = {} }: RowFault): BookingNote {
  const { vi, en } = SENTENCES[note];
  const short = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' && value.length > QUOTED ? `${value.slice(0, QUOTED)}…` : value]),
  );
  return { line, what, text: { vi: fillTemplate(vi, short), en: fillTemplate(en, short) } };
}
