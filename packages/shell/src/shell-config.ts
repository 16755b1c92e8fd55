// What a technician writes once per machine: shell.json in the program's data folder.
//
//   { "serverUrl": "http://192.168.1.10:7070", "device": "kiosk-1", "token": "...", "windowed": false, "display": 1,
//     "files": { "printer-1": "/dev/usb/lp0" }, "addresses": ["/dev/quay-in"] }
//
// The file holds the device's token, so no sentence and no log line ever quotes it, not even the JSON parser's own.
import { readFileSync } from 'node:fs';
import { no, ok, type Result } from '@luot/shared/domain/result';
import { fillTemplate, type Text, type TextParams } from '@luot/shared/domain/text';
import { type FilePlaces, filePlacesSchema } from '@luot/shared/settings/file-place';

export interface ShellConfig {
  /** Origin of the server, without a path: http://host:port. */
  readonly serverUrl: string;
  readonly device: string;
  readonly token: string;
  /** An ordinary window instead of the whole screen, for trying things out. */
  readonly windowed: boolean;
  /** Which screen of the machine, counted from 1; the primary one when left out. */
  readonly display: number | undefined;
  /** R30: files of this machine that its devices may stand behind, by the ids the centre's settings name them with. */
  readonly files: FilePlaces;
  /** R30b: ports of this machine under names that are not usual. */
  readonly addresses: readonly string[];
}

const SENTENCES = {
  missing: {
    vi: 'Máy này chưa được cài đặt: chưa có tệp {path}. Vui lòng báo kỹ thuật viên.',
    en: 'This machine is not set up: there is no file {path}. Please tell the technician.',
  },
  unreadable: {
    vi: 'Không đọc được tệp {path} ({reason}). Vui lòng báo kỹ thuật viên.',
    en: 'The file {path} cannot be read ({reason}). Please tell the technician.',
  },
  'not-json': {
    vi: 'Tệp {path} không đúng định dạng JSON. Vui lòng báo kỹ thuật viên.',
    en: 'The file {path} is not valid JSON. Please tell the technician.',
  },
  'wrong-field': {
    vi: 'Trong tệp {path}, mục “{field}” phải là {expected}. Vui lòng báo kỹ thuật viên.',
    en: 'In the file {path}, “{field}” must be {expected}. Please tell the technician.',
  },
  'unknown-field': {
    vi: 'Tệp {path} có mục không dùng được; các mục hợp lệ là {fields}. Vui lòng báo kỹ thuật viên.',
    en: 'The file {path} has an entry nothing knows; the entries are {fields}. Please tell the technician.',
  },
} as const satisfies Record<string, Text>;

function fault(code: keyof typeof SENTENCES, params: TextParams): Result<never, Text> {
  return no({ vi: fillTemplate(SENTENCES[code].vi, params), en: fillTemplate(SENTENCES[code].en, params) });
}

const EXPECTED = {
  serverUrl: { vi: 'địa chỉ máy chủ dạng http://tên-máy:cổng', en: 'the server’s address, as http://host:port' },
  device: { vi: 'mã thiết bị (1 đến 64 ký tự)', en: 'the device’s id (1 to 64 characters)' },
  token: { vi: 'mã bí mật của thiết bị (1 đến 256 ký tự)', en: 'the device’s token (1 to 256 characters)' },
  windowed: { vi: 'true hoặc false', en: 'true or false' },
  display: { vi: 'số thứ tự màn hình, bắt đầu từ 1', en: 'the number of a screen, from 1' },
  files: { vi: 'danh sách mã và đường dẫn tệp, như {"may-in": "/dev/usb/lp0"}', en: 'a list of ids with paths of files, as {"printer": "/dev/usb/lp0"}' },
  addresses: { vi: 'danh sách tên cổng, như ["/dev/may-in"]', en: 'a list of names of ports, as ["/dev/printer"]' },
} as const satisfies Record<keyof ShellConfig, Text>;

function wrong(path: string, field: keyof ShellConfig): Result<never, Text> {
  const { vi, en } = SENTENCES['wrong-field'];
  return no({
    vi: fillTemplate(vi, { path, field, expected: EXPECTED[field].vi }),
    en: fillTemplate(en, { path, field, expected: EXPECTED[field].en }),
  });
}

/** The origin of a server's address. Host names are kept plain because this string becomes part of the pages' policy. */
function serverOrigin(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  const webAddress = url.protocol === 'http:' || url.protocol === 'https:';
  const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  return webAddress && bare && /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])$/.test(url.hostname) ? url.origin : undefined;
}

function shortText(value: unknown, longest: number): string | undefined {
  return typeof value === 'string' && value.length >= 1 && value.length <= longest ? value : undefined;
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\uFEFF/, '')); // Notepad begins a file with this mark
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses the text of shell.json; `path` is for the sentence. */
export function parseShellConfig(source: string, path: string): Result<ShellConfig, Text> {
  const json = parseJson(source);
  if (!isRecord(json)) return fault('not-json', { path });
  if (Object.keys(json).some((field) => !Object.hasOwn(EXPECTED, field))) return fault('unknown-field', { path, fields: Object.keys(EXPECTED).join(', ') });
  const serverUrl = serverOrigin(json.serverUrl);
  if (serverUrl === undefined) return wrong(path, 'serverUrl');
  const device = shortText(json.device, 64);
  if (device === undefined) return wrong(path, 'device');
  const token = shortText(json.token, 256);
  if (token === undefined) return wrong(path, 'token');
  const windowed = json.windowed ?? false;
  if (typeof windowed !== 'boolean') return wrong(path, 'windowed');
  const files = filePlacesSchema.safeParse(json.files ?? {});
  if (!files.success) return wrong(path, 'files');
  const addresses = json.addresses ?? [];
  if (!Array.isArray(addresses) || !addresses.every((name): name is string => shortText(name, 300) !== undefined)) return wrong(path, 'addresses');
  const config = { serverUrl, device, token, windowed, files: files.data, addresses };
  const display = json.display;
  if (display === undefined) return ok({ ...config, display });
  if (typeof display !== 'number' || !Number.isInteger(display) || display < 1) return wrong(path, 'display');
  return ok({ ...config, display });
}

/** Reads the file; a machine without one gets a sentence, not a crash. */
export function readShellConfig(path: string): Result<ShellConfig, Text> {
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return reason === 'ENOENT' ? fault('missing', { path }) : fault('unreadable', { path, reason });
  }
  return parseShellConfig(source, path);
}
