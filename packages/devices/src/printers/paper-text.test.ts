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

/** Width and height of the ink, drawn far from every edge: an independent measure of what must be on paper. */
function inkOf(text: string, style: TextStyle): { width: number; height: number } {
  const side = style.sizeDots * 4;
  const canvas = createCanvas(side, side);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  context.font = `${style.bold === true ? 700 : 500} ${style.sizeDots}px "Be Vietnam Pro"`;
  context.fillText(text, style.sizeDots, side / 2);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let [left, right, top, bottom] = [canvas.width, -1, canvas.height, -1];
  for (let i = 0; i < data.length; i += 4) {
    if ((data[i] ?? 255) >= 150) continue;
    const [x, y] = [(i / 4) % canvas.width, Math.floor(i / 4 / canvas.width)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  return { width: right - left + 1, height: bottom - top + 1 };
}

function only(rasters: Raster[]): Raster {
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
  test('composed and decomposed text give the same dots', () => {
    const text = 'Sổ đăng ký khai tử, ẤỆỘỮỶ ợữẵ';
    expect(drawText(text.normalize('NFD'), BOLD, 576)).toEqual(drawText(text.normalize('NFC'), BOLD, 576));
  });

  test('decomposed text wraps as composed text does', () => {
    for (const text of ['nghiêng ngả '.repeat(20), 'nghiễng'.repeat(20)]) {
      expect(drawText(text.normalize('NFD'), LINE, 300)).toEqual(drawText(text, LINE, 300));
    }
  });

  test.each([LINE, BOLD, { sizeDots: 21 }, { sizeDots: 22, bold: true }])('marks are not cut off: over, under or before a letter (%j)', (style) => {
    const cut = LETTERS.filter((letter) => {
      const drawn = only(drawText(letter, style, 64));
      const ink = inkOf(letter, style);
      return drawn.height !== ink.height || widthOf(drawn) !== ink.width;
    });
    expect(cut).toEqual([]);
  });

  test('every letter has its own picture: none is a box or a blank', () => {
    const pictures = new Set(LETTERS.map((letter) => Buffer.from(only(drawText(letter, { sizeDots: 48 }, 96)).rows).toString('hex')));
    expect(pictures.size).toBe(LETTERS.length);
  });
});
