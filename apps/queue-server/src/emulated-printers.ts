// The lab's virtual printers: one emulator per printer of the settings, each on a free port of this machine.
import { PrinterEmulator } from '@luot/devices/emulators/printer-emulator';
import type { Link } from '@luot/devices/links/link';
import { tcpLink } from '@luot/devices/links/tcp-link';
import type { PrinterSettings } from '@luot/shared/protocol/centre';
import type { CentreHead, PaperView } from '@luot/shared/protocol/views';

export class EmulatedPrinters {
  readonly #emulators = new Map<string, PrinterEmulator>();
  #onSheet: () => void = () => undefined;

  static async start(printers: readonly PrinterSettings[]): Promise<EmulatedPrinters> {
    const all = new EmulatedPrinters();
    for (const { id, paperWidthDots } of printers) {
      const emulator = new PrinterEmulator({ widthDots: paperWidthDots, onSheet: () => all.#onSheet() });
      await emulator.plug(0);
      all.#emulators.set(id, emulator);
    }
    return all;
  }

  onSheet(listener: () => void): void {
    this.#onSheet = listener;
  }

  /** The emulator's port instead of the settings' one; a printer added later has no emulator and keeps its own. */
  linkOf(printer: PrinterSettings): Link {
    const emulator = this.#emulators.get(printer.id);
    return emulator === undefined ? tcpLink(printer.link.host, printer.link.port) : tcpLink('127.0.0.1', emulator.port);
  }

  view(centre: CentreHead): PaperView {
    return {
      centre,
      printers: [...this.#emulators].map(([id, emulator]) => ({
        id,
        address: `127.0.0.1:${emulator.port}`,
        sheets: emulator.sheets.map(({ sheet, atMs, widthDots, heightDots, bytes }) => ({ sheet, atMs, widthDots, heightDots, bytes })).reverse(),
      })),
    };
  }

  sheet(printerId: string, sheet: number): Uint8Array | null {
    return this.#emulators.get(printerId)?.sheets.find((s) => s.sheet === sheet)?.png ?? null;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#emulators.values()].map((emulator) => emulator.unplug()));
  }
}
