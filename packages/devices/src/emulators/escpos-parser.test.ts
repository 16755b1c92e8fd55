import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ticketBytes } from '../printers/ticket-bytes.ts';
import { type EscposCommand, EscposParser } from './escpos-parser.ts';

const bytes = (...parts: (number[] | string)[]) => Buffer.concat(parts.map((part) => Buffer.from(part)));

/** One of every command, some with bytes inside that look like the beginning of another. */
const JOB = bytes(
  [0x1b, 0x40],
  [0x1b, 0x61, 1],
  [0x1d, 0x21, 0x33],
  'A001',
  [0x0a],
  [0x1d, 0x21, 0x00, 0x1b, 0x45, 0x01, 0x1b, 0x74, 0x1b],
  '07:30 22/11/2026',
  [0x0a, 0x10, 0x04, 0x01],
  [0x1d, 0x76, 0x30, 0, 2, 0, 3, 0, 0x1b, 0x40, 0x10, 0x04, 0x1d, 0x56],
  [0x1b, 0x4a, 12, 0x1b, 0x64, 2, 0x1b, 0x32],
  [0x1d, 0x28, 0x6b, 4, 0, 49, 65, 50, 0],
  [0x1d, 0x28, 0x6b, 3, 0, 49, 67, 6],
  [0x1d, 0x28, 0x6b, 3, 0, 49, 69, 49],
  [0x1d, 0x28, 0x6b, 11, 0, 49, 80, 48],
  'LUOT:ẩ',
  [0x1d, 0x28, 0x6b, 3, 0, 49, 81, 48],
  [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8],
  [0x1d, 0x56, 66, 3],
  [0x1d, 0x61, 14],
  [0x1d, 0x72, 1],
  [0x10, 0x04, 0x04],
);

/** Letters that came in two pieces are one text. */
function joined(commands: readonly EscposCommand[]): EscposCommand[] {
  const all: EscposCommand[] = [];
  for (const command of commands) {
    const last = all.at(-1);
    if (command.type === 'text' && last?.type === 'text') all[all.length - 1] = { type: 'text', text: last.text + command.text };
    else all.push(command);
  }
  return all;
}

function parsed(...pieces: Uint8Array[]): EscposCommand[] {
  const parser = new EscposParser();
  return joined(pieces.flatMap((piece) => parser.push(piece)));
}

describe('commands', () => {
  test('every command a ticket has is understood', () => {
    expect(parsed(JOB).filter((command) => command.type !== 'ignored')).toEqual([
      { type: 'reset' },
      { type: 'align', align: 1 },
      { type: 'size', width: 4, height: 4 },
      { type: 'text', text: 'A001' },
      { type: 'feed-line' },
      { type: 'size', width: 1, height: 1 },
      { type: 'text', text: '07:30 22/11/2026' },
      { type: 'feed-line' },
      { type: 'raster', widthBytes: 2, height: 3, rows: bytes([0x1b, 0x40, 0x10, 0x04, 0x1d, 0x56]) },
      { type: 'feed-dots', dots: 12 },
      { type: 'feed-lines', lines: 2 },
      { type: 'qr-module', dots: 6 },
      { type: 'qr-level', level: 'M' },
      { type: 'qr-data', data: 'LUOT:ẩ' },
      { type: 'qr-print' },
      { type: 'cut' },
      { type: 'tell-by-itself', mask: 14 },
      { type: 'ask-done', which: 1 },
    ]);
  });

  test('bytes cut at any place give the same commands', () => {
    const whole = parsed(JOB);
    for (let cut = 0; cut <= JOB.length; cut++) {
      expect(parsed(JOB.subarray(0, cut), JOB.subarray(cut)), `cut at ${cut}`).toEqual(whole);
    }
  });

  test('byte by byte too', () => {
    expect(parsed(...[...JOB].map((byte) => bytes([byte])))).toEqual(parsed(JOB));
  });

  test('a real ticket is understood to its last byte', () => {
    const ticket = Buffer.concat(
      ticketBytes(
        [
          { kind: 'header', text: 'Trung tâm' },
          { kind: 'number', text: 'A001' },
          { kind: 'time', text: '07:30 22/11/2026' },
          { kind: 'qr', text: 'LUOT:x' },
          { kind: 'footer', text: 'Hết' },
        ],
        { widthDots: 576, logo: null },
      ),
    );
    const commands = parsed(Buffer.from(ticket));
    expect(commands.some((command) => command.type === 'ignored' && (command.bytes[0] ?? 0) >= 0x80)).toBe(false);
    expect(commands.filter((command) => command.type === 'text').map((command) => command.text)).toEqual(['A001', '07:30 22/11/2026']);
    expect(commands.filter((command) => command.type === 'cut')).toHaveLength(1);
    // A third of the way and two thirds: the same again.
    const third = Math.floor(ticket.length / 3);
    expect(parsed(ticket.subarray(0, third), ticket.subarray(third, 2 * third), ticket.subarray(2 * third))).toEqual(commands);
  });

  test('bytes that mean nothing are passed over one by one', () => {
    expect(parsed(bytes([0xc3, 0x00, 0x0a])).map((command) => command.type)).toEqual(['ignored', 'ignored', 'feed-line']);
  });

  test('real-time commands are passed over here, and are no letters: they were done when they came in', () => {
    expect(parsed(bytes('A', [0x10, 0x04, 0x01, 0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8, 0x10, 0x14, 1, 0, 1], 'B')).map((c) => c.type)).toEqual([
      'text',
      'ignored',
      'ignored',
      'ignored',
      'text',
    ]);
  });

  test('[R3] a picture that says it is larger than any is passed over, so that nothing waits for it for ever', () => {
    const parser = new EscposParser();
    parser.push(bytes([0x1d, 0x76, 0x30, 0, 0xff, 0xff, 0xff, 0xff]));
    const after = Array.from({ length: 100 }, () => parser.push(bytes('A001', [0x0a]))).flat();
    expect(after.filter((command) => command.type === 'text').length).toBeGreaterThan(90);
  });

  test('[R3] whatever comes, it never fails, and comes to an end of it', () => {
    const beginnings = [
      [0x1d, 0x76, 0x30, 0],
      [0x1d, 0x28, 0x6b],
      [0x1b, 0x40],
      [0x10, 0x14],
      [0x1d, 0x56],
    ];
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.uint8Array({ maxLength: 60 }),
            fc.constantFrom(...beginnings).map((b) => Uint8Array.from(b)),
          ),
          { maxLength: 30 },
        ),
        (pieces) => {
          const parser = new EscposParser();
          for (const piece of pieces) parser.push(piece);
          // As much white as the largest command holds ends whatever was begun.
          parser.push(new Uint8Array(66_000));
          parser.push(Uint8Array.of(0x0a));
          expect(parser.push(bytes('A001', [0x0a])).at(-1)).toEqual({ type: 'feed-line' });
        },
      ),
      { numRuns: 20 },
    );
  });
});
