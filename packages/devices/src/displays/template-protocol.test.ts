import type { DeviceFault } from '@luot/shared/domain/devices/device-fault';
import type { PanelFrame } from '@luot/shared/settings/device-settings';
import fc from 'fast-check';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { FakeLink } from '../../test/fake-link.ts';
import { Cable } from '../emulators/cable.ts';
import { TemplateEmulator } from '../emulators/template-emulator.ts';
import { LinkFault } from '../links/link.ts';
import type { Shown } from './shown.ts';
import { templateFrame } from './template-frame.ts';
import { templateProtocol } from './template-protocol.ts';

const FRAME: PanelFrame = {
  prefix: '02',
  address: { form: 'digits', width: 2 },
  align: 'right',
  pad: ' ',
  letters: true,
  checksum: { kind: 'xor', from: 'prefix', form: 'hex' },
  suffix: '03',
  reply: '06',
  brightness: null,
};
const A012: Shown = { kind: 'number', number: 'A012' };
const PANELS = [1, 2, 3].map((address) => ({ key: `c${address}`, address, digits: 4 }));
const panel = (address: number) => PANELS.find((p) => p.address === address) ?? expect.unreachable();

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

/** The protocol on a wire, with panels that are not there. */
async function onLine(change: Partial<PanelFrame> = {}, turnaroundMs = 60) {
  const frame = { ...FRAME, ...change };
  const link = new FakeLink();
  const emulator = new TemplateEmulator(new Cable(link), frame, PANELS);
  const connection = await link.connect();
  const protocol = templateProtocol(frame, turnaroundMs, { write: (bytes) => connection.write(bytes), lineMs: (bytes) => bytes });
  connection.onData((bytes) => protocol.data(bytes));
  /** How an exchange ended, and after how long. */
  const ended = async (exchange: Promise<unknown>) => {
    const startedMs = performance.now();
    let end: { fault: DeviceFault['code'] | null; ms: number } | null = null;
    exchange.then(
      () => (end = { fault: null, ms: performance.now() - startedMs }),
      (error: unknown) => (end = { fault: error instanceof LinkFault ? error.fault.code : 'unplugged', ms: performance.now() - startedMs }),
    );
    for (let ms = 0; ms < 3_000 && end === null; ms++) await vi.advanceTimersByTimeAsync(ms === 0 ? 0 : 1);
    return end as { fault: DeviceFault['code'] | null; ms: number } | null;
  };
  return { link, emulator, protocol, ended };
}

describe('panels that answer', () => {
  test('[L4] show what they are told, each its own', async () => {
    const { emulator, protocol, ended } = await onLine();
    expect(protocol.answers).toBe(true);
    expect(await ended(protocol.show(panel(2), A012))).toMatchObject({ fault: null });
    expect([1, 2, 3].map((address) => emulator.text(address))).toEqual(['', 'A012', '']);
  });

  test('[L4] an answer that never comes is waited for as long as the line and the panel take, and no longer', async () => {
    const { emulator, protocol, ended } = await onLine();
    emulator.lost.add(2);
    const end = await ended(protocol.show(panel(2), A012));
    expect(end?.fault).toBe('no-answer');
    // 10 bytes there, 1 back, 60 ms for the panel.
    expect(end?.ms).toBeGreaterThanOrEqual(71);
    expect(end?.ms).toBeLessThan(80);
  });

  test('[L4] another answer than the panel’s is garbled', async () => {
    const { link, protocol, ended } = await onLine({ reply: '0641' });
    link.onBytes = () => link.says(0x15, 0x06);
    expect(await ended(protocol.show(panel(1), A012))).toMatchObject({ fault: 'garbled' });
  });

  test('[L4] an answer in pieces and with noise before it is one', async () => {
    const { link, protocol, ended } = await onLine({ reply: '0641' });
    link.onBytes = () => {
      link.says(0xff, 0x06);
      setTimeout(() => link.says(0x41), 20);
    };
    expect(await ended(protocol.show(panel(1), A012))).toMatchObject({ fault: null });
  });

  test('[L4] what came before the frame was sent is no answer to it', async () => {
    const { link, emulator, protocol, ended } = await onLine();
    emulator.lost.add(1);
    link.says(0x06);
    expect(await ended(protocol.show(panel(1), A012))).toMatchObject({ fault: 'no-answer' });
  });

  test('a look is the frame again', async () => {
    const { emulator, protocol, ended } = await onLine();
    await ended(protocol.show(panel(1), A012));
    emulator.restart(1);
    expect(await ended(protocol.check(panel(1), A012))).toMatchObject({ fault: null });
    expect(emulator.text(1)).toBe('A012');
  });
});

