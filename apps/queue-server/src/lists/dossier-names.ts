// Where in a record of somebody else's system each thing stands that a dossier has. Everything else in the record, the
// applicant's name first of all, is never looked at (R4).
import { DOSSIER_FIELDS, type DossierField } from '@luot/shared/settings/dossier-settings';
import { foldedWords } from './tables/letters/folded-words.ts';
import type { TableKind } from './tables/table-request.ts';

/** Undefined: as the national exchange API has it. */
export type DossierFieldNames = Readonly<Partial<Record<DossierField, string | undefined>>>;

/**
 * What exports and services call it besides the name of the national exchange API, the surest first. No English: with
 * `status: 1` a service says of itself that all is well.
 */
const USUAL_NAMES: Readonly<Record<DossierField, readonly string[]>> = {
  code: ['Mã hồ sơ', 'Mã số hồ sơ', 'Số hồ sơ', 'Mã HS', 'Số HS', 'Mã biên nhận', 'Số biên nhận'],
  state: ['Tên trạng thái', 'Trạng thái', 'Trạng thái hồ sơ', 'Tên trạng thái hồ sơ', 'Trạng thái xử lý', 'Tình trạng', 'Tình trạng hồ sơ', 'Tình trạng xử lý'],
  procedureCode: ['Mã TTHC', 'Mã thủ tục hành chính', 'Mã số thủ tục hành chính', 'Mã thủ tục', 'Mã số TTHC'],
  procedureName: ['Tên TTHC', 'Tên thủ tục hành chính', 'Tên thủ tục', 'Thủ tục hành chính', 'Thủ tục', 'TTHC'],
  receivedOn: ['Ngày tiếp nhận', 'Ngày tiếp nhận hồ sơ', 'Ngày nhận hồ sơ', 'Ngày nhận', 'Thời gian tiếp nhận', 'Thời điểm tiếp nhận'],
  dueOn: [
    'Ngày hẹn trả',
    'Ngày hẹn trả kết quả',
    'Thời gian hẹn trả',
    'Thời gian hẹn trả kết quả',
    'Hạn trả kết quả',
    'Hạn giải quyết',
    'Hạn xử lý',
    'Ngày hẹn',
  ],
  finishedOn: ['Ngày kết thúc xử lý', 'Ngày xử lý xong', 'Ngày hoàn thành', 'Ngày có kết quả', 'Ngày kết thúc'],
  returnedOn: ['Ngày trả kết quả', 'Ngày trả', 'Thời gian trả kết quả'],
  amountDue: ['Số tiền phải nộp', 'Số tiền còn phải nộp', 'Số tiền cần nộp', 'Còn phải nộp', 'Phí, lệ phí phải nộp', 'Lệ phí phải nộp'],
  paysOnline: ['Được thanh toán trực tuyến', 'Thanh toán trực tuyến'],
  office: ['Đơn vị xử lý', 'Cơ quan xử lý', 'Đơn vị giải quyết', 'Cơ quan giải quyết', 'Cơ quan thực hiện', 'Đơn vị thụ lý', 'Phòng ban xử lý'],
};

const PERSONAL = /chuhoso|nguoinop|nguoiyeucau|nguoidaidien|hoten|hovaten|dienthoai|^sdt|email|cccd|cmnd|cancuoc|dinhdanh|ngaysinh|diachi|giayto/;

/** Names of persons and how to reach them: not read, even when somebody says so by mistake. */
export function isPersonalColumn(name: string): boolean {
  return PERSONAL.test(folded(name));
}

export interface FoundCell {
  /** As the record calls it. */
  readonly name: string;
  readonly value: unknown;
}

/** Cells of one field that say something, the surest name first; another name for the same thing counts only where none is configured. */
export type CellsOf = (field: DossierField) => readonly FoundCell[];

export function cellsIn(record: Readonly<Record<string, unknown>>, fields: DossierFieldNames): CellsOf {
  const byFolded = new Map<string, string>();
  for (const key of Object.keys(record)) if (!byFolded.has(folded(key))) byFolded.set(folded(key), key);
  return (field) => {
    const wanted = namesOf(field, fields);
    const exact = wanted.filter((name) => Object.hasOwn(record, name));
    const alike = wanted.flatMap((name) => byFolded.get(folded(name)) ?? []);
    return [...new Set([...exact, ...alike])]
      .filter((name) => !isPersonalColumn(name))
      .map((name) => ({ name, value: record[name] }))
      .filter(({ value }) => !isEmpty(value));
  };
}

/** The name under which the settings, or the national exchange API, know the field. */
export function nameOf(field: DossierField, fields: DossierFieldNames): string {
  return fields[field] ?? DOSSIER_FIELDS[field];
}

function namesOf(field: DossierField, fields: DossierFieldNames): readonly string[] {
  const configured = fields[field];
  return configured === undefined ? [DOSSIER_FIELDS[field], ...USUAL_NAMES[field]] : [configured];
}

/** A list of dossiers, among whatever else a file has. */
export function dossierTable(fields: DossierFieldNames): TableKind<DossierField> {
  const names = Object.fromEntries(Object.keys(DOSSIER_FIELDS).map((field) => [field, namesOf(field as DossierField, fields)]));
  return { names: names as Record<DossierField, readonly string[]>, days: ['receivedOn', 'dueOn', 'finishedOn', 'returnedOn'], daysAhead: false };
}

/** What exports put where there is nothing. */
function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && /^\s*(?:[-–—]|null|n\/a)?\s*$/i.test(value));
}

/** A list has the same names in every row, so each is folded once; the bound is for a source that makes up names. */
const known = new Map<string, string>();
const MOST_KNOWN = 1_000;

/** Small letters and digits alone: `Mã hồ sơ`, `ma_ho_so` and `MaHoSo` are `mahoso`. */
function folded(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const now = foldedWords(name).replaceAll(' ', '');
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, now);
  return now;
}
