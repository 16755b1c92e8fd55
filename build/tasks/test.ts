// `npm test`: everything, from types to a whole morning in a browser. Ends with one line of counts.
import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { step } from '../checks/step.ts';
import { installTestTools } from '../checks/test-tools.ts';
import { buildPages, ROOT } from '../pages.ts';

/** What takes minutes is `npm run torture`. */
const PROJECTS = ['unit', 'screens', 'servers', 'e2e', 'timed'].map((project) => `--project=${project}`);
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
  // Beside the tests, because whole tests mostly wait; told afterwards, so that the lines do not mix.
  const checking = promisify(execFile)(process.execPath, [join(ROOT, 'build', 'tasks', 'check.ts'), '--static'], {
    cwd: ROOT,
    maxBuffer: 16 * 1024 * 1024,
  }).then(
    ({ stdout }) => ({ ok: true, stdout, stderr: '' }),
    (failed: { stdout: string; stderr: string }) => ({ ok: false, stdout: failed.stdout, stderr: failed.stderr }),
  );
  const tested = step('tests', 'vitest', 'run', ...PROJECTS, '--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`);
  const checked = await checking;
  console.log(checked.stdout + checked.stderr);
  const { numPassedTests, numFailedTests } = counts();
  console.log(`\n${numPassedTests} passed, ${numFailedTests} failed`);
  if (!checked.ok || !tested || numPassedTests === 0) process.exitCode = 1;
}

function counts(): { readonly numPassedTests: number; readonly numFailedTests: number } {
  return JSON.parse(readFileSync(RESULTS, 'utf8')) as { numPassedTests: number; numFailedTests: number };
}
