// What a counter's display shows, before any protocol.

/** `free`: open with nobody called. `test`: every segment lit. */
export type Shown =
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'free' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'dark' }
  | { readonly kind: 'test' };

export const DARK: Shown = { kind: 'dark' };
export const TEST: Shown = { kind: 'test' };

export function sameShown(a: Shown | null, b: Shown | null): boolean {
  return a?.kind === b?.kind && (a?.kind !== 'number' || b?.kind !== 'number' || a.number === b.number);
}

/** On a panel of a few characters. Dashes say "not now" wherever there are more than digits. */
export function shortText(shown: Shown, digits: number): string {
  switch (shown.kind) {
    case 'number':
      return shown.number;
    case 'paused':
      return '-'.repeat(digits);
    case 'test':
      return '8'.repeat(digits);
    case 'free':
    case 'dark':
      return '';
  }
}
