// One kiosk with its printer in the simulation of paper: visitors come one after the other, and things happen to the printer.
import { Cable } from '@luot/devices/emulators/cable';
import { PrinterEmulator } from '@luot/devices/emulators/printer-emulator';
import { TcpWire } from '@luot/devices/emulators/wires/tcp-wire';
import type { Engine } from '@luot/engine/engine';
import { findTicket, papersOf, type Ticket } from '@luot/queue/state';
import { PRINT_WITHIN_MS } from '@luot/shared/domain/devices/device-state';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import type { PrintReactor } from '../src/reactors/print-ticket.ts';
import type { Rng } from './rng.ts';

/** Slow enough that a ticket is on the line for some ms and a fault can come in the middle of it. */
const BITS_PER_SECOND = 2_000_000;
const LONGEST_FAULT_MS = 160;
/** About a ticket and a half: a fault may wait for the next one. */
const FAULT_WITHIN_BYTES = 3_000;
const COPIES_IN_HUNDRED = 4;

const FAULTS = ['paperOut', 'coverOpen', 'cutter', 'mute', 'unplug', 'hang'] as const;
type Fault = (typeof FAULTS)[number];

/** One kiosk with its printer. */
export class PaperLane {
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
      papersOf(ticket).every(
        ({ copy, print }) => print === 'printed' || print === 'unknown' || (print === 'issued' && this.#toldNone.has(`${ticket.number} ${copy}`)),
      ),
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

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
