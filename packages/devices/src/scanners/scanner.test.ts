import fc from 'fast-check';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { FakeLink } from '../../test/fake-link.ts';
import { Cable } from '../emulators/cable.ts';
import { ScannerEmulator } from '../emulators/sender-emulators.ts';
import { Scanner } from './scanner.ts';

const SUFFIX = { cr: '\r', lf: '\n', crlf: '\r\n' } as const;
type Suffix = keyof typeof SUFFIX;

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

async function scanner(suffix: Suffix = 'cr', reconnectMs = 1_000) {
  const link = new FakeLink();
  const emulator = new ScannerEmulator(new Cable(link), suffix);
  const scans: string[] = [];
  const told = vi.fn();
  const device = new Scanner({ link, suffix, reconnectMs, onScan: (text) => scans.push(text), onStatus: told });
  onTestFinished(() => device.close());
  await vi.advanceTimersByTimeAsync(0);
  const says = (text: string | Uint8Array) => link.send(Uint8Array.from(typeof text === 'string' ? Buffer.from(text, 'utf8') : text));
  return { link, emulator, scans, device, told, says };
}

describe('what is read', () => {
  test.each(['cr', 'lf', 'crlf'] as const)('ends with %s', async (suffix) => {
    const { emulator, scans, device } = await scanner(suffix);
    emulator.scan('LUOT:Zk3v9xQ0bT6pLr2mWn8sYg');
    emulator.scan('H01.02-261123-0007');
    expect(scans).toEqual(['LUOT:Zk3v9xQ0bT6pLr2mWn8sYg', 'H01.02-261123-0007']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(device.status).toMatchObject({ state: 'ready', counts: { done: 2, failed: 0 }, lastFault: null });
  });

  test('two in one go are two', async () => {
    const { says, scans } = await scanner('crlf');
    says('một\r\nhai\r\n');
    expect(scans).toEqual(['một', 'hai']);
  });

  test('Vietnamese comes composed, also where a QR holds it decomposed', async () => {
    const { says, scans } = await scanner();
    says(`${'Nguyễn Thị Ẩn'.normalize('NFD')}\r`);
    expect(scans).toEqual(['Nguyễn Thị Ẩn'.normalize('NFC')]);
  });

  test('cut anywhere it is the same, in the middle of a letter and of the suffix too', () => {
    const text = fc.constantFrom('LUOT:abc', 'ẩ', 'Số 12 – ữ', 'x'.repeat(40));
    return fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Suffix>('cr', 'lf', 'crlf'),
        fc.array(text, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(80), { maxLength: 6 }),
        async (suffix, texts, cuts) => {
          const { says, scans, device } = await scanner(suffix);
          const all = Buffer.from(texts.map((t) => t + SUFFIX[suffix]).join(''), 'utf8');
          const at = [0, ...cuts.filter((cut) => cut < all.length).sort((a, b) => a - b), all.length];
          for (const [i, to] of at.slice(1).entries()) says(all.subarray(at[i], to));
          device.close();
          expect(scans).toEqual(texts);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what is refused', () => {
  test.each([
    ['nothing', '\r'],
    ['spaces', '   \r'],
    ['keystrokes within', 'LUOT:\u001b[15~abc\r'],
    ['a tab within', 'a\tb\r'],
    ['a delete', 'a\u007fb\r'],
    ['a C1 control character', 'a\u0085b\r'],
    ['a character that is none', 'a\uffffb\r'],
    ['one of private use', 'a\ue000b\r'],
    ['invalid UTF-8', Uint8Array.of(0x41, 0xff, 0xfe, 0x0d)],
    ['half a letter of UTF-8', Uint8Array.of(0x41, 0xe1, 0xba, 0x0d)],
    ['too long', `${'x'.repeat(3_001)}\r`],
  ])('[K2] %s', async (_words, bytes) => {
    const { says, scans, device } = await scanner();
    says(bytes);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(scans).toEqual([]);
    expect(device.status).toMatchObject({ state: 'ready', lastFault: { fault: { code: 'unreadable' } }, counts: { done: 0, failed: 1 } });
    says('LUOT:abc\r');
    expect(scans).toEqual(['LUOT:abc']);
  });

  test.each(['cr', 'crlf'] as const)('[K2] too long, in pieces of any size: once, and the next is read (%s)', async (suffix) => {
    for (const [length, piece] of [
      [2_999, 100],
      [3_000, 3_001],
      [3_001, 3_001],
      [3_001, 3_002],
      [3_500, 500],
      [9_000, 1_000],
      [9_000, 3_001],
    ] as const) {
      const { says, scans, device } = await scanner(suffix);
      const all = Buffer.from(`${'x'.repeat(length)}${SUFFIX[suffix]}LUOT:abc${SUFFIX[suffix]}`);
      for (let at = 0; at < all.length; at += piece) says(all.subarray(at, at + piece));
      device.close();
      expect(
        scans.map((scan) => scan.slice(0, 8)),
        `${length} in pieces of ${piece}`,
      ).toEqual(length > 3_000 ? ['LUOT:abc'] : ['xxxxxxxx', 'LUOT:abc']);
      expect(device.status.counts.failed, `${length} in pieces of ${piece}`).toBe(length > 3_000 ? 1 : 0);
    }
  });

  test('[K2] half a scan that stays without its end is none, and no part of the next', async () => {
    const { says, scans, device } = await scanner();
    says('LUOT:ab');
    await vi.advanceTimersByTimeAsync(400);
    says('c');
    await vi.advanceTimersByTimeAsync(600);
    says('H01\r');
    expect(scans).toEqual(['H01']);
    expect(device.status.counts).toMatchObject({ done: 1, failed: 1 });
  });

  test('[R3] whatever comes, it never fails, hands on nothing unprintable, and reads the next', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 4_000 }), { maxLength: 4 }), async (chunks) => {
        const { says, scans, device } = await scanner();
        for (const chunk of chunks) says(chunk);
        await vi.advanceTimersByTimeAsync(600);
        says('LUOT:abc\r');
        device.close();
        expect(scans.at(-1)).toBe('LUOT:abc');
        // oxlint-disable-next-line no-control-regex
        for (const scan of scans) expect(scan).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }),
      { numRuns: 60 },
    ));
});

describe('its cable', () => {
  test('[P4] is told of, at once, and half a scan of before is no part of one after', async () => {
    const { link, says, scans, device } = await scanner('cr', 20);
    says('LUOT:');
    await link.unplug();
    expect(device.status).toMatchObject({ state: 'offline', fault: { code: 'unplugged' } });
    await link.plug();
    await vi.advanceTimersByTimeAsync(20);
    expect(device.status).toMatchObject({ state: 'ready', counts: { reconnects: 1 } });
    says('abc\r');
    expect(scans).toEqual(['abc']);
  });

  test('after it is let go nothing is heard and nothing is tried', async () => {
    const { link, says, scans, device, told } = await scanner();
    says('LUOT');
    device.close();
    told.mockClear();
    says('abc\r');
    await vi.advanceTimersByTimeAsync(60_000);
    expect([scans, link.connects, told.mock.calls.length, vi.getTimerCount()]).toEqual([[], 1, 0, 0]);
  });
});
