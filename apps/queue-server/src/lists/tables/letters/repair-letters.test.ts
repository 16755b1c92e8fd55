import { describe, expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';
import { lostLetters } from './lost-letters.ts';
import { repairLetters } from './repair-letters.ts';

const LINES = [
  'Mã TTHC;Tên thủ tục;Lĩnh vực',
  '1.009001;Đăng ký quyền sử dụng đất – nhà ở;Đất đai',
  '1.009002;Cấp giấy xác nhận, ưu tiên nghĩa vụ thuế;Hộ tịch',
];
const FINE = LINES.join('\n');

/** What Windows makes of UTF-8 that it takes for a code page. */
function misread(text: string, codePage: string): string {
  return new TextDecoder(codePage).decode(Buffer.from(text, 'utf8'));
}

/** The cells between semicolons, repaired. */
function repaired(...lines: string[]) {
  const { rows, encodings } = repairLetters(lines.map((line, i) => ({ line: i + 1, cells: line.split(';') })));
  return { lines: rows.map(({ cells }) => cells.join(';')), encodings };
}

// Written by hand as the fonts have them; the dash is Windows’ own.
const TCVN3 = [
  'M· TTHC;Tªn thñ tôc;LÜnh vùc',
  '1.009001;§¨ng ký quyÒn sö dông ®Êt – nhµ ë;§Êt ®ai',
  '1.009002;CÊp giÊy x¸c nhËn, ­u tiªn nghÜa vô thuÕ;Hé tÞch',
];
const VNI = [
  'Maõ TTHC;Teân thuû tuïc;Lónh vöïc',
  '1.009001;Ñaêng kyù quyeàn söû duïng ñaát – nhaø ôû;Ñaát ñai',
  '1.009002;Caáp giaáy xaùc nhaän, öu tieân nghóa vuï thueá;Hoä tòch',
];

describe('bytes as text', () => {
  test.each([
    ['tcvn3', TCVN3],
    ['vni', VNI],
  ] as const)('[F1] a file in %s becomes Unicode, and the encoding is named', (encoding, lines) => {
    // Latin-1 has no dash: in Windows' code page it is 0x96.
    const bytes = Buffer.from(lines.join('\n').replace('–', '\x96'), 'latin1');
    expect(decodeText(bytes)).toEqual({ text: FINE, encoding });
  });

  test('[F1] Windows-1258 has its tones apart; UTF-16 is known without its mark', () => {
    const bytes = Buffer.from('Ma\xde;T\xean thu\xd2 tu\xf2c\n1;\xd0\xe2\xect \xf0ai\n', 'latin1');
    expect(decodeText(bytes)).toEqual({ text: 'Mã;Tên thủ tục\n1;Đất đai\n', encoding: 'windows-1258' });
    expect(decodeText(Buffer.from(FINE, 'utf16le'))).toEqual({ text: FINE, encoding: 'utf-16' });
    expect(decodeText(Buffer.from(FINE, 'utf16le').swap16())).toEqual({ text: FINE, encoding: 'utf-16' });
  });

  test('[F2] UTF-8 with a damaged letter keeps the rest, and the damage can be seen', () => {
    const bytes = Buffer.from(FINE, 'utf8');
    const { text, encoding } = decodeText(bytes.with(bytes.indexOf('ất đai'), 0x41));
    expect([encoding, text.includes('Tên thủ tục'), text.includes('\ufffd')]).toEqual(['utf-8', true, true]);
  });
});

describe('cells that are Unicode already', () => {
  test.each([
    ['tcvn3', TCVN3],
    ['vni', VNI],
    ['mojibake', LINES.map((line) => misread(line, 'windows-1252'))],
    ['mojibake', LINES.map((line) => misread(line, 'windows-1258'))],
    ['mojibake', LINES.map((line) => misread(misread(line, 'windows-1252'), 'windows-1252'))],
    ['mojibake', LINES.map((line) => Buffer.from(line, 'utf8').toString('latin1').replaceAll('\xa0', ' '))],
  ] as const)('[F1] letters of %s are read as what they stand for (%#)', (encoding, lines) => {
    expect(repaired(...lines)).toEqual({ lines: LINES, encodings: [encoding] });
  });

  test('[F1] one column may be so and the others not', () => {
    const lines = LINES.map((line, i) =>
      line
        .split(';')
        .toSpliced(1, 1, TCVN3[i]?.split(';')[1] ?? '')
        .join(';'),
    );
    expect(repaired(...lines)).toEqual({ lines: LINES, encodings: ['tcvn3'] });
  });

  test('[F1] a font of capitals has small letters for its capitals with a tone', () => {
    expect(repaired('§¡NG Ký KHAI SINH;THñ TôC HµNH CHÝNH', 'Bµ Vò Thu Hµ;thñ tôc').lines).toEqual([
      'ĐĂNG KÝ KHAI SINH;THỦ TỤC HÀNH CHÍNH',
      'Bà Vũ Thu Hà;thủ tục',
    ]);
  });

  test.each([
    FINE,
    'Hà Nội;Cà phê;Hòa',
    'Hà;Lê;ký',
    'Café Müller;São Paulo;Zoë',
    '5 m²;50µm;25°C;§ 12;½ ngày',
    'Ðất đai;ðất',
    'HĐND;QĐ-UBND;NĐ',
    'HÐND;QÐ-UBND;NÐ',
    'Mã QR TTHC',
    'abc',
  ])('[F1] what is fine stays as it is: %s', (text) => {
    expect(repaired(...text.split('\n'))).toEqual({ lines: text.split('\n'), encodings: [] });
  });
});

describe('letters that are lost', () => {
  test.each(['Th? t?c ??ng ký', 'H? T?CH', 'Ð?t dai', 'Hộ t\ufffdch', '?ng ??nh', 'Th? lý h? so'])('[F2] %s has lost some', (cell) => {
    expect(lostLetters(cell)).toMatchObject({ sure: true });
  });

  test.each([
    'Có hay không?',
    'Có?Không',
    'Sao vậy??',
    '?',
    'https://a.vn/tim?keyword=2.000206',
    'a.vn/x?ma',
    'LH?0001',
    'UBND?',
    'Mất bao lâu? có nhanh không?',
    'Thủ tục',
  ])('[F2] %s has not', (cell) => {
    expect(lostLetters(cell)).toBeNull();
  });

  test('[F2] one word alone is in doubt', () => {
    expect(lostLetters('Th? lý')).toEqual({ sample: 'Th?', sure: false });
    expect(lostLetters('gọi ?VIP')).toEqual({ sample: '?VIP', sure: false });
  });
});
