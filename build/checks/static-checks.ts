// Types, lint, format, boundaries, rules: everything that needs no run of the program.
import { globSync } from 'node:fs';
import { ROOT } from '../pages.ts';
import { boundaryFaults, circles, fullFolders } from './boundaries.ts';
import { rulesWithoutTest, unknownRules } from './rules.ts';
import { sources } from './sources.ts';
import { none, step } from './step.ts';

/** True when all is well; every check runs in any case. */
export function staticChecks(): boolean {
  const all = sources();
  const projects = globSync(['{apps,packages}/**/tsconfig*.json', 'build/tsconfig.json', 'e2e/tsconfig.json'], { cwd: ROOT, exclude: ['**/node_modules/**'] });
  return [
    ...projects.sort().map((project) => step(`types of ${project}`, 'tsc', '-p', project)),
    step('lint', 'oxlint', '--type-aware', '--deny-warnings'),
    step('format', 'biome', 'check', '.'),
    none('imports over a boundary', boundaryFaults(all)),
    none('circles of imports', circles(all)),
    none('folders of more than a dozen files', fullFolders(all)),
    none('rules without a test', rulesWithoutTest()),
    none('tests of rules that SPEC.md lacks', unknownRules()),
  ].every(Boolean);
}
