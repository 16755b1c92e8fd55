// Finds procedures by what people type. The index is in memory and asked on every key; nothing goes over the wire.
//
//   query ─▶ words ─▶ slips mended ─▶ everyday phrases become the law's words ─▶ weighted terms ─▶ index ─▶ best first
//
// Terms are words, and pairs of neighbours: Vietnamese writes its syllables apart, and "khai sinh" is one word.
import MiniSearch from 'minisearch';
import { wordsOfAbbreviation } from './abbreviations.ts';
import { EMPTY_WORDS } from './everyday-words.ts';
import { fold, small, wordsOf } from './fold.ts';
import { withoutKeystrokes } from './keystrokes.ts';
import { type Knowledge, meaningsIn, PHRASE_WORDS, PHRASES } from './meanings.ts';
import { mend } from './spelling.ts';

/** What of a procedure is searched. */
export interface Findable {
  readonly code: string;
  readonly shortName: { readonly vi: string; readonly en: string | null };
  readonly fullName: string;
  readonly field: string;
  /** False: not handled at this centre, and so seldom what somebody here looks for. */
  readonly handled?: boolean;
}

export interface ProcedureSearch {
  /** Codes of the procedures that fit, best first; none for an empty query. Never throws. */
  readonly find: (query: string, limit: number) => string[];
}

/** Two letters begin too many words; with the word before them they still count. */
const LEAST_PREFIX = 3;
/** A letter of a word typed so far is worth less than the word. */
const PREFIX_WEIGHT = 0.35;
/** Words somebody said whose meaning is known: the meaning counts, they hardly do. */
const SAID_WEIGHT = 0.6;
const EMPTY_WEIGHT = 0.08;
const PAIR_WEIGHT = 1.6;
/** Of a meaning's words together, and of each. */
const MEANT_WEIGHT = 1.8;
const MEANT_MOST = 1.4;
/** A word that stands in more names than these means too many things to be a phrase by itself. */
const COMMON_WORD = 12;
/** With marks a word says more: thuế, thuê. */
const MARKED_WEIGHT = 1.1;
/** What many come for, by somebody having written it a short name; and what is not handled here. */
const COMMON_BOOST = 1.5;
const ELSEWHERE_BOOST = 0.95;
/** How much of a score a short name keeps of which nothing was asked: plain "Đăng ký khai sinh" goes before its variants. */
const UNASKED_KEEPS = 0.5;
/** Of the catalogue's names. */
const EVERYWHERE = 0.04;
/** From this weight on a word was asked for. */
const ASKED_FROM = 0.2;
/** As many as are looked at again. */
const CANDIDATES = 60;
/** K20j: a code as it is typed, with another sign for its point or none, a word before it, a sub-case or a unit behind it. */
const CODE = /(?<![\d.,])([1-6])[.,\s]?(\d{6})(?!\d)/g;
/** The beginning of a code alone, and behind a word: there without its point it may be a year. */
const HALF_CODE = /^([1-6])(?:[.,](\d{1,5})|(\d{3,5}))$/;
const HALF_CODE_BEHIND = /\s([1-6])[.,](\d{3,5})$/;
/** Longer queries say nothing more. */
const MOST_WORDS = 40;

