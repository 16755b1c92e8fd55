// The sound itself, in figures: how long, how loud, how quiet where clips meet.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { CHIME, clipsOfCall } from '@luot/shared/domain/announcement';
import { measure, readSound } from './sound-tools.ts';
import { clipFile, type VoiceSet } from './voice-sets.ts';

export interface SetFigures {
  readonly set: string;
  readonly clips: number;
  readonly kilobytes: number;
  /** Of the loudest tenth of a second of each clip, by sox. */
  readonly loudnessDb: readonly [least: number, most: number];
  readonly spreadDb: number;
  readonly loudestDb: number;
  readonly shortestMs: number;
  readonly longestMs: number;
  /** Chime, A012, counter 12. */
  readonly callMs: number;
  /** Least and most silence where one clip ends and another begins, within this of nothing. */
  readonly joinMs: readonly [least: number, most: number];
  /** The largest sample at either end of any clip: what a join could click with. */
  readonly edge: number;
}

/** Quieter is silence between words. */
const SILENCE = 10 ** (-45 / 20);

export function measureSet(root: string, { id, folder, file }: VoiceSet): SetFigures {
  const clips = [CHIME, ...Object.keys(file.texts)].flatMap((clip) => {
    const path = clipFile(folder, clip) ?? (clip === CHIME ? clipFile(root, clip) : null);
    if (path === null) return [];
    const { samples, rate } = readSound(path);
    const isSound = (x: number) => Math.abs(x) > SILENCE;
    const [before, after] = [samples.findIndex(isSound), samples.length - 1 - samples.findLastIndex(isSound)];
    return [
      {
        clip,
        bytes: statSync(path).size,
        ...measure(path),
        beforeMs: (before * 1000) / rate,
        afterMs: (after * 1000) / rate,
        ends: [samples[0] ?? 0, samples.at(-1) ?? 0],
      },
    ];
  });
  const spoken = clips.filter(({ clip }) => clip !== CHIME);
  const [least, most] = range(clips.map(({ loudnessDb }) => loudnessDb));
  const [shortestMs, longestMs] = range(spoken.map(({ durationMs }) => durationMs));
  const said = clipsOfCall({ pattern: file.pattern, clips: Object.fromEntries(clips.map(({ clip }) => [clip, join(id, clip)])) }, 'A012', '12').clips;
  const after = range(spoken.map(({ afterMs }) => afterMs));
  const before = range(spoken.map(({ beforeMs }) => beforeMs));
  return {
    set: id,
    clips: clips.length,
    kilobytes: Math.round(clips.reduce((sum, { bytes }) => sum + bytes, 0) / 1024),
    loudnessDb: [round(least), round(most)],
    spreadDb: round(most - least),
    loudestDb: round(Math.max(...clips.map(({ loudestDb }) => loudestDb))),
    shortestMs: Math.round(shortestMs),
    longestMs: Math.round(longestMs),
    callMs: Math.round([CHIME, ...said].reduce((sum, name) => sum + (clips.find(({ clip }) => clip === name)?.durationMs ?? 0), 0)),
    joinMs: [Math.round(after[0] + before[0]), Math.round(after[1] + before[1])],
    edge: Math.max(...clips.flatMap(({ ends }) => ends.map(Math.abs))),
  };
}

function range(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
