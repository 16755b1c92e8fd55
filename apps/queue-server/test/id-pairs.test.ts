import { COMMAND_NAMES } from '@luot/shared/protocol/commands';
import { expect, test } from 'vitest';
import { IdPairs, pairsLine } from '../sim/id-pairs.ts';
import { Rng } from '../sim/rng.ts';
import { DEVICES_ONLY, startTestServer } from './fixtures/test-server.ts';

/** A day has 999 numbers of a letter. */
const PAIRS_OF_A_DAY = 400;

/** `LUOT_PAIRS=100000` for the long form. */
const PAIRS = Number(process.env['LUOT_PAIRS'] ?? COMMAND_NAMES.length ** 2);

test(`[N3a] [N3b] ${PAIRS} pairs of commands under one id each: nobody gets another’s answer, nothing happens twice, nothing ends`, {
  timeout: 1_800_000,
}, async () => {
  const start = () => startTestServer({ access: DEVICES_ONLY, issueRate: { perSecond: 1e6, burst: 1e6 } });
  let server = await start();
  const pairs = new IdPairs(server, new Rng(1));
  for (let i = 0; i < PAIRS; i++) {
    if (i > 0 && i % PAIRS_OF_A_DAY === 0) {
      await server.close();
      server = await start();
      pairs.moveTo(server);
    }
    await pairs.pair(i);
  }
  console.log(pairsLine(pairs.result));
  expect(pairs.result.wrong.slice(0, 20)).toEqual([]);
  expect(pairs.result.firstDone / PAIRS).toBeGreaterThanOrEqual(0.5);
  expect(pairs.result.seen.size).toBe(COMMAND_NAMES.length ** 2);
});
