import { expect, test } from 'vitest';
import { isPrinterPort, isSerialPort, isUsualAddress } from './usual-address.ts';

const isUsualHost = (host: string, port = 9100) => isUsualAddress({ kind: 'tcp', host, port });

test.each(['127.0.0.1', '10.1.2.3', '172.31.0.9', '192.168.1.50', '169.254.7.7', '::1', 'fe80::1', 'fe80::1%eth0', 'fd12::9', '::ffff:192.168.1.5'])(
  '[R30b] %s is near',
  (host) => expect(isUsualHost(host)).toBe(true),
);

test.each(['printer', 'may-in-1', 'localhost', 'printer.local', 'in.tang-2.lan', 'printer.home.arpa', 'A1'])('[R30b] %s is a name of this network', (host) =>
  expect(isUsualHost(host)).toBe(true),
);

test.each([
  '8.8.8.8',
  '172.32.0.1',
  '192.0.2.7',
  '0.0.0.0',
  '2001:db8::1',
  '::ffff:8.8.8.8',
  'printer.example.vn',
  'local.example.vn',
  'printer.local.example.vn',
  '127.0.0.1%printer.example.vn',
  '134744072', // 8.8.8.8 to the system
  '0x08080808',
  '010.8.8.8',
  'printer.local/x',
  'a b',
  '',
])('[R30b] "%s" is not', (host) => expect(isUsualHost(host)).toBe(false));

test('[R30b] a port of another service is no device’s', () => {
  for (const port of [22, 25, 80, 443, 445, 3306, 5432, 6379]) expect(isUsualHost('192.168.1.50', port), String(port)).toBe(false);
  for (const port of [23, 502, 4001, 9100, 9101, 20_108]) expect(isUsualHost('192.168.1.50', port), String(port)).toBe(true);
});

test.each(['usb:1a86:7523', 'usb:0403:6001:A50285BI', '/dev/ttyUSB0', '/dev/ttyACM12', '/dev/pts/3', '/dev/luot/place-pci-0000_00_14.0-usb-0_1_1.0', 'COM3'])(
  '[R30b] %s is a serial port',
  (name) => expect(isSerialPort(name)).toBe(true),
);

test('[R30b] so are the names udev gives', () => {
  expect(isSerialPort('/dev/serial/by-path/pci-0000:00:14.0-usb-0:1:1.0-port0')).toBe(true);
  expect(isSerialPort('/dev/serial/by-id/usb-FTDI_FT232R_A50285BI-if00-port0')).toBe(true);
});

test.each([
  '/etc/passwd',
  '../luot.db',
  'luot.db',
  '/dev/ttyUSB0/../sda',
  '/dev/serial/by-path/../../sda',
  '/dev/luot/../sda',
  '/dev/luot/..',
  '/dev/sda',
  '/dev/tty1',
  '/dev/mem',
  'C:\\Users\\x',
  '\\\\server\\share',
  'COM3/x',
  '/dev/ttyUSB0\n/x',
])('[R30b] %j is no port', (name) => {
  expect([isSerialPort(name), isPrinterPort(name)]).toEqual([false, false]);
});

test.each(['usb:04b8:0e28', '/dev/usb/lp0', '/dev/lp1', '/dev/luot/printer-04b8-0e28-X7QK', 'LPT1', '\\\\?\\usb#vid_04b8&pid_0e28#X7QK#{28d78fad}'])(
  '[R30b] %s is a printer’s port',
  (name) => expect(isPrinterPort(name)).toBe(true),
);

test.each(['\\\\?\\C:\\data\\luot.db', '\\\\?\\usb#x\\..\\y', '/dev/usb/hiddev0', '/dev/usb/lp0/x'])('[R30b] %s is none', (name) =>
  expect(isPrinterPort(name)).toBe(false),
);
