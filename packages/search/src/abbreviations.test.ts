import { describe, expect, test } from 'vitest';
import { shippedProcedures } from '../test/shipped-procedures.ts';
import { ABBREVIATIONS, wordsOfAbbreviation } from './abbreviations.ts';
import { fold, small, wordsOf } from './fold.ts';
import { PHRASE_WORDS } from './meanings.ts';
import { buildSearch } from './procedure-search.ts';

const procedures = shippedProcedures();
const search = buildSearch(procedures);
const first = (query: string) => search.find(query, 3);
/** What a procedure's name and field say, without marks. */
const saidOf = new Map(procedures.map(({ code, fullName, shortName, field }) => [code, wordsOf(fold(`${fullName} ${shortName.vi} ${field}`))]));
const names = (code: string, words: string) => wordsOf(fold(words)).every((word) => saidOf.get(code)?.includes(word));

describe('[K20k] abbreviations of procedures, papers and offices', () => {
  test('there are enough of them, each once, composed', () => {
    const shorts = ABBREVIATIONS.map(([short]) => short);
    expect(shorts.length).toBeGreaterThanOrEqual(80);
    expect(shorts.filter((short, i) => shorts.indexOf(short) !== i || short !== short.normalize('NFC'))).toEqual([]);
  });

  test.each(ABBREVIATIONS.map(([short, words, named = words]) => [short, named] as const))('%s finds "%s"', (short, named) => {
    for (const typed of [short, small(short), fold(short), fold(short).toUpperCase()]) {
      const found = first(typed).filter((code) => named.split('|').some((meant) => names(code, meant)));
      expect(found, typed).not.toEqual([]);
    }
  });

  test.each([
    ['ĐKKS cho con', '1.001193'],
    ['ddkks', '1.001193'],
    ['d9kks', '1.001193'],
    ['mất GKS', '2.000635'],
    ['xin XN TTHN', '1.004873'],
    ['GCN QSDĐ lần đầu', '1.012753'],
    ['ĐK KS', '1.001193'],
    ['UBND xã xác nhận TTHN', '1.004873'],
  ])('"%s" finds %s', (query, code) => {
    expect(first(query)).toContain(code);
  });

  test('none is a syllable, the beginning of one, or a word of the everyday phrases', () => {
    const syllable = /^(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu?|r|s|t|th|tr|v|x)?[aeiouy]*(?:c|ch|m|n|ng|nh|p|t)?$/;
    const real = ABBREVIATIONS.flatMap(([short]) => [small(short), fold(short)]).filter(
      (word) => /^(?:c|g|k|n|p|t)h$|^n(?:g|gh)$|^tr$/.test(word) || (/[aeiouy]/.test(word) && syllable.test(word)) || PHRASE_WORDS.has(word),
    );
    expect(real).toEqual([]);
  });

  test('a name in the catalogue has none as an ordinary word', () => {
    const ordinary = new Set(procedures.flatMap(({ fullName }) => fullName.match(/\p{Ll}+/gu) ?? []).map(fold));
    expect(ABBREVIATIONS.map(([short]) => fold(short)).filter((short) => ordinary.has(short))).toEqual([]);
  });

  test('part of a word is none', () => {
    expect(['đkksx', 'xđkks', 'dkk', 'kss'].map(wordsOfAbbreviation)).toEqual([null, null, null, null]);
  });
});
