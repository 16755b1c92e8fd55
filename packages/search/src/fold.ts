// Vietnamese letters made alike for searching: people at a screen leave the marks out, or type some of them.

/** Small letters without marks: `Đăng ký` becomes `dang ky`. */
export function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
}

/** Small composed letters, marks kept: `thuế` is not `thuê`. */
export function small(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** Words of letters and digits; a code such as `1.001193` stays one word. */
export function wordsOf(text: string): string[] {
  return text.match(/\d+(?:\.\d+)+|[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
