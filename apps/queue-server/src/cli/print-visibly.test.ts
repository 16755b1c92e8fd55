import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { smallCentreDocument } from '@luot/queue/fixtures/small-centre';
import { expect, test } from 'vitest';
import { luot } from '../../test/fixtures/luot-here.ts';
import { visibleJson } from './print-visibly.ts';

const NASTY = '\u001B]0;x\u0007\u009B31m\u202E\u200B';

test('[R23] what a settings file holds reaches the terminal written out, never raw', async () => {
  const file = join(tempFolder(), 'centre.json');
  writeFileSync(file, JSON.stringify({ ...smallCentreDocument(), [`${NASTY}colour`]: 'red' }));
  const { errors, code } = await luot('centre', 'check', file);
  expect(code).toBe(1);
  expect(errors).toContain('\\u{1b}]0;x\\u{7}\\u{9b}31m\\u{202e}\\u{200b}colour');
  expect(errors).not.toMatch(/[^\n\P{C}]/u);
});

test('[R23] a file’s name neither', async () => {
  const { errors } = await luot('centre', 'check', join(tempFolder(), `none${NASTY}`));
  expect(errors).toContain('none\\u{1b}]0;x');
  expect(errors).not.toMatch(/[^\n\P{C}]/u);
});

test('[R23] an exported document has nothing raw, and is the same one when it is read again', () => {
  const document = { name: `Đất đai ${NASTY} 👩‍💻 \u{E0041}`, list: ['\uD83D', '\n'] };
  const text = visibleJson(document);
  expect(text).not.toMatch(/[^\n\P{C}]/u);
  expect(text).toContain('Đất đai \\u001b');
  expect(JSON.parse(text)).toEqual(document);
});
