// P1, P3 over real cables: tickets on virtual printers whose paper ends, whose cover opens and whose cable is pulled, at any
// byte. What was reported is then compared with the paper itself.
//
//   kiosks ─▶ Engine ─▶ PrintReactor ─TCP─▶ printers ─▶ sheets     every sheet is looked at, every ticket accounted for
import { openLink } from '@luot/devices/links/open-link';
import type { PrinterTiming } from '@luot/devices/printers/ticket-printer';
import { DayClock } from '@luot/engine/day-clock';
import { Engine } from '@luot/engine/engine';
import { MemoryJournal } from '@luot/engine/memory-journal';
import { instantOf } from '@luot/shared/domain/time/local-time';
import type { CentreSettings } from '@luot/shared/settings/centre';
import type { PrinterSettings } from '@luot/shared/settings/device-settings';
import { Catalogue } from '../src/lists/catalogue/catalogue.ts';
import { PrintReactor } from '../src/reactors/print-ticket.ts';
import { ticketPaperOf } from '../src/reactors/ticket-paper-of.ts';
import { PaperLane } from './paper-lane.ts';
import { Rng } from './rng.ts';

export interface PaperOptions {
  readonly seed: number;
  readonly tickets: number;
  readonly printers: number;
  /** How many of a hundred tickets have something happen to them. */
  readonly faultsInHundred: number;
  readonly centre: CentreSettings;
}

export interface PaperResult {
  readonly tickets: number;
  readonly printed: number;
  readonly unknown: number;
  /** Never sent: their visitors were told that no paper follows. */
  readonly issued: number;
  readonly faults: Readonly<Record<string, number>>;
  /** What the paper and the reports do not agree on, a sentence each. */
  readonly wrong: readonly string[];
}

/** Fast enough for ten minutes of faults in some seconds; wrong guesses of a busy machine cost paper, never the count. */
const HASTY: Partial<PrinterTiming> = { reconnectMs: 20, askEveryMs: 25, answerWithinMs: 120, jobMs: 250, stallMs: 400 };
/** Without faults nothing is to be given up, however busy the machine; a simple printer is ready after three times such an answer's time. */
const PATIENT: Partial<PrinterTiming> = { reconnectMs: 20, askEveryMs: 25, answerWithinMs: 1_500, jobMs: 20_000, stallMs: 20_000 };

export async function paperFaults(options: PaperOptions): Promise<PaperResult> {
  const run = new PaperRun(options);
  try {
    await run.start();
    await run.play();
    return run.result();
  } finally {
    await run.stop();
  }
}

/** `tickets 1000 printed N unknown N issued N wrong N` */
export function paperLine({ tickets, printed, unknown, issued, wrong }: PaperResult): string {
  return `tickets ${tickets} printed ${printed} unknown ${unknown} issued ${issued} wrong ${wrong.length}`;
}

class PaperRun {
  readonly #options: PaperOptions;
  readonly #engine: Engine;
  readonly #lanes: readonly PaperLane[];
  #reactor: PrintReactor | null = null;

  constructor(options: PaperOptions) {
    this.#options = options;
    const ids = Array.from({ length: options.printers }, (_, i) => String(i + 1));
    const wallMs = instantOf({ date: '2027-03-01', minute: 9 * 60 }, options.centre.timeZone);
    const began = performance.now();
    const passedMs = () => performance.now();
    const clock = { wallMs: () => wallMs + Math.floor(passedMs() - began), monotonicMs: passedMs, uptimeMs: passedMs, bootId: null };
    let tokens = 0;
    this.#engine = new Engine({
      journal: new MemoryJournal(),
      clock: new DayClock(clock),
      seed: oneKioskAPrinter(options.centre, ids),
      newToken: () => `token-${++tokens}`,
      serviceOfProcedure: () => null,
    });
    this.#lanes = ids.map((id, i) => new PaperLane(id, new Rng(options.seed * 1_000 + i), this.#engine, () => this.#reactor));
  }

  async start(): Promise<void> {
    for (const { emulator } of this.#lanes) await emulator.plug();
    const catalogue = new Catalogue({ procedures: [], repealed: [] });
    this.#reactor = new PrintReactor({
      engine: this.#engine,
      linkOf: ({ id }) => openLink(this.#lanes.find((lane) => lane.printerId === id)?.emulator.link ?? { kind: 'file', out: '', in: null }),
      paperOf: (state, ticket, copy) => ticketPaperOf(state, ticket, catalogue, copy),
      onChange: () => {
        for (const lane of this.#lanes) lane.tellVisitors();
      },
      timing: this.#options.faultsInHundred === 0 ? PATIENT : HASTY,
    });
  }

  async play(): Promise<void> {
    const { tickets, printers, faultsInHundred } = this.#options;
    await Promise.all(this.#lanes.map((lane, i) => lane.play(Math.floor((tickets + i) / printers), faultsInHundred)));
  }

  async stop(): Promise<void> {
    await this.#reactor?.close();
    await Promise.all(this.#lanes.map(({ emulator }) => emulator.unplug()));
  }

  result(): PaperResult {
    const tickets = this.#lanes.flatMap((lane) => lane.tickets);
    const count = (print: string) => tickets.filter((ticket) => ticket.print === print).length;
    const faults: Record<string, number> = {};
    for (const lane of this.#lanes) for (const fault of lane.faults) faults[fault] = (faults[fault] ?? 0) + 1;
    const ordinals = tickets.map(({ ordinal }) => ordinal).sort((a, b) => a - b);
    const gaps = ordinals.filter((ordinal, i) => ordinal !== i + 1).map((ordinal) => `the numbers are not dense at ${ordinal}`);
    return {
      tickets: tickets.length,
      printed: count('printed'),
      unknown: count('unknown'),
      issued: count('issued'),
      faults,
      wrong: [...gaps.slice(0, 1), ...this.#lanes.flatMap((lane) => lane.wrong())],
    };
  }
}

/** Every printer has a kiosk; one series is long enough for all; what stands on a ticket is soon drawn. */
function oneKioskAPrinter(centre: CentreSettings, ids: readonly string[]): CentreSettings {
  const name = { vi: 'Ki-ốt', en: 'Kiosk' };
  const link = { kind: 'tcp', host: '127.0.0.1', port: 9100 } as const;
  const printer = (id: string): PrinterSettings => ({
    id: `printer-${id}`,
    name,
    link,
    heldBy: null,
    driver: 'escpos',
    paperWidthDots: 384,
    // Every third tells by itself how it is.
    status: Number(id) % 3 === 0 ? 'automatic' : 'asked',
    confirm: 'gs-r',
  });
  return {
    ...centre,
    series: centre.series.map((series) => ({ ...series, dailyLimit: series.style.kind === 'letter' ? 9_999 : series.dailyLimit })),
    kiosks: ids.map((id) => ({ id: `kiosk-${id}`, name, printerId: `printer-${id}`, screenDpi: 102 })),
    devices: ids.map(printer),
    // The number first and the time last, both in the printer's own letters: a sheet that has both is whole.
    ticket: { ...centre.ticket, fields: ['number', 'header', 'time'] },
  };
}
