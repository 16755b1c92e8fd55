// Every rule of SPEC.md has at least one test whose title names it.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../pages.ts';

/** Ids of rules no test title names. */
export function rulesWithoutTest(): string[] {
  const spec = readFileSync(join(ROOT, 'apps/queue-server/SPEC.md'), 'utf8');
  const rules = [...spec.matchAll(/^- \*\*([A-Z]\d+[a-z]?)\*\*/gm)].map((match) => match[1] ?? '');
  const named = new Set<string>();
  const tests = globSync(['{apps,packages,build,e2e}/**/*.{test.ts,test.tsx,e2e.ts,timed.ts,torture.ts}'], { cwd: ROOT, exclude: ['**/node_modules/**'] });
  for (const file of tests) {
    for (const match of readFileSync(join(ROOT, file), 'utf8').matchAll(/\[([A-Z]\d+[a-z]?)\]/g)) named.add(match[1] ?? '');
  }
  return rules.filter((rule) => !named.has(rule));
}
