// K20a: the same code held up to a camera, to a scanner on a cable and to one that types.
import { Scanner } from '@luot/devices/scanners/scanner';
import { type Recognised, recognise } from '@luot/shared/domain/codes/recognise';
import { ADDRESSES_IN_TEXTS, MARKED_CODES, PAYLOADS, PRINTED_DOSSIERS } from '@luot/shared/domain/codes/recognise.payloads';
import { scanText } from '@luot/shared/domain/codes/scan-text';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { FakeLink } from '../../../packages/devices/test/fake-link.ts';
import { type TypedKey, typedSign } from '../src/renderer/scan/typed-sign.ts';
import { WedgeReader } from '../src/renderer/scan/wedge-reader.ts';

/** Half a character comes over no cable. */
const ALL = [...PAYLOADS, ...PRINTED_DOSSIERS, ...ADDRESSES_IN_TEXTS, ...MARKED_CODES].filter(([, raw]) => !/\p{Cs}/u.test(raw));
const MULTI_LINE = ALL.filter(([, raw]) => raw.trim().includes(' '));
/** A hand hits fewer as quickly. */
const FEWEST = 4;

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

/** What the page makes of what was handed on to it. */
const meant = (raw: string): Recognised => recognise(scanText(raw) ?? '');

async function cable() {
  const link = new FakeLink();
  const scans: string[] = [];
  const device = new Scanner({ link, onScan: (text) => scans.push(text), onStatus: () => undefined });
  onTestFinished(() => device.close());
  await vi.advanceTimersByTimeAsync(0);
  return async (raw: string): Promise<Recognised> => {
    scans.length = 0;
    link.send(Uint8Array.from(Buffer.from(`${raw}\r\n`, 'utf8')));
    await vi.advanceTimersByTimeAsync(500);
    expect(scans).toHaveLength(1);
    return meant(scans[0] ?? '');
  };
}

const KEYS: ReadonlyMap<string, Partial<TypedKey>> = new Map(
  [...Array.from({ length: 26 }, (_, i) => `Key${String.fromCharCode(65 + i)}`), ...Array.from({ length: 10 }, (_, i) => `Digit${i}`)]
    .concat('Space Minus Equal BracketLeft BracketRight Backslash Semicolon Quote Backquote Comma Period Slash Enter Tab Escape'.split(' '))
    .flatMap((code) => [true, false].map((shiftKey) => ({ code, shiftKey })))
    .map((key) => [typedSign(keyOf(key)) ?? '', key]),
);

function keyOf(pressed: Partial<TypedKey>): TypedKey {
  const none = { code: '', ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, repeat: false };
  return { key: 'Process', ...none, ...pressed, getModifierState: () => false };
}

/** The keys of a scanner, with Enter for the end of a line; what no key stands for comes as the system hands it on. */
function keysFor(raw: string): TypedKey[] {
  return Array.from(`${raw.replaceAll(/\r\n?/g, '\n')}\n`, (sign) => {
    const key = KEYS.get(sign);
    if (key !== undefined) return keyOf(key);
    const control = sign < ' ' ? KEYS.get(String.fromCharCode(sign.charCodeAt(0) + 0x40).toLowerCase()) : undefined;
    return control === undefined ? keyOf({ key: sign }) : keyOf({ ...control, ctrlKey: true });
  });
}

function typed(raw: string): Recognised {
  const reader = new WedgeReader();
  for (const [i, key] of keysFor(raw).entries()) reader.key({ ...key, timeStamp: 1_000 + i * 8 });
  return meant(reader.end());
}

test('[K20a] by camera a code is what it holds, and none with keystrokes in it', () => {
  for (const [what, raw, expected] of ALL) expect(meant(raw), what).toEqual(scanText(raw) === null ? { kind: 'unknown' } : expected);
});

test('[K20a] by cable it is the same', async () => {
  const scanned = await cable();
  for (const [what, raw] of ALL.filter(([, raw]) => raw.trim() !== '')) expect(await scanned(raw), what).toEqual(meant(raw));
});

test('[K20a] typed by a scanner it is the same', () => {
  for (const [what, raw] of ALL.filter(([, raw]) => raw.trim().length >= FEWEST)) expect(typed(raw), what).toEqual(meant(raw));
});

test.each(['\n', '\r', '\r\n', '\t', '\u001d', '\u2028'])('[K20a] of several lines or fields too (%j)', async (separator) => {
  const scanned = await cable();
  for (const [what, spaced] of MULTI_LINE) {
    const raw = spaced.replaceAll(' ', separator);
    expect(await scanned(raw), what).toEqual(meant(spaced));
    if (raw.trim().length >= FEWEST) expect(typed(raw), what).toEqual(meant(spaced));
  }
});
