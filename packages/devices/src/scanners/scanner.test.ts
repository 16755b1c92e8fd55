import fc from 'fast-check';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { FakeLink } from '../../test/fake-link.ts';
import { Cable } from '../emulators/cable.ts';
import { ScannerEmulator } from '../emulators/sender-emulators.ts';
import { Scanner } from './scanner.ts';

const SUFFIX = { cr: '\r', lf: '\n', crlf: '\r\n' } as const;
type Suffix = keyof typeof SUFFIX;

/** Long enough for a scan with a suffix to be over; and for one without. */
const ENDED_MS = 100;
const WITHIN_MS = 500;

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

async function scanner(suffix: Suffix = 'cr', reconnectMs = 1_000) {
  const link = new FakeLink();
  const emulator = new ScannerEmulator(new Cable(link), suffix);
  const scans: string[] = [];
  const told = vi.fn();
  const device = new Scanner({ link, reconnectMs, onScan: (text) => scans.push(text), onStatus: told });
  onTestFinished(() => device.close());
  await vi.advanceTimersByTimeAsync(0);
  const says = (text: string | Uint8Array) => link.send(Uint8Array.from(typeof text === 'string' ? Buffer.from(text, 'utf8') : text));
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { link, emulator, scans, device, told, says, pass };
}

