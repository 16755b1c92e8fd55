import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../pages.ts';

/** Runs a tool of the project and says what it was and how long it took; true when it ended well. */
export function step(name: string, command: string, ...args: string[]): boolean {
  const from = performance.now();
  // A build of the pages in this process leaves NODE_ENV at `production`, where React has no test tools.
  const { NODE_ENV: _production, ...env } = process.env;
  const { status } = spawnSync(process.execPath, [toolFile(command), ...args], { cwd: ROOT, env, stdio: 'inherit' });
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
  return status === 0;
}

/** A list that must be empty. */
export function none(name: string, faults: readonly string[]): boolean {
  for (const fault of faults) console.error(`  ${fault}`);
  console.log(`${faults.length === 0 ? '✓' : '✗'} ${name}: ${faults.length}`);
  return faults.length === 0;
}

/** The tool's own script, started by this Node, so that no shell is needed on any system. */
function toolFile(command: string): string {
  const known: Readonly<Record<string, string>> = {
    tsc: 'typescript/bin/tsc',
    oxlint: 'oxlint/bin/oxlint',
    biome: '@biomejs/biome/bin/biome',
    vitest: 'vitest/vitest.mjs',
  };
  const file = join(ROOT, 'node_modules', known[command] ?? command);
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  return file;
}
