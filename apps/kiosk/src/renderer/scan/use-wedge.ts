// A scanner that is plugged in as a keyboard "types" its text faster than any hand and ends it with Enter. What it types
// into a field is taken out again: it may be somebody's card, and a card is not kept (R4a).
import { useEffect, useEffectEvent } from 'react';

/** Between two letters; a quick typist needs 100 ms. */
const APART_MS = 60;
const FEWEST = 4;
/** Longer than any QR code; cut off here it is still too long to be taken for a scan. */
const LONGEST = 3_001;

export function useWedge(onScan: (raw: string) => void): void {
  const scanned = useEffectEvent(onScan);
  useEffect(() => {
    const reader = new WedgeReader();
    let before: Kept | null = null;
    const pressed = (event: KeyboardEvent) => {
      const field = fieldOf(event.target);
      const { text, swallow, first } = reader.key(event);
      if (first) before = field === null ? null : { field, value: field.value };
      // The Enter of a scanner, or a space in its text, must not press the button that happens to have the focus. In a field
      // two letters of a hand may come as quickly: they are left to it.
      if (swallow && (field === null || text !== null)) event.preventDefault();
      if (text === null) return;
      if (before !== null) putBack(before);
      before = null;
      scanned(text);
    };
    window.addEventListener('keydown', pressed, { capture: true });
    return () => window.removeEventListener('keydown', pressed, { capture: true });
  }, []);
}

type Key = Pick<KeyboardEvent, 'key' | 'timeStamp' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>;

/** A field, and what stood in it before a scanner typed. */
interface Kept {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
}

export class WedgeReader {
  #text = '';
  #lastMs = Number.NEGATIVE_INFINITY;

  /** `text`: a scan that has just ended. `swallow`: the key is a scanner's. `first`: a scan may begin with it. */
  key({ key, timeStamp, ctrlKey, altKey, metaKey, repeat }: Key): { readonly text: string | null; readonly swallow: boolean; readonly first: boolean } {
    const quick = timeStamp - this.#lastMs < APART_MS;
    if (key === 'Enter') {
      const text = quick && this.#text.length >= FEWEST ? this.#text : null;
      this.forget();
      return { text, swallow: text !== null, first: false };
    }
    // A QR code may hold keystrokes: of those nothing is taken. A held key is a hand's, or something lying on it.
    if (key.length !== 1 || ctrlKey || altKey || metaKey || repeat) return { text: null, swallow: false, first: false };
    this.#text = quick ? (this.#text + key).slice(0, LONGEST) : key;
    this.#lastMs = timeStamp;
    return { text: null, swallow: quick, first: !quick };
  }

  forget(): void {
    this.#text = '';
    this.#lastMs = Number.NEGATIVE_INFINITY;
  }
}

function fieldOf(target: EventTarget | null): Kept['field'] | null {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
}

/** As if it had been typed: React hears of a value only when the prototype's own setter wrote it. */
function putBack({ field, value }: Kept): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
