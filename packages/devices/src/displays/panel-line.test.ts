import type { PanelFrame, SettingsOf } from '@luot/shared/settings/device-settings';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { FakeLink } from '../../test/fake-link.ts';
import type { DeviceStatus } from '../device-status.ts';
import { Cable } from '../emulators/cable.ts';
import { ModbusEmulator } from '../emulators/modbus-emulator.ts';
import { TemplateEmulator } from '../emulators/template-emulator.ts';
import { modbusProtocol } from './modbus-protocol.ts';
import { PanelLine, type PanelLineOptions } from './panel-line.ts';
import type { Shown } from './shown.ts';
import { templateProtocol } from './template-protocol.ts';

const BAUD = 9_600;
const lineMs = (bytes: number) => (bytes * 10_000) / BAUD;
const number = (text: string): Shown => ({ kind: 'number', number: text });
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

const MODBUS: SettingsOf<'modbus-panels'> = {
  id: 'led',
  name: { vi: 'Bảng', en: 'Panels' },
  driver: 'modbus-panels',
  link: { kind: 'tcp', host: 'h', port: 1 },
  register: 0,
  encoding: 'ascii',
  blank: 0,
  brightness: null,
  turnaroundMs: 60,
  panels: [],
};
const FRAME: PanelFrame = {
  prefix: '02',
  address: { form: 'byte' },
  align: 'right',
  pad: ' ',
  letters: true,
  checksum: { kind: 'xor', from: 'prefix', form: 'byte' },
  suffix: '03',
  reply: null,
  brightness: 'aa55',
};

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

function start(count: number, protocol: PanelLineOptions['protocol'], link: FakeLink) {
  const panels = Array.from({ length: count }, (_, i) => ({ key: `c${i + 1}`, address: i + 1, digits: 4 }));
  const said: (DeviceStatus & { key: string })[] = [];
  const line = new PanelLine({ link, panels, protocol, lineMs, onStatus: (key, status) => said.push({ key, ...status }) });
  onTestFinished(async () => {
    link.breaks();
    await line.close();
  });
  return { link, panels, line, said, state: (key: string) => line.status(key)?.state };
}

/** Panels on a Modbus line at 9,600 baud. */
async function modbusLine(count: number, change: Partial<typeof MODBUS> = {}) {
  const settings = { ...MODBUS, ...change };
  const link = new FakeLink();
  const cable = new Cable(link, BAUD);
  const emulator = new ModbusEmulator(cable, { addresses: Array.from({ length: count }, (_, i) => i + 1), register: settings.register, turnaroundMs: 5 });
  const written: number[] = [];
  emulator.onWritten = (address) => written.push(address);
  const all = start(count, (wire) => modbusProtocol(settings, wire), link);
  await wait(Math.max(200, count * 45));
  return { ...all, cable, emulator, written, text: (address: number) => emulator.text(address, 2).replaceAll('\0', ' ') };
}

