// Which serial ports there are, and what stays the same about each when cables are moved.
import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SerialPort } from 'serialport';
import { LinkFault } from './link.ts';

export interface PortIdentity {
  readonly path: string;
  /** Four hexadecimal digits each; null for a port that is no USB adapter. */
  readonly vendorId: string | null;
  readonly productId: string | null;
  readonly serialNumber: string | null;
  readonly maker: string | null;
  /** Another path of the same port that does not change with the order of plugging. */
  readonly stablePath: string | null;
}

/**
 * Every port of this machine; an empty list where there is none. On Linux by what the kernel itself shows: it needs no
 * udev, and no program is started each time a lost port is looked for.
 */
export async function listSerialPorts(): Promise<PortIdentity[]> {
  if (process.platform === 'linux') {
    const stable = await stablePaths();
    return (await kernelPorts()).map((port) => ({ ...port, stablePath: stable.get(port.path) ?? null }));
  }
  const found = await SerialPort.list().catch(() => []);
  return found.map(({ path, vendorId, productId, serialNumber, manufacturer }) => ({
    path,
    vendorId: vendorId?.toLowerCase() ?? null,
    productId: productId?.toLowerCase() ?? null,
    serialNumber: serialNumber ?? null,
    maker: manufacturer ?? null,
    stablePath: null,
  }));
}

/** `usb:1a86:7523[:SERIAL]`, or null for a path. */
export function parseUsbIdentity(port: string): { vendorId: string; productId: string; serialNumber: string | null } | null {
  const match = /^usb:([0-9a-f]{4}):([0-9a-f]{4})(?::(.+))?$/i.exec(port);
  if (match === null) return null;
  return { vendorId: (match[1] ?? '').toLowerCase(), productId: (match[2] ?? '').toLowerCase(), serialNumber: match[3] ?? null };
}

/** Those of a list that an identity means. */
export function matching<Port extends Pick<PortIdentity, 'vendorId' | 'productId' | 'serialNumber'>>(ports: readonly Port[], identity: string): Port[] {
  const wanted = parseUsbIdentity(identity);
  if (wanted === null) return [];
  return ports.filter(
    ({ vendorId, productId, serialNumber }) =>
      vendorId === wanted.vendorId && productId === wanted.productId && (wanted.serialNumber === null || serialNumber === wanted.serialNumber),
  );
}

/** @throws LinkFault `port-missing`, `port-ambiguous` */
export async function findSerialPort(port: string): Promise<string> {
  if (parseUsbIdentity(port) === null) return port;
  const found = matching(await listSerialPorts(), port);
  if (found.length > 1) throw new LinkFault('port-ambiguous', { port });
  const [only] = found;
  if (only === undefined) throw new LinkFault('port-missing', { port });
  return only.path;
}

/** Real path → the name udev gives it by its identity or its place. */
async function stablePaths(): Promise<Map<string, string>> {
  const paths = new Map<string, string>();
  for (const folder of ['/dev/serial/by-path', '/dev/serial/by-id', '/dev/luot']) {
    for (const name of await readdir(folder).catch(() => [])) {
      const target = await realpath(join(folder, name)).catch(() => null);
      if (target !== null) paths.set(target, join(folder, name));
    }
  }
  return paths;
}

/**
 * Serial ports as the kernel lists them: USB adapters with their ids (/sys/class/tty/ttyUSB0/device → … → the USB device),
 * and ports of the board that are really there (a `type` other than 0).
 */
export async function kernelPorts(sys = '/sys'): Promise<Omit<PortIdentity, 'stablePath'>[]> {
  const names = await readdir(join(sys, 'class/tty')).catch(() => []);
  const ports: Omit<PortIdentity, 'stablePath'>[] = [];
  for (const name of names.filter((n) => /^tty(USB|ACM|S|AMA)\d+$/.test(n))) {
    const type = (await readFile(join(sys, 'class/tty', name, 'type'), 'utf8').catch(() => '')).trim();
    if (name.startsWith('ttyS') && (type === '' || type === '0')) continue;
    const usb = await usbDeviceOf(join(sys, 'class/tty', name, 'device'));
    ports.push({ path: `/dev/${name}`, ...(usb ?? { vendorId: null, productId: null, serialNumber: null, maker: null }) });
  }
  return ports.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export interface UsbDevice {
  readonly vendorId: string | null;
  readonly productId: string | null;
  readonly serialNumber: string | null;
  readonly maker: string | null;
}

/** Climbs from an interface's folder to the USB device that has the ids. */
export async function usbDeviceOf(link: string): Promise<UsbDevice | null> {
  let folder = await realpath(link).catch(() => null);
  for (let up = 0; folder !== null && up < 4; up++, folder = dirname(folder)) {
    const read = async (file: string) => (await readFile(join(folder as string, file), 'utf8').catch(() => null))?.trim() ?? null;
    const vendorId = await read('idVendor');
    if (vendorId !== null) return { vendorId, productId: await read('idProduct'), serialNumber: await read('serial'), maker: await read('manufacturer') };
  }
  return null;
}
