// L2 on the wire: which of two displays speaks, what it is told, what it tells, and the clips it fetches.
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeClock } from '@luot/engine/fixtures/fake-clock';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { smallCentre, smallCentreDocument } from '@luot/queue/fixtures/small-centre';
import type { BoardView, BoardVoice } from '@luot/shared/protocol/views/board-view';
import { voiceManifestSchema } from '@luot/shared/protocol/voice-manifest';
import { pino } from 'pino';
import { describe, expect, test, vi } from 'vitest';
import type { AccessSeed } from '../src/access/access-file.ts';
import { LEASE_MS } from '../src/presence/zone-voices.ts';
import { luot } from './fixtures/luot-here.ts';
import { type Client, connect, operatorToken, SEED_FOLDER, sessionOf, startTestServer, type TestServer, WAIT } from './fixtures/test-server.ts';

const VOICES = join(SEED_FOLDER, '../voice');
const SPEAKING = smallCentre((document) => {
  Object.assign(document.zones[0] ?? {}, { voice: { speaker: 'board-a', standIn: 'board-a-2' } });
  const [board] = document.displays;
  if (board !== undefined) document.displays.push({ ...board, id: 'board-a-2', name: { vi: 'Bảng A 2', en: 'Board A 2' } });
});
const PEOPLE: AccessSeed = {
  devices: [
    { id: 'kiosk-1', role: 'kiosk', token: 'token-kiosk-1' },
    ...['board-a', 'board-a-2', 'board-b', 'display-1'].map((id) => ({ id, role: 'display' as const, token: `token-${id}` })),
  ],
  people: [
    { login: 'an', name: 'An', role: 'staff', password: 'pass-an' },
    { login: 'quanly', name: 'Quản lý', role: 'manager', password: 'pass-quanly' },
  ],
};

function openDisplay(server: TestServer, id: string): Promise<Client> {
  return connect(server, { kind: 'device', device: id, token: `token-${id}` }, [{ view: 'board', id }]);
}
const seesVoice = (display: Client, voice: Partial<BoardVoice> | null) =>
  display.sees('board', (view) => (voice === null ? expect(view.voice).toBeNull() : expect(view.voice).toMatchObject(voice)));

/** A ticket taken and called at counter 1. */
async function call(server: TestServer): Promise<void> {
  const kiosk = await connect(server, { kind: 'device', device: 'kiosk-1', token: 'token-kiosk-1' });
  await kiosk.command('ticket.issue', { serviceId: 'papers', language: 'vi' });
  const staff = await connect(server, await sessionOf(server, 'an'));
  await staff.command('counter.open', { counterId: 'c1' });
  expect(await staff.command('counter.callNext', { counterId: 'c1' })).toMatchObject({ ok: true });
}

/** The sets with something changed. */
function voicesWith(change: (folder: string) => void): string {
  const folder = tempFolder();
  cpSync(VOICES, folder, { recursive: true });
  change(folder);
  return folder;
}

