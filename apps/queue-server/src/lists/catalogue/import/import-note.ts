// What the import says of a row, in words: what it has mended, refused, or seen and left as it is.
import { fillTemplate, type Text, type TextParams } from '@luot/shared/domain/text';

export interface ImportNote {
  /** Of the table; 0: of the whole file. */
  readonly line: number;
  readonly code: string | null;
  /** `refused`: the row has changed nothing. */
  readonly what: 'mended' | 'refused' | 'noted';
  readonly text: Text;
}

const SENTENCES = {
  'code-spaces': { what: 'mended', vi: 'bỏ khoảng trắng quanh mã', en: 'spaces around the code removed' },
  'code-unit': { what: 'mended', vi: 'bỏ phần mã đơn vị trong "{value}"', en: 'the unit code in "{value}" removed' },
  'name-spaces': { what: 'mended', vi: 'bỏ khoảng trắng quanh tên', en: 'spaces around the name removed' },
  letters: { what: 'mended', vi: 'ghép lại chữ có dấu rời ở cột "{column}" (NFC)', en: 'letters in pieces put together in the column "{column}" (NFC)' },
  'name-lines': { what: 'mended', vi: 'bỏ ngắt dòng trong tên', en: 'line breaks in the name removed' },
  'name-capitals': { what: 'mended', vi: 'tên viết toàn chữ hoa, đã đổi thành chữ thường', en: 'the name was all in capitals and is in small letters now' },
  'field-capitals': { what: 'mended', vi: 'lĩnh vực viết toàn chữ hoa, đã đổi thành "{value}"', en: 'the field was all in capitals and is "{value}" now' },
  'field-settings': {
    what: 'mended',
    vi: 'lĩnh vực "{value}" được ghi như trong cấu hình: "{other}"',
    en: 'the field "{value}" is "{other}" now, as in the settings',
  },
  eth: {
    what: 'mended',
    vi: 'cột "{column}" có chữ Ð (eth) trông giống Đ, đã đổi thành Đ',
    en: 'the column "{column}" had the letter eth, which looks like Đ and is Đ now',
  },

  'no-code-column': {
    what: 'refused',
    vi: 'không tìm thấy cột mã thủ tục; hãy chỉ ra bằng --columns code="tên cột"',
    en: 'there is no column of codes; name it with --columns code="its name"',
  },
  'no-code': { what: 'refused', vi: 'không có mã thủ tục', en: 'there is no code' },
  'code-internal': {
    what: 'refused',
    vi: 'mã {value} là thủ tục nội bộ (5.x, 6.x), người dân không dùng',
    en: '{value} is an internal procedure (5.x, 6.x) that citizens never use',
  },
  'code-deleted': { what: 'refused', vi: 'mã "{value}" mang dấu đã xóa', en: 'the code "{value}" is marked as deleted' },
  'code-number': {
    what: 'refused',
    vi: 'mã "{value}" đã bị bảng tính đổi thành số và mất chữ số; hãy định dạng cột mã là Văn bản (Text) rồi nhập lại mã',
    en: 'a spreadsheet has made the code "{value}" a number and lost digits; format the column as Text and type the code again',
  },
  'code-malformed': {
    what: 'refused',
    vi: '"{value}" không phải mã thủ tục (một chữ số, dấu chấm, sáu chữ số)',
    en: '"{value}" is no code (one digit, a full stop, six digits)',
  },
  twice: { what: 'refused', vi: 'mã đã có ở dòng {first}; chỉ dòng đó được dùng', en: 'the code stands on line {first} already; only that line counts' },
  'name-missing': { what: 'refused', vi: 'mã mới nhưng không có tên thủ tục', en: 'a new code without a name' },
  'field-missing': { what: 'refused', vi: 'mã mới nhưng không có lĩnh vực', en: 'a new code without a field' },
  'name-too-long': { what: 'refused', vi: 'tên dài {length} ký tự, quá {most}', en: 'the name has {length} characters, more than {most}' },
  'name-empty': { what: 'refused', vi: '"{value}" không phải tên thủ tục', en: '"{value}" is no name' },
  'still-repealed': {
    what: 'refused',
    vi: 'mã đã bị bãi bỏ trong danh mục; muốn dùng lại thì ghi trạng thái "còn hiệu lực"',
    en: 'the list has this code as repealed; to use it again give it the state "in force"',
  },
  'not-in-force': { what: 'refused', vi: 'thủ tục chưa có hiệu lực', en: 'the procedure is not in force yet' },
  'province-wrong': { what: 'refused', vi: '"{value}" không phải mã tỉnh (dạng H15)', en: '"{value}" is no province code (such as H15)' },
  full: { what: 'refused', vi: 'danh mục đã có {most} mục', en: 'the list has {most} entries already' },
  unfit: { what: 'refused', vi: 'giá trị ở "{value}" không dùng được', en: 'what stands in "{value}" cannot be used' },

  'columns-unused': { what: 'noted', vi: 'cột không dùng đến: {columns}', en: 'columns not used: {columns}' },
  'columns-missing': { what: 'noted', vi: 'bảng không có cột: {columns}', en: 'the table has no column: {columns}' },
  'english-missing': {
    what: 'noted',
    vi: '{count} câu chỉ có tiếng Việt; phần tiếng Anh tạm hiện câu tiếng Việt',
    en: '{count} sentences exist in Vietnamese only; English shows the Vietnamese for now',
  },
  'english-alone': {
    what: 'noted',
    vi: 'cột "{column}" có tiếng Anh nhưng không có tiếng Việt, bỏ qua',
    en: 'the column "{column}" has English without Vietnamese and is left out',
  },
  'name-shared': { what: 'noted', vi: 'tên này dùng chung cho các mã: {codes}', en: 'these codes share this name: {codes}' },
  'page-shared': { what: 'noted', vi: 'các mã dùng chung một trang trên Cổng: {codes}', en: 'these codes share a page of the portal: {codes}' },
  'service-wrong': {
    what: 'noted',
    vi: 'dịch vụ "{value}" không phải mã dịch vụ trong cấu hình (dạng civil-status), bỏ qua',
    en: 'the service "{value}" is no id of the settings (such as civil-status) and is left out',
  },
  'service-unknown': {
    what: 'noted',
    vi: 'cấu hình không có dịch vụ "{value}" ({count} thủ tục); các thủ tục đó chỉ xem được, không lấy số được',
    en: 'the settings have no service "{value}" (procedures: {count}); they can be read, and give no number',
  },
  'field-unhandled': {
    what: 'noted',
    vi: 'không dịch vụ nào của trung tâm nhận lĩnh vực "{value}" ({count} thủ tục); các thủ tục đó chỉ xem được, không lấy số được',
    en: 'no service of this centre handles the field "{value}" (procedures: {count}); they can be read, and give no number',
  },
  'time-without-unit': {
    what: 'noted',
    vi: 'thời hạn "{value}" không có đơn vị (ngày, ngày làm việc…), bỏ qua',
    en: 'the time limit "{value}" has no unit (days, working days…) and is left out',
  },
  guidance: {
    what: 'noted',
    vi: '{count} dòng hướng dẫn không phải giấy tờ, bỏ qua: "{value}"',
    en: '{count} lines are guidance, no documents, and are left out: "{value}"',
  },
  'documents-left-out': {
    what: 'noted',
    vi: '{count} giấy tờ bị bỏ: dài quá 300 ký tự hoặc quá 40 mục',
    en: '{count} documents are left out: longer than 300 characters or more than 40',
  },
  'too-long': { what: 'noted', vi: 'cột "{column}" dài quá {most} ký tự, bỏ qua', en: 'the column "{column}" has more than {most} characters and is left out' },
  'portal-wrong': {
    what: 'noted',
    vi: '"{value}" không phải mã trang (UUID) của Cổng dịch vụ công, bỏ qua',
    en: '"{value}" is no page id (UUID) of the portal and is left out',
  },
  'foreign-wrong': { what: 'noted', vi: 'mã khác không đúng dạng, bỏ qua: {value}', en: 'other ids of a wrong form are left out: {value}' },
  'cut-off-wrong': {
    what: 'noted',
    vi: 'giờ chốt "{value}" không phải giờ trong ngày (15:00), bỏ qua',
    en: 'the cut-off "{value}" is no time of day (15:00) and is left out',
  },
  'online-unknown': {
    what: 'noted',
    vi: 'không hiểu mức độ trực tuyến "{value}" (toàn trình, một phần, không), bỏ qua',
    en: 'the online level "{value}" is not understood (full, partial, none) and is left out',
  },
  'state-unknown': { what: 'noted', vi: 'không hiểu trạng thái "{value}", bỏ qua', en: 'the state "{value}" is not understood and is left out' },
  'fee-status-unknown': {
    what: 'noted',
    vi: 'không hiểu tình trạng phí "{value}" (free, stated, deferred, unknown), bỏ qua',
    en: 'the fee status "{value}" is not understood (free, stated, deferred, unknown) and is left out',
  },
  'fee-status-alone': {
    what: 'noted',
    vi: 'tình trạng phí là đã nêu nhưng không có mức phí, bỏ qua',
    en: 'the fee is said to be stated, but there is none; left out',
  },
  'fee-not-free': {
    what: 'noted',
    vi: 'tình trạng phí là miễn phí nhưng có mức phí "{value}"; giữ mức phí',
    en: 'said to be free, with the fee "{value}"; the fee is kept',
  },
  'successor-wrong': { what: 'noted', vi: 'mã thay thế không đúng, bỏ qua: {value}', en: 'successors that are no codes are left out: {value}' },
  'successor-unknown': { what: 'noted', vi: 'mã thay thế không có trong danh mục: {value}', en: 'successors that are not in the list: {value}' },
  'successors-of-current': {
    what: 'noted',
    vi: 'có mã thay thế nhưng thủ tục chưa bị bãi bỏ, bỏ qua',
    en: 'successors of a procedure that is not repealed are left out',
  },
} as const satisfies Record<string, Text & Pick<ImportNote, 'what'>>;

export type NoteCode = keyof typeof SENTENCES;

/** A note before anybody knows its line. */
export interface RowNote {
  readonly note: NoteCode;
  readonly params?: TextParams;
}

/** Longest piece of a cell a note repeats. */
const QUOTED = 80;

export function importNote(line: number, code: string | null, { note, params = {} }: RowNote): ImportNote {
  const { what, vi, en } = SENTENCES[note];
  const short = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && value.length > QUOTED && name === 'value' ? `${value.slice(0, QUOTED)}…` : value,
    ]),
  );
  return { line, code, what, text: { vi: fillTemplate(vi, short), en: fillTemplate(en, short) } };
}
