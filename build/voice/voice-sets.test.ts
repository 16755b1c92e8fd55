import { statSync } from 'node:fs';
import { join } from 'node:path';
import { CHIME, missingClips } from '@luot/shared/domain/announcement';
import { expect, test } from 'vitest';
import { ROOT } from '../pages.ts';
import { helpTexts } from './help-texts.ts';
import { clipFile, outdatedHelp, voiceSets } from './voice-sets.ts';

const FOLDER = join(ROOT, 'resources', 'voice');
const sets = voiceSets(FOLDER);
/** Every letter a series may have, as far as a day can count, and labels of one to four characters. */
const ANY_CENTRE = {
  series: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((letter) => ({ style: { kind: 'letter', letter } as const, dailyLimit: 9999 })),
  counters: ['1', '05', '10', '99', '100', '9999', 'A1', 'ĐKKD', 'XYZW'].map((label) => ({ label })),
};

test('[L2d] Vietnamese and English are there', () => {
  expect(sets.map(({ id, file }) => [id, file.language])).toEqual([
    ['en', 'en'],
    ['vi', 'vi'],
  ]);
});

test.each(sets)('[L2e] $id has a clip for everything its texts say and for every call of every centre', ({ folder, file }) => {
  const clips = Object.keys(file.texts).filter((clip) => clipFile(folder, clip) !== null);
  expect(clips).toEqual(Object.keys(file.texts));
  expect(missingClips({ pattern: file.pattern, clips: Object.fromEntries([...clips, CHIME].map((clip) => [clip, clip])) }, ANY_CENTRE)).toEqual([]);
  for (let counter = 10; counter <= 99; counter++) expect(clips).toContain(`counter-${counter}`);
});

test('the chime and all clips together are light enough for any line', () => {
  const files = [clipFile(FOLDER, CHIME), ...sets.flatMap(({ folder, file }) => Object.keys(file.texts).map((clip) => clipFile(folder, clip)))];
  const bytes = files.reduce((sum, file) => sum + (file === null ? 0 : statSync(file).size), 0);
  expect(files).not.toContain(null);
  expect(bytes).toBeLessThan(3 * 1024 * 1024);
});

test.each(sets)('[K6] $id says of every screen of a kiosk what is shown there, recorded or as a placeholder of the present text', (set) => {
  expect(outdatedHelp(set)).toEqual([]);
});

test('the help of a kiosk is light enough too', () => {
  const files = sets.flatMap(({ folder, file }) => Object.keys(helpTexts(file.language)).map((clip) => clipFile(folder, clip)));
  expect(files.length).toBeGreaterThan(20);
  expect(files.reduce((sum, file) => sum + (file === null ? 0 : statSync(file).size), 0)).toBeLessThan(2 * 1024 * 1024);
});

test('two texts of a set that are spoken alike would be two clips nobody can tell apart', () => {
  for (const { file } of sets) {
    const texts = Object.entries(file.texts).filter(([clip]) => clip.startsWith('counter-') || clip.startsWith('digit-'));
    expect(new Set(texts.map(([, text]) => text)).size).toBe(texts.length);
  }
});
