// What is wrong with a source of dossiers, in words for the manager. No code of a dossier, nothing of an answer and no
// secret is among the parameters (R4): they are names of files and fields, counts, and codes of the system.
import { fillTemplate, type Text, type TextParams } from '@luot/shared/domain/text';

const SENTENCES = {
  'folder-missing': {
    vi: 'Không vào được thư mục hồ sơ {folder} ({reason}).',
    en: 'The folder of dossiers {folder} cannot be reached ({reason}).',
  },
  'folder-silent': {
    vi: 'Thư mục hồ sơ {folder} không trả lời. Hãy kiểm tra mạng và máy chứa thư mục.',
    en: 'The folder of dossiers {folder} does not answer. Check the network and the machine that holds it.',
  },
  'folder-empty': {
    vi: 'Thư mục hồ sơ {folder} không có tệp CSV, XLSX hay JSON nào.',
    en: 'The folder of dossiers {folder} holds no CSV, XLSX or JSON file.',
  },
  'list-broken': { vi: 'Không đọc được danh sách hồ sơ {file} ({reason}).', en: 'The list of dossiers {file} cannot be read ({reason}).' },
  'list-shape': {
    vi: 'Danh sách hồ sơ {file} có cấu trúc khác: {refused} trong {rows} dòng không đọc được, trước hết là cột {field} ở dòng {line}.',
    en: 'The list of dossiers {file} has another shape: {refused} of {rows} rows cannot be read, the first is line {line}, column {field}.',
  },
  'list-rows': {
    vi: 'Danh sách hồ sơ {file}: {refused} trong {rows} dòng không đọc được, trước hết là cột {field} ở dòng {line}.',
    en: 'The list of dossiers {file}: {refused} of {rows} rows cannot be read, the first is line {line}, column {field}.',
  },
  'list-old': {
    vi: 'Danh sách hồ sơ {file} đã {days} ngày chưa được cập nhật.',
    en: 'The list of dossiers {file} has not been renewed for {days} days.',
  },
  'http-away': { vi: 'Không kết nối được với hệ thống hồ sơ ({reason}).', en: 'The dossier system cannot be reached ({reason}).' },
  'http-slow': { vi: 'Hệ thống hồ sơ trả lời quá {seconds} giây.', en: 'The dossier system takes more than {seconds} seconds to answer.' },
  'http-denied': {
    vi: 'Hệ thống hồ sơ từ chối yêu cầu của trung tâm ({status}). Hãy kiểm tra khóa truy cập.',
    en: 'The dossier system refuses this centre ({status}). Check the access key.',
  },
  'http-failing': { vi: 'Hệ thống hồ sơ đang có lỗi ({status}).', en: 'The dossier system has a fault of its own ({status}).' },
  'http-moved': {
    vi: 'Hệ thống hồ sơ chuyển yêu cầu sang địa chỉ khác ({status}). Hãy kiểm tra địa chỉ đã cài đặt.',
    en: 'The dossier system sends requests to another address ({status}). Check the address in the settings.',
  },
  'key-missing': { vi: 'Không đọc được tệp khóa truy cập {file} ({reason}).', en: 'The file of the access key {file} cannot be read ({reason}).' },
  'key-wrong': {
    vi: 'Tệp khóa truy cập {file} phải có đúng một dòng chữ không dấu.',
    en: 'The file of the access key {file} must hold a single line without accented letters.',
  },
  'answer-status': { vi: 'Hệ thống hồ sơ trả lời với mã không rõ nghĩa ({status}).', en: 'The dossier system answers with an unexpected status ({status}).' },
  'answer-large': { vi: 'Câu trả lời của hệ thống hồ sơ lớn hơn {limit} KB.', en: 'An answer of the dossier system is larger than {limit} KB.' },
  'answer-no-json': { vi: 'Câu trả lời của hệ thống hồ sơ không phải JSON.', en: 'An answer of the dossier system is not JSON.' },
  'answer-no-record': {
    vi: 'Câu trả lời của hệ thống hồ sơ không có bản ghi ở “{path}”.',
    en: 'An answer of the dossier system has no record at “{path}”.',
  },
  'answer-field': {
    vi: 'Câu trả lời của hệ thống hồ sơ có cấu trúc khác: không đọc được trường {field}.',
    en: 'An answer of the dossier system has another shape: the field {field} cannot be read.',
  },
  'answer-other': {
    vi: 'Hệ thống hồ sơ trả lời về một hồ sơ khác với hồ sơ được hỏi.',
    en: 'The dossier system answered about another dossier than the one asked for.',
  },
  'place-unknown': {
    vi: 'places.json của máy chủ không có "{place}". Hãy báo người vận hành máy chủ.',
    en: 'The server’s places.json has no "{place}". Tell the operator of the server.',
  },
  'own-broken': { vi: 'Danh sách hồ sơ của trung tâm không dùng được ({reason}).', en: 'The centre’s own list of dossiers cannot be used ({reason}).' },
} as const satisfies Record<string, Text>;

export type SourceFaultCode = keyof typeof SENTENCES;

export function sourceFaultText(code: SourceFaultCode, params: TextParams): Text {
  return { vi: fillTemplate(SENTENCES[code].vi, params), en: fillTemplate(SENTENCES[code].en, params) };
}

/** The one fault of a source, and since when there is one of its kind. */
export class SourceFault {
  readonly #nowMs: () => number;
  readonly #onChange: () => void;
  #now: { readonly kind: string; readonly text: Text; readonly sinceMs: number } | null = null;

  constructor({ nowMs, onChange }: { readonly nowMs: () => number; readonly onChange: () => void }) {
    this.#nowMs = nowMs;
    this.#onChange = onChange;
  }

  get now(): { readonly text: Text; readonly sinceMs: number } | null {
    return this.#now === null ? null : { text: this.#now.text, sinceMs: this.#now.sinceMs };
  }

  say(code: SourceFaultCode, params: TextParams = {}): void {
    this.sayText(code, sourceFaultText(code, params));
  }

  /** @param kind as long as it is the same, the fault is the same one, also when its words change */
  sayText(kind: string, text: Text): void {
    const same = this.#now?.kind === kind ? this.#now : null;
    if (same?.text.vi === text.vi) return;
    this.#now = { kind, text, sinceMs: same?.sinceMs ?? this.#nowMs() };
    this.#onChange();
  }

  clear(): void {
    if (this.#now === null) return;
    this.#now = null;
    this.#onChange();
  }
}
