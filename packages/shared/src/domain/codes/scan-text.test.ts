import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanText } from './scan-text.ts';

describe('text that a scanner reads', () => {
  test('[K2] is composed and without spaces around it', () => {
    expect(scanText('  LUOT:Zk3v9x \r\n')).toBe('LUOT:Zk3v9x');
    expect(scanText('Nguyễn Thị Ẩn'.normalize('NFD'))).toBe('Nguyễn Thị Ẩn'.normalize('NFC'));
    expect(scanText('a  b – c, “d” № 5 ₫ 日本 🙂')).toBe('a  b – c, “d” № 5 ₫ 日本 🙂');
  });

  test('[K2] as long as a QR code can be, and no longer', () => {
    expect(scanText('x'.repeat(3_000))).toHaveLength(3_000);
    expect(scanText('x'.repeat(3_001))).toBeNull();
    // Decomposed it may come longer than it is.
    expect(scanText('ẩ'.normalize('NFD').repeat(1_500))).toHaveLength(1_500);
  });

  test.each([
    ['lines of Windows', 'a\r\nb\r\n', 'a b'],
    ['lines of elsewhere', 'a\nb\rc', 'a b c'],
    ['lines of Unicode', 'a\u2028b\u2029c', 'a b c'],
    ['a tab', 'a\tb\t', 'a b'],
    ['fields and records of GS1', '\u001ea\u001db\u001c\u001fc\u0004', 'a b c'],
    ['a frame of STX and ETX', '\u0002a\u0003\r', 'a'],
    ['a byte order mark', '\ufeffa', 'a'],
    ['invisible and direction characters', 'a\u200bb\u00adc\u202e\u2060', 'abc'],
    ['what is composed only without them', 'e\u200d\u0301', 'é'],
  ])('[K20a] %s', (_words, raw, text) => {
    expect(scanText(raw)).toBe(text);
  });

  test('[K20a] made once it stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        const text = scanText(raw);
        if (text !== null) expect(scanText(text)).toBe(text);
      }),
    );
  });

  test.each([
    ['nothing', ''],
    ['spaces', ' \t\r\n '],
    ['invisible characters alone', '\u200b\ufeff'],
    ['escape', '\u001b[A'],
    ['escape beside a line', 'a\r\u001b\nb'],
    ['NUL', 'a\u0000'],
    ['delete', 'a\u007fb'],
    ['C1', 'a\u009fb'],
    ['half a character', 'a\ud83d'],
    ['its other half', '\ude42b'],
    ['private use', '\ue000'],
    ['private use beyond', '\u{100000}'],
    ['no character', '\uffff'],
    ['an unassigned one', '\u0378'],
  ])('[K2] %s is none', (_words, raw) => {
    expect(scanText(raw)).toBeNull();
  });
});
