// What a text may consist of: what is seen is what is there. Controls, direction marks and invisible signs move a terminal's
// cursor, turn other text round, and make two names look alike.

/** Joiners belong inside words of scripts that need them, and in some pictures. */
const JOINERS = String.raw`(?<=(?!\p{Script=Latin})[\p{L}\p{M}\p{Extended_Pictographic}\uFE0F])[\u200C\u200D](?=(?!\p{Script=Latin})[\p{L}\p{Extended_Pictographic}])`;

/** Half pairs, private and impossible characters; U+FFFD stands where a letter was lost; fillers are letters without a shape. */
const UNSEEN = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u034F\u115F\u1160\u3164\uFFA0\uFFFD]`;

const FIRST_UNSEEN = new RegExp(`${JOINERS}|(${UNSEEN})`, 'gu');
const EACH_UNSEEN = new RegExp(UNSEEN, 'gu');

/** The first character that no text may have, as `U+202E`; null when there is none. */
export function unseenCharacter(text: string): string | null {
  for (const [, found] of text.matchAll(FIRST_UNSEEN)) if (found !== undefined) return `U+${codeOf(found).toUpperCase().padStart(4, '0')}`;
  return null;
}

/**
 * Without what nobody sees, as texts have it that were copied from a page or a word processor. Lines, tabs and joiners
 * inside words stay, and so does U+FFFD: whoever reads the text must know that a letter was lost there.
 */
export function withoutUnseen(text: string): string {
  return text.replace(FIRST_UNSEEN, (all, found: string | undefined) => (found === undefined || '\n\r\t\uFFFD'.includes(found) ? all : ''));
}

/** Nothing of it is seen: spaces of any width, and what is not seen itself. */
export function isBlank(text: string): boolean {
  return text.replace(EACH_UNSEEN, '').replaceAll('\u2800', '').trim() === '';
}

/** Equal for names that people take for the same one: spaces, capitals and forms of a letter aside. */
export function nameKey(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** For a terminal or a log: what is not seen is written out, as `\u{1b}`; lines and tabs stay. */
export function visible(text: string): string {
  return text.replace(EACH_UNSEEN, (found) => (found === '\n' || found === '\t' ? found : `\\u{${codeOf(found)}}`));
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
