import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REFUSAL_CODES } from '../domain/refusal.ts';
import { COMMAND_NAMES } from './commands.ts';
import { PROTOCOL_VERSION } from './version.ts';
import { VIEW_NAMES } from './views.ts';

const page = readFileSync(join(import.meta.dirname, '../../PROTOCOL.md'), 'utf8');

test('the page of the wire is of this version', () => {
  expect(page).toContain(`# The wire, version ${PROTOCOL_VERSION}\n`);
});

test.each(REFUSAL_CODES)('it names the refusal %s', (code) => {
  expect(page).toContain(`\`${code}\``);
});

test.each(VIEW_NAMES)('it shows the view %s', (view) => {
  expect(page).toContain(`| \`${view}\` |`);
  expect(page).toMatch(new RegExp(`^// ${view}\\b`, 'm'));
});

test.each(COMMAND_NAMES)('it lists the command %s', (name) => {
  const [noun = '', verb = ''] = name.split('.');
  expect(page.includes(`\`${name}\``) || (page.includes(`\`${noun}.`) && page.includes(`\`.${verb}\``))).toBe(true);
});
