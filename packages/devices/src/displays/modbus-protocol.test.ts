import type { DeviceFault } from '@luot/shared/domain/devices/device-fault';
import type { SettingsOf } from '@luot/shared/settings/device-settings';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { FakeLink } from '../../test/fake-link.ts';
import { Cable } from '../emulators/cable.ts';
import { ModbusEmulator } from '../emulators/modbus-emulator.ts';
import { LinkFault } from '../links/link.ts';
import { modbusProtocol, registersOf } from './modbus-protocol.ts';
import type { Shown } from './shown.ts';

type Settings = SettingsOf<'modbus-panels'>;

const SETTINGS: Settings = {
  id: 'led',
  name: { vi: 'Bảng', en: 'Panels' },
  driver: 'modbus-panels',
  link: { kind: 'tcp', host: 'h', port: 1 },
  register: 0,
  encoding: 'ascii',
  blank: 255,
  brightness: null,
  turnaroundMs: 60,
  panels: [{ address: 5, counterId: 'c5', digits: 4 }],
};
const panel = (address = 5, digits = 4) => ({ key: `c${address}`, address, digits });
const number = (text: string): Shown => ({ kind: 'number', number: text });
const [FREE, PAUSED, DARK, TEST] = (['free', 'paused', 'dark', 'test'] as const).map((kind) => ({ kind })) as [Shown, Shown, Shown, Shown];

describe('registers', () => {
  test.each([
    ['value', 4, number('1012'), [1012]],
    ['value', 3, number('012'), [12]],
    ['value', 4, FREE, [255]],
    ['value', 4, PAUSED, [255]],
    ['value', 4, DARK, [255]],
    ['value', 4, TEST, [8888]],
    ['bcd', 4, number('1012'), [0x1012]],
    ['bcd', 3, number('012'), [0x0012]],
    ['bcd', 8, number('1012'), [0x0000, 0x1012]],
    ['bcd', 8, number('12345678'), [0x1234, 0x5678]],
    ['bcd', 5, number('9999'), [0x0000, 0x9999]],
    ['bcd', 4, FREE, [255]],
    ['bcd', 8, PAUSED, [255, 255]],
    ['bcd', 8, TEST, [0x8888, 0x8888]],
    ['ascii', 4, number('A012'), [0x4130, 0x3132]],
    ['ascii', 5, number('A012'), [0x2020, 0x4130, 0x3132]],
    ['ascii', 5, number('A1000'), [0x2041, 0x3130, 0x3030]],
    ['ascii', 8, number('A012'), [0x2020, 0x2020, 0x4130, 0x3132]],
    ['ascii', 4, PAUSED, [0x2d2d, 0x2d2d]],
    ['ascii', 4, FREE, [0x2020, 0x2020]],
    ['ascii', 4, TEST, [0x3838, 0x3838]],
  ] as const)('%s on %i digits: %j is %j', (encoding, digits, shown, expected) => {
    expect(registersOf({ encoding, blank: 255 }, digits, shown)).toEqual(expected);
  });

  test.each(['value', 'bcd', 'ascii'] as const)('[L4] as many of them whatever is shown, so that nothing of before stays (%s)', (encoding) => {
    for (const digits of [3, 4, 5, 8]) {
      const counts = [number('1'), number('999'), FREE, PAUSED, DARK, TEST].map((shown) => registersOf({ encoding, blank: 0 }, digits, shown).length);
      expect(new Set(counts).size).toBe(1);
    }
  });
});

