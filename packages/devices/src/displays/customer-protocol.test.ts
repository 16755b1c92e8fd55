import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { FakeLink } from '../../test/fake-link.ts';
import { Cable } from '../emulators/cable.ts';
import { CustomerEmulator } from '../emulators/customer-emulator.ts';
import { customerProtocol, linesOf, screenBytes, startBytes } from './customer-protocol.ts';
import { PanelLine } from './panel-line.ts';
import type { Shown } from './shown.ts';

const number = (text: string): Shown => ({ kind: 'number', number: text });
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const ascii = (text: string) => Buffer.from(text, 'ascii').toString('hex');

describe('two lines', () => {
  test.each([
    [number('A012'), 'QUAY 3              ', 'MOI SO          A012'],
    [{ kind: 'free' }, 'QUAY 3              ', '            SAN SANG'],
    [{ kind: 'paused' }, 'QUAY 3              ', '            TAM NGHI'],
    [{ kind: 'test' }, '88888888888888888888', '88888888888888888888'],
    [{ kind: 'dark' }, '                    ', '                    '],
  ] as const)('%j', (shown, upper, lower) => {
    expect(linesOf(shown, '3', 20)).toEqual([upper, lower]);
  });

  test.each([8, 16, 20, 40])('are exactly %i columns wide, whatever they show', (columns) => {
    for (const shown of [number('A012'), number('A10000'), { kind: 'free' }, { kind: 'paused' }, { kind: 'test' }, { kind: 'dark' }] as const) {
      for (const line of linesOf(shown, 'A12B', columns)) expect(line).toHaveLength(columns);
    }
  });

  test('[L1a] the number is whole also where there is no room for the words', () => {
    expect(linesOf(number('A1000'), '12', 8)).toEqual(['QUAY 12 ', 'MOIA1000']);
  });

  test('[L1a] a counter called Đ sends a letter the display has, and no control byte', () => {
    for (const line of linesOf(number('A012'), 'Đ1', 20)) expect(line).toMatch(/^[\x20-\x7e]+$/);
    expect(linesOf(number('A012'), 'Đ1', 20)[0]).toBe('QUAY D1             ');
  });
});

describe('commands', () => {
  const lines = ['QUAY 3              ', 'MOI SO          A012'] as const;

  test('Epson: ESC @ initialize, US X n brightness', () => {
    expect(hex(startBytes({ commands: 'escpos', brightness: 3 }))).toBe('1b40' + '1f5803');
  });

  test('Epson: CLR, US $ column row for each line', () => {
    expect(hex(screenBytes({ commands: 'escpos' }, lines))).toBe('0c' + '1f240101' + ascii(lines[0]) + '1f240102' + ascii(lines[1]));
  });

  test('CD5220: ESC @ initialize, ESC * n brightness', () => {
    expect(hex(startBytes({ commands: 'cd5220', brightness: 4 }))).toBe('1b40' + '1b2a04');
  });

  test('CD5220: CLR ends the string mode of before, ESC Q A and ESC Q B up to CR', () => {
    expect(hex(screenBytes({ commands: 'cd5220' }, lines))).toBe('0c' + '1b5141' + ascii(lines[0]) + '0d' + '1b5142' + ascii(lines[1]) + '0d');
  });
});

describe.each(['escpos', 'cd5220'] as const)('a display of the kind %s', (commands) => {
  beforeEach(() => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
  });

  async function display(columns = 20) {
    const link = new FakeLink();
    const emulator = new CustomerEmulator(new Cable(link, 9_600), columns);
    const states: string[] = [];
    const line = new PanelLine({
      link,
      panels: [{ key: 'c1', address: 0, digits: columns }],
      protocol: (wire) => customerProtocol({ commands, columns, brightness: 2 }, '3', wire),
      lineMs: (bytes) => (bytes * 10_000) / 9_600,
      onStatus: (_key, status) => states.push(status.state),
    });
    onTestFinished(async () => {
      const closed = line.close();
      await vi.advanceTimersByTimeAsync(2_000);
      await closed;
    });
    await vi.advanceTimersByTimeAsync(200);
    return { link, emulator, line, states };
  }

  test('[L4] shows what it is told, within 200 ms at 9,600 baud', async () => {
    const { emulator, line } = await display();
    expect(emulator.brightness).toBe(2);
    line.show('c1', number('A012'));
    await vi.advanceTimersByTimeAsync(200);
    expect(emulator.lines).toEqual(['QUAY 3              ', 'MOI SO          A012']);
    line.show('c1', { kind: 'paused' });
    await vi.advanceTimersByTimeAsync(200);
    expect(emulator.lines).toEqual(['QUAY 3              ', '            TAM NGHI']);
  });

  test('[L4] one that was switched off and on shows the truth again by itself', async () => {
    const { emulator, line } = await display();
    line.show('c1', number('A012'));
    await vi.advanceTimersByTimeAsync(1_000);
    emulator.restart();
    expect(emulator.lines[1]?.trim()).toBe('');
    await vi.advanceTimersByTimeAsync(10_500);
    expect(emulator.lines[1]).toBe('MOI SO          A012');
  });

  test('[L4] it never answers, so it is as well as its cable', async () => {
    const { emulator, link, line, states } = await display();
    expect(line.status('c1')).toMatchObject({ state: 'ready', fault: null });
    await emulator.cable.set('hang', true);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(line.status('c1')?.state).toBe('ready');
    await emulator.cable.set('hang', false);
    // In the middle of a screen: it is not called well again for the rest of the time the bytes would have taken.
    line.show('c1', number('A013'));
    await vi.advanceTimersByTimeAsync(5);
    await link.unplug();
    await vi.advanceTimersByTimeAsync(300);
    expect(line.status('c1')?.state).toBe('offline');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(states.slice(states.indexOf('offline'))).toEqual(['offline', 'offline']); // unplugged, then no such port
    await link.plug();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(emulator.lines[1]).toBe('MOI SO          A013');
    expect(line.status('c1')).toMatchObject({ state: 'ready', counts: { reconnects: 1 } });
  });
});
