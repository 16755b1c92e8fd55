import { LANGUAGES } from '@luot/shared/domain/text';
import { describe, expect, test } from 'vitest';
import { TRACK_STRINGS, type TrackKey } from './page-strings.ts';

const KEYS = Object.keys(TRACK_STRINGS.vi) as TrackKey[];
const placeholders = (template: string) => (template.match(/\{\w+\}/g) ?? []).sort();

describe.each(LANGUAGES)('every text in %s', (language) => {
  const texts = KEYS.map((key) => [key, TRACK_STRINGS[language][key]] as const);

  test('is composed (NFC), says something, and has no letter that cannot be seen', () => {
    expect(texts.filter(([, text]) => text !== text.normalize('NFC') || text === '' || text !== text.trim() || /[\p{Cc}\p{Cf}]/u.test(text))).toEqual([]);
  });
});

test('both languages have the same texts with the same parameters', () => {
  expect(Object.keys(TRACK_STRINGS.en).sort()).toEqual([...KEYS].sort());
  expect(KEYS.filter((key) => placeholders(TRACK_STRINGS.vi[key]).join() !== placeholders(TRACK_STRINGS.en[key]).join())).toEqual([]);
});

test('what is longer than a word is translated', () => {
  expect(KEYS.filter((key) => TRACK_STRINGS.vi[key].includes(' ') && TRACK_STRINGS.vi[key] === TRACK_STRINGS.en[key] && !key.startsWith('title.'))).toEqual([]);
});
