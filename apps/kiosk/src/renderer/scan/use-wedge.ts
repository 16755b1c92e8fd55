// A scanner that is plugged in as a keyboard "types" its text faster than any hand and ends it with Enter.
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
    const pressed = (event: KeyboardEvent) => {
      if (isField(event.target)) return reader.forget();
      const { text, swallow } = reader.key(event);
      // The Enter of a scanner, or a space in its text, must not press the button that happens to have the focus.
      if (swallow) event.preventDefault();
      if (text !== null) scanned(text);
    };
    window.addEventListener('keydown', pressed, { capture: true });
    return () => window.removeEventListener('keydown', pressed, { capture: true });
  }, []);
}

type Key = Pick<KeyboardEvent, 'key' | 'timeStamp' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>;

export class WedgeReader {
  #text = '';
  #lastMs = Number.NEGATIVE_INFINITY;

  /** `text`: a scan that has just ended. `swallow`: the key is a scanner's. */
  key({ key, timeStamp, ctrlKey, altKey, metaKey, repeat }: Key): { readonly text: string | null; readonly swallow: boolean } {
    const quick = timeStamp - this.#lastMs < APART_MS;
    if (key === 'Enter') {
      const text = quick && this.#text.length >= FEWEST ? this.#text : null;
      this.forget();
      return { text, swallow: text !== null };
    }
    // A QR code may hold keystrokes: of those nothing is taken. A held key is a hand's, or something lying on it.
    if (key.length !== 1 || ctrlKey || altKey || metaKey || repeat) return { text: null, swallow: false };
    this.#text = quick ? (this.#text + key).slice(0, LONGEST) : key;
    this.#lastMs = timeStamp;
    return { text: null, swallow: quick };
  }

  forget(): void {
    this.#text = '';
    this.#lastMs = Number.NEGATIVE_INFINITY;
  }
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
