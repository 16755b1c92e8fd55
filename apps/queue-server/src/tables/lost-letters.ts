// Letters that a program could not write and put a question mark for: "Th? t?c" was "Thủ tục". Nothing brings them back.

/** In a word, or before it, and neither the end of a question nor part of an address. */
const INSIDE = /\p{L}\?+\p{L}/u;
const BEFORE = /^[^\p{L}\p{N}]*\?+\p{L}/u;
/** "Có?Không": a question without its space. */
const NO_SPACE = /\p{Ll}\?\p{Lu}/gu;
const ADDRESS = /[/=&@]/;
const LONGEST_SAMPLE = 30;

export interface LostLetters {
  /** A word of the cell. */
  readonly sample: string;
  /** False: question marks stand before one word only, which may be somebody's way of writing. Two in a table are not. */
  readonly sure: boolean;
}

/** Null: none that can be told. */
export function lostLetters(cell: string): LostLetters | null {
  if (!/[?\ufffd]/.test(cell)) return null;
  const words = cell.split(/\s+/).filter((word) => word.includes('\ufffd') || !ADDRESS.test(word));
  const inside = words.find((word) => word.includes('\ufffd') || INSIDE.test(word.replaceAll(NO_SPACE, '')));
  const before = words.filter((word) => BEFORE.test(word));
  const sample = inside ?? before[0];
  return sample === undefined ? null : { sample: sample.slice(0, LONGEST_SAMPLE), sure: inside !== undefined || before.length > 1 };
}
