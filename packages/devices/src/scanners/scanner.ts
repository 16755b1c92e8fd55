// A barcode or QR scanner on a serial line: text that ends with a suffix. What it reads is data of a stranger.
import { scanText } from '@luot/shared/domain/scan-text';
import type { SettingsOf } from '@luot/shared/protocol/device-settings';
import { type DeviceStatus, StatusKeeper } from '../device-status.ts';
import { Line } from '../links/line.ts';
import type { Link } from '../links/link.ts';

const SUFFIX = { cr: '\r', lf: '\n', crlf: '\r\n' } as const;
/** More than the largest QR holds (2,953 bytes). */
const LONGEST_BYTES = 3_000;
/** A scan comes in one go; half of one after this long is none. */
const SCAN_WITHIN_MS = 500;

export interface ScannerOptions {
  readonly link: Link;
  readonly suffix: SettingsOf<'scanner'>['suffix'];
  readonly reconnectMs?: number;
  readonly onScan: (text: string) => void;
  readonly onStatus: (status: DeviceStatus) => void;
}

export class Scanner {
  readonly #options: ScannerOptions;
  readonly #line: Line;
  readonly #keeper: StatusKeeper;
  #heard: Buffer = Buffer.alloc(0);
  #timer: NodeJS.Timeout | null = null;
  /** The rest of a scan that was too long is passed over up to its suffix. */
  #skipping = false;

  constructor(options: ScannerOptions) {
    this.#options = options;
    this.#keeper = new StatusKeeper(options.onStatus);
    this.#line = new Line({
      link: options.link,
      ...(options.reconnectMs === undefined ? {} : { reconnectMs: options.reconnectMs }),
      onUp: () => {
        this.#heard = Buffer.alloc(0);
        this.#skipping = false;
        this.#keeper.count({ reconnects: this.#line.reconnects });
        this.#keeper.say('ready');
      },
      onDown: (fault) => this.#keeper.say('offline', fault),
      onData: (bytes) => this.#take(bytes),
    });
  }

  get status(): DeviceStatus {
    return this.#keeper.status;
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#line.close();
  }

  #take(bytes: Uint8Array): void {
    this.#heard = Buffer.concat([this.#heard, bytes]);
    const suffix = Buffer.from(SUFFIX[this.#options.suffix], 'ascii');
    for (let at = this.#heard.indexOf(suffix); at >= 0; at = this.#heard.indexOf(suffix)) {
      const scan = this.#heard.subarray(0, at);
      this.#heard = this.#heard.subarray(at + suffix.length);
      if (this.#skipping) this.#skipping = false;
      else this.#scanned(scan);
    }
    if (this.#heard.length >= LONGEST_BYTES + suffix.length) {
      // The first half of its suffix may have come.
      this.#heard = this.#heard.subarray(this.#heard.length + 1 - suffix.length);
      if (!this.#skipping) this.#unreadable();
      this.#skipping = true;
    }
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#heard.length > 0 && !this.#skipping) this.#unreadable();
      this.#heard = Buffer.alloc(0);
      this.#skipping = false;
    }, SCAN_WITHIN_MS);
  }

  #scanned(scan: Buffer): void {
    const text = decode(scan);
    const readable = text === null ? null : scanText(text);
    if (readable === null) return this.#unreadable();
    this.#keeper.done();
    this.#options.onScan(readable);
  }

  #unreadable(): void {
    this.#keeper.failed();
    this.#keeper.note({ code: 'unreadable' });
  }
}

/** UTF-8, or null: garbage on the line is no text. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