describe('a change', () => {
  test('[L4] is on the display within 100 ms, and whoever waits is told it is well', async () => {
    const { line, text, state } = await modbusLine(3);
    expect([1, 2, 3].map((i) => state(`c${i}`))).toEqual(['ready', 'ready', 'ready']);
    line.show('c2', number('A012'));
    await wait(100);
    expect([1, 2, 3].map(text)).toEqual(['    ', 'A012', '    ']);
    expect(line.status('c2')?.counts).toMatchObject({ failed: 0, reconnects: 0 });
  });

  test('[L4] of many only the newest is sent', async () => {
    const { line, text, written } = await modbusLine(2);
    line.show('c1', number('A001'));
    await wait(5); // on the line
    written.length = 0;
    for (let i = 2; i <= 50; i++) line.show('c1', number(`A0${String(i).padStart(2, '0')}`));
    await wait(300);
    expect(text(1)).toBe('A050');
    expect(written).toEqual([1, 1]);
  });

  test('[L4] that changes nothing sends nothing', async () => {
    const { line, written } = await modbusLine(1);
    line.show('c1', number('A001'));
    await wait(200);
    written.length = 0;
    line.show('c1', number('A001'));
    line.show('c9', number('A001')); // no such display
    await wait(500);
    expect(written).toEqual([]);
  });

  test('[L4] what changed first is shown first', async () => {
    const { line, written } = await modbusLine(6);
    written.length = 0;
    for (const key of ['c4', 'c2', 'c6', 'c1']) {
      line.show(key, number('A001'));
      await wait(1);
    }
    await wait(500);
    expect(written).toEqual([4, 2, 6, 1]);
  });

  test('[L4] goes before displays that are told all again after a connection', async () => {
    const { line, link, text, written } = await modbusLine(30);
    for (let i = 1; i <= 30; i++) line.show(`c${i}`, number('A001'));
    await wait(3_000);
    link.breaks();
    await wait(1_000);
    written.length = 0;
    await wait(200); // a second's work has begun
    expect(written.length).toBeGreaterThan(1);
    line.show('c30', number('A002'));
    await wait(150);
    expect(text(30)).toBe('A002');
    expect(written.length).toBeLessThan(15);
  });

  test('[L4] with numbers to show after a start, they go before the dark ones', async () => {
    await wait(1); // a process that has just begun would not know a change from none
    const link = new FakeLink();
    const emulator = new ModbusEmulator(new Cable(link, BAUD), { addresses: Array.from({ length: 20 }, (_, i) => i + 1), register: 0, turnaroundMs: 5 });
    const written: number[] = [];
    emulator.onWritten = (address) => written.push(address);
    const { line } = start(20, (wire) => modbusProtocol(MODBUS, wire), link);
    line.show('c20', number('A001'));
    line.show('c10', number('A002'));
    await wait(2_000);
    expect(new Set(written.slice(0, 2))).toEqual(new Set([10, 20]));
    expect(written).toHaveLength(20);
  });
});

describe('a display that is lost', () => {
  test('[L4] is a fault within 3 s, alone, and well again by itself when it is back', async () => {
    const { line, emulator, text, state } = await modbusLine(32);
    for (let i = 1; i <= 32; i++) line.show(`c${i}`, number('A001'));
    await wait(4_000);
    emulator.lost.add(7);
    emulator.restart(7);
    await wait(3_000);
    expect(line.status('c7')).toMatchObject({ state: 'unknown', fault: { code: 'no-answer' } });
    expect(Array.from({ length: 32 }, (_, i) => state(`c${i + 1}`)).filter((s) => s === 'ready')).toHaveLength(31);
    line.show('c7', number('A002'));
    await wait(10_000);
    emulator.lost.delete(7);
    await wait(3_000);
    expect(line.status('c7')).toMatchObject({ state: 'ready', fault: null, lastFault: { fault: { code: 'no-answer' } } });
    expect(text(7)).toBe('A002');
  });

  test('[L4] is not called lost for one answer that did not come', async () => {
    const { line, emulator, said } = await modbusLine(2);
    line.show('c1', number('A001'));
    await wait(200);
    said.length = 0;
    emulator.lost.add(1);
    line.show('c1', number('A002'));
    await wait(60); // the frame is out and nobody has taken it
    emulator.lost.delete(1);
    await wait(500);
    expect(said.filter(({ state }) => state !== 'ready')).toEqual([]);
    expect(line.status('c1')?.counts.failed).toBe(1);
    expect(emulator.text(1, 2)).toBe('A002');
  });

  test('[L4] delays nobody: with ten of twelve lost, a change of the others is on within 300 ms, always', async () => {
    const { line, emulator, text } = await modbusLine(12);
    for (let address = 3; address <= 12; address++) emulator.lost.add(address);
    await wait(3_000);
    for (let i = 1; i <= 20; i++) {
      for (let address = 3; address <= 12; address++) line.show(`c${address}`, number(`B0${i + 10}`));
      line.show('c1', number(`A0${i + 10}`));
      await wait(300);
      expect(text(1)).toBe(`A0${i + 10}`);
      await wait(37 * i);
    }
  });

  test('[L4] while it is lost the others are looked at, and their loss is seen within 3 s too', async () => {
    const { emulator, state } = await modbusLine(12);
    for (let address = 3; address <= 11; address++) emulator.lost.add(address);
    await wait(5_000);
    emulator.lost.add(12);
    await wait(3_000);
    expect(state('c12')).toBe('unknown');
    expect([state('c1'), state('c2')]).toEqual(['ready', 'ready']);
  });

  test('[L4] a panel that refuses is a fault of its own, with what to look at, and the others go on', async () => {
    const { line, emulator, text, state } = await modbusLine(3);
    emulator.refuses.add(2);
    for (let i = 1; i <= 3; i++) line.show(`c${i}`, number('A001'));
    await wait(3_000);
    expect(line.status('c2')).toMatchObject({ state: 'unknown', fault: { code: 'panel-refused', params: { reason: 'Modbus 2' } } });
    expect([state('c1'), state('c3'), text(1), text(3)]).toEqual(['ready', 'ready', 'A001', 'A001']);
    emulator.refuses.delete(2);
    await wait(3_000);
    expect([state('c2'), text(2)]).toEqual(['ready', 'A001']);
  });

  test('[L4] garbage for an answer is a fault, and passes', async () => {
    const { line, cable, state } = await modbusLine(2);
    await cable.set('garbage', true);
    await wait(3_000);
    expect([state('c1'), state('c2')]).toEqual(['unknown', 'unknown']);
    await cable.set('garbage', false);
    await wait(3_000);
    expect([state('c1'), state('c2')]).toEqual(['ready', 'ready']);
    expect(line.status('c1')?.fault).toBeNull();
  });

  test('[L4] panels whose answer never comes, of a described frame', async () => {
    const link = new FakeLink();
    const frame = { ...FRAME, reply: '06' };
    const emulator = new TemplateEmulator(
      new Cable(link, BAUD),
      frame,
      [1, 2].map((address) => ({ address, digits: 4 })),
    );
    const { line, state } = start(2, (wire) => templateProtocol(frame, 60, wire), link);
    await wait(500);
    expect([state('c1'), state('c2')]).toEqual(['ready', 'ready']);
    emulator.lost.add(1);
    await wait(3_000);
    expect([line.status('c1')?.fault?.code, state('c2')]).toEqual(['no-answer', 'ready']);
    line.show('c1', number('A002'));
    emulator.lost.delete(1);
    emulator.restart(1);
    await wait(2_000);
    expect([emulator.text(1), state('c1')]).toEqual(['A002', 'ready']);
  });
});

