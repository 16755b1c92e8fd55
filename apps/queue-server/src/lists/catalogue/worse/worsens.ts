// F23: whether a text would be worse than the one that stands. Lists come back from programs that lose letters, and what a
// centre has corrected by hand would be lost with the next file.
import { markCount, spelledWords } from '@luot/shared/domain/codes/spelled-words';
import { foldedWords } from '../../tables/letters/folded-words.ts';

/** Why it is worse. */
export type Worse = 'marks' | 'letters' | 'capitals' | 'cut-off';

/** Shorter than this part of what stands, a beginning of it says too little. */
const TOO_SHORT = 0.6;

/** Null: it is as good, or another text altogether. */
export function worsens(before: string, after: string): Worse | null {
  const [old, now] = [before.normalize('NFC').trim(), after.normalize('NFC').trim()];
  if (old === now || now === '') return null;
  if (lostLetters(old, now)) return 'letters';
  if (markCount(now) < markCount(old) && isAlike(old, now)) return 'marks';
  if (isCapitals(now) && !isCapitals(old) && (now.includes(' ') || foldedWords(now) === foldedWords(old))) return 'capitals';
  return isCutOff(old, now) ? 'cut-off' : null;
}

/** A question mark ends a question; within words, or where the old text has a letter, it stands for one that was lost. */
function lostLetters(old: string, now: string): boolean {
  const marks = (text: string) => text.match(/[?\uFFFD]/g)?.length ?? 0;
  if (marks(now) <= marks(old)) return false;
  if (/\uFFFD|\?\p{L}|\?\?/u.test(now)) return true;
  const isLost = (letter: string, i: number) => letter === '?' && /\p{L}/u.test(old.charAt(i));
  return now.length === old.length && now.split('').every((letter, i) => letter === old.charAt(i) || isLost(letter, i));
}

/** The same words but for their marks; or no marks at all, and for the most part words of the old text. */
function isAlike(old: string, now: string): boolean {
  const [oldWords, nowWords] = [old, now].map((text) => foldedWords(spelledWords(text)));
  if (oldWords === nowWords) return true;
  const known = new Set(oldWords?.split(' '));
  const words = nowWords?.split(' ') ?? [];
  return markCount(now) === 0 && words.length > 1 && words.filter((word) => known.has(word)).length * 2 > words.length;
}

function isCapitals(text: string): boolean {
  return text === text.toLocaleUpperCase('vi') && text !== text.toLocaleLowerCase('vi');
}

function isCutOff(old: string, now: string): boolean {
  const [whole, begun] = [old, now.replace(/(?:…|\.\.\.)$/, '').trimEnd()].map((text) => text.toLocaleLowerCase('vi'));
  if (whole === undefined || begun === undefined || begun === '' || !whole.startsWith(begun) || whole.length === begun.length) return false;
  const inWord = /\p{L}/u.test(begun.at(-1) ?? '') && /\p{L}/u.test(whole.charAt(begun.length));
  return inWord || begun.length < whole.length * TOO_SHORT;
}
