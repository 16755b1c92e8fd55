// Printers of the USB printer class, as the system itself shows them: bytes both ways, no driver of their maker's.
//
//   Linux    /dev/usb/lpN             by the kernel's usblp
//   Windows  \\?\usb#vid_…&pid_…#…    by usbprint.sys, listed in the registry (docs/decisions/0008)
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connectFile } from './file-link.ts';
import { type Link, LinkFault } from './link.ts';
import { matching, parseUsbIdentity, usbDeviceOf } from './serial-ports.ts';

export interface UsbPrinter {
  readonly path: string;
  readonly vendorId: string | null;
  readonly productId: string | null;
  readonly serialNumber: string | null;
  readonly maker: string | null;
}

/** The interface class of usbprint.sys. */
const USBPRINT = '{28d78fad-5a12-11d1-ae5b-0000f803a8c2}';

export function usbPrinterLink(printer: string, list: () => Promise<UsbPrinter[]> = listUsbPrinters): Link {
  return {
    address: `usb-printer ${printer}`,
    connect: async () => {
      const path = await findPath(printer, list);
      return connectFile(path, path);
    },
  };
}

async function findPath(printer: string, list: () => Promise<UsbPrinter[]>): Promise<string> {
  if (parseUsbIdentity(printer) === null) return printer;
  const found = matching(await list(), printer);
  if (found.length > 1) throw new LinkFault('port-ambiguous', { port: printer });
  const [only] = found;
  if (only === undefined) throw new LinkFault('port-missing', { port: printer });
  return only.path;
}

/** Every USB printer of this machine; empty where there is none. */
export function listUsbPrinters(): Promise<UsbPrinter[]> {
  return process.platform === 'win32' ? windowsPrinters() : linuxPrinters('/sys', '/dev');
}

export async function linuxPrinters(sys: string, dev: string): Promise<UsbPrinter[]> {
  const names = await readdir(join(sys, 'class/usbmisc')).catch(() => []);
  const printers: UsbPrinter[] = [];
  for (const name of names.filter((n) => /^lp\d+$/.test(n)).sort()) {
    const usb = await usbDeviceOf(join(sys, 'class/usbmisc', name, 'device'));
    printers.push({ path: join(dev, 'usb', name), ...(usb ?? { vendorId: null, productId: null, serialNumber: null, maker: null }) });
  }
  return printers;
}

async function windowsPrinters(): Promise<UsbPrinter[]> {
  const key = `HKLM\\SYSTEM\\CurrentControlSet\\Control\\DeviceClasses\\${USBPRINT}`;
  const { stdout } = await promisify(execFile)('reg', ['query', key, '/s', '/v', 'SymbolicLink']).catch(() => ({ stdout: '' }));
  return parseRegistry(stdout);
}

/** The lines of `reg query … /v SymbolicLink`: one device interface each. */
export function parseRegistry(output: string): UsbPrinter[] {
  return [...output.matchAll(/SymbolicLink\s+REG_SZ\s+(\\\\\?\\usb#vid_([0-9a-f]{4})&pid_([0-9a-f]{4})[^#]*#([^#]+)#\S+)/gi)].map(
    ([, path, vendor, product, instance]) => ({
      path: path ?? '',
      vendorId: (vendor ?? '').toLowerCase(),
      productId: (product ?? '').toLowerCase(),
      // Windows makes up an instance with ampersands for a printer without a serial number.
      serialNumber: instance?.includes('&') === true ? null : (instance ?? null),
      maker: null,
    }),
  );
}
