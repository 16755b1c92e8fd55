import { describe, expect, test } from 'vitest';
import seed from '../../../../../resources/seed/centre.json' with { type: 'json' };
import { parseCentre } from './centre-faults.ts';

const nameOf = (i: number) => ({ vi: `Thiết bị ${i}`, en: `Device ${i}` });
const name = nameOf(0);
const tcp = (port: number) => ({ kind: 'tcp', host: '192.0.2.7', port });
const serial = (port: string) => ({ kind: 'serial', port });
const PRINTER = { id: 'p1', name, link: tcp(9100), driver: 'escpos', paperWidthDots: 576 };
const MODBUS = {
  id: 'led',
  name,
  link: serial('/dev/luot/led'),
  driver: 'modbus-panels',
  register: 0,
  encoding: 'ascii',
  panels: [{ address: 1, counterId: 'counter-1', digits: 6 }],
};
const FRAME = {
  prefix: '02',
  address: { form: 'digits', width: 2 },
  align: 'right',
  pad: ' ',
  letters: true,
  checksum: { kind: 'none', from: 'address', form: 'byte' },
  suffix: '03',
  reply: null,
  brightness: null,
};
const TEMPLATE = {
  id: 'led',
  name,
  link: serial('/dev/luot/led'),
  driver: 'template-panels',
  frame: FRAME,
  panels: [{ address: 1, counterId: 'counter-1', digits: 6 }],
};
const KEYPAD = { id: 'keys', name, link: serial('/dev/luot/keys'), driver: 'keypad', counterId: 'counter-1', keys: {} };
const SCANNER = { id: 'scan', name, link: serial('/dev/luot/scan'), driver: 'scanner', kioskId: 'kiosk-1' };
const CUSTOMER = { id: 'vfd', name, link: serial('/dev/luot/vfd'), driver: 'customer-display', commands: 'escpos', counterId: 'counter-1' };

/** The faults of the sample centre with these devices and no others, in English; the Vietnamese ones match them one by one. */
function faults(devices: readonly object[], change: (centre: Record<string, unknown>) => void = () => undefined): string[] {
  const centre: Record<string, unknown> = { ...structuredClone(seed), devices, kiosks: ['kiosk-1', 'kiosk-2'].map((id) => ({ id, name, printerId: null })) };
  change(centre);
  for (const list of ['devices', 'kiosks']) centre[list] = (centre[list] as object[]).map((thing, i) => ({ ...thing, name: nameOf(i) }));
  const parsed = parseCentre(centre);
  if (parsed.ok) return [];
  for (const { vi, en } of parsed.no) {
    expect(vi).not.toBe(en);
    expect(vi).toBe(vi.normalize('NFC'));
    expect(vi.split(':')[0]).toBe(en.split(':')[0]);
    expect(vi + en).not.toMatch(/\{\w+\}/);
  }
  return parsed.no.map(({ en }) => en);
}
const kiosks =
  (...list: (readonly [string, string | null])[]) =>
  (centre: Record<string, unknown>) => {
    centre['kiosks'] = list.map(([id, printerId]) => ({ id, name, printerId }));
  };

describe('a registry without a fault', () => {
  test('devices of every kind, on ports of their own', () => {
    expect(faults([PRINTER, { ...MODBUS, id: 'led-2', link: serial('COM4') }, TEMPLATE, KEYPAD, SCANNER, CUSTOMER])).toEqual([]);
    expect(faults([])).toEqual([]);
  });
});

