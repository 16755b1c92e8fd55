// Tells a scanner's typing from a hand's: it is faster than any hand.
import { type TypedKey, typedSign } from './typed-sign.ts';

/** Between two letters, and behind the end of a line; a quick typist needs 100 ms. */
const APART_MS = 60;
const FEWEST = 4;
/** Without Enter or Tab behind it: more letters than a hand hits so quickly by chance, and nothing more for a while. */
const FEWEST_UNENDED = 8;
const UNENDED_MS = 250;
/** Longer than any QR code; cut off here it is still too long to be taken for a scan. */
const LONGEST = 3_001;

/** What becomes of a key that may be a scanner's. */
export interface Heard {
  /** `everywhere`: it must do nothing; `outside-fields`: in a field two letters of a hand may come as quickly. */
  readonly swallow: 'no' | 'outside-fields' | 'everywhere';
  /** A scan may begin with it. */
  readonly first: boolean;
  /** The scan is over when no other key comes within this time; null: it is none so far. */
  readonly overAfterMs: number | null;
}

export class WedgeReader {
  #text = '';
  #lastMs = Number.NEGATIVE_INFINITY;
  /** A line of a scan has ended: whatever follows as quickly is the same scan. */
  #ended = false;

  /** Null for a key that is no part of a text. */
  key(pressed: TypedKey & Pick<KeyboardEvent, 'timeStamp'>): Heard | null {
    const sign = typedSign(pressed);
    if (sign === null) return null;
    const quick = pressed.timeStamp - this.#lastMs < APART_MS;
    const ends = sign === '\n' || sign === '\t';
    if (!quick) {
      this.end();
      // Tab, Enter, a space: a hand's on its way over the screen.
      if (sign.trim() === '' || sign === '\b') return { swallow: 'no', first: false, overAfterMs: null };
      this.#text = sign;
      this.#lastMs = pressed.timeStamp;
      return { swallow: 'no', first: true, overAfterMs: null };
    }
    this.#lastMs = pressed.timeStamp;
    // A keyboard for Vietnamese takes a letter back to mark it.
    if (sign === '\b') this.#text = this.#text.slice(0, -1);
    else if (this.#text.length < LONGEST) this.#text += sign;
    const { length } = this.#text.trimEnd();
    if (ends && length >= FEWEST) this.#ended = true;
    if (ends) return { swallow: this.#ended ? 'everywhere' : 'no', first: false, overAfterMs: this.#ended ? APART_MS : null };
    const isControl = /\p{Cc}/u.test(sign) && sign !== '\b';
    return { swallow: isControl ? 'everywhere' : 'outside-fields', first: false, overAfterMs: this.#ended || length >= FEWEST_UNENDED ? UNENDED_MS : null };
  }

  /** The scan that is over; what comes next begins anew. */
  end(): string {
    const text = this.#text;
    this.#text = '';
    this.#lastMs = Number.NEGATIVE_INFINITY;
    this.#ended = false;
    return text;
  }
}