describe('panels that never answer', () => {
  test.each([null, ''])('[L4] with %j for an answer a frame is over when it has had its time on the line', async (reply) => {
    const { emulator, protocol, ended } = await onLine({ reply });
    expect(protocol.answers).toBe(false);
    const end = await ended(protocol.show(panel(3), A012));
    expect(end?.fault).toBeNull();
    expect(end?.ms).toBeGreaterThanOrEqual(10);
    expect(emulator.text(3)).toBe('A012');
  });
});

describe('brightness', () => {
  test('[L4] is told once for the whole line, after each connection', async () => {
    const { emulator, protocol, ended } = await onLine({ brightness: 'aa55' });
    for (const p of PANELS) await ended(protocol.start(p));
    expect(emulator.brightened).toBe(1);
    protocol.connected?.();
    for (const p of PANELS) await ended(protocol.start(p));
    expect(emulator.brightened).toBe(2);
  });

  test('nothing is sent where there is none', async () => {
    const { link, protocol, ended } = await onLine();
    await ended(protocol.start(panel(1)));
    expect(link.bytes).toHaveLength(0);
  });
});

describe('the emulated panels', () => {
  const frames: fc.Arbitrary<PanelFrame> = fc.record({
    prefix: fc.constantFrom('', '02', '1b40'),
    address: fc.oneof(
      fc.constant({ form: 'byte' } as const),
      fc.integer({ min: 1, max: 3 }).map((width) => ({ form: 'digits', width }) as const),
    ),
    align: fc.constantFrom('left', 'right'),
    pad: fc.constantFrom(' ', '0'),
    letters: fc.constant(true),
    checksum: fc.record({
      kind: fc.constantFrom('none', 'xor', 'sum', 'lrc', 'crc16'),
      from: fc.constantFrom('prefix', 'address'),
      form: fc.constantFrom('byte', 'hex'),
    }),
    suffix: fc.constantFrom('03', '0d0a'),
    reply: fc.constantFrom(null, '06', ''),
    brightness: fc.constantFrom(null, 'aa55', ''),
  });

  test('[R3] take any bytes, and the next frame all the same', () => {
    fc.assert(
      fc.property(frames, fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 4 }), (frame, noise) => {
        const link = new FakeLink();
        const emulator = new TemplateEmulator(new Cable(link), frame, PANELS);
        for (const bytes of noise) link.onBytes(bytes);
        link.onBytes(Uint8Array.of(0xfe, 0xfe, 0xfe));
        link.onBytes(templateFrame(frame, panel(2), A012));
        expect(emulator.text(2)).toBe('A012');
      }),
      { numRuns: 300 },
    );
  });

  test('frames in one go, cut anywhere, reach each its panel', () => {
    fc.assert(
      fc.property(frames, fc.nat(60), (frame, cut) => {
        const link = new FakeLink();
        const emulator = new TemplateEmulator(new Cable(link), frame, PANELS);
        const all = Buffer.concat(PANELS.map((p, i) => templateFrame(frame, p, { kind: 'number', number: `A00${i}` })));
        link.onBytes(all.subarray(0, cut));
        link.onBytes(all.subarray(cut));
        expect(PANELS.map(({ address }) => emulator.text(address))).toEqual(['A000', 'A001', 'A002']);
      }),
      { numRuns: 200 },
    );
  });
});
