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
    ['nothing', ''],
    ['spaces', ' \t\r\n '],
    ['a tab within', 'a\tb'],
    ['a line within', 'a\nb'],
    ['escape', '\u001b[A'],
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
