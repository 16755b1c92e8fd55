// Reads the bytes of an ESC/POS job as a printer does: a stream that may be cut anywhere, one command at a time.
// Clauses are those of the Epson ESC/POS reference.

export type EscposCommand =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'feed-line' }
  | { readonly type: 'feed-dots'; readonly dots: number }
  | { readonly type: 'feed-lines'; readonly lines: number }
  | { readonly type: 'align'; readonly align: 0 | 1 | 2 }
  | { readonly type: 'size'; readonly width: number; readonly height: number }
  | { readonly type: 'raster'; readonly widthBytes: number; readonly height: number; readonly rows: Uint8Array }
  | { readonly type: 'qr-module'; readonly dots: number }
  | { readonly type: 'qr-level'; readonly level: 'L' | 'M' | 'Q' | 'H' }
  | { readonly type: 'qr-data'; readonly data: string }
  | { readonly type: 'qr-print' }
  | { readonly type: 'cut' }
  | { readonly type: 'reset' }
  /** GS a: tells of changes by itself from now on (`mask` is not 0). */
  | { readonly type: 'tell-by-itself'; readonly mask: number }
  /** Status request in the line of commands: the receipt for all before it. */
  | { readonly type: 'ask-done'; readonly which: number }
  | { readonly type: 'ignored'; readonly bytes: Uint8Array };

/** A whole ticket as one picture has 62 KB. What says it is larger is garbage, and nothing is to wait for its end. */
const MOST_PICTURE_BYTES = 65_536;

type Parsed = { readonly command: EscposCommand; readonly length: number } | null;

export class EscposParser {
  #rest: Uint8Array = new Uint8Array(0);

  /** The commands that are complete with these bytes; a cut one waits for its other half. */
  push(bytes: Uint8Array): EscposCommand[] {
    const all = Buffer.concat([this.#rest, bytes]);
    const commands: EscposCommand[] = [];
    let at = 0;
    for (;;) {
      const parsed = parseOne(all.subarray(at));
      if (parsed === null) break;
      commands.push(parsed.command);
      at += parsed.length;
    }
    this.#rest = all.subarray(at);
    return commands;
  }
}

function parseOne(bytes: Uint8Array): Parsed {
  const first = bytes[0];
  if (first === undefined) return null;
  switch (first) {
    case 0x0a:
      return { command: { type: 'feed-line' }, length: 1 };
    case 0x10:
      return parseRealtime(bytes);
    case 0x1b:
      return parseEsc(bytes);
    case 0x1d:
      return parseGs(bytes);
    default:
      return first >= 0x20 && first < 0x7f ? parseText(bytes) : ignored(bytes, 1);
  }
}

function parseText(bytes: Uint8Array): Parsed {
  let end = 1;
  while (end < bytes.length && (bytes[end] ?? 0) >= 0x20 && (bytes[end] ?? 0) < 0x7f) end++;
  return { command: { type: 'text', text: Buffer.from(bytes.subarray(0, end)).toString('ascii') }, length: end };
}

function parseRealtime(bytes: Uint8Array): Parsed {
  // Done already, when it came in (realtime-scanner.ts); here its bytes are passed over.
  const [, code, fn] = bytes;
  if (code === undefined || fn === undefined) return null;
  if (code === 0x14) return ignored(bytes, fn === 8 ? 10 : 5);
  return ignored(bytes, code === 0x04 || code === 0x05 ? 3 : 1);
}

/** ESC: @ reset, ! mode (its size bits), a align, J feed dots, d feed lines; other known two- and three-byte ones are passed over. */
function parseEsc(bytes: Uint8Array): Parsed {
  const [, code, n] = bytes;
  if (code === undefined) return null;
  if (code === 0x40) return { command: { type: 'reset' }, length: 2 };
  if (code === 0x32) return ignored(bytes, 2); // ESC 2: default line spacing
  if (n === undefined) return null;
  if (code === 0x21) return { command: { type: 'size', width: (n & 0x20) === 0 ? 1 : 2, height: (n & 0x10) === 0 ? 1 : 2 }, length: 3 };
  if (code === 0x61) return { command: { type: 'align', align: n % 3 === 0 ? 0 : n % 3 === 1 ? 1 : 2 }, length: 3 };
  if (code === 0x4a) return { command: { type: 'feed-dots', dots: n }, length: 3 };
  if (code === 0x64) return { command: { type: 'feed-lines', lines: n }, length: 3 };
  return ignored(bytes, 3); // ESC E bold, ESC t code page, ESC M font, ESC 3 spacing
}

/** GS: ! size, V cut, v 0 raster, ( k QR, r status, a automatic status. */
function parseGs(bytes: Uint8Array): Parsed {
  const [, code, n] = bytes;
  if (code === undefined || n === undefined) return null;
  if (code === 0x21) return { command: { type: 'size', width: (n >> 4) + 1, height: (n & 0x0f) + 1 }, length: 3 };
  if (code === 0x61) return { command: { type: 'tell-by-itself', mask: n }, length: 3 };
  if (code === 0x72) return { command: { type: 'ask-done', which: n }, length: 3 };
  if (code === 0x56) {
    const length = n === 65 || n === 66 ? 4 : 3; // GS V 65/66 n: feed, then cut
    return bytes.length < length ? null : { command: { type: 'cut' }, length };
  }
  if (code === 0x76) return parseRaster(bytes);
  if (code === 0x28) return parseQr(bytes);
  return ignored(bytes, 3);
}

function parseRaster(bytes: Uint8Array): Parsed {
  if (bytes.length < 8) return null;
  const widthBytes = (bytes[4] ?? 0) + ((bytes[5] ?? 0) << 8);
  const height = (bytes[6] ?? 0) + ((bytes[7] ?? 0) << 8);
  const length = 8 + widthBytes * height;
  if (length > MOST_PICTURE_BYTES) return ignored(bytes, 8);
  if (bytes.length < length) return null;
  return { command: { type: 'raster', widthBytes, height, rows: bytes.slice(8, length) }, length };
}

/** GS ( k pL pH cn fn ...: functions 167 module size, 169 correction, 180 store, 181 print. */
function parseQr(bytes: Uint8Array): Parsed {
  if (bytes.length < 5) return null;
  const length = 5 + (bytes[3] ?? 0) + ((bytes[4] ?? 0) << 8);
  if (bytes.length < length) return null;
  const value = bytes[7] ?? 0;
  switch (bytes[6]) {
    case 67:
      return { command: { type: 'qr-module', dots: value }, length };
    case 69:
      return { command: { type: 'qr-level', level: (['L', 'M', 'Q', 'H'] as const)[value - 48] ?? 'L' }, length };
    case 80:
      return { command: { type: 'qr-data', data: Buffer.from(bytes.subarray(8, length)).toString('utf8') }, length };
    case 81:
      return { command: { type: 'qr-print' }, length };
    default:
      return ignored(bytes, length);
  }
}

function ignored(bytes: Uint8Array, length: number): Parsed {
  return bytes.length < length ? null : { command: { type: 'ignored', bytes: bytes.slice(0, length) }, length };
}
