import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { expect, test } from 'vitest';
import { readLanguages } from './languages.ts';

const SAMPLE = join(import.meta.dirname, '../../../../resources/strings/sample/fr.json');
const put = (folder: string, file: string, content: unknown) =>
  writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));

test('[K6] the sample language is taken, and what it lacks is named', () => {
  const folder = tempFolder();
  copyFileSync(SAMPLE, join(folder, 'fr.json'));
  const { languages, reports } = readLanguages(folder);
  expect(languages.map(({ code, name, fallback }) => [code, name, fallback])).toEqual([['fr', 'Français', 'en']]);
  expect(languages[0]?.strings['kiosk.take']).toBe('Prendre un numéro');
  expect(reports[0]?.refused).toBeNull();
  expect(reports[0]?.leftOut).toEqual([]);
  expect(reports[0]?.missing.length).toBeGreaterThan(50);
});

test('[K6] a text of another name, or with other parameters, is left out and named', () => {
  const folder = tempFolder();
  put(folder, 'km.json', { name: 'ខ្មែរ', fallback: 'vi', strings: { 'kiosk.take': 'x', 'kiosk.waiting': 'no parameter', 'kiosk.tkae': 'y' } });
  const { languages, reports } = readLanguages(folder);
  expect(Object.keys(languages[0]?.strings ?? {})).toEqual(['kiosk.take']);
  expect(reports[0]?.leftOut).toEqual(['kiosk.waiting', 'kiosk.tkae']);
});

test('[K6] a file that is none is named, and stops nothing', () => {
  const folder = tempFolder();
  put(folder, 'de.json', '{ "name": ');
  put(folder, 'en.json', { name: 'English', fallback: 'en', strings: {} });
  put(folder, 'fr.json', { name: 'Français', fallback: 'fr', strings: {} });
  put(folder, 'no language.json', {});
  put(folder, 'notes.txt', 'x');
  const { languages, reports } = readLanguages(folder);
  expect(languages).toEqual([]);
  expect(reports.map(({ file, refused }) => [file, refused !== null])).toEqual([
    ['de.json', true],
    ['en.json', true],
    ['fr.json', true],
    ['no language.json', true],
  ]);
});

test('[K6] a centre without the folder has the two languages that are complete', () => {
  expect(readLanguages(join(tempFolder(), 'none'))).toEqual({ languages: [], reports: [] });
});

test('[K6] no more than the kiosk can offer', () => {
  const folder = tempFolder();
  for (const code of ['aa', 'bb', 'cc', 'dd']) put(folder, `${code}.json`, { name: code, fallback: 'vi', strings: {} });
  const { languages, reports } = readLanguages(folder);
  expect([languages.length, reports[3]?.refused]).toEqual([3, '3']);
});
