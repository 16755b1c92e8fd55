// N1: what a ticket's number looks like.

/** How a series writes its numbers: `A001` or, where a display shows digits only, `1001`. */
export type SeriesStyle = { readonly kind: 'letter'; readonly letter: string } | { readonly kind: 'numeric'; readonly thousand: number };

/**
 * The number people see and hear.
 * @param ordinal 1 for the series' first ticket of the day
 */
export function ticketNumber(style: SeriesStyle, ordinal: number): string {
  if (style.kind === 'numeric') return String(style.thousand * 1000 + ordinal);
  return style.letter + String(ordinal).padStart(3, '0');
}

/** What every number of a style begins with and no number of another does: `A`, or `1` of 1001 to 1999. */
export function firstCharacter(style: SeriesStyle): string {
  return ticketNumber(style, 1).charAt(0);
}

/** Names a ticket for ever: business day, series and running number, the three that are unique together (N2). */
export function ticketId(day: string, seriesId: string, ordinal: number): string {
  return `${day}.${seriesId}.${ordinal}`;
}

/**
 * Letters whose Vietnamese names ("bê, xê, pê, đê, giê, tê, vê, e"; "em-mờ, en-nờ"; "ét-sì, ích-xì"; "i, y") are taken
 * for one another over a loudspeaker. Two series never use letters of one group.
 */
export const CONFUSABLE_LETTERS: readonly (readonly string[])[] = [
  ['B', 'C', 'P', 'D', 'G', 'T', 'V', 'E'],
  ['M', 'N'],
  ['S', 'X'],
  ['I', 'Y'],
  ['K', 'H'],
];