/** Builds the index; some tens of milliseconds for a thousand procedures. */
export function buildSearch(procedures: readonly Findable[]): ProcedureSearch {
  const index = new MiniSearch<Findable & { readonly id: string }>({
    fields: ['short', 'full'],
    idField: 'code',
    // Two fields only: every term is looked for in each.
    extractField: ({ code, shortName, fullName, field }, name) => {
      if (name === 'short') return `${shortName.vi} ${shortName.en ?? ''}`;
      return name === 'full' ? `${fullName} ${field}` : code;
    },
    tokenize: termsOf,
    processTerm: (term) => term,
    searchOptions: { boost: { short: 1.8, full: 1.5 }, combineWith: 'OR', bm25: { k: 1.6, b: 1, d: 0.4 } },
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
  /** An abbreviation in full; one that the catalogue writes itself stays beside its words. */
  const inFull = (word: string) => {
    const full = wordsOfAbbreviation(word);
    if (full === null) return [word];
    return words.has(fold(word)) ? [word, ...full] : full;
  };
  const isKnown = (word: string) => words.has(word) || PHRASE_WORDS.has(word) || EMPTY_WORDS.has(word);
  const knowledge: Knowledge = {
    isWord: (word) => words.has(word),
    isCommon: (word) => EMPTY_WORDS.has(word) || (words.get(word) ?? 0) > COMMON_WORD,
    isEverywhere: (word) => (words.get(word) ?? 0) > procedures.length * EVERYWHERE,
  };
  /** Some vocabulary begins with it: it may be half typed. */
  const sorted = [...words.keys()].sort();
  const begins = (word: string) => {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((sorted[middle] ?? '') < word) from = middle + 1;
      else to = middle;
    }
    return sorted[from]?.startsWith(word) === true;
  };
  const codes = procedures.map(({ code }) => code);
  const common = new Set(procedures.filter(({ shortName }) => shortName.en !== null).map(({ code }) => code));
  const elsewhere = new Set(procedures.filter(({ handled }) => handled === false).map(({ code }) => code));
  const names = new Map(procedures.map(({ code, shortName }) => [code, [...new Set(wordsOf(fold(shortName.vi)))]]));
  /** The share of a short name's words that were asked for. */
  const asked = (code: string, weights: ReadonlyMap<string, number>) => {
    const name = names.get(code) ?? [];
    return name.filter((word) => (weights.get(word) ?? 0) >= ASKED_FROM).length / Math.max(1, name.length);
  };

  const factor = (code: string, weights: ReadonlyMap<string, number>) => {
    const usual = common.has(code) ? COMMON_BOOST : elsewhere.has(code) ? ELSEWHERE_BOOST : 1;
    return usual * (UNASKED_KEEPS + (1 - UNASKED_KEEPS) * asked(code, weights));
  };

  return {
    find: (query, limit) => {
      const coded = typedCodes(query, codes);
      if (coded.length > 0) return coded.slice(0, limit);
      const typed = wordsOf(small(query)).flatMap(inFull).slice(0, MOST_WORDS);
      const [only] = typed;
      // One letter says nothing, and begins half of all words.
      if (only === undefined || (typed.length === 1 && only.length < 2)) return [];
      const folded = typed.map((word) => {
        const plain = fold(word);
        const undone = isKnown(plain) ? null : withoutKeystrokes(plain);
        return undone !== null && isKnown(undone) ? undone : plain;
      });
      const weights = weighted(mend(folded, { words, pairs }, isKnown, begins), typed, knowledge);
      const last = folded.at(-1) ?? '';
      const lastPair = `${folded.at(-2) ?? ''}_${last}`;
      return index
        .search([...weights.keys()].join('\n'), {
          tokenize: (text) => text.split('\n'),
          boostTerm: (term) => weights.get(term) ?? 1,
          prefix: (term) => (term === last && (term.length >= LEAST_PREFIX || folded.length === 1)) || term === lastPair,
          weights: { fuzzy: 0, prefix: PREFIX_WEIGHT },
        })
        .slice(0, CANDIDATES)
        .map(({ id, score }) => ({ code: String(id), score: score * factor(String(id), weights) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
        .map(({ code }) => code);
    },
  };
}

/** Codes of the catalogue that stand in a query, or that begin as it does. */
function typedCodes(query: string, codes: readonly string[]): string[] {
  const text = query.trim();
  const whole = [...text.matchAll(CODE)].map(([, first, rest]) => `${first}.${rest}`).filter((code) => codes.includes(code));
  if (whole.length > 0) return [...new Set(whole)];
  const [, first, rest, unpointed] = HALF_CODE.exec(text) ?? HALF_CODE_BEHIND.exec(text) ?? [];
  return first === undefined ? [] : codes.filter((code) => code.startsWith(`${first}.${rest ?? unpointed}`));
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
function weighted(words: readonly string[], typed: readonly string[], knowledge: Knowledge): Map<string, number> {
  const weights = new Map<string, number>();
  const add = (term: string, weight: number) => weights.set(term, Math.max(weights.get(term) ?? 0, weight));
  const { meanings, covered } = meaningsIn(words, typed, knowledge);
  for (const [i, word] of words.entries()) {
    const weight = EMPTY_WORDS.has(word) ? EMPTY_WEIGHT : covered[i] === true ? SAID_WEIGHT : 1;
    // The pairs it stands in say as much; alone it is in hundreds of names. The last word may be half typed.
    if (words.length < 2 || i === words.length - 1 || !(knowledge.isEverywhere(word) || EMPTY_WORDS.has(word))) add(word, weight);
    const marked = typed[i] ?? word;
    if (marked !== word && fold(marked) === word) add(marked, weight * MARKED_WEIGHT);
    const before = words[i - 1];
    if (before !== undefined) add(`${before}_${word}`, PAIR_WEIGHT * (covered[i] === true ? SAID_WEIGHT : 1));
  }
  for (const meant of meanings) {
    // A meaning of fifteen words counts for more than one of two, but not seven times as much.
    const weight = Math.min(MEANT_MOST, MEANT_WEIGHT / Math.sqrt(meant.length));
    for (const word of meant) if (!knowledge.isEverywhere(word)) add(word, weight);
    for (const pair of pairsOf(meant)) add(pair, PAIR_WEIGHT * weight);
  }
  return weights;
}
