// `luot devices`: the ports of this machine and what would claim each; a test of one device; virtual devices to try with.
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { openPanelLine, panelsOf } from '@luot/devices/displays/open-panel-line';
import { EmulatedDevices } from '@luot/devices/emulators/emulated-devices';
import type { Link } from '@luot/devices/links/link';
import { openDeviceLink } from '@luot/devices/links/open-device-link';
import { linkAddress } from '@luot/devices/links/open-link';
import { listSerialPorts, type PortIdentity, parseUsbIdentity } from '@luot/devices/links/serial-ports';
import { listUsbPrinters } from '@luot/devices/links/usb-printers';
import { ticketBytes } from '@luot/devices/printers/ticket-bytes';
import { TicketPrinter } from '@luot/devices/printers/ticket-printer';
import { deviceFaultText } from '@luot/shared/domain/devices/device-fault';
import { canPrint } from '@luot/shared/domain/devices/device-state';
import { refusalSentence } from '@luot/shared/domain/refusal';
import type { Reply } from '@luot/shared/protocol/commands';
import { testPaper } from '@luot/shared/protocol/ticket-paper';
import type { DeviceDetail } from '@luot/shared/protocol/views/devices-view';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { type DeviceSettings, isDisplay, isPrinter, type LedSettings } from '@luot/shared/settings/device-settings';
import { readCentre } from '../centre/data-folder.ts';
import { Places } from '../places/places.ts';
import { PLACES_FILE } from '../places/places-file.ts';
import { ask, withCentre } from './centre.ts';
import { fail } from './fail.ts';

export interface DevicesFlags {
  readonly data: string;
  readonly centre?: string;
  readonly test?: string;
  readonly emulate: boolean;
}

export async function devices(flags: DevicesFlags): Promise<void> {
  if (flags.test !== undefined) return testDevice(flags.test, flags);
  const settings = await settingsOf(flags);
  if (flags.emulate) return emulate(settings?.devices ?? []);
  await listPorts(settings?.devices ?? []);
  await listDevices(flags, settings?.devices ?? []);
}

/** The settings of the file that was named, else of the data folder; null where there are none. */
async function settingsOf({ centre, data }: DevicesFlags): Promise<CentreSettings | null> {
  if (centre !== undefined) return readCentre(centre);
  const stored = await withCentre(
    data,
    async (server) => (await ask(server, 'GET', '/centre')) as { document: CentreSettings } | null,
    (journal) => journal.centre(),
  ).catch(() => null);
  return stored?.document ?? null;
}

async function listPorts(registry: readonly DeviceSettings[]): Promise<void> {
  const ports = [
    ...(await listSerialPorts()).map((port) => ({ ...port, kind: 'serial' as const })),
    ...(await listUsbPrinters()).map((printer) => ({ ...printer, stablePath: null, kind: 'usb-printer' as const })),
  ];
  console.log('Cổng của máy này / Ports of this machine:');
  if (ports.length === 0) console.log('  (không có cổng nối tiếp hay máy in USB / no serial port, no USB printer)');
  for (const port of ports) {
    const usb = port.vendorId === null ? '–' : `usb:${port.vendorId}:${port.productId}${port.serialNumber === null ? '' : `:${port.serialNumber}`}`;
    console.log(`  ${port.path}  ${usb}${port.stablePath === null ? '' : `  ${port.stablePath}`}${port.maker === null ? '' : `  ${port.maker}`}`);
    console.log(`      → ${claimOf(port, port.kind, registry)}`);
  }
}

/** Makers whose devices say by themselves what they are; a mere adapter may carry anything. */
const KNOWN: readonly (readonly [vendor: string, driver: string])[] = [
  ['04b8', 'escpos (Epson)'],
  ['1504', 'escpos (Bixolon)'],
  ['1d90', 'escpos (Citizen)'],
  ['0c2e', 'scanner (Honeywell)'],
  ['05e0', 'scanner (Zebra)'],
  ['05f9', 'scanner (Datalogic)'],
  ['1eab', 'scanner (Newland)'],
];

function claimOf(port: PortIdentity, kind: 'serial' | 'usb-printer', registry: readonly DeviceSettings[]): string {
  const claims = registry.filter(({ link }) => {
    if (link.kind !== kind) return false;
    const wanted = link.kind === 'serial' ? link.port : link.kind === 'usb-printer' ? link.printer : '';
    const usb = parseUsbIdentity(wanted);
    if (usb === null) return wanted === port.path || wanted === port.stablePath;
    return usb.vendorId === port.vendorId && usb.productId === port.productId && (usb.serialNumber === null || usb.serialNumber === port.serialNumber);
  });
  if (claims.length > 0) return claims.map(({ id, driver }) => `${id} (${driver})`).join(', ');
  const guess = kind === 'usb-printer' ? 'escpos' : KNOWN.find(([vendor]) => vendor === port.vendorId)?.[1];
  if (guess !== undefined) return `chưa dùng, có thể là / unclaimed, probably: ${guess}`;
  return 'chưa dùng; ghi vào "devices" của cấu hình / unclaimed; add it to "devices" in the settings';
}

