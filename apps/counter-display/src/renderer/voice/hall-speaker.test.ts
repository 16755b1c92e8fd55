import type { BoardCall } from '@luot/shared/protocol/views/board-view';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Hall, Part } from './announcer.ts';
import type { Said } from './clip-player.ts';
import { HallSpeaker } from './hall-speaker.ts';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const PART_MS = 4_000;
const call = (callSeq: number, number: string): BoardCall => ({ callSeq, number, counterLabel: '7', atMs: NOW, recall: false, state: 'called' });
const HALL: Hall = {
  day: '2026-11-23',
  calls: [call(1, 'A001')],
  voice: { speaks: true, connection: 'first', saidSeq: 0, languages: ['vi', 'en'], repeats: 1, volume: 0.8, staleMs: 30_000 },
  emergency: null,
  asleep: false,
};
const hall = (change: Partial<Hall> = {}, voice: Partial<NonNullable<Hall['voice']>> = {}): Hall => ({
  ...HALL,
  ...change,
  voice: HALL.voice === null ? null : { ...HALL.voice, ...voice },
});

/** What goes out of the loudspeaker, by when: a part is one sample long and takes four seconds. */
let heard: { part: string; fromMs: number; toMs: number | null; volume: number }[];
let told: number[];
let muted: boolean;
let fetchMs: number;
let parts: Part[];
let ending: ((said: Said) => void) | null;
let speaker: HallSpeaker;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  [heard, told, parts, muted, fetchMs, ending] = [[], [], [], false, 0, null];
  speaker = new HallSpeaker({
    clipsOf: async (part) => {
      parts.push(part);
      if (fetchMs > 0) await new Promise((done) => setTimeout(done, fetchMs));
      return part.language === 'none' ? [] : [new Float32Array(1)];
    },
    player: {
      say: (clips, volume) => {
        if (clips.length === 0) return Promise.resolve('whole');
        if (muted) return Promise.resolve('unheard');
        const one = { part: `${parts.at(-1)?.number} ${parts.at(-1)?.language}`, fromMs: Date.now(), toMs: null as number | null, volume };
        heard.push(one);
        return new Promise((resolve) => {
          const timer = setTimeout(() => ending?.('whole'), PART_MS);
          ending = (said) => {
            clearTimeout(timer);
            ending = null;
            one.toMs = Date.now();
            resolve(said);
          };
        });
      },
      stop: () => ending?.('cut'),
    },
    tell: (callSeq) => told.push(callSeq),
    nowMs: () => Date.now(),
  });
});
afterEach(() => vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const saidParts = () => heard.map(({ part }) => part);

describe('speaking', () => {
  test('[L2a] one part after the other, never two at once, and the server is told when one language was whole', async () => {
    speaker.look(HALL);
    await pass(PART_MS - 1);
    expect([saidParts(), told]).toEqual([['A001 vi'], []]);
    await pass(1);
    expect(told).toEqual([1]);
    await pass(60_000);
    expect(saidParts()).toEqual(['A001 vi', 'A001 en']);
    for (const [i, { fromMs }] of heard.slice(1).entries()) expect(fromMs).toBeGreaterThan(heard[i]?.toMs ?? Number.POSITIVE_INFINITY);
    expect(told).toEqual([1]);
  });

  test('[L2a] views that come meanwhile begin nothing twice', async () => {
    for (let i = 0; i < 5; i++) {
      speaker.look(hall({}, { saidSeq: 0 }));
      await pass(500);
    }
    await pass(60_000);
    expect(saidParts()).toEqual(['A001 vi', 'A001 en']);
  });

  test('[L2a] a call that comes while there is silence is said, and one that comes while another is said follows', async () => {
    speaker.look(hall({ calls: [] }));
    await pass(10_000);
    speaker.look(hall({ calls: [call(1, 'A001')] }));
    await pass(1_000);
    speaker.look(hall({ calls: [call(2, 'A002'), call(1, 'A001')] }));
    await pass(60_000);
    expect(saidParts()).toEqual(['A001 vi', 'A001 en', 'A002 vi', 'A002 en']);
    expect(told).toEqual([1, 2]);
  });

  test('[L2f] each part is as loud as it is to be by then', async () => {
    speaker.look(HALL);
    await pass(1_000);
    speaker.look(hall({}, { volume: 0.4 }));
    await pass(60_000);
    expect(heard.map(({ volume }) => volume)).toEqual([0.8, 0.4]);
  });

  test('[L2e] a language that cannot be said is passed over without a pause', async () => {
    speaker.look(hall({}, { languages: ['none', 'en'] }));
    await pass(1);
    expect(saidParts()).toEqual(['A001 en']);
  });
});

describe('falling silent', () => {
  test('[L2b] without its link it is silent at once, begins nothing, and begins again what was not whole', async () => {
    speaker.look(HALL);
    await pass(1_000);
    speaker.look(null);
    expect(heard[0]?.toMs).toBe(NOW + 1_000);
    await pass(5_000);
    expect(heard).toHaveLength(1);
    speaker.look(HALL);
    await pass(60_000);
    expect(saidParts()).toEqual(['A001 vi', 'A001 vi', 'A001 en']);
  });

  test('[L2b] without the word it is silent at once, and does not go on with what another one has said', async () => {
    speaker.look(HALL);
    await pass(1_000);
    speaker.look(hall({}, { speaks: false }));
    expect(heard[0]?.toMs).toBe(NOW + 1_000);
    await pass(1_000);
    speaker.look(hall({}, { saidSeq: 1 }));
    await pass(60_000);
    expect(saidParts()).toEqual(['A001 vi']);
    expect(told).toEqual([]);
  });

  test('[L2b] the word lost and got again while clips were fetched: the part is chosen anew, and said once', async () => {
    fetchMs = 2_000;
    speaker.look(HALL);
    await pass(500);
    speaker.look(null);
    await pass(500);
    speaker.look(HALL);
    await pass(60_000);
    expect(saidParts()).toEqual(['A001 vi', 'A001 en']);
  });

  test('[L2g] while there is no sound nothing counts as said; with sound again only what is fresh is', async () => {
    muted = true;
    speaker.look(HALL);
    await pass(1_000);
    expect(told).toEqual([]);
    muted = false;
    await pass(30_000);
    speaker.again();
    await pass(60_000);
    expect(heard).toEqual([]);
    speaker.look(hall({ calls: [{ ...call(2, 'A002'), atMs: Date.now() }, call(1, 'A001')] }));
    await pass(60_000);
    expect(saidParts()).toEqual(['A002 vi', 'A002 en']);
  });
});

test('[L2g] sound that begins a moment late says what has come meanwhile', async () => {
  muted = true;
  speaker.look(HALL);
  await pass(3_000);
  muted = false;
  speaker.again();
  speaker.again();
  await pass(60_000);
  expect(saidParts()).toEqual(['A001 vi', 'A001 en']);
});

describe('telling', () => {
  test('[L2b] over a new link the server is told again, unless it knows', async () => {
    speaker.look(HALL);
    await pass(60_000);
    speaker.look(null);
    speaker.look(hall({}, { saidSeq: 0 }));
    expect(told).toEqual([1, 1]);
    speaker.look(hall({}, { saidSeq: 0 }));
    speaker.look(hall({}, { saidSeq: 1 }));
    expect(told).toEqual([1, 1]);
  });

  test('[L2b] a new day is told from 1 on', async () => {
    speaker.look(hall({ calls: [call(250, 'A250')] }));
    await pass(60_000);
    speaker.look(hall({ day: '2026-11-24', calls: [{ ...call(1, 'A001'), atMs: Date.now() }] }));
    await pass(60_000);
    expect(told).toEqual([250, 1]);
  });
});
