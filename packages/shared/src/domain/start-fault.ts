// Why the server does not start, in words. A person sees the sentence, never a stack trace.
import { fillTemplate, type Text, type TextParams } from './text.ts';

const SENTENCES = {
  'port-in-use': {
    vi: 'Cổng {port} đang được chương trình khác dùng. Hãy đóng chương trình đó hoặc chọn cổng khác bằng {flag}.',
    en: 'Port {port} is in use by another program. Close that program or choose another port with {flag}.',
  },
  'port-refused': { vi: 'Máy không cho phép mở cổng {port} ({reason}).', en: 'The machine does not allow port {port} to be opened ({reason}).' },
  'origin-refused': {
    vi: '--public-origin {origin} không phải là địa chỉ dạng https://tên-máy hoặc https://tên-máy:cổng.',
    en: '--public-origin {origin} is no address of the form https://host or https://host:port.',
  },
  'proxy-refused': {
    vi: '--trust-proxy {address} không phải là một địa chỉ IP.',
    en: '--trust-proxy {address} is no IP address.',
  },
  'data-not-writable': {
    vi: 'Không ghi được vào thư mục dữ liệu {path} ({reason}). Hãy kiểm tra quyền ghi.',
    en: 'The data folder {path} cannot be written ({reason}). Check its permissions.',
  },
  'data-in-use': {
    vi: 'Thư mục dữ liệu {path} đang được một máy chủ Lượt khác dùng.',
    en: 'The data folder {path} is in use by another Lượt server.',
  },
  'database-newer': {
    vi: 'Cơ sở dữ liệu {path} thuộc phiên bản mới hơn ({found}) chương trình này ({known}). Hãy cài phiên bản mới; dữ liệu không bị thay đổi.',
    en: 'The database {path} is of a newer version ({found}) than this program ({known}). Install the newer program; the data was not touched.',
  },
  'database-damaged': {
    vi: 'Cơ sở dữ liệu {path} bị hỏng ({reason}). Máy chủ dừng lại và không thay đổi gì; hãy khôi phục từ bản sao lưu.',
    en: 'The database {path} is damaged ({reason}). The server stops and has changed nothing; restore a backup.',
  },
  'database-missing': {
    vi: 'Thư mục {path} từng có dữ liệu nhưng tệp luot.db không còn. Hãy khôi phục từ bản sao lưu; muốn bắt đầu lại từ đầu thì dùng thư mục trống.',
    en: 'The folder {path} held data, but its luot.db is gone. Restore a backup; to begin anew use an empty folder.',
  },
  'centre-file': { vi: 'Tệp cấu hình {path} không dùng được ({reason}).', en: 'The settings file {path} cannot be used ({reason}).' },
  'access-file': { vi: 'Tệp {path} không dùng được ({reason}).', en: 'The file {path} cannot be used ({reason}).' },
  'places-file': { vi: 'Tệp {path} không dùng được ({reason}).', en: 'The file {path} cannot be used ({reason}).' },
  'catalogue-file': { vi: 'Tệp danh mục thủ tục {path} không dùng được ({reason}).', en: 'The catalogue file {path} cannot be used ({reason}).' },
  'demo-folder': {
    vi: 'Thư mục {path} là của trung tâm mẫu, ai cũng biết mật khẩu. Hãy dùng thư mục khác, hoặc thêm --demo.',
    en: 'The folder {path} is the sample centre’s, whose passwords everybody knows. Use another folder, or add --demo.',
  },
  'pages-missing': { vi: 'Chưa có các trang màn hình trong {path}.', en: 'The screens are not built: {path} is missing.' },
  'server-away': {
    vi: 'Thư mục {path} đang được một máy chủ dùng nhưng máy chủ đó không trả lời.',
    en: 'The folder {path} is in use by a server that does not answer.',
  },
} as const satisfies Record<string, Text>;

export type StartFaultCode = keyof typeof SENTENCES;

export class StartFault extends Error {
  readonly code: StartFaultCode;
  readonly text: Text;

  constructor(code: StartFaultCode, params: TextParams, cause?: unknown) {
    const text = { vi: fillTemplate(SENTENCES[code].vi, params), en: fillTemplate(SENTENCES[code].en, params) };
    super(text.en, { cause });
    this.name = 'StartFault';
    this.code = code;
    this.text = text;
  }
}

/** The reason of a system error, for the brackets of a sentence. */
export function reasonOf(error: unknown): string {
  // What JSON.parse says quotes the file, and the file may hold a password.
  if (error instanceof SyntaxError) return 'not valid JSON';
  if (error instanceof Error) return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
  return String(error);
}

/** Why a port could not be listened on, or whatever else it was. @param flag the option that sets the port */
export function listenFault(error: unknown, port: number, flag: '--port' | '--phone-port'): unknown {
  const reason = reasonOf(error);
  if (reason === 'EADDRINUSE') return new StartFault('port-in-use', { port, flag }, error);
  if (reason === 'EACCES' || reason === 'EADDRNOTAVAIL') return new StartFault('port-refused', { port, reason }, error);
  return error;
}
