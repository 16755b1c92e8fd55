// S6: five levels, each with a face and a word, wherever somebody is asked.

import type { StringKey } from '@luot/strings/vi';
import { Angry, Frown, Laugh, type LucideIcon, Meh, Smile } from 'lucide-react';

export type RatingLevel = 1 | 2 | 3 | 4 | 5;

/** As on the forms of a one-stop office: the best first. */
export const RATING_FACES: readonly { readonly level: RatingLevel; readonly Face: LucideIcon; readonly word: Extract<StringKey, `rate.level-${string}`> }[] = [
  { level: 5, Face: Laugh, word: 'rate.level-5' },
  { level: 4, Face: Smile, word: 'rate.level-4' },
  { level: 3, Face: Meh, word: 'rate.level-3' },
  { level: 2, Face: Frown, word: 'rate.level-2' },
  { level: 1, Face: Angry, word: 'rate.level-1' },
];
