// The driver of one ESC/POS printer over any link. It knows three outcomes of a job and never guesses:
//
//   unsent ── no byte has left ──▶ may be tried again
//   printed ─ the printer answered GS r after the last byte
//   unknown ─ bytes have left and no answer came: paper may be there or not, so it is never sent again (P1, P3)
import type { Connection, Link } from '../links/link.ts';
import { ASK_DONE, isJobStatus, jobPaperEnded } from './escpos-status.ts';

export type PrinterState = 'ready' | 'printing' | 'offline';
export type PrintOutcome = 'printed' | 'unknown' | 'unsent';

export interface PrinterStatus {
  readonly state: PrinterState;
  readonly sinceMs: number;
  /** The system's word for what went wrong last, or null. */
  readonly error: string | null;
}

export interface TicketPrinterOptions {
  readonly link: Link;
  /** How long a finished job may take to be answered. A ticket prints in about 2 s. */
  readonly answerTimeoutMs?: number;
  readonly reconnectMs?: number;
  readonly onStatus: (status: PrinterStatus) => void;
}

export class TicketPrinter {
  readonly #options: Required<TicketPrinterOptions>;
  #connection: Connection | null = null;
  #status: PrinterStatus = { state: 'offline', sinceMs: Date.now(), error: null };
  #answer: ((byte: number | null) => void) | null = null;
  #retry: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(options: TicketPrinterOptions) {
    this.#options = { answerTimeoutMs: 5_000, reconnectMs: 1_000, ...options };
    void this.#connect();
  }

  get status(): PrinterStatus {
    return this.#status;
  }

  /**
   * Prints one job and says what became of it.
   * @param beforeFirstByte called when the printer is there and nothing has been sent; false calls the job off
   */
  async print(bytes: Uint8Array, beforeFirstByte: () => boolean): Promise<PrintOutcome> {
    const connection = this.#connection;
    if (connection === null || !beforeFirstByte()) return 'unsent';
    this.#say('printing', null);
    const answered = this.#nextAnswer();
    try {
      await connection.write(bytes);
      await connection.write(ASK_DONE);
    } catch {
      this.#answer?.(null);
    }
    const byte = await answered;
    if (byte === null) {
      // An answer that comes late must not be taken for the next job's: a new connection hears none.
      this.#connection = null;
      connection.close();
    } else if (this.#connection === connection) this.#say('ready', null);
    return byte !== null && !jobPaperEnded(byte) ? 'printed' : 'unknown';
  }

  close(): void {
    this.#closed = true;
    this.#status = { ...this.#status, state: 'offline' };
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#connection?.close();
  }

  /** The next byte the printer sends that can be an answer to GS r; null when none comes in time. */
  #nextAnswer(): Promise<number | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#answer?.(null), this.#options.answerTimeoutMs);
      this.#answer = (byte) => {
        clearTimeout(timer);
        this.#answer = null;
        resolve(byte);
      };
    });
  }

  async #connect(): Promise<void> {
    try {
      const connection = await this.#options.link.connect();
      if (this.#closed) return connection.close();
      this.#connection = connection;
      connection.onData((bytes) => {
        const answer = bytes.findLast(isJobStatus);
        if (answer !== undefined) this.#answer?.(answer);
      });
      connection.onClose((reason) => {
        this.#connection = null;
        this.#answer?.(null);
        this.#lost(reason ?? 'the connection ended');
      });
      this.#say('ready', null);
    } catch (error) {
      this.#lost(error instanceof Error ? error.message : String(error));
    }
  }

  #lost(error: string): void {
    if (this.#closed) return;
    this.#say('offline', error);
    this.#retry = setTimeout(() => void this.#connect(), this.#options.reconnectMs);
  }

  #say(state: PrinterState, error: string | null): void {
    if (this.#status.state === state && this.#status.error === error) return;
    const sinceMs = this.#status.state === state ? this.#status.sinceMs : Date.now();
    this.#status = { state, sinceMs, error };
    this.#options.onStatus(this.#status);
  }
}
