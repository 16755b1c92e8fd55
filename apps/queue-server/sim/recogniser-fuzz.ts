// Texts no poster has, by the million: the recogniser never throws, is quick, and says nothing it cannot stand by.
import { findDossierCode } from '@luot/shared/domain/codes/dossier-code';
import { type Recognised, recognise } from '@luot/shared/domain/codes/recognise';
import { Rng } from './rng.ts';

export interface FuzzResult {
  readonly texts: number;
  readonly kinds: Readonly<Record<string, number>>;
  /** The slowest text in milliseconds. */
  readonly slowestMs: number;
  readonly wrong: readonly string[];
}

const SEEDS = [
  '1.001193',
  '1.004222.01',
  '1.001193.000.00.00.H41',
  'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bf7-7704-7449-9e95-fe7ebb959aa2',
  'https://dichvucong.gov.vn/tra-cuu-thu-tuc/danh-sach?keyword=2.000206&showAdvanced=false',
  'https://dichvucong.gov.vn/p/home/dvc-tthc-thu-tuc-hanh-chinh-chi-tiet.html?ma_thu_tuc=102614',
  'H15.50.05.13-261008-0975',
  '000.00.12.H62-201105-0004',
  '03706/2026/07906',
  '001099012345|123456789|Nguyễn Văn A|01011990|Nam|Số 1, Phường X, Hà Nội|01012021',
  'GD4790000000000|4e677579e1bb856e|01/01/1990|1|4869|x',
  'LUOT:0123456789abcdefghijkl',
  'LUOT-BOOKING:7K3M-9Q2X',
  'LUOT-BÔKING:7K3M-9Q2X',
  'Thủ tục: Đăng ký khai sinh (mã 1.001193)',
  'Mã hồ sơ: h15.50.05.13 – 261008 – 0975',
  'Vào https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bf7-7704-7449-9e95-fe7ebb959aa2 để nộp',
  'https://l.example.com/l.php?u=https%3A%2F%2Fdichvucong.gov.vn%2Fthu-tuc-hanh-chinh%2F019d2bf7-7704-7449-9e95-fe7ebb959aa2&h=1',
];
const PIECES = [
  '1.',
  '.000',
  '|',
  '%',
  '%2E',
  '%25',
  '&',
  '=',
  '?',
  '/',
  'H15',
  '-',
  '\u0301',
  '\u200b',
  '\u0000',
  '\ud800',
  '😀',
  ' ',
  '\n',
  '(',
  '"',
  'keyword=',
  'gov.vn',
  'https://',
  '9',
  'đ',
];
const WRONG_KEPT = 20;
const MOST_MS = 5;

/** @param texts how many; the same seed makes the same ones */
export function fuzzRecogniser(seed: number, texts: number): FuzzResult {
  const rng = new Rng(seed);
  const kinds: Record<string, number> = {};
  const wrong: string[] = [];
  let slowestMs = 0;
  for (let i = 0; i < texts; i++) {
    const text = nextText(rng);
    const from = performance.now();
    let found: Recognised;
    try {
      found = recognise(text);
    } catch (error) {
      wrong.push(`threw ${String(error)} for ${JSON.stringify(text.slice(0, 120))}`);
      continue;
    }
    const tookMs = performance.now() - from;
    if (tookMs > slowestMs) slowestMs = Math.max(slowestMs, ownTime(text, tookMs));
    kinds[found.kind] = (kinds[found.kind] ?? 0) + 1;
    const fault = faultOf(found);
    if (fault !== null && wrong.length < WRONG_KEPT) wrong.push(`${fault}: ${JSON.stringify(found)} of ${JSON.stringify(text.slice(0, 120))}`);
  }
  if (slowestMs > MOST_MS) wrong.push(`a text takes ${slowestMs.toFixed(1)} ms`);
  return { texts, kinds, slowestMs, wrong };
}

/** Its own time: the first one may have had the garbage collector's, or another program's, in it. */
function ownTime(text: string, firstMs: number): number {
  let best = firstMs;
  for (let again = 0; again < 5; again++) {
    const from = performance.now();
    recognise(text);
    best = Math.min(best, performance.now() - from);
  }
  return best;
}

/** What an answer promises, checked apart from how it was found. */
function faultOf(found: Recognised): string | null {
  switch (found.kind) {
    case 'procedure':
      return found.codes.length > 0 && found.codes.every((code) => /^[1-6]\.\d{6}$/.test(code)) ? null : 'no code';
    case 'portal-page':
      return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(found.portalId) ? null : 'no uuid';
    case 'foreign-page':
      return /^(\d{4,8}|[\da-f]{24})$/.test(found.foreignId) ? null : 'no id';
    case 'dossier':
      return findDossierCode(found.code)?.code === found.code ? null : 'not found again';
    case 'ticket':
      return /^[\w-]{22}$/.test(found.token) ? null : 'no token';
    case 'booking':
      return /^[^|<>]{4,64}$/.test(found.code) ? null : 'no booking code';
    case 'search':
      return found.words.length >= 2 && found.words.length <= 3_000 ? null : 'no words';
    case 'card':
      return Object.keys(found).length === 2 ? null : 'says more than that it is a card';
    case 'damaged-code':
    case 'unknown':
      return null;
  }
}

/** A known text with some letters changed, dropped or put in; or letters of any kind. */
function nextText(rng: Rng): string {
  let text = rng.chance(0.85) ? (rng.pick(SEEDS) ?? '') : '';
  const changes = rng.below(7);
  for (let i = 0; i < changes; i++) {
    const at = rng.below(text.length + 1);
    const drop = rng.below(3);
    const put = rng.chance(0.6) ? (rng.pick(PIECES) ?? '') : String.fromCharCode(rng.below(0x10000));
    text = text.slice(0, at) + put + text.slice(at + drop);
  }
  return rng.chance(0.02) ? text.repeat(2 + rng.below(200)) : text;
}

export function fuzzLine({ texts, kinds, slowestMs, wrong }: FuzzResult): string {
  const counts = Object.entries(kinds).map(([kind, count]) => `${kind} ${count}`);
  return `texts ${texts} wrong ${wrong.length} slowest ${slowestMs.toFixed(2)} ms  ${counts.join(' ')}`;
}
