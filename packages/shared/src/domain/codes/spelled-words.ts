// Vietnamese words as they are compared where a mark makes another word: `hủy` is to cancel, `Huy` is somebody's name.

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** A syllable that ends in its only vowel is written with i or y, as the office likes: `quản lý`, `kĩ thuật`, `qui hoạch`. */
const ALONE_Y = /(?<=^| )((?:h|k|l|m|s|t|qu))y(?=[\u0300\u0301\u0303\u0309\u0323]*(?: |$))/g;

/**
 * A key, not for reading: small letters with their marks, words apart by one space, signs left out. The same for `Hoà` and
 * `Hòa`, in one piece or several; for đ and the letter eth, which looks like it; for i and y where both are written.
 */
export function spelledWords(text: string): string {
  return (
    text
      .normalize('NFD')
      .replaceAll(/\p{Cf}/gu, '')
      .toLowerCase()
      .replaceAll(/[ðɖ]/g, 'đ')
      .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim()
      // A syllable has one tone: at its end it does not matter over which letter it stood.
      .replaceAll(/\S+/g, (word) => word.replaceAll(TONES, '') + (word.match(TONES) ?? []).join(''))
      .replaceAll(ALONE_Y, '$1i')
  );
}

/** How many marks there are; đ is one. */
export function markCount(text: string): number {
  return spelledWords(text).match(/[\p{M}đ]/gu)?.length ?? 0;
}
