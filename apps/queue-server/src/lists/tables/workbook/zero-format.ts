// Numbers that a person sees with zeros in front: 123 in the format `00000` is 00123, and a code is what is seen.
import { attributesOf, tagsOf } from './xml-tags.ts';

/** A format of zeros and of signs that stand for themselves, character by character. */
export type ZeroFormat = readonly { readonly char: string; readonly isDigit: boolean }[];

/** By the number a cell gives for its style. @param styles `xl/styles.xml` */
export function readZeroFormats(styles: string): ReadonlyMap<number, ZeroFormat> {
  const formats = new Map(
    tagsOf(styles, 'numFmt').map((tag) => {
      const attributes = attributesOf(tag);
      return [attributes.get('numFmtId'), zeroFormatOf(attributes.get('formatCode') ?? '')];
    }),
  );
  const [cellStyles = ''] = /<(?:\w+:)?cellXfs[\s>][^]*?<\/(?:\w+:)?cellXfs>/.exec(styles) ?? [];
  return new Map(
    tagsOf(cellStyles, 'xf').flatMap((tag, i): readonly [number, ZeroFormat][] => {
      const format = formats.get(attributesOf(tag).get('numFmtId'));
      return format === undefined || format === null ? [] : [[i, format]];
    }),
  );
}

/** Null: another kind of format, or one zero alone. Of several sections the first counts, which is that of numbers above 0. */
function zeroFormatOf(code: string): ZeroFormat | null {
  const parts: { char: string; isDigit: boolean }[] = [];
  for (const [piece] of code.matchAll(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|./gs)) {
    if (piece === ';') break;
    if (piece === '0') parts.push({ char: '0', isDigit: true });
    else if (piece.startsWith('"')) parts.push(...Array.from(piece.slice(1, -1), (char) => ({ char, isDigit: false })));
    else if (piece.startsWith('\\')) parts.push({ char: piece.slice(1), isDigit: false });
    else if (/^[- +():]$/.test(piece)) parts.push({ char: piece, isDigit: false });
    else if (!/^[[_*]./.test(piece)) return null;
  }
  return parts.filter(({ isDigit }) => isDigit).length >= 2 ? parts : null;
}

/** The number as it is seen; what is no whole number, or below 0, stays as it is. */
export function withZeros(number: string, format: ZeroFormat): string {
  if (!/^\d+$/.test(number)) return number;
  const places = format.filter(({ isDigit }) => isDigit).length;
  const digits = number.padStart(places, '0');
  let next = digits.length - places;
  let isFirst = true;
  return format
    .map(({ char, isDigit }) => {
      if (!isDigit) return char;
      // Digits beyond the format stand before its first place.
      const shown = isFirst ? digits.slice(0, next + 1) : (digits[next] ?? '');
      isFirst = false;
      next++;
      return shown;
    })
    .join('');
}
