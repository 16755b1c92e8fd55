/** Small letters without marks, words apart by one space, signs left out: `Mã TTHC:` is `ma tthc`. Eth looks like đ and is taken for it. */
export function foldedWords(text: string): string {
  return (
    text
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      // Eth looks like đ and is often typed for it.
      .replaceAll(/[đðɖ]/g, 'd')
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  );
}
