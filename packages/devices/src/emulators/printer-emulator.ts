// A printer that is not there: it listens on a real TCP port, reads real ESC/POS and keeps the paper.
// The driver cannot tell; only the lab page and tests look at the sheets.
import { createServer, type Server, type Socket } from 'node:net';
import { EscposParser } from './escpos-parser.ts';
import { PaperRoll, type Sheet } from './paper-roll.ts';

const SHEETS_KEPT = 24;

export interface PrinterEmulatorOptions {
  readonly widthDots: number;
  readonly onSheet?: (sheet: Sheet) => void;
  /** How many sheets to keep; tests that count paper keep all. */
  readonly sheetsKept?: number;
}

export class PrinterEmulator {
  readonly #options: PrinterEmulatorOptions;
  readonly #roll: PaperRoll;
  readonly #sockets = new Set<Socket>();
  readonly #sheets: Sheet[] = [];
  #server: Server | null = null;
  #hanging = false;
  #held: (() => void)[] = [];
  #port = 0;

  constructor(options: PrinterEmulatorOptions) {
    this.#options = options;
    this.#roll = new PaperRoll(options.widthDots);
  }

  get port(): number {
    return this.#port;
  }

  /** Newest last. */
  get sheets(): readonly Sheet[] {
    return this.#sheets;
  }

  /**
   * Listens on loopback; port 0 takes a free one.
   * @returns the port
   */
  plug(port = this.#port): Promise<number> {
    const server = createServer((socket) => this.#serve(socket));
    this.#server = server;
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
        const address = server.address();
        this.#port = typeof address === 'object' && address !== null ? address.port : port;
        resolve(this.#port);
      });
    });
  }

  /** Pulls the cable: connections end at once and none comes in. */
  async unplug(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) socket.resetAndDestroy();
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** Takes bytes and neither prints nor answers, until `resume`. */
  hang(): void {
    this.#hanging = true;
  }

  resume(): void {
    this.#hanging = false;
    for (const work of this.#held.splice(0)) work();
  }

  #serve(socket: Socket): void {
    const parser = new EscposParser();
    let bytes = 0;
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const work = (chunk: Uint8Array) => {
      bytes += chunk.length;
      for (const command of parser.push(chunk)) {
        // DLE EOT: online, nothing wrong (fixed bits 1 and 4). GS r: paper there (all bits clear).
        if (command.type === 'ask-status') socket.write(Uint8Array.of(0x12));
        if (command.type === 'ask-done') socket.write(Uint8Array.of(0x00));
        const sheet = this.#roll.apply(command, bytes);
        if (sheet !== null) {
          bytes = 0;
          this.#keep(sheet);
        }
      }
    };
    socket.on('data', (chunk) => {
      if (this.#hanging) this.#held.push(() => work(chunk));
      else work(chunk);
    });
  }

  #keep(sheet: Sheet): void {
    this.#sheets.push(sheet);
    if (this.#sheets.length > (this.#options.sheetsKept ?? SHEETS_KEPT)) this.#sheets.shift();
    this.#options.onSheet?.(sheet);
  }
}
