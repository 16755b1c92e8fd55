// L2: how a call is put together out of recorded clips, and which clips a centre needs for every call it can make.
import { type SeriesStyle, ticketNumber } from './ticket-number.ts';

/** What of a voice set decides how a call is said: `clips` has a file for each clip that is there. */
export interface VoicePattern {
  /** Clip names and the two places `{number}` and `{counter}`, in the order they are said. */
  readonly pattern: readonly string[];
  readonly clips: Readonly<Record<string, string>>;
}

/** Said before every call. */
export const CHIME = 'chime';

/** The clip of one character of a number or a counter's label; Đ is written as it is typed. */
export function clipOfCharacter(character: string): string {
  if (/^\d$/.test(character)) return `digit-${character}`;
  return character === 'Đ' ? 'letter-dd' : `letter-${character.toLowerCase()}`;
}

export interface SaidCall {
  /** Clip names in order; empty when the number cannot be said whole. */
  readonly clips: readonly string[];
  /** What was asked for and is not there. */
  readonly missing: readonly string[];
}

/**
 * The clips of one call in one language. What is missing shortens it: a phrase is left out; a counter that cannot be
 * said goes together with the phrase before it; a number with a character left out would be another number, so
 * without all of it nothing is said.
 */
export function clipsOfCall(voice: VoicePattern, number: string, counterLabel: string): SaidCall {
  const has = (clip: string) => Object.hasOwn(voice.clips, clip);
  const clips: string[] = [];
  const missing: string[] = [];
  let silent = false;
  for (const [i, part] of voice.pattern.entries()) {
    const wanted = part === '{number}' ? characterClips(number) : part === '{counter}' ? counterClips(voice, counterLabel) : [part];
    const absent = wanted.filter((clip) => !has(clip));
    missing.push(...absent);
    if (absent.length === 0) clips.push(...wanted);
    else if (part === '{number}') silent = true;
    else if (part === '{counter}' && clips.at(-1) === voice.pattern[i - 1]) clips.pop();
  }
  return { clips: silent ? [] : clips, missing: [...new Set(missing)] };
}

/** What the numbers and labels of a centre are made of, as its settings have it. */
export interface SpokenSettings {
  readonly series: readonly { readonly style: SeriesStyle; readonly dailyLimit: number }[];
  readonly counters: readonly { readonly label: string }[];
}

/** Every clip that some call of this centre needs and the set does not have, sorted. */
export function missingClips(voice: VoicePattern, { series, counters }: SpokenSettings): readonly string[] {
  const characters = new Set<string>();
  for (const { style, dailyLimit } of series) {
    for (let ordinal = 1; ordinal <= dailyLimit; ordinal++) for (const character of ticketNumber(style, ordinal)) characters.add(character);
  }
  const phrases = voice.pattern.filter((part) => !part.startsWith('{'));
  const labels = counters.flatMap(({ label }) => counterClips(voice, label));
  const needed = new Set([CHIME, ...phrases, ...characterClips([...characters].join('')), ...labels]);
  return [...needed].filter((clip) => !Object.hasOwn(voice.clips, clip)).sort();
}

function characterClips(text: string): string[] {
  return Array.from(text, clipOfCharacter);
}

/** "Mười hai" where there is such a clip, "một hai" otherwise. */
function counterClips(voice: VoicePattern, label: string): string[] {
  const whole = `counter-${label.toLowerCase()}`;
  return Object.hasOwn(voice.clips, whole) ? [whole] : characterClips(label);
}

/** What a display reports in place of a clip when it cannot be heard at all: no sound card, or a browser that wants a touch first. */
export const NO_SOUND = 'sound';
