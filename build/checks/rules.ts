// Every rule of SPEC.md has at least one test whose title names it, and no test names a rule that is not there.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../pages.ts';

const TESTS = '{apps,packages,build,e2e}/**/*.{test.ts,test.tsx,e2e.ts,timed.ts,torture.ts}';

/** Ids of rules no test title names. */
export function rulesWithoutTest(): string[] {
  const named = new Set(namedInTests().map(({ id }) => id));
  return rulesOfSpec().filter((rule) => !named.has(rule));
}

/** Ids in titles of tests that SPEC.md has neither as a rule nor as the beginning of some (R4 of R4a, R4b …). */
export function unknownRules(): string[] {
  const rules = rulesOfSpec();
  return namedInTests()
    .filter(({ id }) => !rules.some((rule) => rule === id || (rule.startsWith(id) && /^[a-z]$/.test(rule.slice(id.length)))))
    .map(({ id, file }) => `${file} names ${id}`);
}

function rulesOfSpec(): string[] {
  const spec = readFileSync(join(ROOT, 'apps/queue-server/SPEC.md'), 'utf8');
  return [...spec.matchAll(/^- \*\*([A-Z]\d+[a-z]?)\*\*/gm)].map(([, rule]) => rule ?? '');
}

function namedInTests(): { readonly id: string; readonly file: string }[] {
  return globSync(TESTS, { cwd: ROOT, exclude: ['**/node_modules/**'] }).flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\[([A-Z]\d+[a-z]?)\]/g)].map(([, id]) => ({ id: id ?? '', file })),
  );
}
