import { expect, test } from 'vitest';
import { kioskPlaces } from './kiosk-places.ts';

const places = kioskPlaces({ files: { 'printer-1': '/dev/usb/lp0' }, addresses: ['/dev/may-in'] }, '/home/kiosk/.config/luot');

test('[R30a] a kiosk’s files are those of its own list, and none of its own folder', () => {
  expect([places.file('printer-1'), places.file('printer-2'), places.file('constructor')]).toEqual([{ out: '/dev/usb/lp0', in: '/dev/usb/lp0' }, null, null]);
  expect(places.confinement()).toEqual({ within: [], never: ['/home/kiosk/.config/luot'] });
});

test('[R30b] its ports are called as ports are, or listed here', () => {
  const allows = (printer: string) => places.allows({ kind: 'usb-printer', printer });
  expect([allows('/dev/usb/lp0'), allows('/dev/may-in'), allows('/etc/shell.json')]).toEqual([true, true, false]);
});
