import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../pages.ts';
import { ROOMS } from './rooms.ts';

const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');

test('every file and folder that the page of the house names is there', () => {
  const named = [...page.matchAll(/`((?:packages|apps|build|docs|resources)\/[^`\s]+)`/g)].map(([, path]) => path ?? '');
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('a tap passes at most eighteen files on its way to the paint, each once', () => {
  const steps = [...page.matchAll(/^\d+\. `([^`]+)`/gm)].map(([, path]) => path ?? '');
  expect(steps.length).toBeGreaterThan(10);
  expect(steps.length).toBeLessThanOrEqual(18);
  expect(new Set(steps).size).toBe(steps.length);
});

test('every room of the table is a folder', () => {
  expect(ROOMS.map(({ folder }) => folder).filter((folder) => !existsSync(join(ROOT, folder)))).toEqual([]);
});
