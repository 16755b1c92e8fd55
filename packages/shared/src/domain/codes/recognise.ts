// K2: whatever was scanned or typed is data. This says what it is; it opens nothing, asks nobody and never throws.
import { type DossierSystem, findDossierCode, narrow } from './dossier-code.ts';

/** What a text read by a camera or a scanner turned out to be. */
export type Recognised =
  /** A procedure's code was in it. `codes`: each once, in their order; `subCase`: `01` of `1.004222.01`; `province`: `H38` of `1.000948.H38`. */
  | { readonly kind: 'procedure'; readonly codes: readonly string[]; readonly subCase: string | null; readonly province: string | null }
  /** A page of the national portal since 2026: its uuid, which only a table leads to a code. Small letters. */
  | { readonly kind: 'portal-page'; readonly portalId: string }
  /** A page of an older or another portal that names a procedure by its own number: `102614`, or 24 hexadecimal digits. */
  | { readonly kind: 'foreign-page'; readonly foreignId: string }
  /** A search link of a portal or a field's page: words to look for. */
  | { readonly kind: 'search'; readonly words: string }
  | { readonly kind: 'dossier'; readonly code: string; readonly system: DossierSystem }
  /** A ticket of this system. */
  | { readonly kind: 'ticket'; readonly token: string }
  /** A booking of this system (Q10). */
  | { readonly kind: 'booking'; readonly code: string }
  /** An identity card or a health insurance card. Nothing of it is read further, kept or shown. */
  | { readonly kind: 'card'; readonly card: 'identity' | 'health-insurance' }
  /** Looks like a procedure's code and is none: `1.0133611`. */
  | { readonly kind: 'damaged-code' }
  | { readonly kind: 'unknown' };

/** Longer than any QR code; nothing of it is looked at. */
const LONGEST = 3_000;

/** What is no address of a procedure whatever it holds: places, networks, people, messages, payments (EMVCo). */
const OTHER_USES = /^(?:geo|wifi|mailto|tel|sms|smsto|mmsto|begin|mecard|matmsg|market|bitcoin):|^000201\d/i;

