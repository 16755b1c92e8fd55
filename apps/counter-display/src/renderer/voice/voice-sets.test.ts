import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Part } from './announcer.ts';
import { joinClips } from './clip-player.ts';
import { VoiceSets } from './voice-sets.ts';

/** The server's folder, by path: a manifest, or a clip whose one sample is its number. */
let files: Map<string, string>;
let away: boolean;
let fetched: string[];
let faults: Set<string>;
let sets: VoiceSets;

const CLIPS = ['chime', 'invite', 'letter-a', 'digit-0', 'digit-1', 'digit-2', 'to-counter', 'counter-12'];
const put = (id: string, clips: readonly string[]) => {
  const addresses = Object.fromEntries(clips.map((clip) => [clip, `${id}/${clip}.ogg?1`]));
  const pattern = ['invite', '{number}', 'to-counter', '{counter}'];
  files.set(`${id}/manifest.json`, JSON.stringify({ language: id, name: id, pattern, clips: addresses }));
  for (const clip of clips) files.set(`${id}/${clip}.ogg?1`, `${id}/${clip}`);
};
const part = (change: Partial<Part> = {}): Part => ({ callSeq: 1, number: 'A012', counterLabel: '12', language: 'vi', chime: true, ...change });
/** The names of the clips, which the stand-in decoder makes the samples of. */
const clipsOf = async (change: Partial<Part> = {}) => (await sets.clipsOf(part(change))).map((samples) => String.fromCharCode(...samples));

beforeEach(() => {
  [files, away, fetched, faults] = [new Map(), false, [], new Set()];
  vi.stubGlobal('fetch', async (address: string) => {
    const path = address.replace('http://server/voice/', '');
    fetched.push(path);
    if (away) throw new TypeError('no line');
    const file = files.get(path);
    return file === undefined ? new Response(null, { status: 404 }) : new Response(file);
  });
  sets = new VoiceSets({
    serverUrl: 'http://server',
    decode: async (file) => {
      const text = new TextDecoder().decode(file);
      if (text.includes('damaged')) throw new Error('no sound');
      return text.includes('silence') ? new Float32Array(0) : Float32Array.from(text, (letter) => letter.charCodeAt(0));
    },
    onFault: (name, faulty) => (faulty ? faults.add(name) : faults.delete(name)),
  });
  put('vi', CLIPS);
});
afterEach(() => vi.unstubAllGlobals());

describe('a part in clips', () => {
  test('[L2d] chime, phrase, number character by character, counter, in this order', async () => {
    expect(await clipsOf()).toEqual(['vi/chime', 'vi/invite', 'vi/letter-a', 'vi/digit-0', 'vi/digit-1', 'vi/digit-2', 'vi/to-counter', 'vi/counter-12']);
    expect(await clipsOf({ chime: false, number: '1' })).toEqual(['vi/invite', 'vi/digit-1', 'vi/to-counter', 'vi/counter-12']);
    expect(faults).toEqual(new Set());
  });

  test('[L2d] joined they are one row of samples, none between and none lost', async () => {
    const clips = await sets.clipsOf(part());
    expect(String.fromCharCode(...joinClips(clips))).toBe('vi/chimevi/invitevi/letter-avi/digit-0vi/digit-1vi/digit-2vi/to-countervi/counter-12');
  });

  test('[L2d] once fetched they are not fetched again, and all are fetched before the first call', async () => {
    await sets.refresh(['vi']);
    expect(fetched).toEqual(['vi/manifest.json', ...CLIPS.map((clip) => `vi/${clip}.ogg?1`)]);
    await clipsOf();
    await clipsOf();
    expect(fetched).toHaveLength(1 + CLIPS.length);
  });

  test('[L2d] a new recording is taken with the next look, the others are kept', async () => {
    await sets.refresh(['vi']);
    files.set('vi/manifest.json', (files.get('vi/manifest.json') ?? '').replace('vi/digit-1.ogg?1', 'vi/digit-1.wav?2'));
    files.set('vi/digit-1.wav?2', 'vi/one-recorded');
    fetched = [];
    await sets.refresh(['vi']);
    expect(fetched).toEqual(['vi/manifest.json', 'vi/digit-1.wav?2']);
    expect(await clipsOf()).toContain('vi/one-recorded');
  });
});

describe('what is missing', () => {
  test('[L2e] a clip that the set does not have: the rest is said, and it is reported', async () => {
    put(
      'vi',
      CLIPS.filter((clip) => clip !== 'invite'),
    );
    expect(await clipsOf()).toEqual(['vi/chime', 'vi/letter-a', 'vi/digit-0', 'vi/digit-1', 'vi/digit-2', 'vi/to-counter', 'vi/counter-12']);
    expect(faults).toEqual(new Set(['vi/invite']));
  });

  test.each([
    ['is not there', undefined],
    ['is damaged', 'damaged'],
    ['is silence', 'silence'],
  ])('[L2e] a file that %s is as missing as one that is not listed', async (_what, content) => {
    if (content === undefined) files.delete('vi/counter-12.ogg?1');
    else files.set('vi/counter-12.ogg?1', content);
    expect(await clipsOf()).toEqual([
      'vi/chime',
      'vi/invite',
      'vi/letter-a',
      'vi/digit-0',
      'vi/digit-1',
      'vi/digit-2',
      'vi/to-counter',
      'vi/digit-1',
      'vi/digit-2',
    ]);
    expect(faults).toEqual(new Set(['vi/counter-12']));
    files.delete('vi/digit-1.ogg?1');
    files.set('vi/counter-12.ogg?1', 'vi/counter-12');
    expect(await clipsOf()).toContain('vi/counter-12');
    expect(faults).toEqual(new Set());
  });

  test('[L2e] a number that cannot be said whole: the chime alone', async () => {
    files.set('vi/digit-2.ogg?1', 'damaged');
    expect(await clipsOf()).toEqual(['vi/chime']);
    expect(await clipsOf({ number: 'A001', counterLabel: '1' })).toContain('vi/letter-a');
  });

  test('[L2e] a set that is not there: the chime of another one, and it is reported', async () => {
    expect(await clipsOf({ language: 'km' })).toEqual([]);
    await sets.refresh(['km', 'vi']);
    expect(await clipsOf({ language: 'km' })).toEqual(['vi/chime']);
    expect(await clipsOf({ language: 'km', chime: false })).toEqual([]);
    expect(faults).toEqual(new Set(['km']));
  });

  test('[L2e] a manifest that is none is no set', async () => {
    files.set('vi/manifest.json', '{"clips":{}}');
    expect(await clipsOf()).toEqual([]);
    expect(faults).toEqual(new Set(['vi']));
  });
});

describe('without a line', () => {
  test('[L2e] nothing is reported: the clips are there, only not to be had now', async () => {
    away = true;
    await sets.refresh(['vi']);
    expect(await clipsOf()).toEqual([]);
    expect(faults).toEqual(new Set());
    away = false;
    expect(await clipsOf()).toHaveLength(8);
  });

  test('[L2e] what was fetched before is said', async () => {
    await sets.refresh(['vi']);
    away = true;
    await sets.refresh(['vi']);
    expect(await clipsOf()).toHaveLength(8);
    expect(faults).toEqual(new Set());
  });
});
