// Text files as Vietnamese offices have them: UTF-8, what Excel calls "Unicode text", and files from before both.
import { decodeLegacy, LEGACY_ENCODINGS, type LegacyEncoding } from './legacy-letters.ts';
import { vietnameseScore } from './vietnamese-score.ts';

export type TextEncoding = 'utf-8' | 'utf-16' | LegacyEncoding;

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** Letters to judge an encoding by. */
const SAMPLE = 200_000;

/**
 * Bytes that are no Unicode are read in whatever encoding makes the most Vietnamese of them; where none is better, in
 * Windows-1258, in which every byte means something. UTF-8 with damaged letters has U+FFFD in their place.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return { text: new TextDecoder(utf16).decode(bytes), encoding: 'utf-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    const sample = bytes.subarray(0, SAMPLE);
    const [best] = LEGACY_ENCODINGS.map((encoding) => ({ encoding, score: vietnameseScore(decodeLegacy(sample, encoding) ?? '') })).toSorted(
      (a, b) => b.score - a.score,
    );
    // Here it is UTF-8 itself, with some of its bytes damaged: not read wrongly by anybody.
    if (best?.encoding === 'mojibake') return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' };
    const encoding = best?.encoding ?? 'windows-1258';
    return { text: decodeLegacy(bytes, encoding) ?? '', encoding };
  }
}

/** By its byte order mark, or by every other byte of its beginning being zero. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = Array.from(bytes.subarray(0, 1_000));
  const [even, odd] = [0, 1].map((parity) => start.filter((byte, i) => i % 2 === parity && byte === 0).length) as [number, number];
  const half = start.length / 2;
  if (even === 0 && odd > half * 0.4) return 'utf-16le';
  return odd === 0 && even > half * 0.4 ? 'utf-16be' : null;
}
