import { expect, test } from 'vitest';
import { withoutKeystrokes } from './keystrokes.ts';

test.each([
  ['giaays', 'giay'],
  ['khais', 'khai'],
  ['ddawng', 'dang'],
  ['dangw', 'dang'],
  ['ddieenj', 'dien'],
  ['nhaajn', 'nhan'],
  ['chuwngs', 'chung'],
  ['thuwcj', 'thuc'],
  ['hooj', 'ho'],
  ['ruowuj', 'ruou'],
  ['d9ang1', 'dang'],
  ['ket61', 'ket'],
  ['ho6', 'ho'],
])('%s is %s', (typed, word) => {
  expect(withoutKeystrokes(typed)).toBe(word);
});

test.each(['khai', 'sinh', 'ly', 'a', '', '75', '1.001193'])('%j holds none', (word) => {
  expect(withoutKeystrokes(word)).toBeNull();
});
