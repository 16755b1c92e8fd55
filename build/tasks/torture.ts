// `npm run torture`: whole tests that take minutes, or that listen in real time. `npm test` leaves them out.
import { step } from '../checks/step.ts';
import { installTestTools } from '../checks/test-tools.ts';
import { buildPages } from '../pages.ts';

const names = process.argv.slice(2);

if (names.includes('--help')) {
  console.log(
    'npm run torture -- [voice large-hall server-away attack]     two displays of a hall, listened to; 60 counters, 30 boards, 5,000 tickets; a server away for a minute; what a hostile laptop may try, beside a hall that goes on (Linux)',
  );
} else {
  const missing = installTestTools();
  if (missing !== null) {
    console.error(missing);
    process.exit(1);
  }
  await buildPages();
  if (!step('torture', 'vitest', 'run', '--project', 'torture', ...names.map((name) => `${name}.torture.ts`))) process.exitCode = 1;
}
