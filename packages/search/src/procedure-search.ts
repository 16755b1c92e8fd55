// Finds procedures by what people type. The index is in memory and asked on every key; nothing goes over the wire.
//
//   query ─▶ words ─▶ slips mended ─▶ everyday phrases become the law's words ─▶ weighted terms ─▶ index ─▶ best first
//
// Terms are words, and pairs of neighbours: Vietnamese writes its syllables apart, and "khai sinh" is one word.
import MiniSearch from 'minisearch';
import { EMPTY_WORDS, EVERYDAY } from './everyday-words.ts';
import { fold, small, wordsOf } from './fold.ts';
import { withoutKeystrokes } from './keystrokes.ts';
import { mend } from './spelling.ts';

/** What of a procedure is searched. */
export interface Findable {
  readonly code: string;
  readonly shortName: { readonly vi: string; readonly en: string | null };
  readonly fullName: string;
  readonly field: string;
}

export interface ProcedureSearch {
  /** Codes of the procedures that fit, best first; none for an empty query. Never throws. */
  readonly find: (query: string, limit: number) => string[];
}

/** A letter of a word typed so far is worth less than the word. */
const PREFIX_WEIGHT = 0.5;
/** Words somebody said whose meaning is known: the meaning counts, they hardly do. */
const SAID_WEIGHT = 0.3;
const EMPTY_WEIGHT = 0.08;
const PAIR_WEIGHT = 1.3;
/** With marks a word says more: thuế, thuê. */
const MARKED_WEIGHT = 0.5;
/** How much of a score a short name keeps of which nothing was asked: plain "Đăng ký khai sinh" goes before its variants. */
const UNASKED_KEEPS = 0.5;
/** As many as are looked at again. */
const CANDIDATES = 60;
/** Longer queries say nothing more. */
const MOST_WORDS = 40;

/** A phrase as it is spelled, with its marks: thuê đất, thuế đất. */
const MARKED: ReadonlyMap<string, readonly string[]> = new Map(
  EVERYDAY.flatMap(([said, meant]) => said.split('|').map((phrase) => [wordsOf(small(phrase)).join(' '), wordsOf(fold(meant))] as const)),
);
/** The same without marks; where two are alike then, either may be meant. */
const PHRASES: ReadonlyMap<string, readonly string[]> = [...MARKED].reduce((phrases, [phrase, meant]) => {
  const folded = fold(phrase);
  return phrases.set(folded, [...(phrases.get(folded) ?? []), ...meant]);
}, new Map<string, readonly string[]>());
const PHRASE_WORDS: ReadonlySet<string> = new Set([...PHRASES.keys()].flatMap((phrase) => phrase.split(' ')));
const LONGEST_PHRASE = Math.max(...[...PHRASES.keys()].map((phrase) => phrase.split(' ').length));

