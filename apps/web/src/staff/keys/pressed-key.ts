// Which key was pressed, also while a Vietnamese input method is on: it swallows the key and sends what it makes of it.

/** Telex: the mark a letter has been given, and the key that gave it. */
const MARK_KEYS: readonly (readonly [mark: string, key: string])[] = [
  ['\u0301', 's'],
  ['\u0300', 'f'],
  ['\u0309', 'r'],
  ['\u0303', 'x'],
  ['\u0323', 'j'],
  ['\u0306', 'w'],
  ['\u031b', 'w'],
];

/** As `KeyboardEvent.key` would have it without an input method, lower case. */
export function pressedKey({ key, code }: { readonly key: string; readonly code: string }): string {
  const lower = key.toLowerCase();
  if (/^[a-z]$/.test(lower)) return lower;
  // The method has the key and says nothing of it yet.
  if (/^Key[A-Z]$/.test(code)) return code.slice(3).toLowerCase();
  if (lower.normalize('NFC').length !== 1) return lower;
  const parts = lower.normalize('NFD');
  const marked = MARK_KEYS.find(([mark]) => parts.includes(mark));
  if (marked !== undefined) return marked[1];
  if (lower === 'đ') return 'd';
  // A circumflex comes from the letter itself, typed twice.
  return parts.includes('\u0302') ? parts.charAt(0) : lower;
}