describe('a display that was switched off and on', () => {
  test('[L4] is noticed and shows the truth again within 2 s, as bright as it was', async () => {
    const { line, emulator, text } = await modbusLine(8, { brightness: { register: 10, value: 3 } });
    const brightness = (address: number) => emulator.registers(address, 11)[10];
    for (let i = 1; i <= 8; i++) line.show(`c${i}`, number('A001'));
    await wait(1_000);
    expect([text(5), brightness(5)]).toEqual(['A001', 3]);
    emulator.restart(5);
    expect([text(5).trim(), brightness(5)]).toEqual(['', 0]);
    await wait(2_000);
    expect([text(5), brightness(5)]).toEqual(['A001', 3]);
  });
});

describe('a line that goes', () => {
  test('[L4] every display is offline at once, and shows the truth again within 2 s of its return', async () => {
    const { line, link, emulator, text, state } = await modbusLine(20, { brightness: { register: 10, value: 3 } });
    for (let i = 1; i <= 20; i++) line.show(`c${i}`, number('A001'));
    await wait(2_500);
    await link.unplug();
    expect([state('c1'), state('c20')]).toEqual(['offline', 'offline']);
    await wait(5_000);
    expect(line.status('c1')).toMatchObject({ state: 'offline', fault: { code: 'port-missing' } });
    for (let i = 1; i <= 20; i++) emulator.restart(i);
    line.show('c3', number('A003'));
    line.show('c4', number('A004'));
    await link.plug();
    await wait(2_000);
    expect([text(3), text(4)]).toEqual(['A003', 'A004']); // changed while away: first
    await wait(1_000);
    expect(Array.from({ length: 20 }, (_, i) => text(i + 1)).filter((shown) => shown === 'A001')).toHaveLength(18);
    expect(emulator.registers(20, 11)[10]).toBe(3);
    expect(line.status('c20')).toMatchObject({ state: 'ready', fault: null, counts: { reconnects: 1 } });
  });

  test('[L4] in the middle of a frame: it is sent again, and nobody is called well meanwhile', async () => {
    const { line, link, text, said } = await modbusLine(1);
    line.show('c1', number('A001'));
    await wait(8);
    said.length = 0;
    await link.unplug();
    await wait(3_000);
    expect(said.map(({ state }) => state)).not.toContain('ready');
    await link.plug();
    await wait(1_500);
    expect(text(1)).toBe('A001');
  });

  test('[L4] takes no more bytes: a fault within 3 s, connected anew, and the truth is shown', async () => {
    const { line, link, text, state, said } = await modbusLine(2);
    link.stall(true);
    line.show('c1', number('A001'));
    await wait(3_000);
    expect(state('c1')).not.toBe('ready');
    expect(said.map(({ fault }) => fault?.code)).toContain('stalled');
    expect(link.connects).toBeGreaterThan(1);
    link.stall(false);
    await wait(3_000);
    expect([text(1), state('c1'), state('c2')]).toEqual(['A001', 'ready', 'ready']);
  });

  test('[L4] of panels that never answer: everything is sent again, brightness first', async () => {
    const link = new FakeLink();
    const emulator = new TemplateEmulator(
      new Cable(link, BAUD),
      FRAME,
      [1, 2, 3].map((address) => ({ address, digits: 4 })),
    );
    const { line, said, state } = start(3, (wire) => templateProtocol(FRAME, 60, wire), link);
    for (let i = 1; i <= 3; i++) line.show(`c${i}`, number(`A00${i}`));
    await wait(1_000);
    expect([emulator.text(1), emulator.text(2), emulator.text(3), emulator.brightened]).toEqual(['A001', 'A002', 'A003', 1]);
    line.show('c1', number('A009'));
    await wait(3); // the frame is on the line
    said.length = 0;
    await link.unplug();
    for (let i = 1; i <= 3; i++) emulator.restart(i);
    await wait(900);
    expect(said.map(({ state: s }) => s)).toEqual(['offline', 'offline', 'offline']);
    await link.plug();
    await wait(1_500);
    expect([emulator.text(1), emulator.text(2), emulator.text(3), emulator.brightened]).toEqual(['A009', 'A002', 'A003', 2]);
    expect(state('c1')).toBe('ready');
  });
});