/** Builds the index; some tens of milliseconds for a thousand procedures. */
export function buildSearch(procedures: readonly Findable[]): ProcedureSearch {
  const index = new MiniSearch<Findable & { readonly id: string }>({
    fields: ['short', 'full', 'field', 'english'],
    idField: 'code',
    extractField: (procedure, name) => {
      switch (name) {
        case 'short':
          return procedure.shortName.vi;
        case 'full':
          return procedure.fullName;
        case 'english':
          return procedure.shortName.en ?? '';
        case 'field':
          return procedure.field;
        default:
          return procedure.code;
      }
    },
    tokenize: termsOf,
    processTerm: (term) => term,
    searchOptions: { boost: { short: 2, full: 1, field: 0.4, english: 1.5 }, combineWith: 'OR', bm25: { k: 1.2, b: 0.6, d: 0.5 } },
  });
  index.addAll(procedures.map((procedure) => ({ ...procedure, id: procedure.code })));

  const words = new Map<string, number>();
  const pairs = new Set<string>();
  for (const { fullName, shortName } of procedures) {
    const folded = wordsOf(fold(`${fullName} ${shortName.vi} ${shortName.en ?? ''}`));
    for (const word of new Set(folded)) words.set(word, (words.get(word) ?? 0) + 1);
    for (let i = 1; i < folded.length; i++) pairs.add(`${folded[i - 1]} ${folded[i]}`);
  }
  for (const phrase of PHRASES.keys()) {
    const said = phrase.split(' ');
    for (const word of said) words.set(word, words.get(word) ?? 1);
    for (let i = 1; i < said.length; i++) pairs.add(`${said[i - 1]} ${said[i]}`);
  }
  const isKnown = (word: string) => words.has(word) || PHRASE_WORDS.has(word) || EMPTY_WORDS.has(word);
  const common = new Set(procedures.filter(({ shortName }) => shortName.en !== null).map(({ code }) => code));
  const names = new Map(procedures.map(({ code, shortName }) => [code, [...new Set(wordsOf(fold(shortName.vi)))]]));
  /** The share of a short name's words that were asked for. */
  const asked = (code: string, weights: ReadonlyMap<string, number>) => {
    const name = names.get(code) ?? [];
    return name.filter((word) => weights.has(word)).length / Math.max(1, name.length);
  };

  return {
    find: (query, limit) => {
      const typed = wordsOf(small(query)).slice(0, MOST_WORDS);
      const [only] = typed;
      if (only === undefined) return [];
      if (typed.length === 1 && /^[1-6]\.\d{1,6}$/.test(only))
        return procedures
          .filter(({ code }) => code.startsWith(only))
          .slice(0, limit)
          .map(({ code }) => code);
      const folded = typed.map((word) => {
        const plain = fold(word);
        const undone = isKnown(plain) ? null : withoutKeystrokes(plain);
        return undone !== null && isKnown(undone) ? undone : plain;
      });
      const weights = weighted(mend(folded, { words, pairs }, isKnown), typed);
      const last = folded.at(-1) ?? '';
      return index
        .search([...weights.keys()].join('\n'), {
          tokenize: (text) => text.split('\n'),
          boostTerm: (term) => weights.get(term) ?? 1,
          prefix: (term) => term === last && term.length > 1,
          weights: { fuzzy: 0, prefix: PREFIX_WEIGHT },
          boostDocument: (code) => (common.has(String(code)) ? 1.15 : 1),
        })
        .slice(0, CANDIDATES)
        .map(({ id, score }) => ({ code: String(id), score: score * (UNASKED_KEEPS + (1 - UNASKED_KEEPS) * asked(String(id), weights)) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
        .map(({ code }) => code);
    },
  };
}

/** Words without marks, words with marks where they have some, and neighbours. */
function termsOf(text: string): string[] {
  const marked = wordsOf(small(text));
  const folded = marked.map(fold);
  return [...folded, ...marked.filter((word, i) => word !== folded[i]), ...pairsOf(folded)];
}

function pairsOf(words: readonly string[]): string[] {
  return words.slice(1).map((word, i) => `${words[i]}_${word}`);
}

/** Terms with their weights: what was said, and what is meant by it. */
function weighted(words: readonly string[], typed: readonly string[]): Map<string, number> {
  const weights = new Map<string, number>();
  const add = (term: string, weight: number) => weights.set(term, Math.max(weights.get(term) ?? 0, weight));
  const meantAt = phrasesIn(words, typed);
  for (const [i, word] of words.entries()) {
    const weight = EMPTY_WORDS.has(word) ? EMPTY_WEIGHT : meantAt.covered[i] === true ? SAID_WEIGHT : 1;
    add(word, weight);
    const marked = typed[i] ?? word;
    if (marked !== word && fold(marked) === word) add(marked, weight * MARKED_WEIGHT);
    const before = words[i - 1];
    if (before !== undefined) add(`${before}_${word}`, PAIR_WEIGHT * (meantAt.covered[i] === true ? SAID_WEIGHT : 1));
  }
  for (const meant of meantAt.meanings) {
    for (const word of meant) add(word, 1);
    for (const pair of pairsOf(meant)) add(pair, PAIR_WEIGHT);
  }
  return weights;
}

/** The longest everyday phrases in a query, left to right, none within another. */
function phrasesIn(
  words: readonly string[],
  typed: readonly string[],
): { readonly meanings: readonly (readonly string[])[]; readonly covered: readonly boolean[] } {
  const covered = words.map(() => false);
  const meanings: (readonly string[])[] = [];
  for (let length = Math.min(LONGEST_PHRASE, words.length); length > 0; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      const meant = MARKED.get(typed.slice(from, from + length).join(' ')) ?? PHRASES.get(words.slice(from, from + length).join(' '));
      if (meant === undefined || covered.slice(from, from + length).some(Boolean)) continue;
      meanings.push(meant);
      covered.fill(true, from, from + length);
    }
  }
  return { meanings, covered };
}
