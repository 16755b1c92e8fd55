// The papers that wait for one printer: one at a time, in order, each at most once (P1, P3). Whoever holds the cable has
// one of these, the server for its printers and a kiosk for its own; where the outcome is written down is its matter.
//
//   issued ─▶ printer well? ─▶ report `sent` (durable) ─▶ bytes ─▶ report `printed` or `unknown`
import { canPrint, PRINT_WITHIN_MS } from '@luot/shared/domain/devices/device-state';
import type { DeviceStatus } from '../device-status.ts';
import type { PrintBytes, TicketPrinter } from './ticket-printer.ts';

export interface PaperJob {
  /** Ticket and copy: what is in the queue, or was, is not taken twice. */
  readonly key: string;
  readonly askedAtMs: number;
  /** Draws the paper when its turn comes; null when it is not wanted any more. */
  readonly draw: () => PrintBytes | null;
  /** Durable before it returns; false when the paper must not be printed. */
  readonly report: (print: 'sent' | 'printed' | 'unknown') => boolean | Promise<boolean>;
}

/** When a printer was last seen without paper. Its holder keeps it when the printer is opened anew. */
export interface WithoutPaper {
  lastMs: number;
}

export interface PrintQueueOptions {
  readonly printer: TicketPrinter;
  /** The clock `askedAtMs` is of. */
  readonly nowMs: () => number;
  readonly withoutPaper?: WithoutPaper;
}

export class PrintQueue {
  readonly #options: PrintQueueOptions;
  readonly #known = new Set<string>();
  readonly #withoutPaper: WithoutPaper;
  #wasWithout = false;
  #waiting: PaperJob[] = [];
  #busy = false;
  #closed = false;

  constructor(options: PrintQueueOptions) {
    this.#options = options;
    this.#withoutPaper = options.withoutPaper ?? { lastMs: Number.NEGATIVE_INFINITY };
  }

  /** Takes a paper once, however often it is given. */
  add(job: PaperJob): void {
    if (this.#known.has(job.key)) return;
    this.#known.add(job.key);
    // P3: its visitor is told at once that no paper follows, so none follows later.
    if (isWithoutPaper(this.#options.printer.status)) return;
    this.#waiting.push(job);
    void this.drain();
  }

  /** To be called with each new status of the printer. */
  changed(status: Pick<DeviceStatus, 'state' | 'fault'>): void {
    // P3: what waits for paper or a shut cover is told to its visitor as not printed, so it is not printed after the refill.
    const is = isWithoutPaper(status);
    if (is) this.#waiting = [];
    if (is || this.#wasWithout) this.#withoutPaper.lastMs = this.#options.nowMs();
    this.#wasWithout = is;
    void this.drain();
  }

  /** Nothing more is printed; a paper on the line is finished by the printer's own closing. */
  close(): void {
    this.#closed = true;
    this.#waiting = [];
  }

  async drain(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    // Let the ack out first: drawing a ticket takes milliseconds.
    await new Promise((resolve) => setImmediate(resolve));
    while (!this.#closed && canPrint(this.#options.printer.status.state)) {
      const job = this.#waiting.shift();
      if (job === undefined || !(await this.#print(job))) break;
    }
    this.#busy = false;
  }

  /** False when the printer took nothing: the paper waits until something changes. */
  async #print(job: PaperJob): Promise<boolean> {
    const { printer, nowMs } = this.#options;
    // Paper may have ended and been put in between two looks.
    const isWanted = () => nowMs() - job.askedAtMs <= PRINT_WITHIN_MS && job.askedAtMs >= this.#withoutPaper.lastMs;
    if (!isWanted()) return true;
    const bytes = job.draw();
    if (bytes === null) return true;
    let refused = false;
    const outcome = await printer.print(bytes, async () => {
      // The printer has been looked at meanwhile, which takes its time when it is slow.
      const may = !this.#closed && isWanted() && (await job.report('sent'));
      refused = !may;
      return may;
    });
    if (outcome !== 'unsent') await job.report(outcome);
    else if (!refused && !this.#closed && !isWithoutPaper(printer.status)) this.#waiting.unshift(job);
    return outcome !== 'unsent' || refused;
  }
}

/** A person has to come; by then the visitor has been told that no paper follows. */
function isWithoutPaper({ state, fault }: Pick<DeviceStatus, 'state' | 'fault'>): boolean {
  return state === 'paper-out' || state === 'cover-open' || fault?.code === 'cutter' || fault?.code === 'printer-error';
}
