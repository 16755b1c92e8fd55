import { describe, expect, test } from 'vitest';
import { CHIME, clipsOfCall, missingClips, type VoicePattern } from './announcement.ts';

const ALL = [
  CHIME,
  'invite',
  'to-counter',
  'counter-12',
  'letter-dd',
  ...'abcdefghijklmnopqrstuvwxyz'.split('').map((letter) => `letter-${letter}`),
  ...'0123456789'.split('').map((digit) => `digit-${digit}`),
];
const voice = (without: readonly string[] = [], pattern = ['invite', '{number}', 'to-counter', '{counter}']): VoicePattern => ({
  pattern,
  clips: Object.fromEntries(ALL.filter((clip) => !without.includes(clip)).map((clip) => [clip, `vi/${clip}.ogg`])),
});

describe('a call in clips', () => {
  test('[L2d] a number is said character by character, a counter as a number where there is such a clip', () => {
    expect(clipsOfCall(voice(), 'A012', '12')).toEqual({
      clips: ['invite', 'letter-a', 'digit-0', 'digit-1', 'digit-2', 'to-counter', 'counter-12'],
      missing: [],
    });
    expect(clipsOfCall(voice(), '1000', '7').clips).toEqual(['invite', 'digit-1', 'digit-0', 'digit-0', 'digit-0', 'to-counter', 'digit-7']);
  });

  test('[L2d] a label without a clip of its own is said character by character, Đ included', () => {
    expect(clipsOfCall(voice(), 'B001', '13').clips.slice(-2)).toEqual(['digit-1', 'digit-3']);
    expect(clipsOfCall(voice(), 'B001', 'Đ2').clips.slice(-2)).toEqual(['letter-dd', 'digit-2']);
  });

  test('[L2d] another language may put the counter first', () => {
    const said = clipsOfCall(voice([], ['to-counter', '{counter}', 'invite', '{number}']), 'C007', '12');
    expect(said.clips).toEqual(['to-counter', 'counter-12', 'invite', 'letter-c', 'digit-0', 'digit-0', 'digit-7']);
  });

  test('[L2e] without a phrase the rest is said', () => {
    expect(clipsOfCall(voice(['invite']), 'A001', '2')).toEqual({
      clips: ['letter-a', 'digit-0', 'digit-0', 'digit-1', 'to-counter', 'digit-2'],
      missing: ['invite'],
    });
  });

  test('[L2e] a counter that cannot be said goes with the phrase before it', () => {
    expect(clipsOfCall(voice(['digit-9']), 'A001', '9')).toEqual({ clips: ['invite', 'letter-a', 'digit-0', 'digit-0', 'digit-1'], missing: ['digit-9'] });
    expect(clipsOfCall(voice(['digit-9', 'to-counter']), 'A001', '9').clips).toEqual(['invite', 'letter-a', 'digit-0', 'digit-0', 'digit-1']);
  });

  test('[L2e] a number without one of its characters would be another one: nothing is said of it', () => {
    expect(clipsOfCall(voice(['digit-0']), 'A012', '2')).toEqual({ clips: [], missing: ['digit-0'] });
    expect(clipsOfCall(voice(['letter-q']), 'Q111', '2')).toEqual({ clips: [], missing: ['letter-q'] });
  });

  test('[L2e] what every object inherits is no clip', () => {
    const said = clipsOfCall({ pattern: ['constructor', '{number}'], clips: voice().clips }, 'A1', '1');
    expect(said.missing).toEqual(['constructor']);
  });
});

describe('every call of a centre', () => {
  const settings = (letter: string, dailyLimit: number, ...labels: string[]) => ({
    series: [{ style: { kind: 'letter', letter } as const, dailyLimit }],
    counters: labels.map((label) => ({ label })),
  });

  test('[L2e] a whole set lacks nothing for any letter, limit and label', () => {
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') expect(missingClips(voice(), settings(letter, 9999, '1', '12', '99', 'A1', 'ĐKKD'))).toEqual([]);
  });

  test.each<[string, number, readonly string[]]>([
    ['seven tickets a day need no 8 and no 9', 7, []],
    ['eight need an 8', 8, ['digit-8']],
    ['nine need both', 9, ['digit-8', 'digit-9']],
    ['and so does a thousand', 1000, ['digit-8', 'digit-9']],
  ])('[L2e] %s', (_what, dailyLimit, missing) => {
    expect(missingClips(voice(['digit-8', 'digit-9']), settings('A', dailyLimit, '1'))).toEqual(missing);
  });

  test('[L2e] a numeric series needs its thousand and no letter', () => {
    const numeric = { series: [{ style: { kind: 'numeric', thousand: 9 } as const, dailyLimit: 3 }], counters: [{ label: '1' }] };
    expect(missingClips(voice(['digit-9', 'letter-a']), numeric)).toEqual(['digit-9']);
  });

  test('[L2e] chime, phrases and labels count too; a label without a clip of its own has its characters', () => {
    const lacking = voice([CHIME, 'to-counter', 'letter-dd', 'letter-b', 'counter-12', 'digit-2']);
    expect(missingClips(lacking, settings('A', 1, 'ĐB', '12'))).toEqual([CHIME, 'digit-2', 'letter-b', 'letter-dd', 'to-counter']);
  });
});
