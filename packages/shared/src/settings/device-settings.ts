// The registry of devices: what hangs on which cable, what drives it, whose it is, and which machine holds the cable.
import { z } from 'zod';
import type { DeviceKind } from '../domain/devices/device-kind.ts';
import { bytes, id, text } from './settings-parts.ts';

const tcp = z.strictObject({ kind: z.literal('tcp'), host: z.string().min(1).max(253), port: z.number().int().min(1).max(65535) });

/**
 * A serial port, by what stays the same when cables are moved:
 * `usb:1a86:7523`, `usb:1a86:7523:SERIAL` (vendor, product, serial number), or a path that is stable by itself:
 * `/dev/serial/by-path/…`, `/dev/luot/…` (resources/udev), `COM3`.
 */
const serial = z.strictObject({
  kind: z.literal('serial'),
  port: z.string().min(1).max(200),
  baudRate: z.literal([1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200]).default(9600),
  dataBits: z.literal([7, 8]).default(8),
  parity: z.enum(['none', 'even', 'odd']).default('none'),
  stopBits: z.literal([1, 2]).default(1),
  flow: z.enum(['none', 'rtscts', 'xonxoff']).default('none'),
});

/** A printer of the USB printer class, by `usb:04b8:0e28[:SERIAL]` or its path (`/dev/usb/lp0`). */
const usbPrinter = z.strictObject({ kind: z.literal('usb-printer'), printer: z.string().min(1).max(300) });

/** A file of the machine that holds the cable, by its id in that machine's own list (R30): a device's, or a program's that stands in for one. */
const file = z.strictObject({ kind: z.literal('file'), place: id });

export const linkSchema = z.discriminatedUnion('kind', [tcp, serial, usbPrinter, file]);
export type LinkSettings = z.infer<typeof linkSchema>;
/** A link that says itself where the cable ends. */
export type PortLink = Exclude<LinkSettings, { kind: 'file' }>;

const common = { id, name: text, link: linkSchema };

/** The kiosk on whose machine the cable ends; null: the server's. */
const heldBy = id.nullable().default(null);

const printer = z.strictObject({
  ...common,
  heldBy,
  driver: z.literal('escpos'),
  /** Printable dots: 576 for 80 mm paper, 384 for 58 mm. */
  paperWidthDots: z.literal([384, 576]),
  /** How the printer tells how it is: asked (DLE EOT), by itself (automatic status back), or not at all. */
  status: z.enum(['asked', 'automatic', 'none']).default('asked'),
  /** What proves that a ticket came out: the answer to GS r, or nothing. */
  confirm: z.enum(['gs-r', 'none']).default('gs-r'),
});

/** A two-line character display beside a counter, 20 columns as a rule. */
const customerDisplay = z.strictObject({
  ...common,
  driver: z.literal('customer-display'),
  commands: z.enum(['escpos', 'cd5220']),
  counterId: id,
  columns: z.number().int().min(8).max(40).default(20),
  brightness: z.number().int().min(1).max(4).default(4),
});

/** Longest first byte of an answer to come after the last byte of a question. */
const turnaroundMs = z.number().int().min(5).max(1000);

const modbusPanels = z.strictObject({
  ...common,
  driver: z.literal('modbus-panels'),
  /** First holding register of what is shown, counted from 0. */
  register: z.number().int().min(0).max(65535),
  /** One register with the value, one or two with packed decimal digits, or two characters in each register. */
  encoding: z.enum(['value', 'bcd', 'ascii']),
  /** `value` and `bcd`: what makes a panel dark. */
  blank: z.number().int().min(0).max(65535).default(0),
  brightness: z
    .strictObject({ register: z.number().int().min(0).max(65535), value: z.number().int().min(0).max(65535) })
    .nullable()
    .default(null),
  turnaroundMs: turnaroundMs.default(60),
  panels: z
    .array(z.strictObject({ address: z.number().int().min(1).max(247), counterId: id, digits: z.number().int().min(3).max(8) }))
    .min(1)
    .max(32),
});

