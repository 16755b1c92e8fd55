// `npm test`: everything, from types to a whole morning in a browser. Ends with one line of counts.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { staticChecks } from '../checks/static-checks.ts';
import { step } from '../checks/step.ts';
import { installTestTools } from '../checks/test-tools.ts';
import { buildPages, ROOT } from '../pages.ts';

const RESULTS = join(ROOT, 'out', 'test-results.json');

if (process.argv.includes('--help')) {
  console.log('npm test     everything: types, lint, boundaries, fast tests, and the whole in a real browser');
} else {
  const missing = installTestTools();
  if (missing !== null) {
    console.error(missing);
    process.exit(1);
  }
  rmSync(RESULTS, { force: true });
  await buildPages();
  const checked = staticChecks();
  const tested = step('tests', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`);
  const { numPassedTests, numFailedTests } = counts();
  console.log(`\n${numPassedTests} passed, ${numFailedTests} failed`);
  if (!checked || !tested || numPassedTests === 0) process.exitCode = 1;
}

function counts(): { readonly numPassedTests: number; readonly numFailedTests: number } {
  return JSON.parse(readFileSync(RESULTS, 'utf8')) as { numPassedTests: number; numFailedTests: number };
}
