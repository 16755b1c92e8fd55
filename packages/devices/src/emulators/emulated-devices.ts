// A whole registry without a cable: an emulator for each device of the settings, on a port of the kind its link is of.

import type { LabDevice, LabVerb } from '@luot/shared/protocol/views/lab-view';
import { addressOf, cellsOf, type DeviceSettings, kindOf, type PortLink } from '@luot/shared/settings/device-settings';
import { CABLE_VERBS, Cable, type CableVerb } from './cable.ts';
import { CustomerEmulator } from './customer-emulator.ts';
import { ModbusEmulator } from './modbus-emulator.ts';
import { PRINTER_VERBS, PrinterEmulator, type PrinterVerb } from './printer-emulator.ts';
import { KeypadEmulator, ScannerEmulator } from './sender-emulators.ts';
import { TemplateEmulator } from './template-emulator.ts';
import { hasPtys, PtyWire } from './wires/pty-wire.ts';
import { TcpWire } from './wires/tcp-wire.ts';

type Emulator = PrinterEmulator | CustomerEmulator | ModbusEmulator | TemplateEmulator | KeypadEmulator | ScannerEmulator;

interface Emulated {
  readonly settings: DeviceSettings;
  readonly wire: PtyWire | TcpWire;
  readonly emulator: Emulator;
}

export class EmulatedDevices {
  readonly #all = new Map<string, Emulated>();
  #onChange: () => void = () => undefined;

  /**
   * @param paced whether serial lines are as slow as the settings say
   * @param sheetsKept how many pieces of paper each printer keeps; tests that count paper keep all
   */
  static async start(devices: readonly DeviceSettings[], paced = true, sheetsKept?: number): Promise<EmulatedDevices> {
    const all = new EmulatedDevices();
    const ptys = hasPtys();
    for (const settings of devices) {
      const { link } = settings;
      const wire = link.kind === 'serial' && ptys ? new PtyWire(link) : new TcpWire();
      const cable = new Cable(wire, link.kind === 'serial' && paced ? link.baudRate : null);
      cable.onChange = () => all.#onChange();
      await cable.plug();
      all.#all.set(settings.id, { settings, wire, emulator: emulatorOf(settings, cable, () => all.#onChange(), sheetsKept) });
    }
    return all;
  }

  onChange(listener: () => void): void {
    this.#onChange = listener;
  }

  /** The emulator's own port, to be used instead of the settings' one; null for a device added later, which has no emulator. */
  linkOf(device: DeviceSettings): PortLink | null {
    return this.#all.get(device.id)?.wire.link ?? null;
  }

  emulator(id: string): Emulator | null {
    return this.#all.get(id)?.emulator ?? null;
  }

