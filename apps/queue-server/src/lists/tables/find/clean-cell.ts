import { withoutUnseen } from '@luot/shared/domain/plain-text';

/**
 * NFC, without what nobody sees, eth made the đ it stands for, and without what only keeps a spreadsheet from taking the cell for something else: an
 * apostrophe before a sign (our own exports put it there too) or before digits, and `="…"` around a text.
 */
export function cleanCell(raw: string): string {
  const text = withoutUnseen(raw.normalize('NFC')).replaceAll('Ð', 'Đ').replaceAll('ð', 'đ').trim();
  const [, quoted] = /^="((?:[^"]|"")*)"$/.exec(text) ?? [];
  if (quoted !== undefined) return quoted.replaceAll('""', '"').trim();
  return /^'(?:[=+@-]|\d[^']*$)/.test(text) ? text.slice(1) : text;
}
