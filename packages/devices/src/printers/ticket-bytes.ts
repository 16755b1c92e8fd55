// The ticket as ESC/POS bytes. node-thermal-printer builds the commands; it never sends them.
import type { PaperPart, TicketPaper } from '@luot/shared/protocol/ticket-paper';
import { CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { drawText, type Raster, type TextStyle } from './paper-text.ts';
import type { PrintBytes } from './ticket-printer.ts';

const HEADER: TextStyle = { sizeDots: 22, bold: true };
const SERVICE: TextStyle = { sizeDots: 32, bold: true };
const COPY: TextStyle = { sizeDots: 30, bold: true };
const LINE: TextStyle = { sizeDots: 26 };
const SMALL: TextStyle = { sizeDots: 21 };
const SMALL_BOLD: TextStyle = { sizeDots: 21, bold: true };

/** The Font A cell is 12 dots wide; the largest magnification is 8. */
const CELL_DOTS = 12;

export interface PaperShape {
  /** Printable width: 576 for 80 mm paper, 384 for 58 mm. */
  readonly widthDots: number;
  /** The picture of a `logo` part, drawn before: decoding is not for the moment somebody waits. */
  readonly logo: Raster | null;
}

/** One piece a part; each begins and ends with whole commands. */
export function ticketBytes(paper: TicketPaper, shape: PaperShape): Uint8Array[] {
  return [...ticketPieces(paper, shape)];
}

/** The same, each part drawn when the one before it has left: nobody else waits while a long ticket is drawn. */
export function* ticketPieces(paper: TicketPaper, shape: PaperShape): PrintBytes {
  const builder = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '', characterSet: CharacterSet.PC437_USA });
  const take = (): Uint8Array => {
    const bytes = Uint8Array.from(builder.getBuffer());
    builder.clear();
    return bytes;
  };
  builder.add(Buffer.from([0x1b, 0x40])); // ESC @: whatever a broken job left behind is gone
  builder.alignCenter();
  yield take();
  for (const part of paper) {
    drawPart(builder, part, shape);
    yield take();
  }
  builder.cut({ verticalTabAmount: 1 });
  yield take();
}

/** Draws papers before anybody waits for them, so that their strips are at hand; other work goes on in between. */
export async function drawAhead(papers: readonly TicketPaper[], shape: PaperShape): Promise<void> {
  for (const paper of papers) {
    const pieces = ticketPieces(paper, shape)[Symbol.iterator]();
    while (pieces.next().done !== true) await new Promise((resolve) => setImmediate(resolve));
  }
}

function drawPart(builder: ThermalPrinter, part: PaperPart, { widthDots, logo }: PaperShape): void {
  const feed = (dots: number) => builder.add(Buffer.from([0x1b, 0x4a, dots])); // ESC J n: print and feed n dots
  const text = (words: string, style: TextStyle, gap: number) => {
    for (const strip of drawText(words, style, widthDots)) {
      builder.add(rasterCommand(strip));
      feed(6);
    }
    feed(gap);
  };
  switch (part.kind) {
    case 'logo':
      if (logo === null) return;
      builder.add(rasterCommand(logo));
      return feed(14);
    case 'header':
      return text(part.text, HEADER, 14);
    case 'service':
      return text(part.text, SERVICE, 10);
    case 'copy':
      return text(part.text, COPY, 4);
    case 'number': {
      const magnify = Math.max(1, Math.min(8, Math.floor(widthDots / (CELL_DOTS * (part.text.length + 1)))));
      builder.setTextSize(magnify - 1, magnify - 1);
      builder.println(part.text);
      return builder.setTextSize(0, 0);
    }
    case 'time':
      builder.println(part.text);
      return feed(12);
    case 'line':
      return text(part.text, LINE, 4);
    case 'checklist':
      builder.alignLeft();
      feed(10);
      text(part.title, SMALL_BOLD, 4);
      // Brackets to tick: the font has no box, and another font's would be whatever the machine has.
      for (const item of part.papers) text(`[  ] ${item}`, SMALL, 2);
      return builder.alignCenter();
    case 'qr':
      feed(16);
      builder.printQR(part.text, { cellSize: widthDots < 500 ? 5 : 6, correction: 'M', model: 2 });
      return feed(16);
    case 'footer':
      return text(part.text, SMALL, 0);
  }
}

/** GS v 0 (print raster bit image): m = 0, width in bytes, height in dots, rows. Epson ESC/POS reference, `GS v 0`. */
export function rasterCommand({ widthBytes, height, rows }: Raster): Buffer {
  const head = Buffer.from([0x1d, 0x76, 0x30, 0, widthBytes & 0xff, widthBytes >> 8, height & 0xff, height >> 8]);
  return Buffer.concat([head, rows]);
}