describe('on the line', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
  });

  async function onLine(change: Partial<Settings> = {}) {
    const settings = { ...SETTINGS, ...change };
    const link = new FakeLink();
    const emulator = new ModbusEmulator(new Cable(link), { addresses: [5, 7], register: settings.register, turnaroundMs: 5 });
    const connection = await link.connect();
    const protocol = modbusProtocol(settings, { write: (bytes) => connection.write(bytes), lineMs: (bytes) => bytes });
    connection.onData((bytes) => protocol.data(bytes));
    const ended = async <Value>(exchange: Promise<Value>) => {
      const startedMs = performance.now();
      let end: { fault: DeviceFault | null; ms: number; value?: Value } | null = null;
      exchange.then(
        (value) => (end = { fault: null, ms: performance.now() - startedMs, value }),
        (error: unknown) =>
          (end = {
            fault: error instanceof LinkFault ? error.fault : { code: 'unplugged', params: { what: String(error) } },
            ms: performance.now() - startedMs,
          }),
      );
      for (let ms = 0; ms < 3_000 && end === null; ms++) await vi.advanceTimersByTimeAsync(ms === 0 ? 0 : 1);
      return end as { fault: DeviceFault | null; ms: number; value?: Value } | null;
    };
    const written = () => link.written.flat().map((bytes) => bytes.toString('hex'));
    return { link, emulator, protocol, ended, written };
  }

  test('function 16, write multiple registers: address, register, count, bytes, values, CRC', async () => {
    const { protocol, ended, written, emulator } = await onLine();
    expect(await ended(protocol.show(panel(), number('A012')))).toMatchObject({ fault: null });
    expect(written()).toEqual(['05100000000204' + '41303132' + '66e9']);
    expect(emulator.text(5, 2)).toBe('A012');
  });

  test('function 3, read holding registers: address, register, count, CRC', async () => {
    const { protocol, ended, written } = await onLine();
    await ended(protocol.show(panel(), number('A012')));
    expect(await ended(protocol.check(panel(), number('A012')))).toMatchObject({ fault: null, value: true });
    expect(written()[1]).toBe('050300000002' + 'c58f');
    expect(await ended(protocol.check(panel(), number('A013')))).toMatchObject({ fault: null, value: false });
  });

  test('brightness is one register of its own', async () => {
    const { protocol, ended, written } = await onLine({ brightness: { register: 20, value: 5 } });
    await ended(protocol.start(panel(3)));
    expect(written()).toEqual(['03100014000102' + '0005' + '7c27']);
    const { protocol: other, written: nothing } = await onLine();
    await ended(other.start(panel()));
    expect(nothing()).toEqual([]);
  });

  test('3.5 characters of silence go before each frame', async () => {
    const { protocol, link } = await onLine();
    void protocol.show(panel(), number('A012'));
    await vi.advanceTimersByTimeAsync(3);
    expect(link.bytes).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(link.bytes).toHaveLength(13);
    await vi.advanceTimersByTimeAsync(200);
  });

  test('[L4] a panel that is away is waited for as long as the line and the panel take, and no longer', async () => {
    const { protocol, ended, emulator } = await onLine();
    emulator.lost.add(5);
    const end = await ended(protocol.show(panel(), number('A012')));
    expect(end?.fault?.code).toBe('no-answer');
    // 3.5 characters, 13 bytes there, 8 back, 60 ms for the panel.
    expect(end?.ms).toBeGreaterThanOrEqual(84);
    expect(end?.ms).toBeLessThan(95);
  });

  test('[L4] an exception is a refusal of the panel, with its number, and the line goes on', async () => {
    const { protocol, ended, emulator } = await onLine();
    emulator.refuses.add(5);
    expect((await ended(protocol.show(panel(), number('A012'))))?.fault).toEqual({ code: 'panel-refused', params: { reason: 'Modbus 2' } });
    expect((await ended(protocol.check(panel(), number('A012'))))?.fault?.code).toBe('panel-refused');
    expect(await ended(protocol.show(panel(7), number('A012')))).toMatchObject({ fault: null });
    expect(emulator.text(7, 2)).toBe('A012');
  });

  test('[L4] an answer with a wrong checksum is garbled', async () => {
    const { protocol, ended, link } = await onLine();
    link.onBytes = () => link.says(0x05, 0x10, 0x00, 0x00, 0x00, 0x02, 0x40, 0x4d);
    expect((await ended(protocol.show(panel(), number('A012'))))?.fault?.code).toBe('garbled');
  });

  test('[L4] an answer in pieces, behind noise and other panels’ answers, is found', async () => {
    const { protocol, ended, link } = await onLine();
    link.onBytes = () => {
      link.says(0x00, 0xff, 0x07, 0x10, 0x05);
      const answer = [0x05, 0x10, 0x00, 0x00, 0x00, 0x02, 0x40, 0x4c];
      answer.forEach((byte, i) => setTimeout(() => link.says(byte), i));
    };
    expect(await ended(protocol.show(panel(), number('A012')))).toMatchObject({ fault: null });
  });

  test('[L4] what was on the line before the question is no part of its answer', async () => {
    const { protocol, ended, link } = await onLine();
    link.says(0x05, 0x10);
    expect(await ended(protocol.show(panel(), number('A012')))).toMatchObject({ fault: null });
  });

  test('[L4] a late answer to one panel is none to the next', async () => {
    const { protocol, ended, link, emulator } = await onLine();
    const take = link.onBytes;
    link.onBytes = () => undefined;
    expect((await ended(protocol.show(panel(), number('A012'))))?.fault?.code).toBe('no-answer');
    link.onBytes = () => link.says(0x05, 0x10, 0x00, 0x00, 0x00, 0x02, 0x40, 0x4c);
    expect((await ended(protocol.show(panel(7), number('A012'))))?.fault?.code).toBe('no-answer');
    link.onBytes = take;
    expect(await ended(protocol.show(panel(7), number('A013')))).toMatchObject({ fault: null });
    expect(emulator.text(7, 2)).toBe('A013');
  });

  test('[L4] a line that goes down ends the exchange at once, with the line’s own fault', async () => {
    const { protocol, ended, link } = await onLine();
    link.stall(true);
    const end = ended(protocol.show(panel(), number('A012')));
    await vi.advanceTimersByTimeAsync(10);
    link.breaks();
    expect((await end)?.fault).toMatchObject({ code: 'unplugged' });
  });
});
