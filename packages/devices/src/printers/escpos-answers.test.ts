import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ALL_WELL,
  type Answer,
  AnswerReader,
  ASK_DONE,
  askStatus,
  CLEAR_BUFFERS,
  CUT_REMAINS,
  jobPaperEnded,
  type PrinterCondition,
  stateOf,
  TELL_BY_ITSELF,
  withAnswer,
  withAutomatic,
} from './escpos-answers.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const read = (...bytes: number[]) => new AnswerReader().push(Uint8Array.from(bytes));

describe('what is asked', () => {
  test.each([
    ['DLE EOT n = 1: printer status', askStatus(1), '100401'],
    ['DLE EOT n = 2: offline cause', askStatus(2), '100402'],
    ['DLE EOT n = 3: error cause', askStatus(3), '100403'],
    ['DLE EOT n = 4: roll paper sensor', askStatus(4), '100404'],
    ['GS r n = 1: transmit paper sensor status', ASK_DONE, '1d7201'],
    ['GS a n = 2 + 4 + 8: online, error and paper', TELL_BY_ITSELF, '1d610e'],
    ['DLE DC4 fn = 8, d1-d7 = 1 3 20 1 6 2 8: clear buffers', CLEAR_BUFFERS, '10140801031401060208'],
    ['ESC @, GS V m = 66 n = 0: feed to the cutter and cut', CUT_REMAINS, '1b401d564200'],
  ])('%s', (_clause, command, expected) => {
    expect(hex(command)).toBe(expected);
  });
});

describe('which answer a byte is: "Identification of transmission status by bit"', () => {
  /** Written out of the reference's table again, bit by bit, apart from the masks of the reader. */
  const kindOf = (byte: number): string => {
    const pattern = byte.toString(2).padStart(8, '0');
    if (pattern === '00010001' || pattern === '00010011') return 'flow control';
    if (/^0..1..10$/.test(pattern)) return 'status';
    if (/^0..1..00$/.test(pattern)) return 'automatic begins';
    if (/^0..0....$/.test(pattern)) return 'job';
    if (byte === 0x37) return 'block begins';
    return 'noise';
  };

  test('every byte by itself', () => {
    for (let byte = 0; byte < 256; byte++) {
      const answers = read(byte);
      const silent = ['flow control', 'automatic begins', 'block begins'].includes(kindOf(byte));
      expect(
        answers.map(({ kind }) => kind),
        byte.toString(16),
      ).toEqual(silent ? [] : [kindOf(byte)]);
    }
  });

  test('automatic status: four bytes, the later ones with bits 4 and 7 clear', () => {
    expect(read(0x10, 0x00, 0x03, 0x0f)).toEqual([{ kind: 'automatic', bytes: [0x10, 0x00, 0x03, 0x0f] }]);
    expect(read(0x38, 0x68, 0x0c, 0x00, 0x12)).toEqual([
      { kind: 'automatic', bytes: [0x38, 0x68, 0x0c, 0x00] },
      { kind: 'status', byte: 0x12 },
    ]);
  });

  test('automatic status that breaks off is dropped, and what breaks it is looked at by itself', () => {
    expect(read(0x10, 0x00, 0x12)).toEqual([{ kind: 'status', byte: 0x12 }]);
    expect(read(0x10, 0x14, 0x00, 0x00, 0x00)).toEqual([{ kind: 'automatic', bytes: [0x14, 0x00, 0x00, 0x00] }]);
  });

  test('the answer to DLE DC4 fn = 8: 37 25 00, and no part of it is a receipt', () => {
    expect(read(0x37, 0x25, 0x00)).toEqual([{ kind: 'cleared' }]);
    expect(read(0x37, 0x25, 0x00, 0x00)).toEqual([{ kind: 'cleared' }, { kind: 'job', byte: 0x00 }]);
  });

  test.each([
    [
      [0x37, 0x12],
      ['noise', 'status'],
    ],
    [
      [0x37, 0x25, 0x16],
      ['noise', 'status'],
    ],
    [
      [0x37, 0x37, 0x25, 0x00],
      ['noise', 'cleared'],
    ],
    [
      [0x37, 0x10, 0x00, 0x00, 0x00],
      ['noise', 'automatic'],
    ],
  ])('a block that breaks off swallows nothing: %j', (bytes, kinds) => {
    expect(read(...bytes).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('XON and XOFF may stand in the middle of anything', () => {
    expect(read(0x10, 0x13, 0x00, 0x11, 0x00, 0x13, 0x00)).toEqual([{ kind: 'automatic', bytes: [0x10, 0, 0, 0] }]);
    expect(read(0x37, 0x13, 0x25, 0x11, 0x00)).toEqual([{ kind: 'cleared' }]);
  });

  test('bytes cut anywhere give the same answers', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(40), (bytes, cut) => {
        const reader = new AnswerReader();
        const pieces: Answer[] = [...reader.push(bytes.subarray(0, cut)), ...reader.push(bytes.subarray(cut))];
        expect(pieces).toEqual(new AnswerReader().push(bytes));
      }),
    );
  });

  test('[R3] whatever comes, it never fails, and holds back three bytes at most', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const reader = new AnswerReader();
        const answers = reader.push(bytes);
        const kept = bytes.filter((byte) => byte !== 0x11 && byte !== 0x13).length;
        const used = answers.reduce((sum, answer) => sum + (answer.kind === 'automatic' ? 4 : answer.kind === 'cleared' ? 3 : 1), 0);
        expect(used).toBeLessThanOrEqual(kept);
        // A real answer after it is heard, whatever was begun.
        expect(reader.push(Uint8Array.of(0x12)).at(-1)).toEqual({ kind: 'status', byte: 0x12 });
        expect(reader.push(Uint8Array.of(0x37, 0x25, 0x00))).toEqual([{ kind: 'cleared' }]);
      }),
    );
  });
});

