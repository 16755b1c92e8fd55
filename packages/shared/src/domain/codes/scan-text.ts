// K20a: what a scanner reads, by camera, by cable or as a keyboard, made one text: one line of printable characters in NFC.

/** The most a QR code holds. */
const LONGEST = 3_000;

/** What frames a code or stands between its lines and fields: STX, ETX, EOT, Tab, LF, CR, FS, GS, RS, US. */
const SEPARATORS = '\u0002\u0003\u0004\t\n\r\u001c\u001d\u001e\u001f';

/**
 * One text for one code, whichever way it came. Separators become spaces; what cannot be seen is left out. Null for what is
 * no text: nothing printable, too long, or with other control characters in it (a QR may hold keystrokes).
 */
export function scanText(raw: string): string | null {
  const text = raw
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, (signs) => (Array.from(signs).every(isSeparator) ? ' ' : signs))
    .replaceAll(/\p{Cf}/gu, '')
    .normalize('NFC')
    .trim();
  if (text === '' || text.length > LONGEST) return null;
  return /\p{C}/u.test(text) ? null : text;
}

/** Whether a character frames a code or stands between its lines or fields. */
export function isSeparator(sign: string): boolean {
  return SEPARATORS.includes(sign) || /[\p{Zl}\p{Zp}]/u.test(sign);
}
