import { expect, test } from 'vitest';
import { runningTime } from './running-time.ts';

test.each([
  [-500, '0:00'],
  [59_999, '0:59'],
  [185_000, '3:05'],
  [3_599_000, '59:59'],
  [3_785_000, '1:03:05'],
])('[C6] %i ms is %s', (ms, words) => {
  expect(runningTime(ms)).toBe(words);
});
