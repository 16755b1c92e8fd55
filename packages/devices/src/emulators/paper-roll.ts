// The emulator's paper: commands put dots on a strip as a print head would, a cut makes it a sheet.
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import QRCode from 'qrcode';
import type { EscposCommand } from './escpos-parser.ts';
import '../printers/paper-text.ts';

export interface Sheet {
  readonly sheet: number;
  readonly atMs: number;
  readonly widthDots: number;
  readonly heightDots: number;
  /** Bytes received for this sheet. */
  readonly bytes: number;
  /** What was printed in the printer's own letters, line by line. */
  readonly text: readonly string[];
  readonly png: Uint8Array;
}

const CELL = { width: 12, height: 24 };
const LINE_DOTS = 30;
const MOST_DOTS = 6_000;
/** What the largest QR code holds; of more a printer prints nothing. */
const MOST_QR_BYTES = { L: 2_953, M: 2_331, Q: 1_663, H: 1_273 } as const;
/** A pixel's four bytes, the last one opaque, in either order of bytes. */
const WHITE = 0xffffffff;
const BLACK = new Uint32Array(Uint8Array.of(0, 0, 0, 255).buffer)[0] ?? 0;

export class PaperRoll {
  readonly #widthDots: number;
  #canvas;
  #context: SKRSContext2D;
  #y = 0;
  #align: 0 | 1 | 2 = 0;
  #size = { width: 1, height: 1 };
  #line = '';
  #text: string[] = [];
  #qr: { dots: number; level: 'L' | 'M' | 'Q' | 'H'; data: string } = { dots: 3, level: 'L', data: '' };
  #sheets = 0;

  constructor(widthDots: number) {
    this.#widthDots = widthDots;
    this.#canvas = createCanvas(widthDots, MOST_DOTS);
    this.#context = this.#canvas.getContext('2d');
    this.#blank();
  }

  /** Applies one command; a cut gives the sheet that fell off. */
  apply(command: EscposCommand, bytes: number): Sheet | null {
    switch (command.type) {
      case 'text':
        this.#line += command.text;
        return null;
      case 'feed-line':
        this.#feed(this.#printLine() || LINE_DOTS);
        return null;
      case 'feed-dots':
        this.#feed(this.#printLine() + command.dots);
        return null;
      case 'feed-lines':
        this.#feed(this.#printLine() + command.lines * LINE_DOTS);
        return null;
      case 'align':
        this.#align = command.align;
        return null;
      case 'size':
        this.#size = { width: command.width, height: command.height };
        return null;
      case 'raster':
        this.#raster(command.widthBytes, command.height, command.rows);
        return null;
      case 'qr-module':
        this.#qr = { ...this.#qr, dots: command.dots };
        return null;
      case 'qr-level':
        this.#qr = { ...this.#qr, level: command.level };
        return null;
      case 'qr-data':
        this.#qr = { ...this.#qr, data: command.data };
        return null;
      case 'qr-print':
        this.#printQr();
        return null;
      case 'reset':
        this.reset();
        return null;
      case 'cut':
        return this.#cut(bytes);
      case 'tell-by-itself':
      case 'ask-done':
      case 'ignored':
        return null;
    }
  }

  /** What had gathered of a line, and every setting, is gone; what is on the paper stays on it. */
  reset(): void {
    this.#line = '';
    this.#align = 0;
    this.#size = { width: 1, height: 1 };
  }

  #blank(): void {
    this.#context.fillStyle = '#fff';
    this.#context.fillRect(0, 0, this.#widthDots, MOST_DOTS);
    this.#context.fillStyle = '#000';
    this.#y = 0;
    this.#text = [];
    this.#line = '';
  }

  #feed(dots: number): void {
    this.#y = Math.min(MOST_DOTS, this.#y + dots);
  }

  #left(width: number): number {
    return Math.max(0, Math.floor(((this.#widthDots - width) * this.#align) / 2));
  }

  /** Prints the line that has gathered; returns its height in dots, 0 when there was none. */
  #printLine(): number {
    if (this.#line === '') return 0;
    const { width, height } = { width: CELL.width * this.#size.width, height: CELL.height * this.#size.height };
    let x = this.#left(width * this.#line.length);
    this.#context.font = '700 24px "Be Vietnam Pro"';
    this.#context.textAlign = 'center';
    for (const letter of this.#line) {
      this.#context.save();
      this.#context.translate(x + width / 2, this.#y + height * 0.8);
      this.#context.scale((this.#size.width * CELL.width) / 18, this.#size.height * 0.95);
      this.#context.fillText(letter, 0, 0);
      this.#context.restore();
      x += width;
    }
    this.#context.textAlign = 'left';
    this.#text.push(this.#line);
    this.#line = '';
    return height + LINE_DOTS - CELL.height;
  }

  #raster(widthBytes: number, height: number, rows: Uint8Array): void {
    if (widthBytes === 0 || height === 0) return;
    const width = widthBytes * 8;
    const image = this.#context.createImageData(width, height);
    const dots = new Uint32Array(image.data.buffer);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) dots[y * width + x] = ((rows[y * widthBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0 ? WHITE : BLACK;
    }
    this.#context.putImageData(image, this.#left(width), this.#y);
    this.#feed(height);
  }

  #printQr(): void {
    if (this.#qr.data === '' || Buffer.byteLength(this.#qr.data) > MOST_QR_BYTES[this.#qr.level]) return;
    const { modules } = QRCode.create(this.#qr.data, { errorCorrectionLevel: this.#qr.level });
    const side = modules.size * this.#qr.dots;
    const left = this.#left(side);
    for (let row = 0; row < modules.size; row++) {
      for (let column = 0; column < modules.size; column++) {
        if (modules.get(row, column) === 0) continue;
        this.#context.fillRect(left + column * this.#qr.dots, this.#y + row * this.#qr.dots, this.#qr.dots, this.#qr.dots);
      }
    }
    this.#feed(side);
  }

  #cut(bytes: number): Sheet {
    const heightDots = Math.max(8, this.#y);
    const widthDots = this.#widthDots;
    const dots = packDots(this.#context.getImageData(0, 0, widthDots, heightDots).data);
    this.#sheets += 1;
    const text = this.#text;
    this.#blank();
    return {
      sheet: this.#sheets,
      atMs: Date.now(),
      widthDots,
      heightDots,
      bytes,
      text,
      // Drawn for who looks at it: a printer's own time is not for this, and a roll of pictures is large.
      get png() {
        return pngOf(dots, widthDots, heightDots);
      },
    };
  }
}

/** Black or white, eight to a byte. */
function packDots(pixels: Uint8ClampedArray): Uint8Array {
  const packed = new Uint8Array(Math.ceil(pixels.length / 32));
  for (let i = 0; i < pixels.length / 4; i++) if ((pixels[i * 4] ?? 255) < 128) packed[i >> 3] = (packed[i >> 3] ?? 0) | (0x80 >> (i & 7));
  return packed;
}

function pngOf(packed: Uint8Array, width: number, height: number): Uint8Array {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let i = 0; i < pixels.length; i++) pixels[i] = ((packed[i >> 3] ?? 0) & (0x80 >> (i & 7))) === 0 ? WHITE : BLACK;
  context.putImageData(image, 0, 0);
  return canvas.toBuffer('image/png');
}
