// What stands under a name that people write in their own way. Marks make other words in Vietnamese, so they count as long
// as somebody has written them; where they were lost a name is still found, if nothing else is written like it without them.
import { markCount, spelledWords } from '@luot/shared/domain/codes/spelled-words';
import { foldedWords } from './folded-words.ts';

const SEVERAL = Symbol('several');

export class WordIndex<Value> {
  readonly #spelled = new Map<string, Value>();
  readonly #bare = new Map<string, Value | typeof SEVERAL>();

  /** @param entries of two with one name the first counts */
  constructor(entries: Iterable<readonly [string, Value]>) {
    for (const [name, value] of entries) {
      const spelled = spelledWords(name);
      if (this.#spelled.has(spelled)) continue;
      this.#spelled.set(spelled, value);
      const bare = bareOf(spelled);
      this.#bare.set(bare, this.#bare.has(bare) && this.#bare.get(bare) !== value ? SEVERAL : value);
    }
  }

  /** By its words with their marks, otherwise without, if that leads to one value alone. */
  find(text: string): Value | undefined {
    const spelled = spelledWords(text);
    const marked = this.#spelled.get(spelled);
    if (marked !== undefined) return marked;
    const bare = this.#bare.get(bareOf(spelled));
    return bare === SEVERAL ? undefined : bare;
  }

  /** As `find`, but a text in which somebody has written marks is found by them alone: `đã huy` is not `đã hủy`. */
  findStrictly(text: string): Value | undefined {
    return markCount(text) > 0 ? this.#spelled.get(spelledWords(text)) : this.find(text);
  }
}

/** Run together: also `DatDai`. */
function bareOf(spelled: string): string {
  return foldedWords(spelled).replaceAll(' ', '');
}

/** Every way to say one of each list after the other; '' for nothing. */
export function phrases(...parts: readonly (readonly string[])[]): string[] {
  return parts.reduce<string[]>((begun, part) => begun.flatMap((words) => part.map((word) => `${words} ${word}`.trim())), ['']);
}
