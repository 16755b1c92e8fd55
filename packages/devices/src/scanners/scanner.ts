// A barcode or QR scanner on a serial line: what comes in one go is one code, of one line or several, with whatever suffix or
// frame the scanner is set to, or none. What it reads is data of a stranger.
import { isSeparator, scanText } from '@luot/shared/domain/codes/scan-text';
import { type DeviceStatus, StatusKeeper } from '../device-status.ts';
import { Line } from '../links/line.ts';
import type { Link } from '../links/link.ts';

/** More than the largest QR holds (2,953 bytes), with its frame. */
const MOST_BYTES = 4_000;
/** Behind the end of a line or a frame: longer than an adapter holds bytes back, shorter than anybody notices. */
const ENDED_AFTER_MS = 100;
/** Without one: a scan comes in one go. */
const SCAN_WITHIN_MS = 500;

export interface ScannerOptions {
  readonly link: Link;
  readonly reconnectMs?: number;
  /** Empty for what is no text: whoever held it up is told that it was seen. */
  readonly onScan: (text: string) => void;
  readonly onStatus: (status: DeviceStatus) => void;
}

export class Scanner {
  readonly #options: ScannerOptions;
  readonly #line: Line;
  readonly #keeper: StatusKeeper;
  #heard: Buffer = Buffer.alloc(0);
  #timer: NodeJS.Timeout | null = null;
  /** The rest of a scan that is too long is passed over. */
  #skipping = false;

  constructor(options: ScannerOptions) {
    this.#options = options;
    this.#keeper = new StatusKeeper(options.onStatus);
    this.#line = new Line({
      link: options.link,
      ...(options.reconnectMs === undefined ? {} : { reconnectMs: options.reconnectMs }),
      onUp: () => {
        this.#keeper.count({ reconnects: this.#line.reconnects });
        this.#keeper.say('ready');
      },
      onDown: (fault) => {
        this.#forget();
        this.#keeper.say('offline', fault);
      },
      onData: (bytes) => this.#take(bytes),
    });
  }

  get status(): DeviceStatus {
    return this.#keeper.status;
  }

  close(): void {
    this.#forget();
    this.#line.close();
  }

  #take(bytes: Uint8Array): void {
    this.#heard = Buffer.concat([this.#heard, bytes]).subarray(0, MOST_BYTES);
    if (this.#heard.length === MOST_BYTES && !this.#skipping) {
      this.#skipping = true;
      this.#unreadable();
    }
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#over(), framesCode(this.#heard.at(-1) ?? 0) ? ENDED_AFTER_MS : SCAN_WITHIN_MS);
  }

  /** Nothing more has come for long enough. */
  #over(): void {
    const [heard, skipping] = [this.#heard, this.#skipping];
    this.#forget();
    // A suffix that comes late, by itself, is no scan.
    if (skipping || heard.every(framesCode)) return;
    const text = decode(heard);
    const readable = text === null ? null : scanText(text);
    if (readable === null) return this.#unreadable();
    this.#keeper.done();
    this.#options.onScan(readable);
  }

  #forget(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#heard = Buffer.alloc(0);
    this.#skipping = false;
  }

  #unreadable(): void {
    this.#keeper.failed();
    this.#keeper.note({ code: 'unreadable' });
    this.#options.onScan('');
  }
}

function framesCode(byte: number): boolean {
  return isSeparator(String.fromCharCode(byte));
}

/** UTF-8, or null: garbage on the line is no text. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
