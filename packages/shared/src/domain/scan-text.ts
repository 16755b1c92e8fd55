// What a scanner reads, by cable or as a keyboard, made safe to look at: printable characters in NFC and nothing else.

/** The most a QR code holds. */
const LONGEST = 3_000;

/** Null for what is no text: nothing printable, too long, or control characters within (a QR may hold keystrokes). */
export function scanText(raw: string): string | null {
  const text = raw.normalize('NFC').trim();
  if (text === '' || text.length > LONGEST) return null;
  return /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/u.test(text) ? null : text;
}
