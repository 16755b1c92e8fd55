// L2 by ear: what really comes out of two displays' loudspeakers in one hall, sample by sample.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LuotClient } from '@luot/client/luot-client';
import { CHIME, clipOfCharacter } from '@luot/shared/domain/announcement';
import { voiceManifestSchema } from '@luot/shared/protocol/voice-manifest';
import type { CentreSettings } from '@luot/shared/settings/centre';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EDGE_MS, prepareClip } from '../../apps/counter-display/src/renderer/voice/prepare-clip.ts';
import { SEED, sampleCentre } from '../support/centres/sample-centre.ts';
import { freePort, type ServerProcess, serverProcess } from '../support/centres/server-process.ts';
import { openBrowser, openPage } from '../support/instruments/browser.ts';
import { openLine } from '../support/instruments/line.ts';
import { type Loudspeaker, openLoudspeaker, RATE, SOUND_ARGS, type Utterance } from '../support/instruments/loudspeaker.ts';
import { connectClerk, connectKiosk } from '../support/walks/people.ts';

const BOARD = { width: 1280, height: 720 };
const VOLUME = 0.5;
const STALE_SECONDS = 30;
/** As long as the longest of it takes, with room for a busy machine. */
const PATIENCE_MS = 90_000;
/** A hall for each story, with counters and two displays of its own: they all happen at the same time. */
const HALLS = [
  { id: 'story-1', labels: ['1'] },
  { id: 'story-2', labels: ['2', '3', '4'] },
  { id: 'story-3', labels: ['5'] },
  { id: 'story-4', labels: ['6'] },
  { id: 'story-5', labels: ['7', '8', '9'] },
  { id: 'story-6', labels: [] },
] as const;
/** Any displays of the sample centre; which they are is a matter of the settings. */
const DISPLAYS = ['board-a', 'board-a-2', 'board-b', ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `counter-display-${n}`)];

