// `npm run sim -- --seed S --days N`: seeded days over the real engine and store, with lost and repeated messages.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openAroundTheClock } from '@luot/queue-server/cli/serve';
import { readCentre } from '@luot/queue-server/data-folder';
import { simulate } from '../../apps/queue-server/sim/simulate.ts';
import { ROOT } from '../pages.ts';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, days: { type: 'string', default: '20' }, help: { type: 'boolean' } } });
const [seed, days] = [Number(values.seed), Number(values.days)];

if (values.help === true || !Number.isInteger(seed) || !Number.isInteger(days) || days < 1) {
  console.log('npm run sim -- --seed S --days N     simulated days; prints every rule that was broken, with the seed of its day');
  process.exitCode = values.help === true ? 0 : 2;
} else {
  const centre = openAroundTheClock(readCentre(join(ROOT, 'resources/seed/centre.json')));
  const result = simulate({ seed, days, centre });
  for (const { rule, what, seed: ofDay } of result.violations) console.log(`seed ${ofDay}  ${rule}  ${what}`);
  console.log(`days ${result.days} commands ${result.commands} violations ${result.violations.length}`);
  if (result.violations.length > 0) process.exitCode = 1;
}
