// Slips of the finger, mended with the catalogue's own words: the nearest one that also stands beside its neighbours there.

export interface Vocabulary {
  /** How many procedures a word stands in. */
  readonly words: ReadonlyMap<string, number>;
  /** `khai sinh`: words that stand side by side somewhere. */
  readonly pairs: ReadonlySet<string>;
}

/** Letters a word of this length may have wrong. */
function slipsIn(word: string): number {
  return word.length <= 2 ? 0 : word.length <= 4 ? 1 : 2;
}

/**
 * Folded words as they were probably meant. A word the catalogue has stays; one it has not becomes the nearest it has,
 * if any is near.
 * @param begins whether a word of the catalogue begins so
 */
export function mend(words: readonly string[], vocabulary: Vocabulary, isKnown: (word: string) => boolean, begins: (word: string) => boolean): string[] {
  const mended: string[] = [];
  for (const [i, word] of words.entries()) {
    // The last word may be half typed.
    const known = isKnown(word) || /\d/.test(word) || (i === words.length - 1 && begins(word));
    mended.push(known ? word : (nearest(word, mended[i - 1] ?? null, words[i + 1] ?? null, vocabulary) ?? word));
  }
  return mended;
}

function nearest(word: string, before: string | null, after: string | null, { words, pairs }: Vocabulary): string | null {
  let best: { readonly word: string; readonly score: number } | null = null;
  const most = slipsIn(word);
  for (const [candidate, count] of words) {
    if (Math.abs(candidate.length - word.length) > most || /\d/.test(candidate)) continue;
    const slips = distance(word, candidate, most);
    if (slips > most) continue;
    const beside = Number(before !== null && pairs.has(`${before} ${candidate}`)) + Number(after !== null && pairs.has(`${candidate} ${after}`));
    // People hit the first letter.
    const score = beside * 3 - slips * 4 + (candidate.startsWith(word.charAt(0)) ? 1.5 : 0) + Math.log10(count + 1);
    if (best === null || score > best.score) best = { word: candidate, score };
  }
  return best?.word ?? null;
}

/** Letters to add, drop, change, or swap with the next one; more than `most` is not counted out. */
export function distance(a: string, b: string, most: number): number {
  let [beforeLast, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? most + 1;
}