/** What the settings have, with how it is where a server runs. */
async function listDevices(flags: DevicesFlags, registry: readonly DeviceSettings[]): Promise<void> {
  if (registry.length === 0) return;
  const live = await withCentre<DeviceDetail[] | null>(
    flags.data,
    async (server) => (await ask(server, 'GET', '/devices.json')) as DeviceDetail[],
    () => null,
  ).catch(() => null);
  console.log('\nThiết bị trong cấu hình / Devices of the settings:');
  for (const { id, driver, link, name } of registry) {
    console.log(`  ${id}  ${driver}  ${linkAddress(link)}  ${name.vi}`);
    for (const detail of live?.filter((d) => d.id === id || d.id.startsWith(`${id}.`)) ?? []) {
      console.log(`      ${detail.id}: ${detail.state}${detail.error === null ? '' : ` – ${detail.error.vi}\n        ${detail.error.en}`}`);
    }
  }
  if (live === null) console.log('  (máy chủ không chạy / the server is not running)');
}

/** A running server holds its cables and is asked; without one, or with a settings file, the device is opened here. */
async function testDevice(id: string, flags: DevicesFlags): Promise<void> {
  const reply =
    flags.centre !== undefined
      ? readCentre(flags.centre)
      : await withCentre<Reply | CentreSettings | null>(
          flags.data,
          async (server) => (await ask(server, 'POST', `/devices/${encodeURIComponent(id)}/test`)) as Reply,
          (journal) => journal.centre()?.document ?? null,
        );
  if (reply !== null && 'ok' in reply) {
    if (!reply.ok) return fail(reply.refusal.code, refusalSentence(reply.refusal, 'vi'), refusalSentence(reply.refusal, 'en'));
    console.log(`Đã gửi lệnh thử đến ${id}. / The test has been sent to ${id}.`);
    return;
  }
  const device = reply?.devices.find((d) => d.id === id);
  if (reply === null || device === undefined)
    return fail('unknown-device', `Không có thiết bị "${id}" trong cấu hình.`, `There is no device "${id}" in the settings.`);
  const data = resolve(flags.data);
  const link = openDeviceLink(device.link, new Places(join(data, PLACES_FILE), [data]));
  if (isPrinter(device)) return testPrinter(device, link, reply);
  if (isDisplay(device)) return testDisplay(device, link);
  fail('not-testable', refusalSentence({ code: 'not-testable' }, 'vi'), refusalSentence({ code: 'not-testable' }, 'en'));
}

const READY_WITHIN_MS = 5_000;

async function testPrinter(device: DeviceSettings & { driver: 'escpos' }, link: Link, settings: CentreSettings): Promise<void> {
  let changed: () => void = () => undefined;
  const printer = new TicketPrinter({ link, status: device.status, confirm: device.confirm, onStatus: () => changed() });
  try {
    await new Promise<void>((done) => {
      const timer = setTimeout(done, READY_WITHIN_MS);
      changed = () => {
        if (!canPrint(printer.status.state)) return;
        clearTimeout(timer);
        done();
      };
    });
    const { fault } = printer.status;
    if (!canPrint(printer.status.state) && fault !== null) {
      const text = deviceFaultText(fault);
      return fail(fault.code, text.vi, text.en);
    }
    const bytes = ticketBytes(testPaper(settings.name, device.name, Date.now(), settings.timeZone), { widthDots: device.paperWidthDots, logo: null });
    const outcome = await printer.print(bytes, () => true);
    console.log(
      {
        printed: 'Máy in báo đã in xong. / The printer says it has printed.',
        unknown: 'Đã gửi, máy in không báo gì. / Sent; the printer did not confirm.',
        unsent: 'Chưa gửi được. / Nothing could be sent.',
      }[outcome],
    );
    if (outcome === 'unsent') process.exitCode = 1;
  } finally {
    printer.close();
  }
}

/** Every segment of the line's displays for a moment, and which of them have answered. */
async function testDisplay(device: LedSettings, link: Link): Promise<void> {
  const line = openPanelLine({ settings: device, link, label: '8', onStatus: () => undefined });
  const panels = panelsOf(device);
  for (const { key } of panels) line.test(key, 2 * READY_WITHIN_MS);
  await new Promise((resolve) => setTimeout(resolve, READY_WITHIN_MS));
  const statuses = panels.map(({ key, address }) => ({ key, address, status: line.status(key) }));
  await line.close();
  for (const { key, address, status } of statuses) {
    const text = status?.fault === null || status?.fault === undefined ? null : deviceFaultText(status.fault);
    console.log(`  ${key} (${address}): ${status?.state ?? 'offline'}${text === null ? '' : ` – ${text.vi}\n    ${text.en}`}`);
  }
  if (statuses.some(({ status }) => status?.state !== 'ready')) process.exitCode = 1;
}

/** Virtual devices until Ctrl-C; each line typed is `DEVICE VERB [text]`. */
async function emulate(registry: readonly DeviceSettings[]): Promise<void> {
  if (registry.length === 0) return fail('no-centre', 'Chưa có cấu hình: dùng --centre FILE.', 'There are no settings: use --centre FILE.');
  const emulated = await EmulatedDevices.start(registry);
  for (const device of registry) console.log(`  ${device.id.padEnd(16)} ${device.driver.padEnd(18)} ${linkAddress(emulated.linkOf(device) ?? device.link)}`);
  console.log('\nDEVICE VERB [text]  –  Ctrl-C');
  for (const id of emulated.ids)
    console.log(
      `  ${id}: ${emulated
        .verbs(id)
        .map(({ verb }) => verb)
        .join(' ')}`,
    );
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const [id = '', verb = '', ...text] = line.trim().split(/\s+/);
    if (id === '') return;
    if (!emulated.act(id, verb, text.join(' '))) console.log(`? ${id} ${verb}`);
    else
      console.log(
        `${id}: ${
          emulated
            .verbs(id)
            .filter(({ on }) => on)
            .map((v) => v.verb)
            .join(' ') || 'ok'
        }`,
      );
  });
  await new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
  lines.close();
  await emulated.stop();
}
