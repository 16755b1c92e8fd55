// Why a file is no table, in words for the person who chose it.
import { fillTemplate, type Text, type TextParams } from '@luot/shared/domain/text';

const SENTENCES = {
  missing: { vi: 'Không có tệp {path}.', en: 'There is no file {path}.' },
  unreadable: { vi: 'Không đọc được tệp {path} ({reason}).', en: 'The file {path} cannot be read ({reason}).' },
  empty: { vi: 'Tệp {path} trống.', en: 'The file {path} is empty.' },
  'too-large': { vi: 'Tệp {path} lớn hơn {limit} MB.', en: 'The file {path} is larger than {limit} MB.' },
  'too-large-unzipped': {
    vi: 'Bảng tính {path} khi giải nén lớn hơn {limit} MB. Hãy xóa hình ảnh, định dạng và các trang tính thừa rồi lưu lại.',
    en: 'Unzipped, the workbook {path} is larger than {limit} MB. Delete pictures, formats and sheets that are not needed and save it again.',
  },
  'old-excel': {
    vi: 'Tệp {path} là bảng tính Excel kiểu cũ (.xls) hoặc có đặt mật khẩu. Hãy mở bằng Excel và lưu lại thành .xlsx, không mật khẩu.',
    en: 'The file {path} is a workbook of the old Excel kind (.xls) or has a password. Open it in Excel and save it as .xlsx without a password.',
  },
  'no-spreadsheet': {
    vi: 'Tệp {path} mang tên .xlsx nhưng không phải bảng tính Excel. Hãy mở bằng Excel và lưu lại thành .xlsx.',
    en: 'The file {path} is named .xlsx but is no Excel workbook. Open it in Excel and save it as .xlsx.',
  },
  'damaged-spreadsheet': {
    vi: 'Bảng tính {path} bị hỏng hoặc không phải của Excel. Hãy mở bằng Excel và lưu lại thành .xlsx.',
    en: 'The workbook {path} is damaged or not Excel’s. Open it in Excel and save it as .xlsx.',
  },
  'stray-cell': {
    vi: 'Bảng tính {path} có nội dung ở ô {cell}, quá xa bảng. Hãy xóa ô đó rồi lưu lại.',
    en: 'The workbook {path} has something in the cell {cell}, far away from the table. Clear that cell and save it again.',
  },
  'cell-too-long': {
    vi: 'Tệp {path}: dòng {line} có ô dài hơn {limit} ký tự.',
    en: 'The file {path}: line {line} has a cell of more than {limit} characters.',
  },
  'piece-too-long': {
    vi: 'Bảng tính {path} có ô dài hơn {limit} ký tự, nhiều hơn Excel cho phép. Hãy xóa nội dung đó rồi lưu lại.',
    en: 'The workbook {path} has a cell of more than {limit} characters, which is more than Excel allows. Clear it and save the file again.',
  },
  'too-much-work': {
    vi: 'Đọc tệp {path} tốn quá nhiều thời gian hoặc bộ nhớ nên đã dừng lại. Hãy chỉ giữ bảng cần dùng rồi lưu thành tệp mới.',
    en: 'Reading the file {path} took too much time or memory and was stopped. Keep only the table that is needed and save it as a new file.',
  },
  'no-sheet': {
    vi: 'Bảng tính {path} không có trang tính "{sheet}". Các trang tính: {sheets}.',
    en: 'The workbook {path} has no sheet "{sheet}". Its sheets: {sheets}.',
  },
  'no-sheets': {
    vi: 'Tệp {path} không phải bảng tính nên không có trang tính; hãy bỏ --sheet.',
    en: 'The file {path} is no workbook and has no sheets; leave --sheet out.',
  },
  'no-header-row': {
    vi: 'Tệp {path}: dòng {line} trống hoặc không có nên không thể là dòng tiêu đề.',
    en: 'The file {path}: row {line} is empty or not there, so it cannot be the header.',
  },
  'letters-lost': {
    vi: 'Tệp {path} đã mất chữ: cột "{column}", dòng {line} có "{sample}". Dấu hỏi đã thay cho chữ tiếng Việt và không lấy lại được; hãy xuất lại tệp với bảng mã UTF-8 hoặc lưu thành .xlsx.',
    en: 'The file {path} has lost letters: the column "{column}" has "{sample}" on line {line}. Question marks stand for Vietnamese letters and nothing brings them back; export the file again as UTF-8 or save it as .xlsx.',
  },
  'dates-both': {
    vi: 'Tệp {path}: dòng {day} ghi ngày trước tháng, dòng {month} ghi tháng trước ngày, nên không rõ các dòng khác. Hãy ghi mọi ngày theo một kiểu, hoặc nhập với --dates day-first (ngày trước) hay --dates month-first (tháng trước).',
    en: 'The file {path}: line {day} has the day before the month, line {month} the month before the day, so the other lines are in doubt. Write all days one way, or import with --dates day-first or --dates month-first.',
  },
  'dates-swapped': {
    vi: 'Tệp {path}: dòng {month} ghi tháng trước ngày bằng chữ, còn dòng {line} đã là ngày của bảng tính, có thể bị đổi nhầm ngày với tháng. Hãy xuất lại tệp, hoặc nếu các ngày đã đúng thì nhập với --dates month-first.',
    en: 'The file {path}: line {month} is a text with the month before the day, line {line} a day of the spreadsheet, which may have taken the month for the day. Export the file again, or import with --dates month-first if those days are right.',
  },
  'no-text': {
    vi: 'Tệp {path} không phải bảng: cần tệp CSV, XLSX hoặc JSON.',
    en: 'The file {path} is no table: it must be CSV, XLSX or JSON.',
  },
  'web-page': {
    vi: 'Tệp {path} là một trang web. Hãy mở bằng Excel và lưu lại thành .xlsx.',
    en: 'The file {path} is a web page. Open it in Excel and save it as .xlsx.',
  },
  quotes: {
    vi: 'Tệp {path}: dấu ngoặc kép ở dòng {line} không đúng hoặc không được đóng. Dấu ngoặc kép trong ô phải viết hai lần.',
    en: 'The file {path}: the quotation marks on line {line} are wrong or not closed. Inside a cell they are written twice.',
  },
  'row-too-large': { vi: 'Tệp {path}: dòng {line} quá dài.', en: 'The file {path}: line {line} is too long.' },
  'row-too-wide': {
    vi: 'Tệp {path}: dòng {line} có nhiều ô hơn dòng tiêu đề. Ô có chứa dấu phân cách phải nằm trong dấu ngoặc kép.',
    en: 'The file {path}: line {line} has more cells than the header. A cell that holds the separator must stand in quotation marks.',
  },
  'no-json': { vi: 'Tệp {path} không phải JSON hợp lệ.', en: 'The file {path} is not valid JSON.' },
  'json-shape': {
    vi: 'Tệp {path}: JSON phải là một danh sách đối tượng, hoặc một đối tượng có đúng một danh sách như vậy.',
    en: 'The file {path}: JSON must be a list of objects, or an object with exactly one such list.',
  },
  'json-item': { vi: 'Tệp {path}: mục thứ {line} không phải đối tượng.', en: 'The file {path}: item {line} is no object.' },
  'no-header': {
    vi: 'Tệp {path} không có dòng tiêu đề: không dòng nào có từ hai ô trở lên.',
    en: 'The file {path} has no header: no row has two cells or more.',
  },
  'no-rows': { vi: 'Tệp {path} chỉ có dòng tiêu đề.', en: 'The file {path} has a header and nothing below it.' },
  'too-many-rows': { vi: 'Tệp {path} có hơn {limit} dòng.', en: 'The file {path} has more than {limit} rows.' },
  'too-many-columns': { vi: 'Tệp {path} có hơn {limit} cột.', en: 'The file {path} has more than {limit} columns.' },
} as const satisfies Record<string, Text>;

export type TableFaultCode = keyof typeof SENTENCES;

/** What a reader of one format knows of a fault; the path is added by `readTable`. */
export interface TableFault {
  readonly code: TableFaultCode;
  readonly params?: TextParams;
}

export function tableFaultText(path: string, fault: TableFault): Text {
  const { vi, en } = SENTENCES[fault.code];
  const params = { ...fault.params, path };
  return { vi: fillTemplate(vi, params), en: fillTemplate(en, params) };
}
