// Letters that a program could not write and put a question mark for: "Th? t?c" was "Thủ tục". Nothing brings them back.

/** In a word, or before it, and neither the end of a question nor part of an address. */
const INSIDE = /\p{L}\?+\p{L}/u;
const BEFORE = /^[^\p{L}\p{N}]*\?+\p{L}/u;
/** "Th? lý": no syllable ends before its vowel. */
const NO_VOWEL = /^[^\p{L}\p{N}]*(?:ngh?|[cgknpt]h|tr|[bcdđghklmnpqrstvx])\?+$/iu;
/** "Có?Không": a question without its space. */
const NO_SPACE = /\p{Ll}\?\p{Lu}/gu;
const ADDRESS = /[/=&@]/;
const LONGEST_SAMPLE = 30;

export interface LostLetters {
  /** A word of the cell. */
  readonly sample: string;
  /** False: one word alone has a question mark before it or for its vowel, which may be somebody's way of writing. Two in a table are not. */
  readonly sure: boolean;
}

/** Null: none that can be told. */
export function lostLetters(cell: string): LostLetters | null {
  if (!/[?\ufffd]/.test(cell)) return null;
  const words = cell.split(/\s+/).filter((word) => word.includes('\ufffd') || !ADDRESS.test(word));
  const inside = words.find((word) => word.includes('\ufffd') || INSIDE.test(word.replaceAll(NO_SPACE, '')));
  const doubtful = words.filter((word) => BEFORE.test(word) || NO_VOWEL.test(word));
  const sample = inside ?? doubtful[0];
  return sample === undefined ? null : { sample: sample.slice(0, LONGEST_SAMPLE), sure: inside !== undefined || doubtful.length > 1 };
}
