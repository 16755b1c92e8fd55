// How wide a number becomes, so that it can be as large as its place allows without being measured first.

/** Advances in Be Vietnam Pro 800, in em, of the widest of each kind: 4; W; M; all other letters up to O. */
const DIGIT = 0.725;
const WIDE: Readonly<Record<string, number>> = { W: 1.08, M: 0.91 };
const LETTER = 0.83;

/** At least as wide as the text is, and the same for all numbers of a series. */
export function textEms(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (/\d/.test(letter) ? DIGIT : (WIDE[letter] ?? LETTER)), 0);
}
