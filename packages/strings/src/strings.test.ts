import { LANGUAGES } from '@luot/shared/domain/text';
import { describe, expect, test } from 'vitest';
import { en } from './en.ts';
import { sayIn } from './say.ts';
import { type StringKey, vi } from './vi.ts';

const KEYS = Object.keys(vi) as StringKey[];
const STRINGS = { vi, en } as const;
const placeholders = (template: string) => (template.match(/\{\w+\}/g) ?? []).sort();

test('both languages have the same texts', () => {
  expect(Object.keys(en).sort()).toEqual([...KEYS].sort());
});

describe.each(LANGUAGES)('every text in %s', (language) => {
  const texts = KEYS.map((key) => [key, STRINGS[language][key]] as const);

  test('says something, without spaces around it', () => {
    expect(texts.filter(([, text]) => text === '' || text !== text.trim())).toEqual([]);
  });

  test('is composed (NFC), so that "ộ" is one letter to every font and search', () => {
    expect(texts.filter(([, text]) => text !== text.normalize('NFC'))).toEqual([]);
  });

  test('has no letter that cannot be seen', () => {
    expect(texts.filter(([, text]) => /[\p{Cc}\p{Cf}]/u.test(text))).toEqual([]);
  });

  test('has braces only around its parameters', () => {
    expect(texts.filter(([, text]) => /[{}]/.test(text.replace(/\{\w+\}/g, '')))).toEqual([]);
  });
});

test('a text has the same parameters in both languages', () => {
  expect(KEYS.filter((key) => placeholders(vi[key]).join() !== placeholders(en[key]).join())).toEqual([]);
});

test('what is longer than a word is translated', () => {
  expect(KEYS.filter((key) => vi[key].includes(' ') && vi[key] === en[key])).toEqual([]);
});

test('a parameter stands in the text as it was given', () => {
  expect([sayIn('vi')('kiosk.ahead', { n: 3 }), sayIn('en')('kiosk.ahead', { n: 0 })]).toEqual(['Chờ trước ông/bà: 3 người', 'Waiting before you: 0']);
  expect(sayIn('vi')('kiosk.take')).toBe('Lấy số');
});