const CODE = /(^|[^\d.])([1-6]\.\d{6})(?!\d)(?:\.(\d{2})(?![\d.]))?((?:\.\d{2,3})*\.(H\d{2})(?![\dA-Z]))?/gi;
const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i;
/** 122 bits, base64url. */
const TICKET = /^(?:LUOT:|https?:\/\/[^\s?#]+\/t\/)([\w-]{22})$/i;
/** Q10: another system's code may be written in any way, but not as fields in a row. */
const BOOKING_CODE = /^[^|<>]{4,64}$/;
const BOOKING = /^LUOT-BOOKING:([^|<>]{4,64})$/i;
/** K20d: what our own codes begin with once `ours` has undone what a keyboard makes of it: Telex writes `LUOT-BÔKING`. */
const OUR_WORDS = ['LUOT', 'LUOT-BOOKING'];
/**
 * Where an address begins: with its scheme anywhere, as within another address; without one at the start, behind a space, a
 * quote or a bracket, or as another address's parameter. A name before `@` is nobody's host.
 */
const ADDRESS = /(?:(?<![a-z\d])https?:\/\/|(?<![^\s"'“”‘’<>()[\]{}=]))([a-z\d.-]+\.[a-z]{2,})(?::\d+)?(?=[/?#]|$)/gi;
/** Before an address that stands in a sentence, and behind it. */
const SENTENCE = /[\s"'“”‘’<>()[\]{}]/;
const SENTENCE_END = /[\s"'“”‘’<>()[\]{}.,;:!?…]+$/;
/** Names under which portals pass a procedure's code or their own number of it. */
const CODE_PARAMETER = /[?&#/](?:ma_?thu_?tuc|ma-thu-tuc|ma_?tthc(?:dp)?|matt|ma_?dvc)=([^&#\s]*)/i;
const QUOTES = '"\'“”‘’<>() ';
const LONE_CODE = /^[1-6]\.(?:\d{5}|\d{7,9})$/;

/**
 * Says what a scanned or typed text is. Never throws, whatever it is given; at most some milliseconds for 10 KB.
 * @param raw as the camera or the scanner read it
 */
export function recognise(raw: string): Recognised {
  if (raw.length > LONGEST) return { kind: 'unknown' };
  const text = plain(raw);
  if (text === '') return { kind: 'unknown' };
  const card = cardIn(text);
  if (card !== null) return { kind: 'card', card };
  const own = ours(text);
  const token = TICKET.exec(own)?.[1];
  if (token !== undefined) return { kind: 'ticket', token };
  const booking = BOOKING.exec(own)?.[1];
  if (booking !== undefined) return { kind: 'booking', code: booking };
  if (OTHER_USES.test(text)) return { kind: 'unknown' };
  const dossier = findDossierCode(text);
  if (dossier !== null) return { kind: 'dossier', ...dossier };
  return codesIn(text) ?? pageIn(text) ?? (isDamaged(text) ? { kind: 'damaged-code' } : { kind: 'unknown' });
}

/**
 * Q10: the whole of a text as the code of a booking, for where one is expected; elsewhere only our own form is one.
 * @returns null for what no booking's code looks like
 */
export function bookingCodeOf(raw: string): string | null {
  const text = raw.length > LONGEST ? '' : plain(raw);
  const own = BOOKING.exec(ours(text))?.[1];
  if (own !== undefined) return own;
  return BOOKING_CODE.test(text) && !OTHER_USES.test(text) && !text.includes('//') ? text : null;
}

/** One line of composed letters without what cannot be seen; percent signs undone at most twice, as some posters have it. */
function plain(raw: string): string {
  let text = raw.replace(/^\s*\][A-Za-z]\d/, '');
  for (let times = 0; times < 2 && /%[\da-f]{2}/i.test(text); times++) text = percentDecoded(text);
  return narrow(text)
    .replaceAll('&amp;', '&')
    .normalize('NFC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/** The text with the word that our own codes begin with as we write it, however a keyboard for Vietnamese has marked it. */
function ours(text: string): string {
  const [word] = /^[\p{L}\p{M}\p{Pd}]{4,16}(?=:)/u.exec(text) ?? [];
  if (word === undefined) return text;
  const own = OUR_WORDS.find((known) => unmarked(known) === unmarked(word));
  return own === undefined ? text : own + text.slice(word.length);
}

/** Capitals without marks and with one `O` where Telex makes one of two. */
function unmarked(word: string): string {
  return word
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/\p{Pd}/gu, '-')
    .toUpperCase()
    .replaceAll('OO', 'O');
}

/** Runs of %xx that are UTF-8 become text; anything else stays as it is. */
function percentDecoded(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/**
 * Identity card: seven fields by `|`, or the machine-readable lines of ICAO 9303, or its number as a barcode. Health
 * insurance card: number, then the name in hexadecimal.
 */
function cardIn(text: string): 'identity' | 'health-insurance' | null {
  if (/^\d{12}$/.test(text) || /^IDVNM[\d<]/.test(text.toUpperCase())) return 'identity';
  if (/^[A-Z]{2}\d{13}$/i.test(text)) return 'health-insurance';
  const fields = text.split('|').map((field) => field.trim());
  const [first = '', second = ''] = fields;
  if (fields.length >= 7 && /^\d{12}$/.test(first)) return 'identity';
  const isNumber = /^(?:[A-Z]{2}\d{13}|\d{10})$/i.test(first);
  return isNumber && /^(?:[\da-f]{2}){2,}$/i.test(second) ? 'health-insurance' : null;
}

function codesIn(text: string): Recognised | null {
  const found = [...text.matchAll(CODE)];
  const [first] = found;
  if (first === undefined) return null;
  const codes = [...new Set(found.map((match) => match[2] ?? ''))];
  return { kind: 'procedure', codes, subCase: first[3] ?? null, province: first[5]?.toUpperCase() ?? null };
}

/** A page's uuid alone, or the first address that says something without a code in it. */
function pageIn(text: string): Recognised | null {
  const uuid = UUID.exec(text)?.[0];
  if (uuid !== undefined && uuid.length === text.length) return { kind: 'portal-page', portalId: uuid.toLowerCase() };
  for (const { host, address } of addressesIn(quoteless(text))) {
    const page = pageAt(host, address);
    if (page !== null) return page;
  }
  return null;
}

/** The addresses of a text, also those within others. One that a sentence goes on behind ends with its word. */
function addressesIn(text: string): { readonly host: string; readonly address: string }[] {
  const found = [...text.matchAll(ADDRESS)];
  let inSentence = false;
  return found.map(({ 1: host = '', index }, i) => {
    inSentence ||= SENTENCE.test(text.charAt(index - 1));
    const rest = text.slice(index, found[i + 1]?.index);
    return { host: host.toLowerCase(), address: inSentence ? (rest.split(' ')[0] ?? '').replace(SENTENCE_END, '') : rest };
  });
}

/** Only of the state's own hosts. */
function pageAt(host: string, address: string): Recognised | null {
  const state = /(?:^|\.)gov\.vn$/.test(host);
  const uuid = UUID.exec(address)?.[0];
  if (uuid !== undefined && /(?:^|\.)dichvucong\.gov\.vn$/.test(host)) return { kind: 'portal-page', portalId: uuid.toLowerCase() };
  if (!state && !host.startsWith('ttpvhcc.')) return null;
  const foreignId =
    (state ? /^\d{4,8}$/.exec(CODE_PARAMETER.exec(address)?.[1] ?? '')?.[0] : undefined) ?? /\/procedure\/detail\/([\da-f]{24})(?![\da-f])/i.exec(address)?.[1];
  if (state && foreignId !== undefined) return { kind: 'foreign-page', foreignId: foreignId.toLowerCase() };
  const keyword = state ? /[?&]keyword=([^&#]*)/i.exec(address)?.[1]?.replaceAll('+', ' ') : undefined;
  const slug = /\/linh-vuc\/([^/?#\s]+)/i.exec(address)?.[1]?.replaceAll('-', ' ');
  const words = (keyword ?? slug)?.replaceAll(/\s+/g, ' ').trim() ?? '';
  return words.length < 2 ? null : { kind: 'search', words };
}

/** A code with a digit too many or too few, alone or where a portal passes its code. */
function isDamaged(text: string): boolean {
  return LONE_CODE.test(quoteless(text)) || LONE_CODE.test(CODE_PARAMETER.exec(text)?.[1] ?? '');
}

/** Without quotes and brackets around it; one at its end alone belongs to the text. */
function quoteless(text: string): string {
  let from = 0;
  while (from < text.length && QUOTES.includes(text.charAt(from))) from++;
  if (from === 0) return text;
  let to = text.length;
  while (to > from && QUOTES.includes(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}
