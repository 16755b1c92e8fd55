import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findSerialPort, kernelPorts, listSerialPorts, matching, parseUsbIdentity } from './serial-ports.ts';
import { linuxPrinters, listUsbPrinters, parseRegistry, type UsbPrinter, usbPrinterLink } from './usb-printers.ts';

/** A folder like the kernel's: USB devices with their ids, and the ttys and printers that hang on them. */
function sysfs(devices: readonly { at: string; ids: Record<string, string>; nodes: readonly string[] }[]): string {
  const sys = mkdtempSync(join(tmpdir(), 'luot-sys-'));
  onTestFinished(() => rmSync(sys, { recursive: true, force: true }));
  for (const { at, ids, nodes } of devices) {
    const usb = join(sys, 'devices/pci0000:00/usb1', at);
    mkdirSync(usb, { recursive: true });
    for (const [file, text] of Object.entries(ids)) writeFileSync(join(usb, file), `${text}\n`);
    for (const node of nodes) {
      // ttyUSB hangs one folder deeper than ttyACM and lp do.
      const holder = /ttyUSB/.test(node) ? join(usb, `${at}:1.0`, node.split('/').at(-1) ?? '') : join(usb, `${at}:1.0`);
      mkdirSync(holder, { recursive: true });
      const link = join(sys, 'class', node, 'device');
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(holder, link);
    }
  }
  return sys;
}

const CH340 = { idVendor: '1a86', idProduct: '7523', manufacturer: 'QinHeng' };
const FTDI = { idVendor: '0403', idProduct: '6001', manufacturer: 'FTDI', serial: 'A50285BI' };
const EPSON = { idVendor: '04b8', idProduct: '0e28', manufacturer: 'EPSON', serial: 'X7QK001234' };

describe('an identity', () => {
  test.each([
    ['usb:1a86:7523', { vendorId: '1a86', productId: '7523', serialNumber: null }],
    ['USB:1A86:7523', { vendorId: '1a86', productId: '7523', serialNumber: null }],
    ['usb:0403:6001:A50285BI', { vendorId: '0403', productId: '6001', serialNumber: 'A50285BI' }],
    ['usb:0403:6001:a:b c', { vendorId: '0403', productId: '6001', serialNumber: 'a:b c' }],
    ['/dev/serial/by-path/pci-usb-0:1', null],
    ['/dev/luot/led', null],
    ['COM3', null],
    ['usb:1a86', null],
    ['usb:1a86:7523:', null],
    ['usb:1a86:752', null],
    ['usb:1a86:7523z', null],
    ['xusb:1a86:7523', null],
    ['', null],
  ])('%j', (port, identity) => {
    expect(parseUsbIdentity(port)).toEqual(identity);
  });

  const ports = [
    { path: 'a', vendorId: '1a86', productId: '7523', serialNumber: null },
    { path: 'b', vendorId: '1a86', productId: '7523', serialNumber: null },
    { path: 'c', vendorId: '0403', productId: '6001', serialNumber: 'A1' },
    { path: 'd', vendorId: '0403', productId: '6001', serialNumber: 'A2' },
    { path: 'e', vendorId: null, productId: null, serialNumber: null },
  ];
  test.each([
    ['usb:1a86:7523', ['a', 'b']],
    ['usb:1a86:7523:A1', []],
    ['usb:0403:6001', ['c', 'd']],
    ['usb:0403:6001:A2', ['d']],
    ['usb:0403:6001:a2', []],
    ['usb:ffff:0000', []],
    ['a', []],
  ])('%s means %j', (identity, paths) => {
    expect(matching(ports, identity).map(({ path }) => path)).toEqual(paths);
  });
});

describe('serial ports as the kernel shows them', () => {
  test('adapters with their ids, from whichever folder they hang on', async () => {
    const sys = sysfs([
      { at: '1-2', ids: FTDI, nodes: ['tty/ttyUSB1'] },
      { at: '1-1', ids: CH340, nodes: ['tty/ttyUSB0'] },
      { at: '1-3', ids: EPSON, nodes: ['tty/ttyACM0'] },
    ]);
    mkdirSync(join(sys, 'class/tty/ttyS0'), { recursive: true });
    mkdirSync(join(sys, 'class/tty/console'), { recursive: true });
    expect(await kernelPorts(sys)).toEqual([
      { path: '/dev/ttyACM0', vendorId: '04b8', productId: '0e28', serialNumber: 'X7QK001234', maker: 'EPSON' },
      { path: '/dev/ttyUSB0', vendorId: '1a86', productId: '7523', serialNumber: null, maker: 'QinHeng' },
      { path: '/dev/ttyUSB1', vendorId: '0403', productId: '6001', serialNumber: 'A50285BI', maker: 'FTDI' },
    ]);
  });

  test('one that is being pulled has no ids, and that is no crash', async () => {
    const sys = sysfs([]);
    mkdirSync(join(sys, 'class/tty/ttyUSB0'), { recursive: true });
    expect(await kernelPorts(sys)).toEqual([{ path: '/dev/ttyUSB0', vendorId: null, productId: null, serialNumber: null, maker: null }]);
  });

  test('where the kernel has no such folder there are none', async () => {
    expect(await kernelPorts('/no/such/folder')).toEqual([]);
  });

  test('of this machine: a list, with or without udev', async () => {
    for (const { path, vendorId } of await listSerialPorts()) {
      expect(path).toMatch(/^(\/dev\/|COM)/);
      if (vendorId !== null) expect(vendorId).toMatch(/^[0-9a-f]{4}$/);
    }
  });

  test('a path is taken as it is; an identity that is not there is missing', async () => {
    expect(await findSerialPort('/dev/luot/led')).toBe('/dev/luot/led');
    expect(await findSerialPort('COM7')).toBe('COM7');
    await expect(findSerialPort('usb:ffff:fffe')).rejects.toMatchObject({ fault: { code: 'port-missing', params: { port: 'usb:ffff:fffe' } } });
  });
});