describe('what is read', () => {
  test.each(['cr', 'lf', 'crlf'] as const)('[K20f] ends with %s, and nothing is out of order', async (suffix) => {
    const { emulator, scans, device, pass } = await scanner(suffix);
    for (const text of ['LUOT:Zk3v9xQ0bT6pLr2mWn8sYg', 'H01.02-261123-0007']) {
      emulator.scan(text);
      await pass(ENDED_MS);
    }
    expect(scans).toEqual(['LUOT:Zk3v9xQ0bT6pLr2mWn8sYg', 'H01.02-261123-0007']);
    await pass(1_000);
    expect(device.status).toMatchObject({ state: 'ready', counts: { done: 2, failed: 0 }, lastFault: null });
  });

  test.each([
    ['a tab', '1.001193\t'],
    ['a tab and CR', '1.001193\t\r'],
    ['STX and ETX', '\u00021.001193\u0003'],
    ['STX, ETX and CR LF', '\u00021.001193\u0003\r\n'],
    ['EOT', '1.001193\u0004'],
    ['LF CR', '1.001193\n\r'],
  ])('[K20f] ends or is framed with %s', async (_words, bytes) => {
    const { says, scans, device, pass } = await scanner();
    says(bytes);
    await pass(ENDED_MS);
    expect([scans, device.status.lastFault]).toEqual([['1.001193'], null]);
  });

  test('[K20f] without any suffix it is read when nothing more comes', async () => {
    const { says, scans, device, pass } = await scanner();
    says('1.00');
    await pass(WITHIN_MS - 1);
    says('1193');
    await pass(WITHIN_MS - 1);
    expect(scans).toEqual([]);
    await pass(1);
    expect([scans, device.status.lastFault]).toEqual([['1.001193'], null]);
  });

  test('[K20f] a suffix whose second half comes late is no second scan', async () => {
    const { says, scans, device, pass } = await scanner();
    says('1.001193\r');
    await pass(ENDED_MS);
    says('\n');
    await pass(WITHIN_MS);
    expect([scans, device.status.counts.failed, device.status.lastFault]).toEqual([['1.001193'], 0, null]);
  });

  test.each(['\r', '\n', '\r\n', '\t', '\u001d'])('[K20a] lines and fields of one code are one text (%j)', async (separator) => {
    const { says, scans, pass } = await scanner();
    says(`1.001193${separator}`);
    await pass(ENDED_MS - 1);
    says(`Khai sinh${separator}Quầy 2\r`);
    await pass(ENDED_MS);
    expect(scans).toEqual(['1.001193 Khai sinh Quầy 2']);
  });

  test('Vietnamese comes composed, also where a QR holds it decomposed', async () => {
    const { says, scans, pass } = await scanner();
    says(`${'Nguyễn Thị Ẩn'.normalize('NFD')}\r`);
    await pass(ENDED_MS);
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
          const { says, scans, device, pass } = await scanner(suffix);
          for (const text of texts) {
            const all = Buffer.from(text + SUFFIX[suffix], 'utf8');
            const at = [0, ...cuts.filter((cut) => cut < all.length).sort((a, b) => a - b), all.length];
            for (const [i, to] of at.slice(1).entries()) says(all.subarray(at[i], to));
            await pass(ENDED_MS);
          }
          device.close();
          expect(scans).toEqual(texts);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what is refused, and said to be', () => {
  test.each([
    ['spaces', '   \r'],
    ['keystrokes within', 'LUOT:\u001b[15~abc\r'],
    ['a delete', 'a\u007fb\r'],
    ['a C1 control character', 'a\u0085b\r'],
    ['a character that is none', 'a\uffffb\r'],
    ['one of private use', 'a\ue000b\r'],
    ['invalid UTF-8', Uint8Array.of(0x41, 0xff, 0xfe, 0x0d)],
    ['half a letter of UTF-8', Uint8Array.of(0x41, 0xe1, 0xba, 0x0d)],
    ['too long', `${'x'.repeat(3_001)}\r`],
  ])('[K20e] %s', async (_words, bytes) => {
    const { says, scans, device, pass } = await scanner();
    says(bytes);
    await pass(1_000);
    expect(scans).toEqual(['']);
    expect(device.status).toMatchObject({ state: 'ready', lastFault: { fault: { code: 'unreadable' } }, counts: { done: 0, failed: 1 } });
    says('LUOT:abc\r');
    await pass(ENDED_MS);
    expect(scans).toEqual(['', 'LUOT:abc']);
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
      const { says, scans, device, pass } = await scanner(suffix);
      for (const text of ['x'.repeat(length), 'LUOT:abc']) {
        const all = Buffer.from(text + SUFFIX[suffix]);
        for (let at = 0; at < all.length; at += piece) says(all.subarray(at, at + piece));
        await pass(WITHIN_MS);
      }
      device.close();
      expect(
        scans.map((scan) => scan.slice(0, 8)),
        `${length} in pieces of ${piece}`,
      ).toEqual([length > 3_000 ? '' : 'xxxxxxxx', 'LUOT:abc']);
      expect(device.status.counts.failed, `${length} in pieces of ${piece}`).toBe(length > 3_000 ? 1 : 0);
    }
  });

  test('[K20e] noise that does not end is said once, and the scan after it is read', async () => {
    const { says, scans, device, pass } = await scanner();
    for (let times = 0; times < 50; times++) {
      says(new Uint8Array(400).fill(0xff));
      await pass(WITHIN_MS - 1);
    }
    expect([scans, device.status.counts.failed]).toEqual([[''], 1]);
    await pass(WITHIN_MS);
    says('1.001193\r');
    await pass(ENDED_MS);
    expect(scans).toEqual(['', '1.001193']);
  });

  test('[K2] what comes after a pause is no part of the scan before', async () => {
    const { says, scans, pass } = await scanner();
    says('LUOT:ab');
    await pass(400);
    says('c');
    await pass(600);
    says('H01\r');
    await pass(ENDED_MS);
    expect(scans).toEqual(['LUOT:abc', 'H01']);
  });

  test('[R3] whatever comes, it never fails, hands on nothing unprintable, and reads the next', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 4_000 }), { maxLength: 4 }), async (chunks) => {
        const { says, scans, device, pass } = await scanner();
        for (const chunk of chunks) says(chunk);
        await pass(600);
        says('LUOT:abc\r');
        await pass(ENDED_MS);
        device.close();
        expect(scans.at(-1)).toBe('LUOT:abc');
        for (const scan of scans) expect(scan).not.toMatch(/\p{Cc}/u);
      }),
      { numRuns: 60 },
    ));
});

describe('its cable', () => {
  test('[P4] is told of, at once, and half a scan of before is no part of one after', async () => {
    const { link, says, scans, device, pass } = await scanner('cr', 20);
    says('LUOT:');
    await link.unplug();
    expect(device.status).toMatchObject({ state: 'offline', fault: { code: 'unplugged' } });
    await link.plug();
    await pass(20);
    expect(device.status).toMatchObject({ state: 'ready', counts: { reconnects: 1 } });
    says('abc\r');
    await pass(WITHIN_MS);
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