describe('what an answer says', () => {
  test.each([
    [1, 0x12, 'online', {}],
    [1, 0x1a, 'bit 3: offline', { offline: true }],
    [1, 0x16, 'bit 2: drawer pin, nothing to us', {}],
    [1, 0x72, 'bits 5-6: waits, feed button, nothing to us', {}],
    [2, 0x16, 'bit 2: cover open', { cover: true }],
    [2, 0x1a, 'bit 3: paper fed by the button, nothing to us', {}],
    [2, 0x32, 'bit 5: stopped by paper end; the sensor says so itself', {}],
    [2, 0x52, 'bit 6: error', { error: true }],
    [3, 0x1a, 'bit 3: cutter', { cutter: true }],
    [3, 0x32, 'bit 5: error that only switching off ends', {}],
    [4, 0x1e, 'bits 2-3: near end', { nearEnd: true }],
    [4, 0x72, 'bits 5-6: end', { paperOut: true }],
    [4, 0x7e, 'both', { nearEnd: true, paperOut: true }],
  ] as const)('DLE EOT n = %i: %i, %s', (question, byte, _words, expected) => {
    expect(withAnswer(ALL_WELL, question, byte)).toEqual({ ...ALL_WELL, ...expected });
  });

  test('an answer replaces its own part and no other', () => {
    const all: PrinterCondition = { offline: true, cover: true, error: true, cutter: true, paperOut: true, nearEnd: true };
    expect(withAnswer(all, 1, 0x12)).toEqual({ ...all, offline: false });
    // Without an error there is none of the cutter either.
    expect(withAnswer(all, 2, 0x12)).toEqual({ ...all, cover: false, error: false, cutter: false });
    expect(withAnswer(all, 2, 0x52)).toEqual({ ...all, cover: false });
    expect(withAnswer(all, 3, 0x12)).toEqual({ ...all, cutter: false });
    expect(withAnswer(all, 4, 0x12)).toEqual({ ...all, paperOut: false, nearEnd: false });
  });

  test.each([
    [[0x10, 0x00, 0x00, 0x0f], 'nothing', {}],
    [[0x18, 0x00, 0x00, 0x0f], 'first byte, bit 3: offline', { offline: true }],
    [[0x30, 0x00, 0x00, 0x0f], 'first byte, bit 5: cover', { cover: true }],
    [[0x14, 0x00, 0x00, 0x0f], 'first byte, bit 2: drawer pin, nothing to us', {}],
    [[0x10, 0x08, 0x00, 0x0f], 'second byte, bit 3: cutter', { error: true, cutter: true }],
    [[0x10, 0x20, 0x00, 0x0f], 'second byte, bit 5: error for good', { error: true }],
    [[0x10, 0x40, 0x00, 0x0f], 'second byte, bit 6: error that passes', { error: true }],
    [[0x10, 0x00, 0x03, 0x0f], 'third byte, bits 0-1: near end', { nearEnd: true }],
    [[0x10, 0x00, 0x0c, 0x0f], 'third byte, bits 2-3: end', { paperOut: true }],
  ])('automatic status %j: %s', (bytes, _words, expected) => {
    expect(withAutomatic(bytes)).toEqual({ ...ALL_WELL, ...expected });
  });

  test.each([
    [0x00, false],
    [0x03, false],
    [0x0c, true],
    [0x0f, true],
    [0x60, false],
  ])('[P1a] GS r 1 answered %i: paper has ended is %s', (byte, ended) => {
    expect(jobPaperEnded(byte)).toBe(ended);
  });
});

describe('the one word for it', () => {
  test.each([
    [{}, 'ready', null],
    [{ nearEnd: true }, 'near-end', 'paper-near-end'],
    [{ offline: true, nearEnd: true }, 'offline', 'not-online'],
    [{ error: true, offline: true }, 'offline', 'printer-error'],
    [{ cutter: true, error: true, offline: true }, 'offline', 'cutter'],
    [{ paperOut: true, cutter: true, error: true, offline: true, nearEnd: true }, 'paper-out', 'paper-out'],
    [{ cover: true, paperOut: true, cutter: true, error: true, offline: true, nearEnd: true }, 'cover-open', 'cover-open'],
  ])('[P4] %j is %s', (condition, state, code) => {
    expect(stateOf({ ...ALL_WELL, ...condition })).toEqual({ state, fault: code === null ? null : { code } });
  });
});
