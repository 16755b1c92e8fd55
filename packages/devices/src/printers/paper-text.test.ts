import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { drawText, type Raster, type TextStyle, wrapText } from './paper-text.ts';

const LINE: TextStyle = { sizeDots: 26 };
const BOLD: TextStyle = { sizeDots: 32, bold: true };

/** Every letter of Vietnamese with every tone mark, small and capital. */
const VOWELS = 'aăâeêioôơuưy'.split('');
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const SMALL = [...VOWELS.flatMap((vowel) => TONES.map((tone) => (vowel + tone).normalize('NFC'))), 'đ'];
const LETTERS = [...SMALL, ...SMALL.map((letter) => letter.toUpperCase())];

/** The 134 that no code page of printers holds whole: 67 small ones and their capitals. */
const BEYOND_ASCII = LETTERS.filter((letter) => letter > '\u007f');

/** The ink of a text drawn far from every edge, row by row as `#` and `.`: an independent picture of what must be on paper. */
function inkOf(text: string, style: TextStyle): { width: number; height: number; rows: string[] } {
  const [side, high] = [style.sizeDots * (text.length + 3), style.sizeDots * 4];
  const canvas = createCanvas(side, high);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  context.font = `${style.bold === true ? 700 : 500} ${style.sizeDots}px "Be Vietnam Pro"`;
  context.fillText(text, style.sizeDots, high / 2);
  const { data } = context.getImageData(0, 0, side, high);
  const black = (x: number, y: number) => (data[(y * side + x) * 4] ?? 255) < 150;
  let [left, right, top, bottom] = [side, -1, high, -1];
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < side; x++) {
      if (!black(x, y)) continue;
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), y];
    }
  }
  const [width, height] = [right - left + 1, bottom - top + 1];
  const row = (y: number) => Array.from({ length: width }, (_, x) => (black(left + x, top + y) ? '#' : '.')).join('');
  return { width, height, rows: Array.from({ length: height }, (_, y) => row(y)) };
}

/** A picture the same way, without the white that fills its last bytes. */
function dotsOf({ rows, widthBytes, height }: Raster, width: number): string[] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_unused, x) => (((rows[y * widthBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0 ? '#' : '.')).join(''),
  );
}

function only(rasters: readonly Raster[]): Raster {
  expect(rasters).toHaveLength(1);
  return rasters[0] ?? expect.unreachable();
}

/** Dots of the picture's widest row, from its first black one to its last. */
function widthOf({ rows, widthBytes, height }: Raster): number {
  let last = -1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < widthBytes * 8; x++) if (((rows[y * widthBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0) last = Math.max(last, x);
  }
  return last + 1;
}

describe('lines', () => {
  const SENTENCE = 'Vui lòng chú ý bảng gọi số và giữ phiếu đến khi xong việc';

  test('long text wraps at words, and no line is wider than the paper', () => {
    const lines = wrapText(SENTENCE, LINE, 300);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(' ')).toBe(SENTENCE);
    for (const line of drawText(SENTENCE, LINE, 300)) expect(widthOf(line)).toBeLessThanOrEqual(300);
  });

  test('a line is as full as it can be', () => {
    const [first = '', second = ''] = wrapText(SENTENCE, LINE, 300);
    const nextWord = second.split(' ')[0] ?? '';
    expect(wrapText(`${first} ${nextWord}`, LINE, 300)).toHaveLength(2);
  });

  test('a word longer than a line is broken at letters, and none is lost', () => {
    const word = 'nghiêng'.repeat(12);
    const lines = wrapText(`ở ${word} đó`, LINE, 200);
    expect(lines.join('').replaceAll(' ', '')).toBe(`ở${word}đó`);
    expect(lines.length).toBeGreaterThan(3);
  });

  test('spaces do not count, and of nothing there is no line', () => {
    expect(wrapText('  hai   từ \n ', LINE, 500)).toEqual(['hai từ']);
    expect(drawText('   ', LINE, 500)).toEqual([]);
  });
});

describe('letters', () => {
  test('[P5] composed and decomposed text give the same dots', () => {
    const text = 'Sổ đăng ký khai tử, ẤỆỘỮỶ ợữẵ';
    expect(drawText(text.normalize('NFD'), BOLD, 576)).toEqual(drawText(text.normalize('NFC'), BOLD, 576));
  });

  test('decomposed text wraps as composed text does', () => {
    for (const text of ['nghiêng ngả '.repeat(20), 'nghiễng'.repeat(20)]) {
      expect(drawText(text.normalize('NFD'), LINE, 300)).toEqual(drawText(text, LINE, 300));
    }
  });

  test.each([LINE, BOLD, { sizeDots: 21 }, { sizeDots: 22, bold: true }])(
    '[P5] each of the 134 letters is drawn dot by dot as the font has it, no mark cut off (%j)',
    (style) => {
      expect(BEYOND_ASCII).toHaveLength(134);
      const wrong = LETTERS.filter((letter) => {
        const ink = inkOf(letter, style);
        const drawn = only(drawText(letter, style, 64));
        return drawn.widthBytes !== Math.ceil(ink.width / 8) || dotsOf(drawn, ink.width).join('\n') !== ink.rows.join('\n');
      });
      expect(wrong).toEqual([]);
    },
  );

  test('[P5] a line is drawn dot by dot as the font has it', () => {
    const words = 'Quỹ Đỗ Ưu Ẵẫ, phường Nghĩa Tân';
    const ink = inkOf(words, LINE);
    expect(dotsOf(only(drawText(words, LINE, 576)), ink.width)).toEqual(ink.rows);
  });

  test('[P5] every letter has its own picture: none is a box or a blank', () => {
    const pictures = new Set(LETTERS.map((letter) => Buffer.from(only(drawText(letter, { sizeDots: 48 }, 96)).rows).toString('hex')));
    expect(pictures.size).toBe(LETTERS.length);
  });
});
