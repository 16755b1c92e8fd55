import type { PanelFrame } from '@luot/shared/settings/device-settings';
import { describe, expect, test } from 'vitest';
import { checksum } from './checksum.ts';
import type { Shown } from './shown.ts';
import { sameShown, shortText } from './shown.ts';
import { templateFrame } from './template-frame.ts';

const FRAME: PanelFrame = {
  prefix: '02',
  address: { form: 'none' },
  align: 'right',
  pad: ' ',
  letters: true,
  checksum: { kind: 'none', from: 'address', form: 'byte' },
  suffix: '03',
  reply: null,
  brightness: null,
};
const A012: Shown = { kind: 'number', number: 'A012' };
const panel = (address = 5, digits = 4) => ({ key: 'c1', address, digits });
const hexOf = (frame: Partial<PanelFrame>, shown: Shown = A012, at = panel()) => Buffer.from(templateFrame({ ...FRAME, ...frame }, at, shown)).toString('hex');

// "A012" is 41 30 31 32.
describe('a frame: prefix, address, text, checksum, suffix', () => {
  test.each([
    ['no address', { form: 'none' }, '02' + '41303132' + '03'],
    ['a byte', { form: 'byte' }, '02' + '05' + '41303132' + '03'],
    ['one digit', { form: 'digits', width: 1 }, '02' + '35' + '41303132' + '03'],
    ['two digits', { form: 'digits', width: 2 }, '02' + '3035' + '41303132' + '03'],
    ['three digits', { form: 'digits', width: 3 }, '02' + '303035' + '41303132' + '03'],
  ] as const)('address: %s', (_words, address, expected) => {
    expect(hexOf({ address })).toBe(expected);
  });

  // Address 05 before the text. xor: 05^41^30^31^32 = 77. Sum: 05+41+30+31+32 = d9; its two's complement 27.
  // With the prefix 02: xor 75, sum db, two's complement 25. CRC-16/MODBUS of 05 41 30 31 32 is 68 76, of 02 05 … 4d 8f, low byte first.
  test.each([
    ['none', 'address', 'byte', ''],
    ['xor', 'address', 'byte', '77'],
    ['xor', 'prefix', 'byte', '75'],
    ['sum', 'address', 'byte', 'd9'],
    ['sum', 'prefix', 'byte', 'db'],
    ['lrc', 'address', 'byte', '27'],
    ['lrc', 'prefix', 'byte', '25'],
    ['crc16', 'address', 'byte', '6876'],
    ['crc16', 'prefix', 'byte', '4d8f'],
    ['none', 'address', 'hex', ''],
    ['xor', 'address', 'hex', '3737'],
    ['sum', 'address', 'hex', '4439'],
    ['lrc', 'prefix', 'hex', '3235'],
    ['crc16', 'address', 'hex', '36383736'],
  ] as const)('checksum %s from %s as %s', (kind, from, form, sum) => {
    expect(hexOf({ address: { form: 'byte' }, checksum: { kind, from, form } })).toBe('02' + '05' + '41303132' + sum + '03');
  });

  test.each([
    ['right', ' ', A012, 6, '  A012'],
    ['right', '0', { kind: 'number', number: '12' }, 4, '0012'],
    ['left', ' ', A012, 6, 'A012  '],
    ['left', ' ', { kind: 'paused' }, 4, '----'],
    ['right', '0', { kind: 'free' }, 4, '    '],
    ['right', '0', { kind: 'dark' }, 4, '    '],
    ['right', ' ', { kind: 'test' }, 4, '8888'],
  ] as const)('align %s, pad %j: %j on %i digits is %j', (align, pad, shown, digits, text) => {
    expect(hexOf({ align, pad }, shown, panel(5, digits))).toBe(`02${Buffer.from(text, 'ascii').toString('hex')}03`);
  });

  test('an empty prefix and several bytes of suffix', () => {
    expect(hexOf({ prefix: '', suffix: '0d0a' })).toBe('41303132' + '0d0a');
  });

  test('[L4] every frame of a panel has the same length, whatever is shown', () => {
    const shown: Shown[] = [A012, { kind: 'number', number: '7' }, { kind: 'free' }, { kind: 'paused' }, { kind: 'dark' }, { kind: 'test' }];
    for (const align of ['left', 'right'] as const) {
      expect(
        new Set(shown.map((s) => hexOf({ align, address: { form: 'digits', width: 2 }, checksum: { kind: 'crc16', from: 'prefix', form: 'hex' } }, s).length))
          .size,
      ).toBe(1);
    }
  });
});

describe('checksums of nothing and of much', () => {
  test('of nothing', () => {
    const sums = (['none', 'xor', 'sum', 'lrc', 'crc16'] as const).map((kind) => Buffer.from(checksum(kind, new Uint8Array())).toString('hex'));
    expect(sums).toEqual(['', '00', '00', '00', 'ffff']);
  });

  test('a sum keeps its low byte', () => {
    expect([...checksum('sum', new Uint8Array(3).fill(0xff))]).toEqual([0xfd]);
    expect([...checksum('lrc', new Uint8Array(3).fill(0xff))]).toEqual([0x03]);
  });

  // MODBUS over Serial Line V1.02, 6.2.2: 02 07 sums to 1241, sent low byte first.
  test('CRC-16 is that of Modbus, low byte first', () => {
    expect(Buffer.from(checksum('crc16', Uint8Array.of(0x02, 0x07))).toString('hex')).toBe('4112');
  });
});

describe('what is shown', () => {
  test('[L1a] in a few characters', () => {
    expect((['free', 'paused', 'dark', 'test'] as const).map((kind) => shortText({ kind }, 3))).toEqual(['', '---', '', '888']);
    expect(shortText(A012, 4)).toBe('A012');
  });

  test('the same is the same', () => {
    expect(sameShown(A012, { kind: 'number', number: 'A012' })).toBe(true);
    expect(sameShown(A012, { kind: 'number', number: 'A013' })).toBe(false);
    expect(sameShown(A012, { kind: 'free' })).toBe(false);
    expect(sameShown({ kind: 'free' }, { kind: 'dark' })).toBe(false);
    expect(sameShown(null, { kind: 'dark' })).toBe(false);
  });
});
