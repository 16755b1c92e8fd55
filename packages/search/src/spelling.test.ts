import { describe, expect, test } from 'vitest';
import { distance, mend } from './spelling.ts';

const VOCABULARY = {
  words: new Map([
    ['khai', 30],
    ['sinh', 20],
    ['song', 40],
    ['ket', 10],
    ['hon', 12],
    ['hong', 50],
  ]),
  pairs: new Set(['khai sinh', 'ket hon']),
};
const mended = (query: string) =>
  mend(
    query.split(' '),
    VOCABULARY,
    (word) => VOCABULARY.words.has(word),
    () => false,
  ).join(' ');

describe('slips of the finger', () => {
  test.each([
    ['khia sinh', 'khai sinh'],
    ['khai sihn', 'khai sinh'],
    ['khai sing', 'khai sinh'],
    ['kett hon', 'ket hon'],
    ['khai sinh', 'khai sinh'],
    ['xyz hon', 'xyz hon'],
    ['75 khai', '75 khai'],
  ])('%s', (typed, meant) => {
    expect(mended(typed)).toBe(meant);
  });

  test('the word beside it decides between two that are as near', () => {
    expect(mended('ket honh')).toBe('ket hon');
  });
});

test.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['abc', 'acb', 1],
  ['abc', 'ab', 1],
  ['abc', 'abxc', 1],
  ['abc', 'axc', 1],
  ['abcd', 'badc', 2],
  ['abc', 'xyz', 3],
])('from %j to %j it is %d', (a, b, slips) => {
  expect(distance(a, b, 5)).toBe(slips);
});
