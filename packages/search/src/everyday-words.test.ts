import { expect, test } from 'vitest';
import { EVERYDAY } from './everyday-words.ts';
import { small, wordsOf } from './fold.ts';

const phrases = EVERYDAY.flatMap(([said]) => said.split('|').map((phrase) => wordsOf(small(phrase)).join(' ')));

test('each phrase, with its marks, has one meaning, and says something', () => {
  expect(phrases.filter((phrase, i) => phrase === '' || phrases.indexOf(phrase) !== i)).toEqual([]);
});

test('all of it is composed (NFC)', () => {
  expect(EVERYDAY.filter(([said, meant]) => said !== said.normalize('NFC') || meant !== meant.normalize('NFC'))).toEqual([]);
});