describe('cables', () => {
  test('two devices on one port of one machine', () => {
    expect(faults([PRINTER, { ...PRINTER, id: 'p2' }])).toEqual(['devices.p2.link: the port 192.0.2.7:9100 is used by the device "p1" already.']);
    expect(faults([KEYPAD, { ...SCANNER, link: KEYPAD.link }])).toEqual(['devices.scan.link: the port /dev/luot/keys is used by the device "keys" already.']);
    const usb = { kind: 'usb-printer', printer: 'usb:04b8:0e28' };
    expect(
      faults([
        { ...PRINTER, link: usb },
        { ...PRINTER, id: 'p2', link: usb },
      ]),
    ).toHaveLength(1);
    const file = { kind: 'file', place: 'stand-in' };
    expect(
      faults([
        { ...PRINTER, link: file },
        { ...PRINTER, id: 'p2', link: file },
      ]),
    ).toHaveLength(1);
  });

  test('ports of the same name on different machines are different ports', () => {
    const port = serial('COM3');
    expect(
      faults([
        { ...PRINTER, link: port },
        { ...PRINTER, id: 'p2', link: port, heldBy: 'kiosk-1' },
        { ...PRINTER, id: 'p3', link: port, heldBy: 'kiosk-2' },
      ]),
    ).toEqual([]);
  });

  test('an id twice', () => {
    expect(faults([PRINTER, { ...PRINTER, link: tcp(9101) }])).toEqual(['devices: "p1" is used twice.']);
  });

  test('[P1c] whoever holds the cable prints: no other kiosk’s tickets', () => {
    const held = { ...PRINTER, heldBy: 'kiosk-1' };
    expect(faults([held], kiosks(['kiosk-1', 'p1'], ['kiosk-2', null]))).toEqual([]);
    expect(faults([held], kiosks(['kiosk-1', 'p1'], ['kiosk-2', 'p1']))).toEqual([
      'kiosks.kiosk-2.printerId: the kiosk "kiosk-1" holds this printer, so the kiosk "kiosk-2" cannot print on it.',
    ]);
    expect(faults([PRINTER], kiosks(['kiosk-1', 'p1'], ['kiosk-2', 'p1']))).toEqual([]);
    expect(faults([{ ...PRINTER, heldBy: 'kiosk-9' }])).toEqual(['devices.p1.heldBy: there is no "kiosk-9".']);
  });

  test('a kiosk prints on a printer, and on nothing else', () => {
    expect(faults([KEYPAD], kiosks(['kiosk-1', 'keys'], ['kiosk-2', null]))).toEqual(['kiosks.kiosk-1.printerId: there is no "keys".']);
  });

  test('a scanner serves the kiosk that holds it, or from the server any', () => {
    expect(faults([{ ...SCANNER, heldBy: 'kiosk-1' }])).toEqual([]);
    expect(faults([{ ...SCANNER, heldBy: 'kiosk-2' }])).toEqual(['devices.scan.kioskId: a scanner that the kiosk "kiosk-2" holds serves that kiosk alone.']);
    expect(faults([{ ...SCANNER, kioskId: 'kiosk-9' }])).toEqual(['devices.scan.kioskId: there is no "kiosk-9".']);
  });
});

describe('counters', () => {
  test.each([
    ['customer-display', { ...CUSTOMER, counterId: 'counter-99' }, 'vfd'],
    ['keypad', { ...KEYPAD, counterId: 'counter-99' }, 'keys'],
    ['modbus', { ...MODBUS, panels: [{ address: 1, counterId: 'counter-99', digits: 6 }] }, 'led'],
    ['template', { ...TEMPLATE, panels: [{ address: 1, counterId: 'counter-99', digits: 6 }] }, 'led'],
  ])('%s: one that is not there', (_driver, device, id) => {
    expect(faults([device])).toEqual([`devices.${id}.counterId: there is no "counter-99".`]);
  });

  test('[N1c] every possible number fits every panel that may show it', () => {
    const narrow = (digits: number) => faults([{ ...TEMPLATE, panels: [{ address: 1, counterId: 'counter-1', digits }] }]);
    expect(narrow(4)).toEqual([]);
    expect(narrow(3).length).toBeGreaterThan(0);
    for (const fault of narrow(3)) expect(fault).toMatch(/^series\.\w+: the number [A-Z]\d+ cannot be shown on the display "led"\.$/);
    expect(faults([{ ...TEMPLATE, frame: { ...FRAME, letters: false } }]).length).toBeGreaterThan(0);
    expect(faults([{ ...MODBUS, encoding: 'bcd' }]).length).toBeGreaterThan(0);
  });
});

