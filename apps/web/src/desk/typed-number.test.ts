import { expect, test } from 'vitest';
import { typedNumber } from './typed-number.ts';

test.each([
  ['h012', 'H012'],
  [' H 12 ', 'H12'],
  ['A1000', 'A1000'],
  ['1042', '1042'],
  ['', null],
  ['khai sinh', null],
  ['12', null],
  ['1.001193', null],
  ['H123456', null],
])('[C8] "%s" asks for the number %s', (typed, number) => {
  expect(typedNumber(typed)).toBe(number);
});