let folder: string;
/** A process of its own: the sums of this test must not keep it from answering. */
let server: ServerProcess;
let centre: CentreSettings;
let browser: Browser;
let kiosk: LuotClient;
const voices = new Map<string, ReadonlyMap<string, Float32Array>>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'luot-voice-'));
  const voiceFolder = join(folder, 'voice');
  cpSync(join(SEED, '../voice'), voiceFolder, { recursive: true });
  // One phrase is missing in the second language.
  rmSync(join(voiceFolder, 'en/invite.ogg'));
  centre = sampleCentre(withStories);
  writeFileSync(join(folder, 'centre.json'), JSON.stringify(centre));
  const flags = ['--centre', join(folder, 'centre.json'), '--access', join(SEED, 'demo-access.json'), '--data', join(folder, 'data'), '--voice', voiceFolder];
  server = serverProcess(await freePort(), [...flags, '--emulate-devices']);
  await server.start();
  browser = await openBrowser(SOUND_ARGS);
  kiosk = connectKiosk(server.base, 'kiosk-1');
  await readVoices();
});
afterAll(async () => {
  kiosk.close();
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function withStories(centre: CentreSettings): CentreSettings {
  return {
    ...centre,
    voice: { languages: ['vi', 'en'], repeats: 1, volume: [{ from: '00:00', percent: VOLUME * 100 }], quiet: [], staleSeconds: STALE_SECONDS },
    boards: { ...centre.boards, messages: [] },
    devices: centre.devices.filter(({ driver }) => driver === 'escpos'),
    zones: HALLS.map(({ id }, i) => ({ id, name: { vi: id, en: id }, voice: { speaker: DISPLAYS[2 * i] ?? '', standIn: DISPLAYS[2 * i + 1] ?? null } })),
    displays: DISPLAYS.slice(0, 2 * HALLS.length).map((id, i) => ({
      id,
      name: { vi: id, en: `${HALLS[Math.floor(i / 2)]?.id}-${'ab'[i % 2]}` },
      shows: { kind: 'hall', zoneId: HALLS[Math.floor(i / 2)]?.id ?? '' },
    })),
    counters: centre.counters.map((counter) => ({
      ...counter,
      zoneId: HALLS.find(({ labels }) => (labels as readonly string[]).includes(counter.label))?.id ?? '',
      // Nobody helps out: whose call it is does not depend on what happens next door.
      services: counter.services.filter(({ offsetMinutes }) => offsetMinutes === 0),
    })),
  };
}

/** All clips as a browser decodes them, made ready as a display makes them. */
async function readVoices(): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${server.base}/display`);
  for (const id of ['vi', 'en']) {
    const manifest = voiceManifestSchema.parse(await (await fetch(`${server.base}/voice/${id}/manifest.json`)).json());
    const decoded = await page.evaluate(
      async ({ addresses, rate }) => {
        const context = new OfflineAudioContext(1, 1, rate);
        return Promise.all(
          addresses.map(async ([clip, address]) => {
            const sound = await context.decodeAudioData(await (await fetch(`/voice/${address}`)).arrayBuffer());
            const bytes = new Uint8Array(sound.getChannelData(0).slice().buffer);
            let text = '';
            for (let from = 0; from < bytes.length; from += 8192) text += String.fromCharCode(...bytes.subarray(from, from + 8192));
            return [clip, btoa(text)] as const;
          }),
        );
      },
      { addresses: Object.entries(manifest.clips), rate: RATE },
    );
    const samples = (base64: string) => new Float32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer);
    voices.set(id, new Map(decoded.map(([clip, base64]) => [clip, prepareClip(samples(base64), RATE)])));
  }
  await page.close();
}

interface Called {
  readonly number: string;
  readonly label: string;
  readonly recall: () => Promise<void>;
}

interface Story {
  readonly openSpeaker: (base?: string) => Promise<Loudspeaker>;
  readonly openStandIn: () => Promise<Loudspeaker>;
  /** A ticket taken and called at the story's first counter, or another one; whoever was there before has been served. */
  readonly call: (counter?: number) => Promise<Called>;
}

async function openStory(index: number, onTestFinished: (work: () => void | Promise<void>) => void): Promise<Story> {
  const { labels } = HALLS[index] ?? HALLS[0];
  const counters = await Promise.all(
    labels.map(async (label) => {
      const clerk = await connectClerk(server.base, `quay${label}`);
      const { id: counterId, services } = centre.counters.find((counter) => counter.label === label) ?? { id: '', services: [] };
      expect(await clerk.send('counter.open', { counterId })).toMatchObject({ ok: true });
      onTestFinished(() => clerk.close());
      return { label, clerk, counterId, serviceId: services[0]?.serviceId ?? '', inHand: null as string | null };
    }),
  );
  const openBoard = async (id: string, base: string) => {
    const board = await openLoudspeaker(browser, `${base}/display#device=${id}&token=demo-${id}`, BOARD);
    onTestFinished(() => board.page.close());
    await board.page.locator('main').waitFor();
    // The server looks every second who is there; the first one here has the word.
    await board.page.waitForTimeout(1_500);
    return board;
  };
  return {
    openSpeaker: (base = server.base) => openBoard(DISPLAYS[2 * index] ?? '', base),
    openStandIn: () => openBoard(DISPLAYS[2 * index + 1] ?? '', server.base),
    call: async (which = 0) => {
      const counter = counters[which];
      if (counter === undefined) throw new Error(`this story has no counter ${which}`);
      const { clerk, counterId, serviceId, label, inHand } = counter;
      await kiosk.send('ticket.issue', { serviceId, language: 'vi' });
      const reply = await clerk.send('counter.callNext', { counterId, ...(inHand === null ? {} : { outcome: { ticketId: inHand, as: 'served' } }) });
      if (!reply.ok) throw new Error(reply.refusal.code);
      const { ticketId, number } = reply.value;
      counter.inHand = ticketId;
      return { number, label, recall: async () => expect(await clerk.send('ticket.recall', { ticketId })).toMatchObject({ ok: true }) };
    },
  };
}

/** The clips a part must be made of, written out: not as the program works it out. */
function clipsOf(language: string, { number, label }: Called, chime: boolean): string[] {
  const spoken = [...Array.from(number, clipOfCharacter), 'to-counter', `digit-${label}`];
  return [...(chime ? [CHIME] : []), ...(language === 'vi' ? ['invite'] : []), ...spoken];
}
const partOf = (language: string, called: Called, chime: boolean) => ({
  name: `${chime ? '* ' : ''}${called.number} ${language}`,
  language,
  clips: clipsOf(language, called, chime),
});
type ExpectedPart = ReturnType<typeof partOf>;
const both = (called: Called) => [partOf('vi', called, true), partOf('en', called, false)];

function samplesOf(language: string, clip: string): Float32Array {
  const samples = voices.get(language)?.get(clip);
  if (samples === undefined) throw new Error(`${language} has no ${clip}`);
  return samples;
}

function joined(clips: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(clips.reduce((sum, clip) => sum + clip.length, 0));
  let at = 0;
  for (const clip of clips) {
    whole.set(clip, at);
    at += clip.length;
  }
  return whole;
}

/** Where `clip` fits best into `sound`, between these: the shift in samples, and how well from -1 to 1. */
function bestFit(sound: Float32Array, clip: Float32Array, from: number, to: number): { at: number; fit: number } {
  let best = { at: from, fit: -1 };
  for (let at = from; at <= to; at++) {
    let [dot, ofSound, ofClip] = [0, 0, 0];
    for (let i = 0; i < clip.length; i++) {
      const [a, b] = [sound[at + i] ?? 0, clip[i] ?? 0];
      dot += a * b;
      ofSound += a * a;
      ofClip += b * b;
    }
    const fit = ofSound === 0 ? -1 : dot / Math.sqrt(ofSound * ofClip);
    if (fit > best.fit) best = { at, fit };
  }
  return best;
}

