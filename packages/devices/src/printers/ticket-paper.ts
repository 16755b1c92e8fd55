// The ticket as ESC/POS bytes. node-thermal-printer builds the commands; it never sends them.
import { CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { drawText, type Raster, type TextStyle } from './paper-text.ts';

/** What stands on a ticket (P5), in the visitor's language, ready to print. */
export interface TicketPaper {
  readonly centreName: string;
  readonly serviceName: string;
  /** ASCII: it is printed in the printer's own letters. */
  readonly number: string;
  readonly time: string;
  readonly lines: readonly string[];
  readonly checklist: { readonly title: string; readonly papers: readonly string[] } | null;
  readonly qr: string;
  readonly footer: string;
}

const CENTRE: TextStyle = { sizeDots: 22, bold: true };
const SERVICE: TextStyle = { sizeDots: 32, bold: true };
const LINE: TextStyle = { sizeDots: 26 };
const SMALL: TextStyle = { sizeDots: 21 };

/** The Font A cell is 12 dots wide; the largest magnification is 8. */
const CELL_DOTS = 12;

/** @param widthDots printable width: 576 for 80 mm paper, 384 for 58 mm */
export function ticketBytes(paper: TicketPaper, widthDots: number): Uint8Array {
  const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '', characterSet: CharacterSet.PC437_USA });
  const feed = (dots: number) => printer.add(Buffer.from([0x1b, 0x4a, dots])); // ESC J n: print and feed n dots
  const text = (words: string, style: TextStyle, gap: number) => {
    for (const strip of drawText(words, style, widthDots)) {
      printer.add(rasterCommand(strip));
      feed(6);
    }
    feed(gap);
  };

  printer.add(Buffer.from([0x1b, 0x40])); // ESC @: whatever a broken job left behind is gone
  printer.alignCenter();
  text(paper.centreName, CENTRE, 14);
  text(paper.serviceName, SERVICE, 10);
  const magnify = Math.max(1, Math.min(8, Math.floor(widthDots / (CELL_DOTS * (paper.number.length + 1)))));
  printer.setTextSize(magnify - 1, magnify - 1);
  printer.println(paper.number);
  printer.setTextSize(0, 0);
  printer.println(paper.time);
  feed(12);
  for (const line of paper.lines) text(line, LINE, 4);
  if (paper.checklist !== null) {
    printer.alignLeft();
    feed(10);
    text(paper.checklist.title, { ...SMALL, bold: true }, 4);
    for (const item of paper.checklist.papers) text(`□ ${item}`, SMALL, 2);
    printer.alignCenter();
  }
  feed(16);
  printer.printQR(paper.qr, { cellSize: widthDots < 500 ? 5 : 6, correction: 'M', model: 2 });
  feed(16);
  text(paper.footer, SMALL, 0);
  printer.cut({ verticalTabAmount: 1 });
  return printer.getBuffer();
}

/** GS v 0 (print raster bit image): m = 0, width in bytes, height in dots, rows. Epson ESC/POS reference, `GS v 0`. */
export function rasterCommand({ widthBytes, height, rows }: Raster): Buffer {
  const head = Buffer.from([0x1d, 0x76, 0x30, 0, widthBytes & 0xff, widthBytes >> 8, height & 0xff, height >> 8]);
  return Buffer.concat([head, rows]);
}
