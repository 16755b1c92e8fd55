// After a ticket is on disk: prints it on a printer of the server's own cables and reports what became of the paper (P1,
// P3). Printers that a kiosk holds are the kiosk's agent's matter.

import type { DeviceStatus } from '@luot/devices/device-status';
import type { Link } from '@luot/devices/links/link';
import { drawLogo, type Raster } from '@luot/devices/printers/paper-text';
import { PrintQueue, type WithoutPaper } from '@luot/devices/printers/print-queue';
import { drawAhead, ticketPieces } from '@luot/devices/printers/ticket-bytes';
import { type PrinterTiming, TicketPrinter } from '@luot/devices/printers/ticket-printer';
import { type Station, Stations } from '@luot/devices/stations';
import type { Engine } from '@luot/engine/engine';
import { allTickets, findTicket, papersOf, type QueueState, type Ticket } from '@luot/queue/state';
import type { TicketPaper } from '@luot/shared/protocol/ticket-paper';
import { isPrinter, type PrinterSettings } from '@luot/shared/settings/device-settings';
import { usualPapers } from './ticket-paper-of.ts';

export interface PrintReactorOptions {
  readonly engine: Engine;
  readonly linkOf: (printer: PrinterSettings) => Link;
  readonly paperOf: (state: QueueState, ticket: Ticket, copy: number) => TicketPaper;
  /** A printer's state changed: views that show it are to be looked at again. */
  readonly onChange: () => void;
  /** The driver's patience; tests have less of it. */
  readonly timing?: Partial<PrinterTiming>;
}

interface PrinterStation extends Station {
  readonly printer: TicketPrinter;
  readonly queue: PrintQueue;
}

export class PrintReactor {
  readonly #options: PrintReactorOptions;
  readonly #stations: Stations<PrinterSettings, PrinterStation>;
  readonly #withoutPaper = new Map<string, WithoutPaper>();
  #logos = new Map<number, Raster | null>();
  #logoOf: string | null = null;
  #tests = 0;
  #closed = false;

  constructor(options: PrintReactorOptions) {
    this.#options = options;
    const { engine } = options;
    this.#stations = new Stations((settings) => this.#open(settings));
    this.#arrange(engine.state);
    for (const ticket of allTickets(engine.state)) {
      for (const { copy, print, printerId } of papersOf(ticket)) {
        // Sent before a restart, and nobody knows: said so, not printed again.
        const station = this.#stations.get(printerId);
        if (print !== 'sent' || station === undefined) continue;
        station.printer.brokeOff();
        this.#report(ticket.id, copy, 'unknown');
      }
    }
    engine.onCommit((events, state) => {
      for (const event of events) {
        if (event.type === 'centre.replaced') this.#arrange(state);
        if (event.type !== 'ticket.issued' && event.type !== 'ticket.reprinted') continue;
        const ticket = findTicket(state, event.ticketId);
        if (ticket !== undefined) this.#enqueue(ticket);
      }
    });
  }

  status(printerId: string): DeviceStatus | null {
    return this.#stations.get(printerId)?.printer.status ?? null;
  }

  /** A paper that is no ticket, in its turn: nothing is written down of it. False when this server does not hold the printer. */
  test(printerId: string, paper: TicketPaper): boolean {
    const found = this.#stations.list().find(({ settings }) => settings.id === printerId);
    if (found === undefined) return false;
    this.#tests += 1;
    found.station.queue.add({
      key: `test ${this.#tests}`,
      askedAtMs: this.#options.engine.nowMs,
      draw: () => ticketPieces(paper, this.#shape(found.settings)),
      report: () => true,
    });
    return true;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#stations.close();
  }

  #arrange(state: QueueState): void {
    void this.#drawLogo(state);
    const shapes = new Map(state.settings.devices.filter(isPrinter).map((printer) => [printer.paperWidthDots, this.#shape(printer)]));
    for (const shape of shapes.values()) void drawAhead(usualPapers(state, this.#options.engine.nowMs), shape);
    this.#stations.arrange(state.settings.devices.filter(isPrinter).filter(({ heldBy }) => heldBy === null));
  }

  #open(settings: PrinterSettings): PrinterStation {
    const { engine, linkOf, onChange, timing = {} } = this.#options;
    const printer: TicketPrinter = new TicketPrinter({
      link: linkOf(settings),
      status: settings.status,
      confirm: settings.confirm,
      timing,
      onStatus: (status) => {
        onChange();
        queue.changed(status);
      },
    });
    const withoutPaper = this.#withoutPaper.get(settings.id) ?? { lastMs: Number.NEGATIVE_INFINITY };
    this.#withoutPaper.set(settings.id, withoutPaper);
    const queue = new PrintQueue({ printer, nowMs: () => engine.nowMs, withoutPaper });
    // Also those that waited for the printer in its old place; what is too old is left out when its turn comes.
    queueMicrotask(() => {
      for (const ticket of allTickets(engine.state)) this.#enqueue(ticket);
    });
    return {
      printer,
      queue,
      close: () => {
        queue.close();
        printer.close();
      },
    };
  }

  #enqueue(ticket: Ticket): void {
    const { engine, paperOf } = this.#options;
    for (const { copy, printerId, print, askedAtMs } of papersOf(ticket)) {
      if (print !== 'issued') continue;
      const found = this.#stations.list().find(({ settings }) => settings.id === printerId);
      found?.station.queue.add({
        key: `${ticket.id} ${copy}`,
        askedAtMs,
        draw: () => {
          const now = findTicket(engine.state, ticket.id);
          const paper = now === undefined ? undefined : papersOf(now).find((p) => p.copy === copy);
          if (now === undefined || paper?.print !== 'issued') return null;
          return ticketPieces(paperOf(engine.state, now, copy), this.#shape(found.settings));
        },
        report: (outcome) => this.#report(ticket.id, copy, outcome),
      });
    }
  }

  #shape({ paperWidthDots }: PrinterSettings) {
    return { widthDots: paperWidthDots, logo: this.#logos.get(paperWidthDots) ?? null };
  }

  async #drawLogo({ settings }: QueueState): Promise<void> {
    const { logo } = settings.ticket;
    if (logo === this.#logoOf) return;
    this.#logoOf = logo;
    const drawn = new Map<number, Raster | null>();
    if (logo !== null) for (const width of [384, 576]) drawn.set(width, await drawLogo(logo, width));
    if (this.#logoOf === logo) this.#logos = drawn;
  }

  /** After `close` the store may be closed too: a job that was cut off is unknown at the next start. */
  #report(ticketId: string, copy: number, print: 'sent' | 'printed' | 'unknown'): boolean {
    return !this.#closed && this.#options.engine.executeOwn({ name: 'print.report', body: { ticketId, copy, print } }).ok;
  }
}
