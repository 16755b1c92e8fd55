// The printers on this kiosk's cables. A ticket comes from the ack and is printed here; the server is told before the
// first byte and after the last (P1), so that it knows of this paper as of any other.
import type { DeviceStatus } from '@luot/devices/device-status';
import { type DevicePlaces, openDeviceLink } from '@luot/devices/links/open-device-link';
import { drawLogo, type Raster } from '@luot/devices/printers/paper-text';
import { PrintQueue } from '@luot/devices/printers/print-queue';
import { ticketPieces } from '@luot/devices/printers/ticket-bytes';
import { TicketPrinter } from '@luot/devices/printers/ticket-printer';
import { type Station, Stations } from '@luot/devices/stations';
import { testPaper, ticketPaper } from '@luot/shared/protocol/ticket-paper';
import type { AgentView } from '@luot/shared/protocol/views/agent-view';
import type { CatalogueView } from '@luot/shared/protocol/views/catalogue-view';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import { isPrinter, type PrinterSettings } from '@luot/shared/settings/device-settings';

export type PaperReport = 'sent' | 'printed' | 'unknown';

export interface PrintingOptions {
  readonly places: DevicePlaces;
  /** Durable at the server before it resolves with true; false when the paper must not be printed. */
  readonly report: (ticketId: string, copy: number, print: PaperReport) => Promise<boolean>;
  /** The server’s clock. */
  readonly nowMs: () => number;
  readonly catalogue: () => CatalogueView | null;
  readonly onChange: () => void;
}

interface PrinterStation extends Station {
  readonly printer: TicketPrinter;
  readonly queue: PrintQueue;
}

export class Printing {
  readonly #options: PrintingOptions;
  readonly #stations: Stations<PrinterSettings, PrinterStation>;
  /** Papers of this run, until the server knows what became of them. */
  readonly #own = new Set<string>();
  #view: AgentView | null = null;
  #logo: { readonly png: string | null; readonly drawn: ReadonlyMap<number, Raster | null> } = { png: null, drawn: new Map() };
  #testsDone: number | null = null;

  constructor(options: PrintingOptions) {
    this.#options = options;
    this.#stations = new Stations((settings) => this.#open(settings));
  }

  statuses(): { readonly deviceId: string; readonly status: DeviceStatus }[] {
    return this.#stations.list().map(({ settings, station }) => ({ deviceId: settings.id, status: station.printer.status }));
  }

  /** The settings and what is asked of these printers, each time they change. */
  take(view: AgentView): void {
    this.#view = view;
    void this.#drawLogo(view.layout.logo);
    this.#stations.arrange(view.devices.filter(isPrinter));
    for (const { ticket, copy, printerId } of view.copies) this.#enqueue(ticket, copy, printerId);
    // Sent by an earlier run of this program, and nobody knows: said so, not printed again.
    for (const { ticketId, copy, printerId } of view.sent) {
      if (this.#own.has(key(ticketId, copy))) continue;
      this.#stations.get(printerId)?.printer.brokeOff();
      void this.#options.report(ticketId, copy, 'unknown');
    }
    this.#test(view);
  }

  /** These printers are another's now. */
  leave(): void {
    this.#view = null;
    this.#stations.arrange([]);
  }

  /** The ticket of an ack; one whose printer is not held here is left alone. */
  print(ticket: IssuedTicket): void {
    if (ticket.printerId !== null) this.#enqueue(ticket, 0, ticket.printerId);
  }

  async close(): Promise<void> {
    await this.#stations.close();
  }

  #open(settings: PrinterSettings): PrinterStation {
    const printer: TicketPrinter = new TicketPrinter({
      link: openDeviceLink(settings.link, this.#options.places),
      status: settings.status,
      confirm: settings.confirm,
      onStatus: (status) => {
        this.#options.onChange();
        queue.changed(status);
      },
    });
    const queue = new PrintQueue({ printer, nowMs: () => performance.now() });
    return {
      printer,
      queue,
      close: () => {
        queue.close();
        printer.close();
      },
    };
  }

  #enqueue(ticket: IssuedTicket, copy: number, printerId: string): void {
    const found = this.#stations.list().find(({ settings }) => settings.id === printerId);
    const view = this.#view;
    if (found === undefined || view === null) return;
    const paperKey = key(ticket.ticketId, copy);
    found.station.queue.add({
      key: paperKey,
      askedAtMs: performance.now(),
      draw: () => {
        const procedure = this.#options.catalogue()?.procedures.find(({ code }) => code === ticket.procedureCode) ?? null;
        const { centre, layout } = this.#view ?? view;
        const paper = ticketPaper(ticket, { centreName: centre.name, timeZone: centre.timeZone, layout, procedure, copy: copy > 0 });
        return ticketPieces(paper, this.#shape(found.settings));
      },
      report: async (print) => {
        this.#own.add(paperKey);
        const taken = await this.#options.report(ticket.ticketId, copy, print);
        if (print !== 'sent' || !taken) this.#own.delete(paperKey);
        return taken;
      },
    });
  }

  #test({ test, devices, centre }: AgentView): void {
    // What was asked before this program ran is nobody's wish any more.
    const before = this.#testsDone;
    this.#testsDone = test?.seq ?? 0;
    if (before === null || test === null || test.seq === before) return;
    const found = this.#stations.list().find(({ settings }) => settings.id === test.deviceId);
    const device = devices.find(({ id }) => id === test.deviceId);
    if (found === undefined || device === undefined) return;
    // In its turn, as every paper; nothing is written down of it.
    found.station.queue.add({
      key: `test ${performance.now()}`,
      askedAtMs: performance.now(),
      draw: () => ticketPieces(testPaper(centre.name, device.name, this.#options.nowMs(), centre.timeZone), this.#shape(found.settings)),
      report: () => true,
    });
  }

  #shape({ paperWidthDots }: PrinterSettings) {
    return { widthDots: paperWidthDots, logo: this.#logo.drawn.get(paperWidthDots) ?? null };
  }

  async #drawLogo(png: string | null): Promise<void> {
    if (png === this.#logo.png) return;
    this.#logo = { png, drawn: new Map() };
    const drawn = new Map<number, Raster | null>();
    if (png !== null) for (const width of [384, 576]) drawn.set(width, await drawLogo(png, width));
    if (this.#logo.png === png) this.#logo = { png, drawn };
  }
}

function key(ticketId: string, copy: number): string {
  return `${ticketId} ${copy}`;
}
