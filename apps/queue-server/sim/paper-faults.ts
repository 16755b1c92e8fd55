// P1, P3 over real cables: tickets on virtual printers whose paper ends, whose cover opens and whose cable is pulled, at any
// byte. What was reported is then compared with the paper itself.
//
//   kiosks ─▶ Engine ─▶ PrintReactor ─TCP─▶ printers ─▶ sheets     every sheet is looked at, every ticket accounted for
import { Cable } from '@luot/devices/emulators/cable';
import { PrinterEmulator } from '@luot/devices/emulators/printer-emulator';
import { TcpWire } from '@luot/devices/emulators/wires/tcp-wire';
import { openLink } from '@luot/devices/links/open-link';
import type { PrinterTiming } from '@luot/devices/printers/ticket-printer';
import { PRINT_WITHIN_MS } from '@luot/shared/domain/device-state';
import { instantOf } from '@luot/shared/domain/local-time';
import type { CentreSettings } from '@luot/shared/protocol/centre';
import type { PrinterSettings } from '@luot/shared/protocol/device-settings';
import type { IssuedTicket } from '@luot/shared/protocol/views';
import { Catalogue } from '../src/catalogue.ts';
import { DayClock } from '../src/day-clock.ts';
import { Engine } from '../src/engine.ts';
import { findTicket, papersOf, type Ticket } from '../src/queue/state.ts';
import { PrintReactor } from '../src/reactors/print-ticket.ts';
import { ticketPaperOf } from '../src/reactors/ticket-paper-of.ts';
import { MemoryJournal } from '../src/store/memory-journal.ts';
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
/** Without faults nothing is to be given up, however busy the machine. */
const PATIENT: Partial<PrinterTiming> = { reconnectMs: 20, askEveryMs: 25, jobMs: 20_000, stallMs: 20_000 };

/** Slow enough that a ticket is on the line for some ms and a fault can come in the middle of it. */
const BITS_PER_SECOND = 2_000_000;
const LONGEST_FAULT_MS = 160;
/** About a ticket and a half: a fault may wait for the next one. */
const FAULT_WITHIN_BYTES = 3_000;
const COPIES_IN_HUNDRED = 4;