describe('the word of a hall', () => {
  test('[L2b] the speaker has it, a stand-in takes over when it must be silent, and knows what was said', async () => {
    const clock = new FakeClock();
    const server = await startTestServer({ seed: SPEAKING, access: PEOPLE, clock });
    const [one, two, other] = [await openDisplay(server, 'board-a'), await openDisplay(server, 'board-a-2'), await openDisplay(server, 'board-b')];
    clock.pass(100);
    await seesVoice(one, { speaks: true, saidSeq: 0, languages: ['vi', 'en'], repeats: 2, volume: 0.8, staleMs: 30_000 });
    await seesVoice(two, { speaks: false });
    await seesVoice(other, null);
    await call(server);
    clock.pass(100);
    expect(await one.command('call.said', { callSeq: 1 })).toEqual({ ok: true, value: {} });
    await seesVoice(two, { speaks: false, saidSeq: 1 });

    one.socket.disconnect();
    let passedMs = 0;
    await vi.waitFor(() => {
      clock.pass(200);
      passedMs += 200;
      expect(two.views.at(-1)?.body).toMatchObject({ voice: { speaks: true, saidSeq: 1 } });
    }, WAIT);
    expect(passedMs).toBeGreaterThanOrEqual(LEASE_MS);
  });

  test('[L2b] only a display that may speak in a hall says that it has; a number of yesterday counts for nothing', async () => {
    const server = await startTestServer({ seed: SPEAKING, access: PEOPLE });
    const [one, other, small] = [await openDisplay(server, 'board-a'), await openDisplay(server, 'board-b'), await openDisplay(server, 'display-1')];
    for (const display of [other, small]) {
      expect(await display.command('call.said', { callSeq: 0 })).toMatchObject({ refusal: { code: 'not-allowed' } });
    }
    const kiosk = await connect(server, { kind: 'device', device: 'kiosk-1', token: 'token-kiosk-1' });
    expect(await kiosk.command('call.said', { callSeq: 0 })).toMatchObject({ refusal: { code: 'not-allowed' } });
    await call(server);
    expect(await one.command('call.said', { callSeq: 250 })).toEqual({ ok: true, value: {} });
    await one.sees('board', (view) => expect(view.calls).toHaveLength(1));
    await seesVoice(one, { saidSeq: 0 });
  });

  test('[L2b] a display that cannot be heard leaves the word to the other one', async () => {
    const clock = new FakeClock();
    const server = await startTestServer({ seed: SPEAKING, access: PEOPLE, clock });
    const [one, two] = [await openDisplay(server, 'board-a'), await openDisplay(server, 'board-a-2')];
    clock.pass(100);
    await seesVoice(one, { speaks: true });
    await one.command('display.report', { faults: [{ what: 'voice', name: 'sound' }] });
    clock.pass(100);
    await seesVoice(one, { speaks: false });
    clock.pass(LEASE_MS);
    await seesVoice(two, { speaks: true });
  });
});

describe('one display on two machines', () => {
  test('[G3] both show, the first speaks; the other one when that has gone, and people are told after a while', async () => {
    const clock = new FakeClock();
    const server = await startTestServer({ seed: SPEAKING, access: PEOPLE, clock });
    const manager = await connect(server, await sessionOf(server, 'quanly'), [{ view: 'manager', id: 'all' }]);
    const staff = await connect(server, await sessionOf(server, 'an'), [{ view: 'staff', id: 'all' }]);
    const one = await openDisplay(server, 'board-a');
    await openDisplay(server, 'board-a-2');
    clock.pass(100);
    await seesVoice(one, { speaks: true, connection: one.socket.id ?? 'none' });
    const again = await openDisplay(server, 'board-a');
    // Never for a moment was it told that it speaks.
    expect(again.views.map(({ body }) => (body as BoardView).voice?.connection)).toEqual([one.socket.id]);
    await call(server);
    clock.pass(1_000);
    await again.sees('board', (view) => expect(view.calls).toHaveLength(1));
    await manager.sees('manager', (view) => expect(view.notices).toEqual([]));
    const told = [expect.stringContaining('The display “Board A” is open in two places')];
    await manager.sees('manager', (view) => {
      clock.pass(100);
      expect(view.notices.map(({ en }) => en)).toEqual(told);
    });
    await staff.sees('staff', (view) => expect(view.notices.map(({ en }) => en)).toEqual(told));
    one.socket.disconnect();
    clock.pass(1_000);
    await seesVoice(again, { speaks: true, connection: again.socket.id ?? 'none' });
    await manager.sees('manager', (view) => expect(view.notices).toEqual([]));
    await staff.sees('staff', (view) => expect(view.notices).toEqual([]));
  });
});

