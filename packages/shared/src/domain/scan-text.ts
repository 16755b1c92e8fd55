// What a scanner reads, by cable or as a keyboard, made safe to look at: printable characters in NFC and nothing else.

/** The most a QR code holds. */
const LONGEST = 3_000;

/** Null for what is no text: nothing printable, too long, or with control, invisible or direction characters in it (a QR may hold keystrokes). */
export function scanText(raw: string): string | null {
  const text = raw.normalize('NFC').trim();
  if (text === '' || text.length > LONGEST) return null;
  return /[\p{C}\p{Zl}\p{Zp}]/u.test(text) ? null : text;
}
