import type { SettingsOf } from '@luot/shared/settings/device-settings';
import fc from 'fast-check';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { FakeLink } from '../../test/fake-link.ts';
import { Cable } from '../emulators/cable.ts';
import { KeypadEmulator } from '../emulators/sender-emulators.ts';
import { type KeyPress, Keypad, KeyReader } from './keypad.ts';

// One byte, two and three, two of them with the same beginning, as keypads send them.
const KEYS = { next: '4e', recall: '1b41', missed: '1b4231', enter: '0d' } as const satisfies SettingsOf<'keypad'>['keys'];
const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const name = (press: KeyPress) => (press.kind === 'digit' ? press.digit : press.action);
const read = (reader: KeyReader, ...bytes: Uint8Array[]) => bytes.flatMap((chunk) => reader.push(chunk).presses).map(name);

const ALL: readonly (readonly [string, string])[] = [
  ...Object.entries(KEYS),
  ...'0123456789'.split('').map((digit) => [digit, Buffer.from(digit).toString('hex')] as const),
];

describe('keys in a stream of bytes', () => {
  test('every key and every digit', () => {
    const reader = new KeyReader(KEYS);
    for (const [key, hex] of ALL) expect(read(reader, bytesOf(hex))).toEqual([key]);
  });

  test('cut anywhere they are the same keys', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ALL), { minLength: 1, maxLength: 12 }), fc.array(fc.nat(30), { maxLength: 5 }), (presses, cuts) => {
        const all = bytesOf(presses.map(([, hex]) => hex).join(''));
        const at = [0, ...cuts.filter((cut) => cut < all.length).sort((a, b) => a - b), all.length];
        const pieces = at.slice(1).map((to, i) => all.subarray(at[i], to));
        expect(read(new KeyReader(KEYS), ...pieces)).toEqual(presses.map(([key]) => key));
      }),
    );
  });

  test('garbage between keys is passed over and counted, and no key is lost', () => {
    const garbage = fc.constantFrom(0x00, 0x41, 0x7f, 0x80, 0xff, 0x13);
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...ALL), garbage), { maxLength: 20 }), (stream) => {
        const reader = new KeyReader(KEYS);
        const all = Buffer.concat(stream.map((item) => (typeof item === 'number' ? Buffer.from([item]) : Buffer.from(item[1], 'hex'))));
        const { presses, noise } = reader.push(all);
        expect(presses.map(name)).toEqual(stream.flatMap((item) => (typeof item === 'number' ? [] : [item[0]])));
        expect(noise).toBe(stream.filter((item) => typeof item === 'number').length);
      }),
    );
  });

  test('half a key is kept for its other half, and given up when asked to', () => {
    const reader = new KeyReader(KEYS);
    expect(reader.push(bytesOf('1b42'))).toEqual({ presses: [], noise: 0 });
    expect(reader.flush()).toBe(2);
    expect(reader.flush()).toBe(0);
    expect(read(reader, bytesOf('31'))).toEqual(['1']); // no end of a key any more
  });

  test('half a key and another key: the half is garbage, the other a key', () => {
    const { presses, noise } = new KeyReader(KEYS).push(bytesOf('1b42' + '4e'));
    expect([presses.map(name), noise]).toEqual([['next'], 2]);
  });

  test('[R3] whatever comes, it never fails, and holds back less than a key', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 5 }), (chunks) => {
        const reader = new KeyReader(KEYS);
        for (const chunk of chunks) reader.push(chunk);
        expect(reader.flush()).toBeLessThan(3);
        expect(read(reader, bytesOf(KEYS.next))).toEqual(['next']);
      }),
    );
  });
});

describe('a keypad', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
  });

  async function keypad(reconnectMs = 1_000) {
    const link = new FakeLink();
    const emulator = new KeypadEmulator(new Cable(link), KEYS);
    const pressed: string[] = [];
    const told = vi.fn();
    const device = new Keypad({ link, keys: KEYS, reconnectMs, onKey: (press) => pressed.push(name(press)), onStatus: told });
    onTestFinished(() => device.close());
    await vi.advanceTimersByTimeAsync(0);
    return { link, emulator, pressed, device, told };
  }

  test('hands on what is pressed, and counts it', async () => {
    const { emulator, pressed, device } = await keypad();
    for (const key of ['next', '0', '4', '2', 'enter', 'missed']) emulator.press(key);
    expect(pressed).toEqual(['next', '0', '4', '2', 'enter', 'missed']);
    expect(device.status).toMatchObject({ state: 'ready', fault: null, counts: { done: 6, failed: 0 } });
    emulator.press('no such key');
    emulator.press('clear'); // none of the settings
    expect(pressed).toHaveLength(6);
  });

  test('drops half a key when its other half has not come in a tenth of a second', async () => {
    const { link, pressed, device } = await keypad();
    link.says(0x1b);
    await vi.advanceTimersByTimeAsync(50);
    link.says(0x41);
    expect(pressed).toEqual(['recall']);
    link.says(0x1b);
    await vi.advanceTimersByTimeAsync(150);
    link.says(0x41);
    expect(pressed).toEqual(['recall']);
    expect(device.status.lastFault?.fault).toEqual({ code: 'unreadable' });
    expect(device.status.state).toBe('ready');
    link.says(0x4e);
    expect(pressed).toEqual(['recall', 'next']);
  });

  test('[P4] [L4] its cable is told of, at once, and half a key of before is no part of one after', async () => {
    const { link, pressed, device } = await keypad(20);
    link.says(0x1b);
    await link.unplug();
    expect(device.status).toMatchObject({ state: 'offline', fault: { code: 'unplugged' } });
    await vi.advanceTimersByTimeAsync(20);
    expect(device.status.fault?.code).toBe('port-missing');
    await link.plug();
    await vi.advanceTimersByTimeAsync(20);
    expect(device.status).toMatchObject({ state: 'ready', counts: { reconnects: 1 } });
    link.says(0x41);
    expect(pressed).toEqual([]);
    link.says(0x4e);
    expect(pressed).toEqual(['next']);
  });

  test('after it is let go nothing is heard and nothing is tried', async () => {
    const { link, pressed, device, told } = await keypad();
    link.says(0x1b);
    device.close();
    told.mockClear();
    link.says(0x4e);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([pressed, link.connects, told.mock.calls.length, vi.getTimerCount()]).toEqual([[], 1, 0, 0]);
  });
});
