import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FakeLink } from '../../test/fake-link.ts';
import { CLEAR_BUFFERS } from '../printers/escpos-answers.ts';
import { Cable } from './cable.ts';
import { PrinterEmulator } from './printer-emulator.ts';
import { RealtimeScanner } from './realtime-scanner.ts';

function scanned(...bytes: number[]) {
  const scanner = new RealtimeScanner();
  return bytes.flatMap((byte) => scanner.push(byte) ?? []);
}

/** GS v 0 with these bytes as its rows. */
const picture = (...rows: number[]) => [0x1d, 0x76, 0x30, 0, 1, 0, rows.length, 0, ...rows];

describe('real-time commands', () => {
  test.each([1, 2, 3, 4])('DLE EOT %i asks', (which) => {
    expect(scanned(0x10, 0x04, which)).toEqual([{ type: 'ask-status', which }]);
  });

  test('DLE EOT with any other number asks nothing', () => {
    expect(scanned(0x10, 0x04, 0x00, 0x10, 0x04, 0x05, 0x10, 0x04, 0x10, 0x04, 0x02)).toEqual([{ type: 'ask-status', which: 2 }]);
  });

  test('DLE DC4 fn 8 clears, with its seven parameters and no others', () => {
    expect(scanned(...CLEAR_BUFFERS)).toEqual([{ type: 'clear' }]);
    for (let at = 2; at < CLEAR_BUFFERS.length; at++) expect(scanned(...CLEAR_BUFFERS.with(at, 0x7f))).toEqual([]);
    expect(scanned(0x10, 0x14, 1, 0, 1)).toEqual([]);
  });

  test('they are found in the middle of a picture, as a printer finds them', () => {
    expect(scanned(...picture(0xff, 0x10, 0x04, 0x02, 0xff), ...picture(...CLEAR_BUFFERS))).toEqual([{ type: 'ask-status', which: 2 }, { type: 'clear' }]);
  });

  test('[R3] it finds what is there between any other bytes', () => {
    const other = fc.uint8Array({ maxLength: 30 }).filter((bytes) => !bytes.includes(0x10));
    fc.assert(
      fc.property(other, other, (before, after) => {
        expect(scanned(...before, ...CLEAR_BUFFERS, ...after, 0x10, 0x04, 0x01)).toEqual([{ type: 'clear' }, { type: 'ask-status', which: 1 }]);
      }),
    );
  });
});

describe('a printer', () => {
  async function printer() {
    const link = new FakeLink();
    const emulator = new PrinterEmulator({ widthDots: 384, cable: new Cable(link) });
    const connection = await link.connect();
    const said: number[] = [];
    connection.onData((bytes) => said.push(...bytes));
    onTestFinished(() => connection.close());
    const send = async (...bytes: number[]) => {
      await connection.write(Uint8Array.from(bytes));
      await Promise.resolve();
    };
    return { emulator, said, send };
  }

  test('answers in the middle of a picture, and the picture is whole', async () => {
    const { emulator, said, send } = await printer();
    await send(...picture(0x10, 0x04, 0x01), 0x1d, 0x56, 0);
    expect(said).toEqual([0x12]);
    expect(emulator.sheets).toHaveLength(1);
  });

  test('answers while it can print nothing, and prints what it kept when it can', async () => {
    const { emulator, said, send } = await printer();
    emulator.set('paperOut', true);
    await send(0x41, 0x0a, 0x1d, 0x56, 0, 0x1d, 0x72, 1, 0x10, 0x04, 0x04);
    expect([said, emulator.sheets.length]).toEqual([[0x72], 0]);
    emulator.set('paperOut', false);
    expect([said, emulator.sheets.map((sheet) => sheet.text)]).toEqual([[0x72, 0x00], [['A']]]);
  });

  test('throws away what it kept when it is told to', async () => {
    const { emulator, said, send } = await printer();
    emulator.set('coverOpen', true);
    await send(0x41, 0x0a, 0x1d, 0x56, 0, ...CLEAR_BUFFERS);
    emulator.set('coverOpen', false);
    expect([said, emulator.sheets]).toEqual([[0x37, 0x25, 0x00], []]);
  });

  test('[R3] takes any bytes', async () => {
    const { emulator, send } = await printer();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), async (bytes) => {
        await send(...bytes);
      }),
      { numRuns: 200 },
    );
    // More than a QR code holds is no reason to stop.
    await send(0x1b, 0x40, 0x1d, 0x28, 0x6b, 0x03, 0x20, 49, 80, 48, ...Array.from({ length: 0x2000 }, () => 0x41), 0x1d, 0x28, 0x6b, 3, 0, 49, 81, 48);
    expect(emulator.sheets.length).toBeGreaterThanOrEqual(0);
  });
});
