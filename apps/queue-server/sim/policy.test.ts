import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCentre } from '../src/centre/data-folder.ts';
import { openAroundTheClock } from '../src/cli/serve.ts';
import { comparePolicies } from './policy.ts';

const CENTRE = openAroundTheClock(readCentre(join(import.meta.dirname, '../../../resources/seed/centre.json')));

test('[Q2] with 15 % priority visitors nobody is passed by more than may be; strict priority passes people much further', () => {
  const [fifo, luot, strict] = comparePolicies({ seed: 3, days: 3, priorityInHundred: 15, centre: CENTRE });
  if (fifo === undefined || luot === undefined || strict === undefined) throw new Error('three policies');
  expect([fifo.broken, luot.broken, luot.brokenByCentre]).toEqual([0, 0, 0]);
  expect(strict.brokenByCentre).toBeGreaterThan(0);
  // The same visitors, and all of them called.
  expect([luot.calls, strict.calls]).toEqual([fifo.calls, fifo.calls]);
  expect(luot.priority.mean).toBeLessThan(fifo.priority.mean);
  expect(luot.extra.mean).toBeLessThanOrEqual(strict.extra.mean);
  expect(luot.extra.most).toBeLessThan(strict.extra.most);
});
