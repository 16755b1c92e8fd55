// `npm run check`: types, lint, boundaries, rules, fast tests. What a developer runs before every commit.
import { staticChecks } from '../checks/static-checks.ts';
import { step } from '../checks/step.ts';
import { buildPages } from '../pages.ts';

if (process.argv.includes('--help')) {
  console.log('npm run check     types, lint, format, import boundaries, rules without a test, fast tests; --static leaves the tests out');
} else {
  await buildPages();
  const checked = staticChecks();
  const tested = process.argv.includes('--static') || step('fast tests', 'vitest', 'run', '--project', 'unit', '--project', 'screens');
  if (!checked || !tested) process.exitCode = 1;
}
