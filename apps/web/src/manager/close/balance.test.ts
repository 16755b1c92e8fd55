import { expect, test } from 'vitest';
import { balanceOf, totalOf } from './balance.ts';

const LAND = { received: 9, transferredIn: 2, served: 4, transferred: 1, missed: 1, cancelled: 1, expired: 1, open: 1 };
const PAPERS = { received: 5, transferredIn: 1, served: 3, transferred: 2, missed: 0, cancelled: 0, expired: 0, open: 0 };

test('[S4] what came and what became of it are two sums', () => {
  expect(balanceOf(LAND)).toMatchObject({ taken: 7, transferredIn: 2, came: 9, accounted: 9 });
  expect(balanceOf({ ...LAND, served: 3 })).toMatchObject({ came: 9, accounted: 8 });
});

test('[S4] the centre’s row is the sum of the services', () => {
  expect(totalOf([LAND, PAPERS])).toEqual({
    taken: 11,
    transferredIn: 3,
    came: 14,
    outcomes: { served: 7, transferred: 3, missed: 1, cancelled: 1, expired: 1, open: 1 },
    accounted: 14,
  });
  expect(totalOf([])).toMatchObject({ came: 0, accounted: 0 });
});
