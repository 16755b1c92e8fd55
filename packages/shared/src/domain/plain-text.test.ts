import { describe, expect, test } from 'vitest';
import { isBlank, nameKey, unseenCharacter, visible, withoutUnseen } from './plain-text.ts';

describe('what a text may not have', () => {
  test.each([
    ['escape', '\u001B[2JĐất đai', 'U+001B'],
    ['bell', 'Đất\u0007', 'U+0007'],
    ['nothing', 'Đất\u0000đai', 'U+0000'],
    ['delete', 'Đất\u007F', 'U+007F'],
    ['a control of eight bits', '\u009B31mĐất', 'U+009B'],
    ['a line', 'Đất\nđai', 'U+000A'],
    ['a tab', 'Đất\tđai', 'U+0009'],
    ['a line of Unicode', 'Đất\u2028đai', 'U+2028'],
    ['right to left', 'Đất \u202Eiađ', 'U+202E'],
    ['an isolate', '\u2066Đất\u2069', 'U+2066'],
    ['a mark of direction', 'Đất\u200F', 'U+200F'],
    ['the Arabic one', 'Đất\u061C', 'U+061C'],
    ['a space without width', 'Đất\u200Bđai', 'U+200B'],
    ['a joiner in a Latin word', 'Đấ\u200Dt', 'U+200D'],
    ['a joiner at the end', 'ខ្មែរ\u200C', 'U+200C'],
    ['a mark of byte order', '\uFEFFĐất', 'U+FEFF'],
    ['a soft hyphen', 'Đất\u00ADđai', 'U+00AD'],
    ['a filler', 'Đất\u3164', 'U+3164'],
    ['half a pair', 'Đất\uD83D', 'U+D83D'],
    ['its other half', '\uDE00Đất', 'U+DE00'],
    ['a lost letter', 'Đ\uFFFDt đai', 'U+FFFD'],
    ['a private one', 'Đất\uE000', 'U+E000'],
    ['an impossible one', 'Đất\uFFFF', 'U+FFFF'],
    ['a tag', 'Đất\u{E0041}', 'U+E0041'],
  ])('[R23] %s', (_name, text, found) => {
    expect(unseenCharacter(text)).toBe(found);
    expect(visible(text.replaceAll(/[\n\t]/g, ''))).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });

  test.each([
    'Trung tâm Phục vụ hành chính công – phường Số 1 (tầng 2)',
    'Thừa kế'.normalize('NFD'),
    '“Một cửa” … 50 % & 1/2 №3 ₫',
    'ខ្មែ\u200Cរ',
    '👩\u200D💻 hỗ trợ 🇻🇳 ☎️',
    'Công\u00A0dân',
  ])('[R23] %s is a text', (text) => {
    expect(unseenCharacter(text)).toBeNull();
    expect(isBlank(text)).toBe(false);
  });
});

test('[R24] blank is what nobody sees', () => {
  for (const blank of ['', ' ', '\u00A0\u3000\u2003', '\u200B', '\u3164\u2800', '\t\n', '\uFEFF \u202E'])
    expect(isBlank(blank), JSON.stringify(blank)).toBe(true);
});

test('[R24] names are the same one for people', () => {
  for (const other of [' đất  ĐAI ', 'Đất đai'.normalize('NFD'), 'Đất\u00A0đai']) expect(nameKey(other)).toBe(nameKey('Đất đai'));
  for (const other of ['Dat dai', 'Đất đai 2', 'Đất đái']) expect(nameKey(other)).not.toBe(nameKey('Đất đai'));
});

test('[R23] what a terminal gets is written out, and nothing else is changed', () => {
  expect(visible('\u001B]0;x\u0007 – \u009B31m \u202Ea\r\n\tb')).toBe('\\u{1b}]0;x\\u{7} – \\u{9b}31m \\u{202e}a\\u{d}\n\tb');
  expect(visible('Đất đai\n')).toBe('Đất đai\n');
});

test.each([
  ['Đất\u200B đai\u00AD', 'Đất đai'],
  ['\u001B[31mHộ tịch\u0007', '[31mHộ tịch'],
  ['\u202Eabc\u202C', 'abc'],
  ['một\n\thai\r\n', 'một\n\thai\r\n'],
  ['Th\uFFFD t\uFFFDc', 'Th\uFFFD t\uFFFDc'],
  ['क्\u200Dष', 'क्\u200Dष'],
])('[R23] without what nobody sees: %j', (text, rest) => {
  expect(withoutUnseen(text)).toBe(rest);
});