/** An utterance begins at its first sample that is not nothing: the nothing before it is put back. */
function within(utterance: Utterance): Float32Array {
  const around = 2 * EDGE_MS * (RATE / 1000);
  const padded = new Float32Array(utterance.length + 2 * around);
  padded.set(utterance.samples(), around);
  return padded;
}

/** The first sample of a part in an utterance, by the loudest moment of its first clip. */
function beginningOf(sound: Float32Array, part: ExpectedPart): number {
  const first = samplesOf(part.language, part.clips[0] ?? '');
  const loudest = first.reduce((at, x, i) => (Math.abs(x) > Math.abs(first[at] ?? 0) ? i : at), 0);
  const snippet = first.subarray(Math.max(0, loudest - 600), loudest + 600);
  const around = 2 * EDGE_MS * (RATE / 1000);
  return bestFit(sound, snippet, Math.max(0, loudest - 600 - 10), loudest - 600 + 2 * around).at - Math.max(0, loudest - 600);
}

/** How like a part an utterance is, over its whole length. */
function likeness(utterance: Utterance, part: ExpectedPart): number {
  const whole = joined(part.clips.map((clip) => samplesOf(part.language, clip)));
  if (Math.abs(utterance.length - whole.length) > 3 * EDGE_MS * (RATE / 1000)) return 0;
  const sound = within(utterance);
  const at = beginningOf(sound, part);
  return bestFit(sound, whole, at, at).fit;
}

/** The name of the one part an utterance is. */
function nameOf(utterance: Utterance, parts: readonly ExpectedPart[]): string {
  const best = parts.map((part) => ({ part, like: likeness(utterance, part) })).sort((a, b) => b.like - a.like)[0];
  return best !== undefined && best.like > 0.99 ? best.part.name : `something else (${best?.part.name} ${best?.like.toFixed(3)})`;
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const untilMs = performance.now() + PATIENCE_MS; !(await isSo()); ) {
    if (performance.now() > untilMs) throw new Error(`it never came to be that ${isSo.toString()}`);
    await new Promise((done) => setTimeout(done, 300));
  }
}

/** Waits until a board has said as many parts as are expected and has been silent since; they are those, in this order. */
async function expectHeard(board: Loudspeaker, parts: readonly ExpectedPart[], from = 0): Promise<Utterance[]> {
  const spoken = () => board.heard.slice(from);
  const last = parts.at(-1);
  const lastLength = last === undefined ? 0 : joined(last.clips.map((clip) => samplesOf(last.language, clip))).length;
  await until(() => spoken().length > parts.length || (spoken().length === parts.length && (spoken().at(-1)?.length ?? 0) > lastLength - RATE / 10));
  // Longer than the pause between two parts: nothing more comes.
  await board.page.waitForTimeout(1_000);
  expect(spoken().map((utterance) => nameOf(utterance, parts))).toEqual(parts.map(({ name }) => name));
  return spoken();
}

/** Each clip stands where the one before it ends, to the sample, is the clip itself at the set loudness, and nothing clicks. */
function expectExact(utterance: Utterance | undefined, part: ExpectedPart): void {
  if (utterance === undefined) throw new Error('nothing was said');
  const sound = within(utterance);
  let at = beginningOf(sound, part);
  for (const name of part.clips) {
    const clip = samplesOf(part.language, name);
    const found = bestFit(sound, clip, Math.max(0, at - 20), at + 20);
    expect([name, found.at - at]).toEqual([name, 0]);
    const off = clip.reduce((most, x, i) => Math.max(most, Math.abs((sound[at + i] ?? 0) - VOLUME * x)), 0);
    expect(off, name).toBeLessThan(0.001);
    at += clip.length;
  }
  const step = (samples: Float32Array) => samples.reduce((most, x, i) => Math.max(most, Math.abs(x - (samples[i - 1] ?? 0))), 0);
  const ofClips = Math.max(...part.clips.map((name) => step(samplesOf(part.language, name))));
  expect(step(sound)).toBeLessThanOrEqual(VOLUME * ofClips + 0.001);
}