describe('the test pattern', () => {
  test('is shown for its time, and then what is to be shown by now', async () => {
    const { line, text } = await modbusLine(2);
    line.show('c1', number('A001'));
    await wait(200);
    line.test('c1', 2_000);
    await wait(200);
    expect([text(1), text(2)]).toEqual(['8888', '    ']);
    line.show('c1', number('A002'));
    await wait(1_500);
    expect(text(1)).toBe('8888');
    await wait(500);
    expect(text(1)).toBe('A002');
  });

  test('asked for again it begins again, and of a display that shows nothing it leaves nothing', async () => {
    const { line, text } = await modbusLine(1);
    line.test('c1', 2_000);
    await wait(1_500);
    line.test('c1', 2_000);
    await wait(1_500);
    expect(text(1)).toBe('8888');
    await wait(700);
    expect(text(1)).toBe('    ');
  });
});

describe('closing', () => {
  /** Closes, and says after how long it was over. */
  async function closed(line: PanelLine): Promise<number> {
    const startedMs = performance.now();
    let overMs: number | null = null;
    void line.close().then(() => (overMs = performance.now() - startedMs));
    for (let ms = 0; ms < 3_000 && overMs === null; ms += 10) await wait(10);
    return overMs ?? Number.POSITIVE_INFINITY;
  }

  test('makes every display dark that can be reached, and lets the line go', async () => {
    const { line, link, emulator, text, said } = await modbusLine(6);
    for (let i = 1; i <= 6; i++) line.show(`c${i}`, number('A001'));
    line.test('c2', 60_000);
    emulator.lost.add(4);
    await wait(3_000);
    expect(await closed(line)).toBeLessThan(1_000);
    expect([1, 2, 3, 5, 6].map(text)).toEqual(['    ', '    ', '    ', '    ', '    ']);
    said.length = 0;
    line.show('c1', number('A002'));
    await wait(60_000);
    expect([link.connects, text(1), said]).toEqual([1, '    ', []]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('without a line it is over at once', async () => {
    const { line, link } = await modbusLine(2);
    await link.unplug();
    expect(await closed(line)).toBeLessThan(50);
    await wait(10_000);
    expect(link.connects).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
