import { describe, expect, test } from 'vitest';
import { cellsOf, type DeviceSettings, deviceSchema, holderOf, isDisplay, isPrinter, kindOf, linkSchema } from './device-settings.ts';

const name = { vi: 'Thiết bị', en: 'Device' };
const SERIAL = { kind: 'serial', port: 'usb:1a86:7523' };
const LINK = { kind: 'tcp', host: '192.0.2.7', port: 9100 };
const FRAME = {
  prefix: '02',
  address: { form: 'digits', width: 2 },
  align: 'right',
  pad: ' ',
  letters: true,
  checksum: { kind: 'xor', from: 'address', form: 'hex' },
  suffix: '0D 0A',
  reply: null,
  brightness: null,
};

/** The least that describes a device of each kind. */
const LEAST = {
  escpos: { id: 'd', name, link: LINK, driver: 'escpos', paperWidthDots: 576 },
  'customer-display': { id: 'd', name, link: SERIAL, driver: 'customer-display', commands: 'cd5220', counterId: 'c1' },
  'modbus-panels': {
    id: 'd',
    name,
    link: SERIAL,
    driver: 'modbus-panels',
    register: 0,
    encoding: 'ascii',
    panels: [{ address: 1, counterId: 'c1', digits: 6 }],
  },
  'template-panels': { id: 'd', name, link: SERIAL, driver: 'template-panels', frame: FRAME, panels: [{ address: 1, counterId: 'c1', digits: 5 }] },
  keypad: { id: 'd', name, link: SERIAL, driver: 'keypad', counterId: 'c1', keys: { next: '4E 0d' } },
  scanner: { id: 'd', name, link: SERIAL, driver: 'scanner', kioskId: 'k1' },
} as const;
const parse = (device: object): DeviceSettings => deviceSchema.parse(device);
const problems = (device: object) => deviceSchema.safeParse(device).error?.issues.map(({ path }) => path.join('.')) ?? [];
const linkProblems = (link: object) => linkSchema.safeParse(link).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('what need not be said', () => {
  test('a serial port is 9,600 8N1 without flow control', () => {
    expect(linkSchema.parse(SERIAL)).toEqual({ ...SERIAL, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flow: 'none' });
  });

  test.each([
    ['escpos', { heldBy: null, status: 'asked', confirm: 'gs-r' }],
    ['customer-display', { columns: 20, brightness: 4 }],
    ['modbus-panels', { blank: 0, brightness: null, turnaroundMs: 60 }],
    ['template-panels', { turnaroundMs: 60 }],
    ['keypad', { keys: { next: '4e0d' } }],
    ['scanner', { heldBy: null, suffix: 'cr' }],
  ] as const)('%s', (driver, expected) => {
    expect(parse(LEAST[driver])).toMatchObject(expected);
  });
});

describe('bytes out of a manual', () => {
  const prefix = (bytes: string) => {
    const device = deviceSchema.safeParse({ ...LEAST['template-panels'], frame: { ...FRAME, prefix: bytes } });
    return device.success && device.data.driver === 'template-panels' ? device.data.frame.prefix : null;
  };
  test.each([
    ['02', '02'],
    ['AA 55', 'aa55'],
    [' aA\t5 5\n', 'aa55'],
    ['', ''],
    ['0', null],
    ['0x02', null],
    ['02,03', null],
    ['gg', null],
    ['00'.repeat(64), '00'.repeat(64)],
    ['00'.repeat(65), null],
  ])('%j is %j', (bytes, expected) => {
    expect(prefix(bytes)).toBe(expected);
  });

  test('a key sends at least one', () => {
    expect(problems({ ...LEAST.keypad, keys: { next: '' } })).toEqual(['keys.next']);
    expect(problems({ ...LEAST.keypad, keys: { jump: '4e' } })).toEqual(['keys']);
    expect(problems({ ...LEAST.keypad, keys: {} })).toEqual([]);
  });
});

