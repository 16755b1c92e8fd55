import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCentre } from '../src/centre/data-folder.ts';
import { openAroundTheClock } from '../src/cli/serve.ts';
import { paperFaults, paperLine } from './paper-faults.ts';

const centre = openAroundTheClock(readCentre(join(import.meta.dirname, '../../../resources/seed/centre.json')));

test('[P1b] 1,000 tickets with faults at any byte: each printed one is on exactly one whole sheet, each unknown one on one at most, nothing twice', async () => {
  const result = await paperFaults({ seed: 1, tickets: 1_000, printers: 20, faultsInHundred: 60, centre });
  console.log(paperLine(result));
  expect(result.wrong).toEqual([]);
  expect(result.printed + result.unknown + result.issued).toBe(1_000);
  // Every kind of fault was there, and left its mark.
  expect(Object.keys(result.faults).sort()).toEqual(['coverOpen', 'cutter', 'hang', 'mute', 'paperOut', 'unplug']);
  expect(Math.min(...Object.values(result.faults))).toBeGreaterThan(10);
  expect(Math.min(result.printed, result.unknown, result.issued)).toBeGreaterThan(20);
});

test('[P1a] without faults every ticket is printed, and none is unknown', async () => {
  const result = await paperFaults({ seed: 2, tickets: 200, printers: 8, faultsInHundred: 0, centre });
  expect([paperLine(result), result.wrong]).toEqual(['tickets 200 printed 200 unknown 0 issued 0 wrong 0', []]);
});
