/** The number somebody has typed where words are expected too: `h 12`, `H012`, `1042`; null for anything else. */
export function typedNumber(typed: string): string | null {
  const plain = typed.replaceAll(/\s/g, '').toUpperCase();
  return /^(?:[A-Z]\d{1,5}|\d{4,5})$/.test(plain) ? plain : null;
}