describe('USB printers', () => {
  test('Linux: as the kernel shows them', async () => {
    const sys = sysfs([
      { at: '1-1', ids: EPSON, nodes: ['usbmisc/lp0'] },
      { at: '1-2', ids: { idVendor: '0fe6', idProduct: '811e' }, nodes: ['usbmisc/lp1'] },
    ]);
    mkdirSync(join(sys, 'class/usbmisc/hiddev0'), { recursive: true });
    expect(await linuxPrinters(sys, '/dev')).toEqual([
      { path: '/dev/usb/lp0', vendorId: '04b8', productId: '0e28', serialNumber: 'X7QK001234', maker: 'EPSON' },
      { path: '/dev/usb/lp1', vendorId: '0fe6', productId: '811e', serialNumber: null, maker: null },
    ]);
    expect(await linuxPrinters('/no/such/folder', '/dev')).toEqual([]);
    expect(Array.isArray(await listUsbPrinters())).toBe(true);
  });

  const KEY = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\DeviceClasses\\{28d78fad-5a12-11d1-ae5b-0000f803a8c2}';
  const GUID = '{28d78fad-5a12-11d1-ae5b-0000f803a8c2}';
  test.each([
    ['one with a serial number', `\\\\?\\usb#vid_04b8&pid_0e28#X7QK001234#${GUID}`, { vendorId: '04b8', productId: '0e28', serialNumber: 'X7QK001234' }],
    ['one without', `\\\\?\\usb#vid_0fe6&pid_811e#6&2ab7f8&0&3#${GUID}`, { vendorId: '0fe6', productId: '811e', serialNumber: null }],
    ['a part of a device', `\\\\?\\usb#vid_0416&pid_5011&mi_01#7&1c&0&0001#${GUID}`, { vendorId: '0416', productId: '5011', serialNumber: null }],
    ['in capitals', `\\\\?\\USB#VID_04B8&PID_0E28#X7#${GUID}`, { vendorId: '04b8', productId: '0e28', serialNumber: 'X7' }],
  ])('Windows: %s', (_words, path, expected) => {
    expect(parseRegistry(`\r\n${KEY}\\##?#USB#...\\#\r\n    SymbolicLink    REG_SZ    ${path}\r\n\r\n`)).toEqual([{ path, ...expected, maker: null }]);
  });

  test('Windows: several, and none', () => {
    const line = (path: string) => `    SymbolicLink    REG_SZ    ${path}\r\n`;
    const two = `${line(`\\\\?\\usb#vid_04b8&pid_0e28#A#${GUID}`)}\r\n${line(`\\\\?\\usb#vid_04b8&pid_0e28#B#${GUID}`)}End of search: 2 match(es) found.\r\n`;
    expect(parseRegistry(two).map(({ serialNumber }) => serialNumber)).toEqual(['A', 'B']);
    for (const nothing of [
      '',
      'End of search: 0 match(es) found.',
      'ERROR: The system was unable to find the specified registry key or value.',
      line('\\\\?\\hid#vid_04b8&pid_0e28#A#{x}'),
    ]) {
      expect(parseRegistry(nothing)).toEqual([]);
    }
  });

  const printer = (path: string, serialNumber: string | null): UsbPrinter => ({ path, vendorId: '04b8', productId: '0e28', serialNumber, maker: null });
  test.each([
    ['usb:04b8:0e28', [], 'port-missing'],
    ['usb:04b8:0e28', [printer('/dev/usb/lp0', null), printer('/dev/usb/lp1', null)], 'port-ambiguous'],
    ['usb:04b8:0e28:C', [printer('/dev/usb/lp0', 'A'), printer('/dev/usb/lp1', 'B')], 'port-missing'],
    ['/dev/usb/luot-none', [], 'port-missing'],
  ])('%s among %j: %s', async (identity, list, code) => {
    await expect(usbPrinterLink(identity, async () => list).connect()).rejects.toMatchObject({ fault: { code } });
  });

  test('one that is found is opened, also after it has come back at another place', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'luot-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    let place = join(folder, 'lp0');
    writeFileSync(place, '');
    const link = usbPrinterLink('usb:04b8:0e28:A', async () => [printer(place, 'A'), printer(join(folder, 'lp9'), 'B')]);
    (await link.connect()).close();
    place = join(folder, 'lp1');
    writeFileSync(place, '');
    (await link.connect()).close();
    expect(link.address).toBe('usb-printer usb:04b8:0e28:A');
  });
});
