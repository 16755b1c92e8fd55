// What is meant by what was said: everyday phrases in a query become the law's words.
import { EVERYDAY, HAPPENED } from './everyday-words.ts';
import { fold, small, wordsOf } from './fold.ts';

/** More phrases than these may still come of what was typed. */
const MOST_BEGUN = 4;

/** A phrase as it is spelled, with its marks: thuê đất, thuế đất. */
const MARKED: ReadonlyMap<string, readonly string[]> = new Map(
  EVERYDAY.flatMap(([said, meant]) => phrases(said).map((phrase) => [phrase, wordsOf(fold(meant))] as const)),
);
/** The same without marks; where two are alike then, either may be meant. */
export const PHRASES: ReadonlyMap<string, readonly string[]> = [...MARKED].reduce((all, [phrase, meant]) => {
  const folded = fold(phrase);
  return all.set(folded, [...(all.get(folded) ?? []), ...meant]);
}, new Map<string, readonly string[]>());
/** What has happened to a paper: each way to say it, with its one word, and what that means alone. */
const EVENTS: ReadonlyMap<string, { readonly word: string; readonly meant: readonly string[] }> = new Map(
  HAPPENED.flatMap(([word, said, meant]) => phrases(said).map((phrase) => [phrase, { word: fold(word), meant: wordsOf(fold(meant)) }] as const)),
);
const FOLDED_EVENTS: typeof EVENTS = new Map([...EVENTS].map(([phrase, event]) => [fold(phrase), event]));
/** Words that stand in phrases, whether or not the catalogue has them. */
export const PHRASE_WORDS: ReadonlySet<string> = new Set([...PHRASES.keys(), ...FOLDED_EVENTS.keys()].flatMap((phrase) => phrase.split(' ')));
const LONGEST_PHRASE = Math.max(...[...PHRASES.keys()].map((phrase) => phrase.split(' ').length));

/** What the catalogue's own words are. */
export interface Knowledge {
  readonly isWord: (word: string) => boolean;
  /** Stands in many names, or says nothing. */
  readonly isCommon: (word: string) => boolean;
  /** Stands in so many that it tells none from another; its pairs do. */
  readonly isEverywhere: (word: string) => boolean;
}

export interface Meanings {
  readonly meanings: readonly (readonly string[])[];
  /** Words of the query that belong to a phrase. */
  readonly covered: readonly boolean[];
}

/** The everyday phrases of a query, the longest first, none within another; and what has happened to the papers among them. */
export function meaningsIn(words: readonly string[], typed: readonly string[], { isWord, isCommon }: Knowledge): Meanings {
  const covered = words.map(() => false);
  const found: string[] = [];
  const meanings: (readonly string[])[] = [];
  const events: { readonly word: string; readonly meant: readonly string[] }[] = [];
  for (let length = Math.min(LONGEST_PHRASE, words.length); length > 0; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      if (covered.slice(from, from + length).every(Boolean)) continue;
      const [said, spelled] = [words.slice(from, from + length).join(' '), typed.slice(from, from + length).join(' ')];
      // One word without its marks is too often another: chùa, chưa; đò, do.
      const foldedCounts = length > 1 || (spelled === said && !isCommon(said));
      const event = EVENTS.get(spelled) ?? (length > 1 || spelled === said ? FOLDED_EVENTS.get(said) : undefined);
      const meant = MARKED.get(spelled) ?? (foldedCounts ? PHRASES.get(said) : undefined);
      if (meant === undefined && event === undefined) continue;
      covered.fill(true, from, from + length);
      if (meant === undefined) events.push(event as NonNullable<typeof event>);
      else {
        found.push(said);
        meanings.push(meant);
      }
    }
  }
  for (const { word, meant } of events) {
    let together = false;
    for (const [at, said] of found.entries()) {
      const both = [`${word} ${said}`, `${word} giay ${said}`, `${word} the ${said}`].map((phrase) => PHRASES.get(phrase)).find((known) => known !== undefined);
      if (both === undefined) continue;
      meanings[at] = both;
      together = true;
    }
    if (!together) meanings.push(meant);
  }
  if (covered.at(-1) === false && !isWord(words.at(-1) ?? '')) meanings.push(...begun(words));
  return { meanings, covered };
}

/** Meanings of phrases that the query ends in the middle of: somebody is still typing. */
function begun(words: readonly string[]): (readonly string[])[] {
  for (let length = Math.min(LONGEST_PHRASE, words.length); length > 1; length--) {
    const said = words.slice(-length).join(' ');
    const meant = [...PHRASES].filter(([phrase]) => phrase.startsWith(said)).map(([, meaning]) => meaning);
    if (meant.length > 0 && meant.length <= MOST_BEGUN) return meant;
  }
  return [];
}

/** `a | b` as a list, in small composed letters. */
function phrases(said: string): string[] {
  return said.split('|').map((phrase) => wordsOf(small(phrase)).join(' '));
}