describe('lines with several panels', () => {
  const panels = (...addresses: number[]) => addresses.map((address, i) => ({ address, counterId: `counter-${i + 1}`, digits: 4 }));

  test.each([MODBUS, TEMPLATE])('an address twice on one line ($driver)', (device) => {
    expect(faults([{ ...device, panels: panels(1, 2, 1, 1) }])).toEqual(['devices.led.panels: the address 1 is used twice on one line.']);
    expect(
      faults([
        { ...device, panels: panels(1, 2) },
        { ...device, id: 'led-2', link: serial('COM5'), panels: panels(1, 2) },
      ]),
    ).toEqual([]);
  });

  test.each([MODBUS, TEMPLATE])('[L4] a counter twice on one line: one of the two could be lost unseen ($driver)', (device) => {
    const twice = panels(1, 2).map((panel) => ({ ...panel, counterId: 'counter-1' }));
    expect(faults([{ ...device, panels: twice }])).toEqual(['devices.led.panels: the counter "counter-1" has two panels on one line.']);
  });

  test('[N1c] one register holds four digits', () => {
    const numeric = (centre: Record<string, unknown>) => {
      const [first] = structuredClone(seed.series);
      centre['series'] = [{ ...first, style: { kind: 'numeric', thousand: 1 }, dailyLimit: 999 }];
      centre['services'] = seed.services.map((service) => ({ ...service, seriesId: first?.id }));
    };
    expect(faults([{ ...MODBUS, encoding: 'value', panels: panels(1) }], numeric)).toEqual([]);
    const wide = [{ address: 1, counterId: 'counter-1', digits: 5 }];
    expect(faults([{ ...MODBUS, encoding: 'value', panels: wide }], numeric)).toEqual(['devices.led.panels: one register holds 4 digits.']);
    expect(faults([{ ...MODBUS, encoding: 'bcd', panels: wide }], numeric)).toEqual([]);
  });

  const frame = (change: object, ...addresses: number[]) => faults([{ ...TEMPLATE, frame: { ...FRAME, ...change }, panels: panels(...addresses) }]);

  test('an address that cannot be written', () => {
    expect(frame({ address: { form: 'digits', width: 2 } }, 99)).toEqual([]);
    expect(frame({ address: { form: 'digits', width: 2 } }, 100)).toEqual(['devices.led.panels: the address 100 cannot be written in the frame.']);
    expect(frame({ address: { form: 'digits', width: 1 } }, 9, 10, 11)).toHaveLength(2);
    expect(frame({ address: { form: 'byte' } }, 255)).toEqual([]);
    expect(frame({ address: { form: 'byte' } }, 256)).toEqual(['devices.led.panels: the address 256 cannot be written in the frame.']);
  });

  test('a frame without an address', () => {
    expect(frame({ address: { form: 'none' } }, 999)).toEqual([]);
    expect(frame({ address: { form: 'none' } }, 1, 2)).toEqual(['devices.led.frame.address: a frame without an address serves one panel only.']);
  });

  test('a frame without beginning and end', () => {
    expect(frame({ prefix: '', suffix: '' }, 1)).toEqual(['devices.led.frame: a frame needs a prefix or a suffix.']);
    expect(frame({ prefix: '' }, 1)).toEqual([]);
    expect(frame({ suffix: '' }, 1)).toEqual([]);
  });

  test.each(['30', '39', '41', '5a', '20', '2d'])('a suffix that may be shown: %s', (suffix) => {
    expect(frame({ suffix }, 1)).toEqual([
      `devices.led.frame.suffix: the suffix ${suffix} is a character that may be shown, so panels would cut the frame short.`,
    ]);
  });

  test.each(['03', '0d0a', '23', '61'])('a suffix that is never shown: %s', (suffix) => {
    expect(frame({ suffix }, 1)).toEqual([]);
  });
});

describe('keys', () => {
  const keys = (map: object) => faults([{ ...KEYPAD, keys: map }]);

  test('that cannot be told apart: the same bytes, or one the beginning of another', () => {
    expect(keys({ next: '4e', recall: '4e' })).toEqual(['devices.keys.keys: the keys "next" and "recall" send what cannot be told apart.']);
    expect(keys({ next: '1b', recall: '1b41' })).toHaveLength(1);
    expect(keys({ next: '1b41', recall: '1b' })).toHaveLength(1);
    expect(keys({ next: '1b41', recall: '1b42', missed: '4e' })).toEqual([]);
    expect(keys({ next: '4e', recall: '4e', missed: '4e' })).toHaveLength(3);
  });

  test('that begin with a digit: cut on the line they would be one', () => {
    for (const next of ['31', '3141']) expect(keys({ next })).toEqual(['devices.keys.keys: what the key "next" sends begins with a digit.']);
    expect(keys({ next: '3a' })).toEqual([]);
  });
});
