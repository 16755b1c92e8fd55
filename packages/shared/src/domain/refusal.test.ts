import { describe, expect, test } from 'vitest';
import { REFUSAL_CODES, refusalSentence, refuse } from './refusal.ts';
import { fillTemplate, LANGUAGES } from './text.ts';

const placeholders = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();

describe('every refusal', () => {
  test.each(REFUSAL_CODES)('%s has a sentence in both languages', (code) => {
    const [vi, en] = LANGUAGES.map((language) => refusalSentence({ code }, language));
    expect(vi).toBeDefined();
    for (const sentence of [vi ?? '', en ?? '']) {
      expect(sentence.length).toBeGreaterThan(10);
      expect(sentence).toBe(sentence.normalize('NFC'));
      expect(sentence).toMatch(/[.]$/);
      expect(sentence).not.toContain(code);
    }
    expect(vi).not.toBe(en);
    expect(placeholders(vi ?? '')).toEqual(placeholders(en ?? ''));
  });

  test('the Vietnamese ones are in Vietnamese', () => {
    for (const code of REFUSAL_CODES) expect(refusalSentence({ code }, 'vi')).toMatch(/[ăâđêôơưạảãáàịỉĩíìọỏõóòụủũúùệểễếềộổỗốồợởỡớờựửữứừậẩẫấầặẳẵắằẹẻẽéèỵỷỹýỳ]/i);
  });
});

describe('parameters', () => {
  test('fill the sentence', () => {
    expect(refusalSentence(refuse('outcome-needed', { number: 'A012' }), 'en')).toBe('Ticket A012 is at the counter. Say whether it is finished or missed.');
    expect(refusalSentence(refuse('day-refused', { date: '2026-11-24', today: '2026-11-23' }), 'vi')).toContain('2026-11-24');
  });

  test('one that is missing is seen, and a value is taken as it is', () => {
    expect(fillTemplate('{a} and {b}', { a: 0 })).toBe('0 and {b}');
    expect(fillTemplate('{a}', { a: '{b} $1 $&', b: 'x' })).toBe('{b} $1 $&');
    expect(fillTemplate('no names')).toBe('no names');
  });
});
