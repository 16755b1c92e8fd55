// A printer that is not there: it reads real ESC/POS from a real port, answers as a printer does, and keeps the paper.
// The driver cannot tell; only the lab page, tests and people look at the sheets.
import type { KnownLink } from '../links/open-link.ts';
import { Cable } from './cable.ts';
import { EscposParser } from './escpos-parser.ts';
import { PaperRoll, type Sheet } from './paper-roll.ts';
import { RealtimeScanner } from './realtime-scanner.ts';
import { TcpWire } from './wires/tcp-wire.ts';

const SHEETS_KEPT = 24;

/** `mute`: prints and never says that it did. */
export const PRINTER_VERBS = ['paperOut', 'nearEnd', 'coverOpen', 'cutter', 'mute'] as const;
export type PrinterVerb = (typeof PRINTER_VERBS)[number];

export interface PrinterEmulatorOptions {
  readonly widthDots: number;
  /** A free TCP port of this machine without one. */
  readonly cable?: Cable;
  readonly onSheet?: (sheet: Sheet) => void;
  /** How many sheets to keep; tests that count paper keep all. */
  readonly sheetsKept?: number;
  /** `none`: a printer that only ever listens. `no-clear`: one that does not know how to clear its buffers. */
  readonly answers?: 'all' | 'no-clear' | 'none';
}

export class PrinterEmulator {
  readonly cable: Cable;
  /** Told with every byte that is looked at; the count is of all there ever were. */
  onByte: (count: number) => void = () => undefined;
  readonly #options: PrinterEmulatorOptions;
  readonly #roll: PaperRoll;
  readonly #sheets: Sheet[] = [];
  readonly #verbs = new Set<PrinterVerb>();
  #realtime = new RealtimeScanner();
  #parser = new EscposParser();
  /** Came in while it could not print. */
  #buffer: number[] = [];
  #bytesOfSheet = 0;
  #bytes = 0;
  #tells = false;

  constructor(options: PrinterEmulatorOptions) {
    this.#options = options;
    this.#roll = new PaperRoll(options.widthDots);
    this.cable = options.cable ?? new Cable(new TcpWire());
    this.cable.onBytes = (bytes) => this.#take(bytes);
  }

  get link(): KnownLink {
    return this.cable.wire.link;
  }

  /** The port, where it is one of TCP. */
  get port(): number {
    const { link } = this;
    return link.kind === 'tcp' ? link.port : 0;
  }

  /** Newest last. */
  get sheets(): readonly Sheet[] {
    return this.#sheets;
  }

  plug(): Promise<void> {
    return this.cable.plug();
  }

  unplug(): Promise<void> {
    return this.cable.unplug();
  }

  has(verb: PrinterVerb): boolean {
    return this.#verbs.has(verb);
  }

  set(verb: PrinterVerb, on: boolean): void {
    if (this.#verbs.has(verb) === on) return;
    if (on) this.#verbs.add(verb);
    else this.#verbs.delete(verb);
    if (this.#tells) this.#tell();
    this.#print();
    this.cable.onChange();
  }

  /** Switched off and on: what was not printed is gone, and it tells nothing by itself any more. */
  restart(): void {
    this.#clear();
    this.#tells = false;
  }

  get #stopped(): boolean {
    return this.#verbs.has('paperOut') || this.#verbs.has('coverOpen') || this.#verbs.has('cutter');
  }

  #take(bytes: Uint8Array): void {
    const answering = this.#options.answers ?? 'all';
    for (const byte of bytes) {
      this.#bytes += 1;
      this.onByte(this.#bytes);
      this.#buffer.push(byte);
      const command = this.#realtime.push(byte);
      if (command === null || answering === 'none') continue;
      if (command.type === 'ask-status') this.cable.send(Uint8Array.of(this.#status(command.which)));
      else if (answering === 'all') {
        this.#clear();
        this.cable.send(Uint8Array.of(0x37, 0x25, 0x00));
      }
    }
    this.#print();
  }

  #clear(): void {
    this.#buffer = [];
    this.#parser = new EscposParser();
    this.#roll.reset();
  }

  /** Works off what has come in, as long as there is paper and the cover is shut. */
  #print(): void {
    if (this.#stopped || this.#buffer.length === 0) return;
    const bytes = Uint8Array.from(this.#buffer);
    this.#buffer = [];
    this.#bytesOfSheet += bytes.length;
    for (const command of this.#parser.push(bytes)) {
      if (command.type === 'ask-done' && (this.#options.answers ?? 'all') !== 'none' && !this.#verbs.has('mute')) {
        this.cable.send(Uint8Array.of(this.#verbs.has('nearEnd') ? 0x03 : 0x00));
      }
      if (command.type === 'tell-by-itself' && this.#options.answers !== 'none') {
        this.#tells = command.mask !== 0;
        if (this.#tells) this.#tell();
      }
      const sheet = this.#roll.apply(command, this.#bytesOfSheet);
      if (sheet === null) continue;
      this.#bytesOfSheet = 0;
      this.#sheets.push(sheet);
      if (this.#sheets.length > (this.#options.sheetsKept ?? SHEETS_KEPT)) this.#sheets.shift();
      this.#options.onSheet?.(sheet);
    }
  }

  /** DLE EOT n: bits 1 and 4 are always set, 0 and 7 never. */
  #status(which: number): number {
    const on = (verb: PrinterVerb, bits: number) => (this.#verbs.has(verb) ? bits : 0);
    switch (which) {
      case 1:
        return 0x12 | (this.#stopped ? 0x08 : 0);
      case 2:
        return 0x12 | on('coverOpen', 0x04) | on('paperOut', 0x20) | on('cutter', 0x40);
      case 3:
        return 0x12 | on('cutter', 0x08);
      default:
        return 0x12 | on('nearEnd', 0x0c) | on('paperOut', 0x60);
    }
  }

  /** Automatic status back: four bytes. */
  #tell(): void {
    const on = (verb: PrinterVerb, bits: number) => (this.#verbs.has(verb) ? bits : 0);
    const first = 0x10 | (this.#stopped ? 0x08 : 0) | on('coverOpen', 0x20);
    this.cable.send(Uint8Array.of(first, on('cutter', 0x08), on('nearEnd', 0x03) | on('paperOut', 0x0c), 0x0f));
  }
}