  get ids(): readonly string[] {
    return [...this.#all.keys()];
  }

  /**
   * Does something to a device: a fault begins or, said again, ends; a key is pressed; a text is scanned.
   * @returns false for what it does not know
   */
  act(id: string, verb: string, text = ''): boolean {
    const emulator = this.emulator(id);
    if (emulator === null) return false;
    if (verb === 'press' && emulator instanceof KeypadEmulator) emulator.press(text);
    else if (verb === 'scan' && emulator instanceof ScannerEmulator) emulator.scan(text);
    else if (isCableVerb(verb)) void emulator.cable.set(verb, !emulator.cable.has(verb));
    else if (isPrinterVerb(verb) && emulator instanceof PrinterEmulator) emulator.set(verb, !emulator.has(verb));
    else if (verb.startsWith('lost-') && (emulator instanceof ModbusEmulator || emulator instanceof TemplateEmulator))
      this.#lose(emulator, Number(verb.slice(5)));
    else return false;
    return true;
  }

  verbs(id: string): readonly LabVerb[] {
    const found = this.#all.get(id);
    if (found === undefined) return [];
    const { settings, emulator } = found;
    const printer = emulator instanceof PrinterEmulator ? PRINTER_VERBS.map((verb) => ({ verb, on: emulator.has(verb) })) : [];
    const panels =
      emulator instanceof ModbusEmulator || emulator instanceof TemplateEmulator
        ? 'panels' in settings
          ? settings.panels.map(({ address }) => ({ verb: `lost-${address}`, on: emulator.lost.has(address) }))
          : []
        : [];
    return [...printer, ...CABLE_VERBS.map((verb) => ({ verb, on: emulator.cable.has(verb) })), ...panels];
  }

  view(labelOf: (counterId: string) => string): LabDevice[] {
    return [...this.#all.values()].map(({ settings, wire, emulator }) => ({
      id: settings.id,
      name: settings.name,
      kind: kindOf(settings),
      address: addressOf(wire.link),
      verbs: this.verbs(settings.id),
      sheets:
        emulator instanceof PrinterEmulator
          ? emulator.sheets.map(({ sheet, atMs, widthDots, heightDots, bytes }) => ({ sheet, atMs, widthDots, heightDots, bytes })).reverse()
          : [],
      panels: panelsOf(settings, emulator, labelOf),
      keys: emulator instanceof KeypadEmulator ? emulator.keys : [],
    }));
  }

  sheet(printerId: string, sheet: number): Uint8Array | null {
    const emulator = this.emulator(printerId);
    return emulator instanceof PrinterEmulator ? (emulator.sheets.find((s) => s.sheet === sheet)?.png ?? null) : null;
  }

  async stop(): Promise<void> {
    for (const { wire } of this.#all.values()) {
      if (wire instanceof PtyWire) await wire.remove();
      else await wire.unplug();
    }
  }

  #lose(emulator: ModbusEmulator | TemplateEmulator, address: number): void {
    if (emulator.lost.has(address)) emulator.lost.delete(address);
    else {
      emulator.lost.add(address);
      emulator.restart(address); // without power it is dark
    }
    this.#onChange();
  }
}

/** As a panel's processor takes to answer. */
const TURNAROUND_MS = 5;

function emulatorOf(settings: DeviceSettings, cable: Cable, changed: () => void, sheetsKept: number | undefined): Emulator {
  switch (settings.driver) {
    case 'escpos':
      return new PrinterEmulator({ widthDots: settings.paperWidthDots, cable, onSheet: changed, ...(sheetsKept === undefined ? {} : { sheetsKept }) });
    case 'customer-display':
      return new CustomerEmulator(cable, settings.columns);
    case 'modbus-panels':
      return new ModbusEmulator(cable, { addresses: settings.panels.map((p) => p.address), register: settings.register, turnaroundMs: TURNAROUND_MS });
    case 'template-panels':
      return new TemplateEmulator(cable, settings.frame, settings.panels);
    case 'keypad':
      return new KeypadEmulator(cable, settings.keys);
    case 'scanner':
      return new ScannerEmulator(cable, settings.suffix);
  }
}

function panelsOf(settings: DeviceSettings, emulator: Emulator, labelOf: (counterId: string) => string): LabDevice['panels'] {
  if (emulator instanceof CustomerEmulator) return cellsOf(settings).map(({ counterId }) => ({ label: labelOf(counterId), lines: emulator.lines }));
  if (settings.driver === 'template-panels' && emulator instanceof TemplateEmulator) {
    return settings.panels.map(({ counterId, address }) => ({ label: labelOf(counterId), lines: [emulator.text(address)] }));
  }
  if (settings.driver === 'modbus-panels' && emulator instanceof ModbusEmulator) {
    return settings.panels.map(({ counterId, address, digits }) => ({ label: labelOf(counterId), lines: [modbusText(settings, emulator, address, digits)] }));
  }
  return [];
}

function modbusText({ encoding }: { encoding: 'value' | 'bcd' | 'ascii' }, emulator: ModbusEmulator, address: number, digits: number): string {
  if (encoding === 'ascii') return emulator.text(address, Math.ceil(digits / 2)).replaceAll('\0', ' ');
  if (encoding === 'value') return String(emulator.registers(address, 1)[0] ?? '');
  return emulator
    .registers(address, Math.ceil(digits / 4))
    .map((value) => value.toString(16).padStart(4, '0'))
    .join('');
}

function isCableVerb(verb: string): verb is CableVerb {
  return CABLE_VERBS.some((v) => v === verb);
}

function isPrinterVerb(verb: string): verb is PrinterVerb {
  return PRINTER_VERBS.some((v) => v === verb);
}
