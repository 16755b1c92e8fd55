// A text that an import would make worse, as the operator reads it.
import type { WorseText } from './worse-texts.ts';

const PARTS: Readonly<Record<WorseText['part'], readonly [vi: string, en: string]>> = {
  fullName: ['tên thủ tục', 'the name'],
  shortName: ['tên ngắn', 'the short name'],
  field: ['lĩnh vực', 'the field'],
  timeLimit: ['thời hạn', 'the time limit'],
  fee: ['lệ phí', 'the fee'],
  documents: ['giấy tờ', 'the documents'],
};

const WHY: Readonly<Record<WorseText['why'], readonly [vi: string, en: string]>> = {
  marks: ['mất dấu', 'marks lost'],
  letters: ['mất chữ', 'letters lost'],
  capitals: ['toàn chữ hoa', 'all in capitals'],
  'cut-off': ['bị cắt ngắn', 'cut off'],
};

/** Longest piece of a text that is shown. */
const QUOTED = 120;

/** @param line of the table; undefined: the file has no lines */
export function worseLine({ code, part, before, after, why }: WorseText, line: number | undefined): string {
  const [[vi, en], [viWhy, enWhy]] = [PARTS[part], WHY[why]];
  const change = `"${short(before)}" → "${short(after)}"`;
  return `${[...(line === undefined ? [] : [`dòng ${line}`]), code].join(' · ')} · ${vi} sẽ kém đi (${viWhy}) / ${en} would be worse (${enWhy}): ${change}`;
}

function short(text: string): string {
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}
