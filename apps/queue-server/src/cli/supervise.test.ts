import { expect, test } from 'vitest';
import { Ends } from './supervise.ts';

test('[N4b] a server that ends is started anew, later each time, and given up at the third end within a minute', () => {
  const ends = new Ends();
  expect([ends.add(0), ends.add(20_000), ends.add(59_000)]).toEqual([200, 5_000, null]);
});

test('[N4b] ends that lie further apart are each the first or the second', () => {
  const ends = new Ends();
  const pauses = Array.from({ length: 10 }, (_, i) => ends.add(i * 31_000));
  expect(pauses).toEqual([200, ...Array.from({ length: 9 }, () => 5_000)]);
});