describe('what is told to the managers', () => {
  test('[L2e] clips that this centre’s numbers need and a voice lacks, at the start and when the settings change', async () => {
    const lines: string[] = [];
    const voiceFolder = voicesWith((folder) => rmSync(join(folder, 'en/digit-7.ogg')));
    const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const server = await startTestServer({ seed: SPEAKING, access: PEOPLE, voiceFolder, log });
    const manager = await connect(server, await sessionOf(server, 'quanly'), [{ view: 'manager', id: 'all' }]);
    await manager.sees('manager', (view) =>
      expect(view.notices).toEqual([
        {
          vi: 'Giọng đọc “en” thiếu 1 đoạn âm thanh (digit-7): số vẫn hiện trên bảng, lời đọc ngắn hơn.',
          en: 'The voice “en” lacks 1 clip (digit-7): numbers are shown, what is said is shorter.',
        },
      ]),
    );
    expect(lines.map((line) => JSON.parse(line) as unknown)).toContainEqual(
      expect.objectContaining({ msg: 'voice.incomplete', voice: 'en', clips: ['digit-7'] }),
    );
    const document = { ...SPEAKING, voice: { ...SPEAKING.voice, languages: ['vi', 'km'] } };
    const put = await fetch(`${server.url}/centre`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${operatorToken(server)}`, 'content-type': 'application/json' },
      body: JSON.stringify(document),
    });
    expect(await put.json()).toMatchObject({ ok: true });
    await manager.sees('manager', (view) => {
      expect(view.notices.map(({ en }) => en)).toEqual(['The voice “km” cannot be used (ENOENT): numbers are shown, and not said in it.']);
    });
  });

  test('[L2e] what a display could not show or say, by its name, until it has gone', async () => {
    const server = await startTestServer({ seed: SPEAKING, access: PEOPLE });
    const [one, manager] = [await openDisplay(server, 'board-a'), await connect(server, await sessionOf(server, 'quanly'), [{ view: 'manager', id: 'all' }])];
    await one.command('display.report', {
      faults: [
        { what: 'media', name: 'le-hoi.mp4' },
        { what: 'voice', name: 'vi/digit-7' },
        { what: 'voice', name: 'sound' },
      ],
    });
    await manager.sees('manager', (view) =>
      expect(view.notices).toEqual([
        { vi: 'Board A (vi): không chiếu được “le-hoi.mp4”.', en: 'Board A: “le-hoi.mp4” cannot be shown.' },
        { vi: 'Board A (vi): không phát được đoạn âm thanh “vi/digit-7”.', en: 'Board A: the clip “vi/digit-7” cannot be played.' },
        expect.objectContaining({ en: 'Board A: no sound. Touch its screen once; if it stays silent, look at the machine’s loudspeaker.' }),
      ]),
    );
    one.socket.disconnect();
    await manager.sees('manager', (view) => expect(view.notices).toEqual([]));
  });

  test('[L2e] a clip that is told as missing already is not told once more by each display', async () => {
    const voiceFolder = voicesWith((folder) => rmSync(join(folder, 'en/digit-7.ogg')));
    const server = await startTestServer({ seed: SPEAKING, access: PEOPLE, voiceFolder });
    const one = await openDisplay(server, 'board-a');
    await one.command('display.report', { faults: [{ what: 'voice', name: 'en/digit-7' }] });
    const manager = await connect(server, await sessionOf(server, 'quanly'), [{ view: 'manager', id: 'all' }]);
    await manager.sees('manager', (view) => expect(view.notices).toHaveLength(1));
  });

  test('[L2e] `luot centre check` names them, and the settings are in order all the same', async () => {
    const folder = tempFolder();
    const file = join(folder, 'centre.json');
    const document = smallCentreDocument();
    Object.assign(document.zones[0] ?? {}, { voice: { speaker: 'board-a', standIn: null } });
    writeFileSync(file, JSON.stringify(document));
    expect(await luot('centre', 'check', file)).toMatchObject({ errors: '', code: 0 });
    const voices = voicesWith((set) => rmSync(join(set, 'chime.ogg')));
    const { said, errors, code } = await luot('centre', 'check', file, '--voice', voices);
    expect([said, code]).toEqual(['Cấu hình hợp lệ. / The settings are in order.\n', 0]);
    expect(errors).toContain('The voice “vi” lacks 1 clip (chime)');
    expect(errors).toContain('Giọng đọc “en” thiếu 1 đoạn âm thanh (chime)');
  });
});

describe('the clips', () => {
  const APP = { origin: 'luot-app://pages' };

  test('[L2d] a set is described with the files that are there, and each is fetched', async () => {
    const server = await startTestServer({ seed: SPEAKING, access: PEOPLE });
    const answer = await fetch(`${server.url}/voice/vi/manifest.json`);
    const voice = voiceManifestSchema.parse(await answer.json());
    expect(voice).toMatchObject({ language: 'vi', name: 'Tiếng Việt', pattern: ['invite', '{number}', 'to-counter', '{counter}'] });
    expect(voice.clips).toMatchObject({
      chime: expect.stringMatching(/^chime\.ogg\?\w+$/),
      'letter-dd': expect.stringMatching(/^vi\/letter-dd\.ogg\?\w+$/),
      'counter-99': expect.stringMatching(/^vi\/counter-99\.ogg\?\w+$/),
    });
    // What a kiosk says of its screens is fetched by kiosks alone.
    expect(voice.help['help-home']).toMatch(/^vi\/help-home\.ogg\?\w+$/);
    expect(Object.keys(voice.clips).filter((clip) => clip.startsWith('help-'))).toEqual([]);
    for (const path of [voice.clips.chime, voice.clips['digit-0'], voice.help['help-home']]) {
      const clip = await fetch(`${server.url}/voice/${path}`);
      expect(
        Buffer.from(await clip.arrayBuffer())
          .subarray(0, 4)
          .toString(),
      ).toBe('OggS');
      expect(clip.headers.get('content-type')).toMatch(/^(audio|application)\/ogg/);
    }
  });

  test('[L2d] a recording in another format counts before the placeholder, at once, and a set’s own chime before the common one', async () => {
    const voiceFolder = voicesWith(() => undefined);
    const server = await startTestServer({ seed: SPEAKING, access: PEOPLE, voiceFolder });
    const clips = async () => voiceManifestSchema.parse(await (await fetch(`${server.url}/voice/vi/manifest.json`)).json()).clips;
    const before = (await clips())['digit-3'];
    expect((await clips())['digit-1']).toMatch(/^vi\/digit-1\.ogg/);
    writeFileSync(join(voiceFolder, 'vi/digit-3.ogg'), 'OggS, another one');
    for (const file of ['digit-1.wav', 'digit-2.mp3', 'chime.flac', 'notes.txt', 'unknown.wav']) writeFileSync(join(voiceFolder, 'vi', file), 'RIFF');
    const after = await clips();
    for (const [clip, file] of Object.entries({ 'digit-1': 'vi/digit-1.wav', 'digit-2': 'vi/digit-2.mp3', chime: 'vi/chime.flac' })) {
      expect(after[clip]?.split('?')[0]).toBe(file);
    }
    expect(after['digit-3']?.split('?')[0]).toBe('vi/digit-3.ogg');
    expect(after['digit-3']).not.toBe(before);
    expect(await clips()).not.toHaveProperty('unknown');
  });

  test('[L2d] a clip is asked for again each time, and sent again only when it is another one', async () => {
    const voiceFolder = voicesWith(() => undefined);
    const server = await startTestServer({ seed: SPEAKING, access: PEOPLE, voiceFolder });
    const get = (etag = '') => fetch(`${server.url}/voice/vi/digit-0.ogg`, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } });
    const first = await get();
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const etag = first.headers.get('etag') ?? '';
    expect((await get(etag)).status).toBe(304);
    writeFileSync(join(voiceFolder, 'vi/digit-0.ogg'), 'OggS, another one');
    const again = await get(etag);
    expect([again.status, await again.text()]).toEqual([200, 'OggS, another one']);
  });

  test('[L2d] the packaged display may read them, another site’s page may not', async () => {
    const server = await startTestServer({ seed: SPEAKING, access: PEOPLE });
    for (const path of ['vi/manifest.json', 'vi/digit-0.ogg']) {
      const app = await fetch(`${server.url}/voice/${path}`, { headers: APP });
      expect(app.headers.get('access-control-allow-origin')).toBe('luot-app://pages');
      expect(app.headers.get('vary')).toContain('origin');
      expect(app.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      const site = await fetch(`${server.url}/voice/${path}`, { headers: { origin: 'http://elsewhere.example' } });
      expect(site.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect((await fetch(`${server.url}/devices.json`, { headers: APP })).headers.get('access-control-allow-origin')).toBeNull();
  });

  test('[L2d] nothing else of the disk is served', async () => {
    const server = await startTestServer({ seed: SPEAKING, access: PEOPLE });
    const paths = [
      'vi/voice.json',
      'README.md',
      '../seed/centre.json',
      '..%2fseed%2fcentre.json',
      'vi/..%2f..%2fdata%2fluot.db',
      'km/manifest.json',
      '../seed/manifest.json',
      'vi',
      'vi/',
    ];
    for (const path of paths) expect([400, 403, 404], path).toContain((await fetch(`${server.url}/voice/${path}`)).status);
  });
});
