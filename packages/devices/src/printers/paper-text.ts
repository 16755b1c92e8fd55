// Vietnamese on paper. Printers' code pages hold 30 of the 134 letters and garble the rest, so text is drawn here
// and sent as raster, cropped to its ink to keep a ticket small.
import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, loadImage, type SKRSContext2D } from '@napi-rs/canvas';

const FAMILY = 'Be Vietnam Pro';
const require = createRequire(import.meta.url);
for (const weight of ['500Medium', '700Bold']) {
  GlobalFonts.registerFromPath(require.resolve(`@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`), FAMILY);
}

/** A picture of black dots: rows of `widthBytes` bytes, the highest bit leftmost, 1 is black. */
export interface Raster {
  readonly widthBytes: number;
  readonly height: number;
  readonly rows: Uint8Array;
}

export interface TextStyle {
  /** Height of the letters' em in dots; 203 dots are an inch. */
  readonly sizeDots: number;
  readonly bold?: boolean;
}

const measuring = createCanvas(8, 8).getContext('2d');

/** Strips drawn before: what repeats on every ticket of a centre is drawn once. The oldest goes. */
const STRIPS_KEPT = 400;
const strips = new Map<string, readonly Raster[]>();

/** One strip per line; long text wraps at words, a word longer than a line at letters. NFC in, so that marks sit right. */
export function drawText(text: string, style: TextStyle, widthDots: number): readonly Raster[] {
  const key = `${widthDots} ${style.sizeDots} ${style.bold === true} ${text}`;
  const known = strips.get(key);
  if (known !== undefined) return known;
  const drawn = wrapText(text.normalize('NFC'), style, widthDots).map((line) => drawLine(line, style, widthDots));
  const [oldest] = strips.keys();
  if (strips.size >= STRIPS_KEPT && oldest !== undefined) strips.delete(oldest);
  strips.set(key, drawn);
  return drawn;
}

export function wrapText(text: string, style: TextStyle, widthDots: number): string[] {
  useFont(measuring, style);
  const fits = (line: string) => measuring.measureText(line).width <= widthDots;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((word) => splitWord(word, fits))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
    } else {
      if (line !== '') lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

function splitWord(word: string, fits: (line: string) => boolean): string[] {
  if (word === '' || fits(word)) return word === '' ? [] : [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && !fits(part + letter)) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

function useFont(context: SKRSContext2D, style: TextStyle): void {
  context.font = `${style.bold === true ? 700 : 500} ${style.sizeDots}px "${FAMILY}"`;
}

function drawLine(line: string, style: TextStyle, widthDots: number): Raster {
  // Room above and below for stacked marks: "Ẳ" reaches 1.24 em over the baseline, "ệ" 0.4 em under it.
  const height = Math.ceil(style.sizeDots * 2);
  const canvas = createCanvas(widthDots, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, widthDots, height);
  context.fillStyle = '#000';
  useFont(context, style);
  context.fillText(line, 0, Math.round(style.sizeDots * 1.4));
  return cropInk(context.getImageData(0, 0, widthDots, height).data, widthDots, height);
}

/**
 * A centre's logo as dots, at most as wide as the paper and 200 dots high.
 * @param png a data URL; null when it cannot be read
 */
export async function drawLogo(png: string, widthDots: number): Promise<Raster | null> {
  const image = await loadImage(Buffer.from(png.slice(png.indexOf(',') + 1), 'base64')).catch(() => null);
  if (image === null || image.width === 0 || image.height === 0) return null;
  const scale = Math.min(1, widthDots / image.width, 200 / image.height);
  const [width, height] = [Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale))];
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  return cropInk(context.getImageData(0, 0, width, height).data, width, height);
}

/** Threshold to dots and cut the white off on all four sides; the width stays a whole number of bytes. */
function cropInk(pixels: Uint8ClampedArray, width: number, height: number): Raster {
  const black = (x: number, y: number) => (pixels[(y * width + x) * 4] ?? 255) < 150;
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!black(x, y)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (right < 0) return { widthBytes: 1, height: 1, rows: new Uint8Array(1) };
  const widthBytes = Math.ceil((right - left + 1) / 8);
  const rows = new Uint8Array(widthBytes * (bottom - top + 1));
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      if (!black(x, y)) continue;
      const at = (y - top) * widthBytes + ((x - left) >> 3);
      rows[at] = (rows[at] ?? 0) | (0x80 >> ((x - left) & 7));
    }
  }
  return { widthBytes, height: bottom - top + 1, rows };
}
