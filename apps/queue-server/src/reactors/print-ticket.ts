// After a ticket is on disk: prints it, one at a time per printer, and reports what became of the paper (P1, P3).
//
//   issued ─▶ printer there? ─▶ report `sent` (durable) ─▶ bytes ─▶ report `printed` or `unknown`
//
// A ticket that was sent is never sent again, whatever happens in between.
import type { Link } from '@luot/devices/links/link';
import { type TicketPaper, ticketBytes } from '@luot/devices/printers/ticket-paper';
import { type PrinterStatus, TicketPrinter } from '@luot/devices/printers/ticket-printer';
import type { Text } from '@luot/shared/domain/text';
import type { PrinterSettings } from '@luot/shared/protocol/centre';
import type { DeviceView } from '@luot/shared/protocol/views';
import type { Engine } from '../engine.ts';
import { allTickets, findTicket, type QueueState, type Ticket } from '../queue/state.ts';
import { PRINT_WITHIN_MS } from '../queue/views/kiosk-view.ts';

export interface PrintReactorOptions {
  readonly engine: Engine;
  readonly linkOf: (printer: PrinterSettings) => Link;
  readonly paperOf: (state: QueueState, ticket: Ticket) => TicketPaper;
  /** A printer's state changed: views that show it are to be looked at again. */
  readonly onChange: () => void;
}

/** What people read; the system's own word is in the log. */
const PRINTER_ERRORS = {
  offline: { vi: 'không kết nối được với máy in', en: 'the printer cannot be reached' },
  silent: { vi: 'máy in không báo đã in xong', en: 'the printer did not confirm the last ticket' },
} as const satisfies Record<string, Text>;

interface Station {
  readonly settings: PrinterSettings;
  readonly printer: TicketPrinter;
  readonly queue: string[];
  busy: boolean;
}

export class PrintReactor {
  readonly #options: PrintReactorOptions;
  readonly #stations = new Map<string, Station>();
  #closed = false;

  constructor(options: PrintReactorOptions) {
    this.#options = options;
    const { engine } = options;
    this.#arrange(engine.state);
    for (const ticket of allTickets(engine.state)) {
      // Sent before a restart, and nobody knows: said so, not printed again.
      if (ticket.print === 'sent') this.#report(ticket.id, 'unknown');
    }
    engine.onCommit((events, state) => {
      for (const event of events) {
        if (event.type === 'centre.replaced') this.#arrange(state);
        if (event.type !== 'ticket.issued') continue;
        const ticket = findTicket(state, event.ticketId);
        if (ticket !== undefined) this.#enqueue(ticket);
      }
    });
  }

  devices(): DeviceView[] {
    return [...this.#stations.values()].map(({ settings, printer }) => ({
      id: settings.id,
      kind: 'printer',
      name: settings.name,
      state: printer.status.state,
      sinceMs: printer.status.sinceMs,
      error: printer.status.error === null ? null : PRINTER_ERRORS[printer.status.state === 'offline' ? 'offline' : 'silent'],
    }));
  }

  stateOf(printerId: string): PrinterStatus['state'] {
    return this.#stations.get(printerId)?.printer.status.state ?? 'offline';
  }

  close(): void {
    this.#closed = true;
    for (const { printer } of this.#stations.values()) printer.close();
    this.#stations.clear();
  }

  /** One station per printer of the settings; a printer whose settings changed is let go and taken anew. */
  #arrange(state: QueueState): void {
    for (const [id, station] of this.#stations) {
      const next = state.settings.printers.find((printer) => printer.id === id);
      if (next !== undefined && JSON.stringify(next) === JSON.stringify(station.settings)) continue;
      station.printer.close();
      this.#stations.delete(id);
    }
    for (const settings of state.settings.printers) {
      if (this.#stations.has(settings.id)) continue;
      const printer: TicketPrinter = new TicketPrinter({
        link: this.#options.linkOf(settings),
        onStatus: () => {
          this.#options.onChange();
          void this.#drain(settings.id);
        },
      });
      this.#stations.set(settings.id, { settings, printer, queue: [], busy: false });
      // Also those that waited for the printer in its old place; what is too old is left out when its turn comes.
      for (const ticket of allTickets(state)) {
        if (ticket.print === 'issued' && ticket.printerId === settings.id) this.#enqueue(ticket);
      }
    }
  }

  #enqueue(ticket: Ticket): void {
    if (ticket.printerId === null) return;
    this.#stations.get(ticket.printerId)?.queue.push(ticket.id);
    void this.#drain(ticket.printerId);
  }

  async #drain(printerId: string): Promise<void> {
    const station = this.#stations.get(printerId);
    if (station === undefined || station.busy) return;
    station.busy = true;
    // Let the ack out first: drawing a ticket takes milliseconds.
    await new Promise((resolve) => setImmediate(resolve));
    while (station.printer.status.state !== 'offline') {
      const ticketId = station.queue.shift();
      if (ticketId === undefined || !(await this.#print(station, ticketId))) break;
    }
    station.busy = false;
  }

  /** False when the printer took nothing: the ticket waits until something changes. */
  async #print(station: Station, ticketId: string): Promise<boolean> {
    const { engine, paperOf } = this.#options;
    const ticket = findTicket(engine.state, ticketId);
    // P3: nothing old comes out by itself when a printer is back.
    if (ticket?.print !== 'issued' || engine.nowMs - ticket.arrivedAtMs > PRINT_WITHIN_MS) return true;
    const bytes = ticketBytes(paperOf(engine.state, ticket), station.settings.paperWidthDots);
    const outcome = await station.printer.print(bytes, () => this.#report(ticketId, 'sent'));
    if (outcome === 'unsent') station.queue.unshift(ticketId);
    else this.#report(ticketId, outcome);
    return outcome !== 'unsent';
  }

  /** After `close` the store may be closed too: a job that was cut off is unknown at the next start. */
  #report(ticketId: string, print: 'sent' | 'printed' | 'unknown'): boolean {
    return !this.#closed && this.#options.engine.executeOwn({ name: 'print.report', body: { ticketId, print } }).ok;
  }
}