/** One panel's frame, described by its centre: prefix, address, text, checksum, suffix. */
export const frameSchema = z.strictObject({
  prefix: bytes,
  /** `digits`: decimal, padded with zeros; `byte`: one byte; `none`: one panel on the line. */
  address: z.discriminatedUnion('form', [
    z.strictObject({ form: z.literal('none') }),
    z.strictObject({ form: z.literal('byte') }),
    z.strictObject({ form: z.literal('digits'), width: z.number().int().min(1).max(3) }),
  ]),
  align: z.enum(['left', 'right']),
  pad: z.enum([' ', '0']),
  /** Whether the panel has letters; without, digits only. */
  letters: z.boolean(),
  checksum: z.strictObject({
    /** `sum`: low byte of the sum; `lrc`: its two's complement; `crc16`: Modbus, low byte first. */
    kind: z.enum(['none', 'xor', 'sum', 'lrc', 'crc16']),
    /** With the prefix or from the address on. */
    from: z.enum(['prefix', 'address']),
    /** As it is or as two hexadecimal digits a byte. */
    form: z.enum(['byte', 'hex']),
  }),
  suffix: bytes,
  /** What a panel answers, or null. */
  reply: bytes.nullable(),
  /** Sent once after each connection, or null. */
  brightness: bytes.nullable(),
});
export type PanelFrame = z.infer<typeof frameSchema>;

const templatePanels = z.strictObject({
  ...common,
  driver: z.literal('template-panels'),
  frame: frameSchema,
  turnaroundMs: turnaroundMs.default(60),
  panels: z
    .array(z.strictObject({ address: z.number().int().min(0).max(999), counterId: id, digits: z.number().int().min(1).max(16) }))
    .min(1)
    .max(32),
});

/** What a key of a counter keypad asks for. */
export const KEYPAD_ACTIONS = ['next', 'recall', 'missed', 'start', 'finish', 'open', 'close', 'enter', 'clear'] as const;
export type KeypadAction = (typeof KEYPAD_ACTIONS)[number];

/** Keys with the bytes each sends; digits send themselves in ASCII. */
const keypad = z.strictObject({
  ...common,
  driver: z.literal('keypad'),
  counterId: id,
  keys: z.partialRecord(z.enum(KEYPAD_ACTIONS), bytes.pipe(z.string().min(2, { error: 'hex' }))),
});

const scanner = z.strictObject({
  ...common,
  heldBy,
  driver: z.literal('scanner'),
  /** The kiosk whose visitors scan with it. */
  kioskId: id,
  /** What the scanner is set to send behind a code. The driver takes any, so that a wrong one here does no harm. */
  suffix: z.enum(['cr', 'lf', 'crlf']).default('cr'),
});

export const deviceSchema = z.discriminatedUnion('driver', [printer, customerDisplay, modbusPanels, templatePanels, keypad, scanner]);

export type DeviceSettings = z.infer<typeof deviceSchema>;
export type DriverName = DeviceSettings['driver'];
export type SettingsOf<Name extends DriverName> = Extract<DeviceSettings, { driver: Name }>;
export type PrinterSettings = SettingsOf<'escpos'>;
/** Devices that show counters' numbers. */
export type LedSettings = SettingsOf<'customer-display' | 'modbus-panels' | 'template-panels'>;

/** What a panel can show of a number (N1): how many characters, and whether letters. */
export interface Cells {
  readonly counterId: string;
  readonly count: number;
  readonly letters: boolean;
}

/** The panels of a device that shows counters. */
export function cellsOf(device: DeviceSettings): Cells[] {
  switch (device.driver) {
    case 'customer-display':
      return [{ counterId: device.counterId, count: device.columns, letters: true }];
    case 'modbus-panels':
      return device.panels.map(({ counterId, digits }) => ({ counterId, count: digits, letters: device.encoding === 'ascii' }));
    case 'template-panels':
      return device.panels.map(({ counterId, digits }) => ({ counterId, count: digits, letters: device.frame.letters }));
    case 'escpos':
    case 'keypad':
    case 'scanner':
      return [];
  }
}

/** Where the cable goes: `host:port`, the name of a serial port or a printer, or the id of a file. */
export function addressOf(link: LinkSettings): string {
  switch (link.kind) {
    case 'tcp':
      return `${link.host}:${link.port}`;
    case 'serial':
      return link.port;
    case 'usb-printer':
      return link.printer;
    case 'file':
      return link.place;
  }
}

/** The kiosk that holds the cable, or null for the server. */
export function holderOf(device: DeviceSettings): string | null {
  return 'heldBy' in device ? device.heldBy : null;
}

export function kindOf(device: DeviceSettings): DeviceKind {
  switch (device.driver) {
    case 'escpos':
      return 'printer';
    case 'keypad':
    case 'scanner':
      return device.driver;
    case 'customer-display':
    case 'modbus-panels':
    case 'template-panels':
      return 'display';
  }
}

export function isDisplay(device: DeviceSettings): device is LedSettings {
  return kindOf(device) === 'display';
}

export function isPrinter(device: DeviceSettings): device is PrinterSettings {
  return device.driver === 'escpos';
}
