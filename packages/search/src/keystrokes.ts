// What a finger types that is used to Telex or VNI, on a keyboard that does neither: `giaays` and `giay61` are both "giấy".

/** One word's keystrokes without their marks, or null when there are none. Folded letters in and out. */
export function withoutKeystrokes(word: string): string | null {
  const undone = /\d/.test(word) ? withoutVni(word) : withoutTelex(word);
  return undone === word || undone === '' ? null : undone;
}

/** VNI: digits 1 to 9 after or within the syllable stand for marks. */
function withoutVni(word: string): string {
  return /^[a-z]+[\da-z]*$/.test(word) ? word.replaceAll(/\d/g, '') : word;
}

/** Telex: doubled vowels, `dd`, `w`, and one tone letter after the vowel. */
function withoutTelex(word: string): string {
  const plain = word
    .replaceAll(/aa/g, 'a')
    .replaceAll(/ee/g, 'e')
    .replaceAll(/oo/g, 'o')
    .replace(/^dd|dd$/, 'd')
    .replace(/^(d[a-z]*)d$/, '$1')
    .replaceAll(/([auo])w/g, '$1')
    .replace(/([auo][a-z]*)w$/, '$1')
    .replaceAll(/w/g, 'u');
  // The tone is typed after the vowels, or at the very end of the syllable; no syllable ends so by itself.
  const tone = /^([a-z]*[aeiouy])([sfrxj])([a-z]*)$/.exec(plain) ?? /^([a-z]*[aeiouy](?:ch|ng|nh|c|m|n|p|t))([sfrxj])()$/.exec(plain);
  const syllable = tone === null ? plain : `${tone[1]}${tone[3]}`;
  // A circumflex typed late: `giayas`.
  return syllable.replace(/^([a-z]*?)([aeo])([a-z]+)\2$/, '$1$2$3');
}
