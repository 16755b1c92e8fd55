// `npm run sim -- --seed S --days N`: seeded days over the real engine and store, with lost and repeated messages.
// `npm run sim -- --recogniser`: a million texts no poster has.
// `npm run sim -- --policy`: what priority costs whom, over first come first served and beside strict priority.
// `npm run sim -- --paper`: tickets on virtual printers that run out of paper and lose their cable, against the paper itself.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCentre } from '@luot/queue-server/centre/data-folder';
import { openAroundTheClock } from '@luot/queue-server/cli/serve';
import { paperFaults, paperLine } from '../../apps/queue-server/sim/paper-faults.ts';
import { comparePolicies, policyLine } from '../../apps/queue-server/sim/policy.ts';
import { fuzzLine, fuzzRecogniser } from '../../apps/queue-server/sim/recogniser-fuzz.ts';
import { simulate } from '../../apps/queue-server/sim/simulate.ts';
import { ROOT } from '../pages.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '20' },
    paper: { type: 'boolean', default: false },
    policy: { type: 'boolean', default: false },
    recogniser: { type: 'boolean', default: false },
    texts: { type: 'string', default: '1000000' },
    tickets: { type: 'string', default: '1000' },
    help: { type: 'boolean' },
  },
});
const [seed, days, tickets, texts] = [Number(values.seed), Number(values.days), Number(values.tickets), Number(values.texts)];

if (values.help === true || ![seed, days, tickets, texts].every(Number.isInteger) || days < 1 || tickets < 100 || texts < 1) {
  console.log(`npm run sim -- --seed S --days N               simulated days; prints every rule that was broken, with the seed of its day
npm run sim -- --recogniser --seed S --texts N  what a camera may read; prints every text that was taken wrongly
npm run sim -- --policy --seed S --days N      waits under three policies; prints how often Q2 was broken
npm run sim -- --paper --seed S --tickets N    printers with faults; prints every ticket whose paper is not as reported`);
  process.exitCode = values.help === true ? 0 : 2;
} else if (values.recogniser) {
  if (recogniser(seed, texts) > 0) process.exitCode = 1;
} else {
  const centre = openAroundTheClock(readCentre(join(ROOT, 'resources/seed/centre.json')));
  const broken = values.paper ? await paper(seed, tickets, centre) : values.policy ? policy(seed, days, centre) : rules(seed, days, centre);
  if (broken > 0) process.exitCode = 1;
}

type Centre = ReturnType<typeof openAroundTheClock>;

function rules(seed: number, days: number, centre: Centre): number {
  const result = simulate({ seed, days, centre });
  for (const { rule, what, seed: ofDay } of result.violations) console.log(`seed ${ofDay}  ${rule}  ${what}`);
  console.log(`days ${result.days} commands ${result.commands} violations ${result.violations.length}`);
  return result.violations.length;
}

function recogniser(seed: number, texts: number): number {
  const result = fuzzRecogniser(seed, texts);
  for (const what of result.wrong) console.log(`seed ${seed}  ${what}`);
  console.log(fuzzLine(result));
  return result.wrong.length;
}

/** Three policies on the same visitors, 15 of a hundred with a class. */
function policy(seed: number, days: number, centre: Centre): number {
  const figures = comparePolicies({ seed, days, priorityInHundred: 15, centre });
  for (const figure of figures) console.log(policyLine(figure));
  return figures.find((figure) => figure.policy === 'luot')?.broken ?? 0;
}

async function paper(seed: number, tickets: number, centre: Centre): Promise<number> {
  const result = await paperFaults({ seed, tickets, printers: 20, faultsInHundred: 60, centre });
  for (const what of result.wrong) console.log(`seed ${seed}  ${what}`);
  console.log(paperLine(result));
  return result.wrong.length;
}