describe.concurrent('a hall with two displays', { timeout: 240_000 }, () => {
  test('[L2a] [L2d] [L2e] a call: chime, Vietnamese, English, the right clips in the right order without a gap; a recall: again', async ({
    onTestFinished,
  }) => {
    const { openSpeaker, openStandIn, call } = await openStory(0, onTestFinished);
    const [one, two] = [await openSpeaker(), await openStandIn()];
    const called = await call();
    const [first, second] = await expectHeard(one, both(called));
    expectExact(first, partOf('vi', called, true));
    expectExact(second, partOf('en', called, false));

    await called.recall();
    await expectHeard(one, both(called), 2);
    expect(two.heard).toEqual([]);

    // English lacks its first phrase: what was said is shorter, the board has the number, the manager has been told.
    expect(await one.page.getByText(called.number).first().isVisible()).toBe(true);
    const manager = await connectClerk(server.base, 'quanly');
    onTestFinished(() => manager.close());
    manager.watch([{ view: 'manager', id: 'all' }]);
    await until(() => JSON.stringify(Object.values(manager.store.getState().views)).includes('The voice “en” lacks 1 clip (invite)'));
  });

  test('[L2c] three calls at once: all in order, the first in Vietnamese alone', async ({ onTestFinished }) => {
    const { openSpeaker, openStandIn, call } = await openStory(1, onTestFinished);
    const [one, two] = [await openSpeaker(), await openStandIn()];
    const [a, b, c] = [await call(0), await call(1), await call(2)];
    await expectHeard(one, [partOf('vi', a, true), ...both(b), ...both(c)]);
    expect(two.heard).toEqual([]);
  });

  test('[L2g] [L1b] a call that was made while no display was there and has grown stale is shown and not said', async ({ onTestFinished }) => {
    const { openSpeaker, openStandIn, call } = await openStory(2, onTestFinished);
    const called = await call();
    await new Promise((done) => setTimeout(done, STALE_SECONDS * 1_000));
    const [one] = [await openSpeaker(), await openStandIn()];
    await one.page.getByText(called.number).first().waitFor();
    await one.page.waitForTimeout(3_000);
    expect(one.heard).toEqual([]);
    await expectHeard(one, both(await call()));
  });

  test('[L2b] the speaker ends in the middle of a call: the stand-in says all of it, later; the speaker is back and leaves the word there', async ({
    onTestFinished,
  }) => {
    const { openSpeaker, openStandIn, call } = await openStory(3, onTestFinished);
    const [one, two] = [await openSpeaker(), await openStandIn()];
    const called = await call();
    await until(() => (one.heard.at(-1)?.length ?? 0) > 2.5 * RATE);
    await one.page.close();
    await expectHeard(two, both(called));
    expect((two.heard[0]?.fromMs ?? 0) - (one.heard.at(-1)?.toMs ?? 0)).toBeGreaterThan(5_000);

    const again = await openSpeaker();
    await expectHeard(two, both(await call()), 2);
    expect(again.heard).toEqual([]);
  });

  test('[L2b] a line that carries nothing any more, at the worst moment: the speaker goes on until it notices, the stand-in begins after that', async ({
    onTestFinished,
  }) => {
    const { openSpeaker, openStandIn, call } = await openStory(4, onTestFinished);
    const line = await openLine(Number(new URL(server.base).port));
    onTestFinished(() => line.close());
    const [one, two] = [await openSpeaker(line.base), await openStandIn()];
    // Enough to be said to fill the time in which neither end knows.
    for (const counter of [0, 1, 2]) await call(counter);
    await until(() => one.heard.length > 0);
    await line.holdAfterPing();
    const heldAtMs = Date.now();
    await until(async () => (await one.page.locator('.stale').count()) === 1);
    await until(() => two.heard.length > 1);
    const [lastOfOne, firstOfTwo] = [one.heard.at(-1), two.heard[0]];
    expect((lastOfOne?.toMs ?? 0) - heldAtMs, 'the speaker goes on').toBeGreaterThan(5_000);
    expect(firstOfTwo?.fromMs ?? 0, 'two voices at once').toBeGreaterThan(lastOfOne?.toMs ?? Number.POSITIVE_INFINITY);
  });

  test('[L2e] a browser’s tab that may make no sound yet: nothing looks broken, the managers are told, and a touch is enough', async ({ onTestFinished }) => {
    const careful = await openBrowser();
    onTestFinished(() => careful.close());
    const { page, complaints } = await openPage(careful, `${server.base}/display#device=${DISPLAYS[10]}&token=demo-${DISPLAYS[10]}`, BOARD);
    const manager = await connectClerk(server.base, 'quanly');
    onTestFinished(() => manager.close());
    manager.watch([{ view: 'manager', id: 'all' }]);
    const isTold = () => JSON.stringify(Object.values(manager.store.getState().views)).includes('story-6-a: no sound');
    await until(isTold);
    expect(await page.locator('[role="alert"]').count()).toBe(0);
    await page.mouse.click(600, 300);
    await until(() => !isTold());
    expect(complaints).toEqual([]);
  });
});
