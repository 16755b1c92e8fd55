// Text files as Vietnamese offices have them: UTF-8, what Excel calls "Unicode text", and files from before both.

/**
 * The text of a file without its byte order mark. Bytes that are not UTF-8 are read as Windows-1258, in which every
 * byte means something; its tone marks are letters of their own and are put together here.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  }
}
