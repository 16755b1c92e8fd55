import { expect, test } from 'vitest';
import { isNumber, writtenNumber } from './written-number.ts';

test.each([
  ['h012', 'H012'],
  [' H 012 ', 'H012'],
  ['h12', 'H012'],
  ['a-7', 'A007'],
  ['A1000', 'A1000'],
  ['1042', '1042'],
  ['đ5', 'Đ005'],
])('[C8] "%s" is the number %s', (typed, number) => {
  expect([writtenNumber(typed), isNumber(typed)]).toEqual([number, true]);
});

test.each(['', 'khai sinh', '12', 'H', '1.001193', 'h123456', 'AB12'])('"%s" is no number', (typed) => {
  expect(isNumber(typed)).toBe(false);
});
