// R30b: where a cable may end without the operator's word. Near, on no port of another service, and under a name that is a
// port's: everything else could be any machine, and any file of this one.
import { BlockList, isIP } from 'node:net';
import type { PortLink } from '@luot/shared/settings/device-settings';

const NEAR = new BlockList();
for (const [address, bits] of [
  ['10.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  NEAR.addSubnet(address, bits, 'ipv4');
}
NEAR.addAddress('::1', 'ipv6');
NEAR.addSubnet('fc00::', 7, 'ipv6');
NEAR.addSubnet('fe80::', 10, 'ipv6');

/** A name of this network. It begins with a letter, because the system takes `134744072` for an address. */
const NEAR_NAME = /^[a-z]([a-z0-9-]*[a-z0-9])?(\.([a-z0-9-]+\.)*(local|lan|home\.arpa))?$/i;

/** Shells, mail, names, web, files, directories, databases, remote screens. */
const OTHER_SERVICES: ReadonlySet<number> = new Set([
  22, 25, 53, 80, 110, 111, 135, 139, 143, 389, 443, 445, 465, 587, 636, 993, 995, 1433, 1521, 2049, 2375, 2376, 3306, 3389, 5432, 5900, 6379, 8080, 8443,
  11211, 27017,
]);

/** `usb:1a86:7523[:SERIAL]`, and the names of resources/udev. */
const STABLE = [/^usb:[0-9a-f]{4}:[0-9a-f]{4}(:.+)?$/i, /^\/dev\/luot\/[\w:.+@-]*\w$/];
const SERIAL = [
  ...STABLE,
  /^\/dev\/tty[A-Za-z][A-Za-z0-9]*$/,
  /^\/dev\/pts\/[0-9]+$/,
  /^\/dev\/serial\/by-(path|id)\/[\w:.+@-]*\w$/,
  /^(\\\\\.\\)?COM[0-9]{1,3}$/i,
];
const PRINTER = [...STABLE, /^\/dev\/(usb\/)?lp[0-9]+$/, /^\\\\[?.]\\usb#[^\\/]+$/i, /^(\\\\\.\\)?LPT[0-9]$/i];

export function isUsualAddress(link: PortLink): boolean {
  switch (link.kind) {
    case 'tcp':
      return isNear(link.host) && !OTHER_SERVICES.has(link.port);
    case 'serial':
      return isSerialPort(link.port);
    case 'usb-printer':
      return isPrinterPort(link.printer);
  }
}

export function isSerialPort(name: string): boolean {
  return SERIAL.some((form) => form.test(name));
}

export function isPrinterPort(name: string): boolean {
  return PRINTER.some((form) => form.test(name));
}

function isNear(host: string): boolean {
  switch (isIP(host)) {
    case 4:
      return NEAR.check(host, 'ipv4');
    case 6:
      return NEAR.check(host.replace(/%.*/, ''), 'ipv6'); // fe80::1%eth0
    default:
      return NEAR_NAME.test(host);
  }
}
