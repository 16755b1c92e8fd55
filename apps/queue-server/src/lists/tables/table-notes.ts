// How a table was found, in words for the report of an import: only what is not as everybody would expect it.
import { fillTemplate, type Text, type TextParams } from '@luot/shared/domain/text';
import type { TableFacts } from './table-request.ts';

const ENCODINGS: Readonly<Record<TableFacts['encodings'][number], string>> = {
  'windows-1258': 'Windows-1258',
  tcvn3: 'TCVN3 (ABC, .VnTime)',
  vni: 'VNI Windows',
  mojibake: 'mojibake (UTF-8, Windows-1252)',
};

const SENTENCES = {
  encoding: { vi: 'chữ được đổi từ bảng mã {encoding} sang Unicode', en: 'the letters were converted from {encoding} to Unicode' },
  sheet: { vi: 'đọc trang tính "{sheet}"', en: 'the sheet "{sheet}" is read' },
  header: { vi: 'tiêu đề của bảng ở dòng {lines}', en: 'the header of the table is row {lines}' },
  'header-below': {
    vi: 'tiêu đề của bảng ở dòng {lines}; bỏ qua những gì ghi phía trên: dòng {above}',
    en: 'the header of the table is row {lines}; what stands above it was passed over: row {above}',
  },
  'month-first': {
    vi: 'ngày được đọc theo kiểu tháng/ngày/năm vì dòng {line} chỉ đọc được như vậy',
    en: 'days are read as month/day/year, because line {line} can be read in no other way',
  },
  'month-first-chosen': { vi: 'ngày được đọc theo kiểu tháng/ngày/năm', en: 'days are read as month/day/year' },
} as const satisfies Record<string, Text>;

export function tableNotes({ encodings, sheet, header, monthFirst }: TableFacts): readonly Text[] {
  const say = (code: keyof typeof SENTENCES, params: TextParams = {}): Text => ({
    vi: fillTemplate(SENTENCES[code].vi, params),
    en: fillTemplate(SENTENCES[code].en, params),
  });
  const line = monthFirst?.line ?? null;
  const { lines, above } = header;
  return [
    ...(encodings.length === 0 ? [] : [say('encoding', { encoding: encodings.map((encoding) => ENCODINGS[encoding]).join(', ') })]),
    ...(sheet === null ? [] : [say('sheet', { sheet })]),
    ...(above.length === 0 && lines.length === 1
      ? []
      : [say(above.length === 0 ? 'header' : 'header-below', { lines: lines.join('–'), above: rowList(above) })]),
    ...(monthFirst === null ? [] : [line === null ? say('month-first-chosen') : say('month-first', { line })]),
  ];
}

const MOST_ROWS_NAMED = 8;

function rowList(rows: readonly number[]): string {
  return rows.slice(0, MOST_ROWS_NAMED).join(', ') + (rows.length > MOST_ROWS_NAMED ? ' …' : '');
}