describe('what is out of bounds', () => {
  test.each([
    [{ ...LINK, port: 0 }, 'port'],
    [{ ...LINK, port: 65_536 }, 'port'],
    [{ ...LINK, host: '' }, 'host'],
    [{ ...SERIAL, baudRate: 9_601 }, 'baudRate'],
    [{ ...SERIAL, dataBits: 9 }, 'dataBits'],
    [{ ...SERIAL, parity: 'mark' }, 'parity'],
    [{ ...SERIAL, port: '' }, 'port'],
    [{ kind: 'usb-printer', printer: '' }, 'printer'],
    [{ kind: 'file', place: '../luot.db' }, 'place'],
    [{ kind: 'bluetooth' }, 'kind'],
  ])('%j', (link, path) => {
    expect(linkProblems(link)).toEqual([path]);
  });

  test.each([
    ['escpos', { paperWidthDots: 500 }, 'paperWidthDots'],
    ['customer-display', { columns: 7 }, 'columns'],
    ['customer-display', { brightness: 5 }, 'brightness'],
    ['modbus-panels', { register: 65_536 }, 'register'],
    ['modbus-panels', { turnaroundMs: 1_001 }, 'turnaroundMs'],
    ['modbus-panels', { panels: [] }, 'panels'],
    ['modbus-panels', { panels: [{ address: 0, counterId: 'c1', digits: 4 }] }, 'panels.0.address'], // to all of them: nobody answers
    ['modbus-panels', { panels: [{ address: 248, counterId: 'c1', digits: 4 }] }, 'panels.0.address'],
    ['modbus-panels', { panels: [{ address: 1, counterId: 'c1', digits: 9 }] }, 'panels.0.digits'],
    ['template-panels', { panels: Array.from({ length: 33 }, (_, address) => ({ address, counterId: 'c1', digits: 4 })) }, 'panels'],
    ['template-panels', { frame: { ...FRAME, pad: 'x' } }, 'frame.pad'],
    ['keypad', { counterId: 'Quầy 1' }, 'counterId'],
    ['scanner', { suffix: 'tab' }, 'suffix'],
    ['scanner', { id: 'constructor' }, 'id'],
  ] as const)('%s %j', (driver, change, path) => {
    expect(problems({ ...LEAST[driver], ...change })).toEqual([path]);
  });

  test('[R3] what nobody knows is named, and a device of no kind is no crash', () => {
    expect(problems({ ...LEAST.escpos, colour: 'red' })).toEqual(['']);
    expect(problems({ ...LEAST.escpos, driver: 'laser' })).toEqual(['driver']);
    expect(problems({})).toEqual(['driver']);
  });
});

describe('what a device is', () => {
  const all = Object.values(LEAST).map(parse);

  test('its kind', () => {
    expect(all.map(kindOf)).toEqual(['printer', 'display', 'display', 'display', 'keypad', 'scanner']);
    expect(all.map(isPrinter)).toEqual([true, false, false, false, false, false]);
    expect(all.map(isDisplay)).toEqual([false, true, true, true, false, false]);
  });

  test('who holds its cable: a kiosk where it says so, the server otherwise', () => {
    expect(all.map(holderOf)).toEqual([null, null, null, null, null, null]);
    expect(holderOf(parse({ ...LEAST.escpos, heldBy: 'kiosk-1' }))).toBe('kiosk-1');
    expect(holderOf(parse({ ...LEAST.scanner, heldBy: 'kiosk-1' }))).toBe('kiosk-1');
  });

  test('[N1c] what its panels can show of a number', () => {
    const cells = (device: object) => cellsOf(parse(device)).map(({ counterId, count, letters }) => [counterId, count, letters]);
    expect(cells(LEAST['customer-display'])).toEqual([['c1', 20, true]]);
    expect(cells(LEAST['modbus-panels'])).toEqual([['c1', 6, true]]);
    for (const encoding of ['value', 'bcd']) expect(cells({ ...LEAST['modbus-panels'], encoding })).toEqual([['c1', 6, false]]);
    expect(cells(LEAST['template-panels'])).toEqual([['c1', 5, true]]);
    expect(cells({ ...LEAST['template-panels'], frame: { ...FRAME, letters: false } })).toEqual([['c1', 5, false]]);
    for (const driver of ['escpos', 'keypad', 'scanner'] as const) expect(cells(LEAST[driver])).toEqual([]);
  });
});