const FAULTS = ['paperOut', 'coverOpen', 'cutter', 'mute', 'unplug', 'hang'] as const;
type Fault = (typeof FAULTS)[number];

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
  readonly #lanes: readonly Lane[];
  #reactor: PrintReactor | null = null;

  constructor(options: PaperOptions) {
    this.#options = options;
    const ids = Array.from({ length: options.printers }, (_, i) => String(i + 1));
    const wallMs = instantOf({ date: '2027-03-01', minute: 9 * 60 }, options.centre.timeZone);
    const began = performance.now();
    const clock = { wallMs: () => wallMs + Math.floor(performance.now() - began), monotonicMs: () => performance.now() };
    let tokens = 0;
    this.#engine = new Engine({
      journal: new MemoryJournal(),
      clock: new DayClock(clock, 0),
      seed: oneKioskAPrinter(options.centre, ids),
      newToken: () => `token-${++tokens}`,
      serviceOfProcedure: () => null,
    });
    this.#lanes = ids.map((id, i) => new Lane(id, new Rng(options.seed * 1_000 + i), this.#engine, () => this.#reactor));
  }

  async start(): Promise<void> {
    for (const { emulator } of this.#lanes) await emulator.plug();
    const catalogue = new Catalogue([]);
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

/** One kiosk with its printer: visitors come one after the other, and things happen to the printer. */
class Lane {
  readonly printerId: string;
  readonly emulator: PrinterEmulator;
  readonly faults: Fault[] = [];
  readonly #id: string;
  readonly #rng: Rng;
  readonly #engine: Engine;
  readonly #reactor: () => PrintReactor | null;
  readonly #ids: string[] = [];
  /** Papers whose visitor was told, while there was no paper, that none follows. */
  readonly #toldNone = new Set<string>();
  readonly #problems: string[] = [];
  #fault: Promise<void> | null = null;
  /** Ends the wait for a byte of which nobody knows whether it comes. */
  #byteCame: () => void = () => undefined;

  constructor(id: string, rng: Rng, engine: Engine, reactor: () => PrintReactor | null) {
    this.#id = id;
    this.printerId = `printer-${id}`;
    this.emulator = new PrinterEmulator({
      widthDots: 384,
      sheetsKept: Number.POSITIVE_INFINITY,
      cable: new Cable(new TcpWire(), BITS_PER_SECOND),
      // Every fourth is a simple one that cannot throw away what it has been sent.
      answers: Number(id) % 4 === 0 ? 'no-clear' : 'all',
    });
    this.#rng = rng;
    this.#engine = engine;
    this.#reactor = reactor;
  }

  get tickets(): Ticket[] {
    return this.#ids.flatMap((id) => findTicket(this.#engine.state, id) ?? []);
  }

  async play(tickets: number, faultsInHundred: number): Promise<void> {
    if (!(await this.#within(() => this.#state === 'ready'))) return this.#stuck('was never ready');
    for (let i = 0; i < tickets - 1; i++) {
      if (this.#fault === null && this.#rng.below(100) < faultsInHundred) this.#fault = this.#happen().finally(() => (this.#fault = null));
      this.#issue();
      if (this.#rng.below(100) < COPIES_IN_HUNDRED) this.#reprint();
      // Mostly the next visitor comes when this one's paper is settled, sometimes at once; without paper few come.
      if (this.#rng.chance(0.7) && !(await this.#within(() => this.#settled))) return this.#stuck('does not go on');
      if (this.#withoutPaper) await pause(this.#rng.below(80));
    }
    // Then all is set right, and a last ticket shows that it is.
    this.#byteCame();
    await this.#fault;
    if (!(await this.#within(() => this.#state === 'ready' && this.#settled))) return this.#stuck('is not ready again');
    this.#issue();
    if (!(await this.#within(() => this.#settled))) this.#stuck('does not print the last one');
  }

  /** A kiosk's screen at this moment: without paper it says so at once. */
  tellVisitors(): void {
    if (!this.#withoutPaper) return;
    for (const ticket of this.tickets) for (const { copy, print } of papersOf(ticket)) if (print === 'issued') this.#toldNone.add(`${ticket.number} ${copy}`);
  }

  /** The paper that fell out, against what was reported of each ticket. */
  wrong(): string[] {
    const sheets = this.emulator.sheets.map(({ text }) => ({ text, numbers: text.filter((line) => /^[A-Z]\d{3,4}$/.test(line)) }));
    const problems = [...this.#problems];
    for (const { numbers } of sheets) if (numbers.length > 1) problems.push(`one sheet has ${numbers.join(' and ')}`);
    for (const ticket of this.tickets) {
      const own = sheets.filter(({ numbers }) => numbers.includes(ticket.number));
      const whole = own.filter(({ text }) => text.length === 2 && text[0] === ticket.number).length;
      const papers = papersOf(ticket);
      const count = (print: string) => papers.filter((paper) => paper.print === print).length;
      const [printed, unknown] = [count('printed'), count('unknown')];
      const say = (what: string) => problems.push(`${ticket.number} on ${this.printerId}: ${what} (${papers.map((paper) => paper.print).join(', ')})`);
      if (count('sent') > 0) say('nobody has said what became of it');
      if (whole < printed) say(`${whole} whole sheets for ${printed} that were printed`);
      if (own.length > printed + unknown) say(`${own.length} sheets for ${printed} printed and ${unknown} unknown`);
      for (const { copy, print } of papers) {
        const told = this.#toldNone.has(`${ticket.number} ${copy}`);
        if (told && print !== 'issued') say(`copy ${copy} was sent after its visitor was told that none follows`);
        if (!told && print === 'issued') say(`copy ${copy} was never sent, and its visitor waits for it`);
      }
    }
    return problems;
  }

  get #state() {
    return this.#reactor()?.status(this.printerId)?.state;
  }

  get #withoutPaper(): boolean {
    const status = this.#reactor()?.status(this.printerId);
    const jammed = status?.fault?.code === 'cutter' || status?.fault?.code === 'printer-error';
    return jammed || status?.state === 'paper-out' || status?.state === 'cover-open';
  }

  /** Nothing is on its way or may still be. */
  get #settled(): boolean {
    return this.tickets.every((ticket) =>
      papersOf(ticket).every(({ copy, print }) => print === 'printed' || print === 'unknown' || (print === 'issued' && this.#toldNone.has(`${ticket.number} ${copy}`))),
    );
  }

  #issue(): void {
    const serviceId = this.#engine.state.settings.services[0]?.id ?? '';
    const commandId = `${this.#id}-${this.#ids.length}`;
    const reply = this.#engine.execute(commandId, { name: 'ticket.issue', body: { serviceId, language: 'vi' } }, { role: 'kiosk', id: `kiosk-${this.#id}` });
    if (!reply.ok) {
      this.#problems.push(`a ticket was refused: ${reply.refusal.code}`);
      return;
    }
    this.#ids.push((reply.value as { ticket: IssuedTicket }).ticket.ticketId);
    this.tellVisitors();
  }

  #reprint(): void {
    const ticketId = this.#ids.at(-1) ?? '';
    this.#engine.execute(`${ticketId}-copy`, { name: 'ticket.reprint', body: { ticketId } }, { role: 'staff', id: 'an' });
    this.tellVisitors();
  }

  /** A fault begins at some byte, lasts a while, and a person sets it right. */
  async #happen(): Promise<void> {
    const fault = this.#rng.pick(FAULTS) ?? 'hang';
    const lastsMs = 10 + this.#rng.below(LONGEST_FAULT_MS);
    if (this.#rng.chance(0.8)) await this.#someByte(this.#rng.below(FAULT_WITHIN_BYTES));
    this.faults.push(fault);
    await this.#set(fault, true);
    await pause(lastsMs);
    await this.#set(fault, false);
  }

  /** When that many more bytes have come while a ticket is on its way. */
  #someByte(more: number): Promise<void> {
    return new Promise((done) => {
      let left = more;
      this.#byteCame = done;
      this.emulator.onByte = () => {
        if (this.#state !== 'printing' || left-- > 0) return;
        this.emulator.onByte = () => undefined;
        done();
      };
    });
  }

  #set(fault: Fault, on: boolean): void | Promise<void> {
    return fault === 'hang' || fault === 'unplug' ? this.emulator.cable.set(fault, on) : this.emulator.set(fault, on);
  }

  #stuck(what: string): void {
    const status = this.#reactor()?.status(this.printerId);
    this.#problems.push(`${this.printerId} ${what}: ${status?.state} ${status?.fault?.code ?? ''}`);
  }

  /** Whether this holds before a person would have gone away. */
  async #within(check: () => boolean): Promise<boolean> {
    const endMs = performance.now() + PRINT_WITHIN_MS + 2_000;
    while (!check() && performance.now() < endMs) await pause(3);
    return check();
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
    kiosks: ids.map((id) => ({ id: `kiosk-${id}`, name, printerId: `printer-${id}` })),
    devices: ids.map(printer),
    // The number first and the time last, both in the printer's own letters: a sheet that has both is whole.
    ticket: { ...centre.ticket, fields: ['number', 'header', 'time'] },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
