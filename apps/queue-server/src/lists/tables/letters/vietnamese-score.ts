// How much a text looks like Vietnamese: what tells one reading of its letters from another.

/** A syllable without its tone: a beginning, then a vowel with what may follow it. */
const SYLLABLE = new RegExp(
  `^(?:ngh?|nh|gh?|gi|kh|ph|th|tr|ch|qu|[bcdđhklmnprstvx])?(?:${[
    'a(?:ch|nh|ng|[cmnptiouy])?',
    'ă(?:ng|[cmnpt])',
    'â(?:ng|[cmnptuy])',
    'e(?:ng|[cmnpto])?',
    'ê(?:ch|nh|[mnptu])?',
    'i(?:ch|nh|[mnptua])?|iê(?:ng|[cmnptu])',
    'o(?:ng|[cmnpti])?|oa(?:ch|nh|ng|[cmnptioy])?|oă(?:ng|[cmnpt])|oe(?:[nto])?|ooc|oong',
    'ô(?:ng|[cmnpti])?',
    'ơ(?:[mnpti])?',
    'u(?:ng|[cmnptia])?|uô(?:ng|[cmnti])|uâ(?:ng|[nty])|uê(?:ch|nh)?|uơ|uy(?:ch|nh|[autnp])?|uyê[nt]',
    'ư(?:ng|[cmntiua])?|ươ(?:ng|[cmnptiu])',
    'y(?:t)?|yê(?:ng|[mntu])',
  ].join('|')})$`,
);
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** A run without spaces and ordinary signs, with a letter beyond ASCII in it. */
const WORD = /[^\s\0-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f\u2010-\u201f\u2022\u2026]+/g;

const ABBREVIATION = /^[B-DF-HJ-NP-TV-XZĐÐ]+$/;

/** Words beyond ASCII that are Vietnamese syllables, less those that are none; single signs and abbreviations (QĐ) count nothing. */
export function vietnameseScore(text: string): number {
  let score = 0;
  for (const [word] of text.matchAll(WORD)) {
    if (word.length > 1 && /[^\0-\x7f]/.test(word) && !ABBREVIATION.test(word)) score += isSyllable(word) ? 1 : -1;
  }
  return score;
}

function isSyllable(word: string): boolean {
  const small = word.toLowerCase();
  // Capitals stand at the beginning or everywhere.
  if (word !== small && word !== word.toUpperCase() && word.slice(1) !== small.slice(1)) return false;
  const apart = small.normalize('NFD');
  const bare = apart.replaceAll(TONES, '');
  return apart.length - bare.length <= 1 && SYLLABLE.test(bare.normalize('NFC'));
}
