// Vietnamese from before Unicode, and Unicode that was read as something else. All of it arrives as letters of Western
// Europe that only look wrong, in a file of single bytes as well as in the cells of a workbook.

/** What a text was written in, where it was not Unicode. */
export type LegacyEncoding = 'windows-1258' | 'tcvn3' | 'vni' | 'mojibake';

export const LEGACY_ENCODINGS = ['windows-1258', 'tcvn3', 'vni', 'mojibake'] as const satisfies readonly LegacyEncoding[];

const WESTERN = new TextDecoder('windows-1252');
const VIETNAMESE = new TextDecoder('windows-1258');

function lettersOf(codePage: string): [string, number][] {
  const decoder = new TextDecoder(codePage);
  return Array.from({ length: 256 }, (_, byte): [string, number] => [decoder.decode(Uint8Array.of(byte)), byte]);
}

/** The byte each letter was before somebody read it as Windows-1252; bytes without a letter stand for themselves. */
const WESTERN_BYTES = new Map([
  ...Array.from({ length: 32 }, (_, i): [string, number] => [String.fromCharCode(0x80 + i), 0x80 + i]),
  ...lettersOf('windows-1252'),
]);
/** And as Windows-1258, which differs in some. Its letters are Vietnamese: they stand for bytes of UTF-8 alone. */
const ALL_BYTES = new Map([...lettersOf('windows-1258'), ...WESTERN_BYTES]);

/** The bytes somebody read wrongly. Null: a letter among them that comes of no such reading, so that it is what it is. */
export function bytesBehind(text: string, encoding: LegacyEncoding): Uint8Array | null {
  const byteOf = encoding === 'mojibake' ? ALL_BYTES : WESTERN_BYTES;
  const bytes: number[] = [];
  for (const char of text) {
    const byte = byteOf.get(char);
    if (byte === undefined) return null;
    bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

/** The letters these bytes stand for, NFC. Null: they cannot be in that encoding. */
export function decodeLegacy(bytes: Uint8Array, encoding: LegacyEncoding): string | null {
  if (encoding === 'windows-1258') return VIETNAMESE.decode(bytes).normalize('NFC');
  if (encoding === 'tcvn3') return ofTcvn3(WESTERN.decode(bytes));
  if (encoding === 'vni') return ofVni(WESTERN.decode(bytes));
  return ofMojibake(bytes);
}

/** TCVN 5712:1993, third set (VN3), as the ABC fonts (.VnTime) have it; every run goes by the byte of its first letter. */
const TCVN3 = new Map<string, string>(
  (
    [
      [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
      [0xb5, 'àảãáạ'],
      [0xbb, 'ằẳẵắ'],
      [0xc6, 'ặầẩẫấậ'],
      [0xcc, 'è'],
      [0xce, 'ẻẽéẹềểễếệìỉ'],
      [0xdc, 'ĩíịò'],
      [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
      [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
    ] as const
  ).flatMap(([first, letters]) => Array.from(letters, (letter, i): [string, string] => [String.fromCharCode(first + i), letter])),
);

function ofTcvn3(text: string): string {
  return text.replaceAll(/[\xa1-\xfe]/g, (char) => TCVN3.get(char) ?? char).replaceAll(/[^\r\n\t;,"]+/g, withCapitals);
}

/**
 * The set has no capitals with a tone: they are small letters in a font of capitals (.VnTimeH), so `THñ TôC` is THỦ TỤC.
 * Where even the plain letters are small, nothing tells that the font was one of capitals.
 */
function withCapitals(cell: string): string {
  // Letters without a tone the set has in both sizes.
  const words = cell.split(' ').map((word) => ({ word, plain: word.replaceAll(/\p{L}/gu, (letter) => (TONE.test(letter.normalize('NFD')) ? '' : letter)) }));
  if (words.some(({ plain }) => /\p{Ll}/u.test(plain))) return cell;
  const shouted = words.filter(({ plain }) => /\p{Lu}.*\p{Lu}/u.test(plain));
  const isFontOfCapitals = shouted.length > 1 || shouted.some(({ word }) => /\p{Ll}/u.test(word));
  return isFontOfCapitals ? cell.toLocaleUpperCase('vi') : cell;
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;

/** Of VNI for Windows, the signs after a vowel, as the marks they stand for. */
const VNI_MARKS: Readonly<Record<string, string>> = {
  ø: '\u0300',
  ù: '\u0301',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  à: '\u0302\u0300',
  á: '\u0302\u0301',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  è: '\u0306\u0300',
  é: '\u0306\u0301',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};
const VNI_LETTERS: Readonly<Record<string, string>> = { ñ: 'đ', ô: 'ơ', ö: 'ư', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' };

function ofVni(text: string): string {
  return text
    .replaceAll(/a[øùûõïâàáåãäêèéúüë]|[eo][øùûõïâàáåãä]|[uyôö][øùûõï]|[ñôöæóòî]/gi, (sign) => {
      const [letter = '', mark] = sign;
      const base = inCaseOf(letter, VNI_LETTERS[letter.toLowerCase()] ?? letter.toLowerCase());
      return mark === undefined ? base : base + (VNI_MARKS[mark.toLowerCase()] ?? '');
    })
    .normalize('NFC');
}

function inCaseOf(model: string, letter: string): string {
  return model === model.toLowerCase() ? letter : letter.toUpperCase();
}

/** UTF-8 read as single bytes and saved again, perhaps more than once. */
function ofMojibake(bytes: Uint8Array): string | null {
  let text: string | null = null;
  let behind: Uint8Array | null = bytes;
  for (let times = 0; behind !== null && times < MOST_TIMES; times++) {
    // The second byte of à is a no-break space, which many programs make an ordinary one.
    const whole: Uint8Array = behind.map((byte, i) => (byte === 0x20 && behind?.[i - 1] === 0xc3 ? 0xa0 : byte));
    if (!/[\xc3-\xf4][\x80-\xbf]/.test(Buffer.from(whole).toString('latin1'))) break;
    text = new TextDecoder('utf-8').decode(whole);
    behind = bytesBehind(text, 'mojibake');
  }
  return text?.normalize('NFC') ?? null;
}

const MOST_TIMES = 3;
