// L2: what is said next, part by part. A part is one language of one call, said in one go; between two of them the hall
// may have changed, so each is chosen when its turn has come. No clock and no sound in here.
import type { BoardCall, BoardView } from '@luot/shared/protocol/views/board-view';

/** So many calls waiting to be said, the one that is being said among them: repeats are dropped, then further languages. */
const DROP_REPEATS = 2;
const DROP_LANGUAGES = 3;

/** What this display remembers of its speaking. */
export interface Spoken {
  readonly day: string | null;
  /** Up to here it has said the calls of that day itself. */
  readonly saidSeq: number;
  /** The call it is at, and how many of its parts are done. */
  readonly current: { readonly callSeq: number; readonly parts: number } | null;
}

export const SILENT: Spoken = { day: null, saidSeq: 0, current: null };

export interface Part {
  readonly callSeq: number;
  readonly number: string;
  readonly counterLabel: string;
  readonly language: string;
  /** The first part of a call begins with the chime. */
  readonly chime: boolean;
}

/** As much of a board as its voice goes by. */
export type Hall = Pick<BoardView, 'day' | 'calls' | 'voice' | 'emergency' | 'asleep'>;

/**
 * G3: what the hall is to this page. A display opened elsewhere before has no voice here, so that this page's sound is not
 * taken for that one's. It knows its own connection by any name the server has had for it.
 */
export function atThisPage(view: BoardView, connections: readonly string[]): Hall {
  const { voice } = view;
  if (voice === null || (voice.connection !== null && connections.includes(voice.connection))) return view;
  return { ...view, voice: voice.connection === null ? { ...voice, speaks: false } : null };
}

/** Whether this display is to speak at all. What is above all else on the screens is not talked over. */
export function maySpeak({ voice, emergency, asleep }: Hall): boolean {
  return voice !== null && voice.speaks && voice.volume > 0 && emergency === null && !asleep;
}

/** The next part, or null while there is nothing to say. `nowMs` is the server's clock. */
export function nextPart(spoken: Spoken, hall: Hall, nowMs: number): { readonly spoken: Spoken; readonly part: Part | null } {
  const { day, calls, voice } = hall;
  const known = spoken.day === day ? spoken : { ...SILENT, day };
  if (voice === null || !maySpeak(hall)) return { spoken: { ...known, current: null }, part: null };
  const saidSeq = Math.max(known.saidSeq, voice.saidSeq);
  const called = calls.filter(({ state }) => state === 'called').toSorted((a, b) => a.callSeq - b.callSeq);
  const unsaid = called.filter(({ callSeq, atMs }) => callSeq > saidSeq && nowMs - atMs <= voice.staleMs);

  const { current } = known;
  const begun = called.find(({ callSeq }) => callSeq === current?.callSeq);
  if (current !== null && begun !== undefined) {
    const languages = plan(voice, new Set([begun, ...unsaid]).size);
    const language = languages[current.parts];
    // Until it has been said once whole, somebody else may have said it meanwhile.
    const isMine = current.parts > 0 || current.callSeq > saidSeq;
    if (isMine && language !== undefined) return { spoken: known, part: part(begun, language, current.parts) };
  }
  const next = unsaid[0];
  const language = plan(voice, unsaid.length)[0];
  if (next === undefined || language === undefined) return { spoken: { ...known, current: null }, part: null };
  return { spoken: { ...known, current: { callSeq: next.callSeq, parts: 0 } }, part: part(next, language, 0) };
}

/** A part has been said to its end; after the first one the call is said. */
export function partDone(spoken: Spoken): Spoken {
  const { current } = spoken;
  if (current === null) return spoken;
  return { ...spoken, saidSeq: Math.max(spoken.saidSeq, current.callSeq), current: { ...current, parts: current.parts + 1 } };
}

/** The call was cut off. If not one language of it was whole it is begun again, as long as it is fresh. */
export function cutOff(spoken: Spoken): Spoken {
  return { ...spoken, current: null };
}

/** The languages of a call in order, repeats included, with so many waiting. */
function plan({ languages, repeats }: NonNullable<Hall['voice']>, waiting: number): readonly string[] {
  const once = waiting >= DROP_LANGUAGES ? languages.slice(0, 1) : languages;
  return Array.from({ length: waiting >= DROP_REPEATS ? 1 : repeats }, () => once).flat();
}

function part({ callSeq, number, counterLabel }: BoardCall, language: string, parts: number): Part {
  return { callSeq, number, counterLabel, language, chime: parts === 0 };
}
