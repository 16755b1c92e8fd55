import { expect, test } from 'vitest';
import { shareCalls } from './share-calls.ts';

const NOW = 1_000_000_000;
const call = (callSeq: number, ageMs: number, state: 'called' | 'serving' | 'missed' | 'served' = 'called') => ({
  callSeq,
  number: `A${callSeq}`,
  counterLabel: '1',
  atMs: NOW - ageMs,
  recall: false,
  state,
});
const shared = (...calls: ReturnType<typeof call>[]) => {
  const { large, recent, fresh } = shareCalls(calls, NOW);
  return [large.map(({ callSeq }) => callSeq), recent.map(({ callSeq }) => callSeq), fresh];
};

test('[L1b] all fresh calls stand large together, three at most; what is older stands in the rows', () => {
  expect(shared(call(5, 0), call(4, 5_000), call(3, 20_001))).toEqual([[5, 4], [3], 2]);
  expect(shared(call(5, 0), call(4, 1_000), call(3, 2_000), call(2, 3_000), call(1, 60_000))).toEqual([[5, 4, 3], [2, 1], 3]);
});

test('[L1b] with none fresh the newest stays alone', () => {
  expect(shared(call(5, 30_000), call(4, 40_000))).toEqual([[5], [4], 0]);
  expect(shared()).toEqual([[], [], 0]);
});

test('[L1b] a call is fresh for twenty seconds, by the clock of whoever called', () => {
  expect(shared(call(1, 19_999))).toEqual([[1], [], 1]);
  expect(shared(call(1, 20_000))).toEqual([[1], [], 0]);
  // The server's clock may be a little ahead of what this display has heard of it.
  expect(shared(call(1, -500))).toEqual([[1], [], 1]);
});

test('[L1b] who has been missed or served is not asked to come any more, and stands in the rows', () => {
  expect(shared(call(5, 0, 'missed'), call(4, 1_000, 'serving'), call(3, 2_000, 'served'))).toEqual([[4], [5, 3], 1]);
});
