// A scanner that is plugged in as a keyboard "types" its text faster than any hand, and ends it with Enter, Tab or nothing.
// What it types into a field is taken out again: it may be somebody's card, and a card is not kept (R4a).
import { useEffect, useEffectEvent } from 'react';
import { WedgeReader } from './wedge-reader.ts';

export function useWedge(onScan: (raw: string) => void): void {
  const scanned = useEffectEvent(onScan);
  useEffect(() => {
    const reader = new WedgeReader();
    let before: Kept | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const over = () => {
      if (before !== null) putBack(before);
      before = null;
      scanned(reader.end());
    };
    const pressed = (event: KeyboardEvent) => {
      const heard = reader.key(event);
      if (heard === null) return;
      const field = fieldOf(event.target);
      if (heard.first) before = field === null ? null : { field, value: field.value };
      // The Enter of a scanner, or a space in its text, must not press the button that happens to have the focus.
      if (heard.swallow === 'everywhere' || (heard.swallow === 'outside-fields' && field === null)) event.preventDefault();
      clearTimeout(timer);
      if (heard.overAfterMs !== null) timer = setTimeout(over, heard.overAfterMs);
    };
    window.addEventListener('keydown', pressed, { capture: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', pressed, { capture: true });
    };
  }, []);
}

/** A field, and what stood in it before a scanner typed. */
interface Kept {
  readonly field: HTMLInputElement | HTMLTextAreaElement;
  readonly value: string;
}

function fieldOf(target: EventTarget | null): Kept['field'] | null {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
}

/** As if it had been typed: React hears of a value only when the prototype's own setter wrote it. */
function putBack({ field, value }: Kept): void {
  if (field === document.activeElement) {
    // What an input method is still composing would come into the field afterwards; without the focus it is settled.
    field.blur();
    field.focus({ preventScroll: true });
  }
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
