import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { KnownSource } from '../../../places/known-source.ts';
import { HttpSource } from './http-source.ts';

const CODE = 'H56.25.10-261109-0975';
const NAME = 'Nguyễn Thị Hồng Nhung';
const RECORD = { MaHoSo: CODE, TrangThai: 9, NgayHenTra: '18/11/2026', TenChuHoSo: NAME };
const FOUND = { ok: true, value: expect.objectContaining({ code: CODE, state: 'finished', dueOn: '2026-11-18' }) as unknown };
const MISSING = { ok: true, value: null };
const AWAY = { ok: false, no: 'away' };
const UNREADABLE = { ok: false, no: 'unreadable' };

type Answering = (response: ServerResponse, request: IncomingMessage, body: string) => void;

function json(value: unknown, status = 200): Answering {
  return (response) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

interface Asked {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type HttpSettings = Extract<KnownSource, { kind: 'http' }>;

/** A real service on a port of its own, and a source that asks it. */
async function service(first: Answering, path = '/tra-cuu?ma={code}', more: Partial<HttpSettings> = {}) {
  let answering = first;
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      asked.push({ method: request.method, url: request.url, headers: request.headers, body });
      answering(response, request, body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  onTestFinished(stop);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const settings: HttpSettings = { kind: 'http', url: `http://127.0.0.1:${port}${path}`, record: '', fields: {}, secret: null, ...more };
  const dataFolder = tempFolder();
  const folder = join(dataFolder, 'secrets');
  mkdirSync(folder);
  let changes = 0;
  // Ten times what a busy machine needs: only a test about slowness is in a hurry.
  const patience = { answerWithin: 10_000, keepMissing: 60_000 };
  const open = (changed: Partial<typeof patience> = {}) => {
    const source = new HttpSource(settings, { dataFolder, nowMs: () => 7, onChange: () => changes++ }, { ...patience, ...changed });
    onTestFinished(() => source.close());
    return source;
  };
  return { open, dataFolder, folder, stop, asked, changes: () => changes, answer: (next: Answering) => (answering = next) };
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

describe('a service that answers', () => {
  test('[K4] the code stands in the address, percent-encoded', async () => {
    const { open, asked } = await service(json({ ...RECORD, MaHoSo: '03706/2026/07906' }), '/a/{code}?b=1');
    expect(await open().find('03706/2026/07906')).toMatchObject({ ok: true, value: { code: '03706/2026/07906' } });
    expect(asked).toMatchObject([{ method: 'GET', url: '/a/03706%2F2026%2F07906?b=1', body: '' }]);
  });

  test('[K4] without a place for it, it is sent as MaHoSo', async () => {
    const { open, asked } = await service(json(RECORD), '/TraCuuHoSo');
    expect(await open().find(CODE)).toEqual(FOUND);
    expect(asked).toMatchObject([{ method: 'POST', url: '/TraCuuHoSo', body: `{"MaHoSo":"${CODE}"}`, headers: { 'content-type': 'application/json' } }]);
  });

  test('[K4] the record lies where the settings say, under the names they say', async () => {
    const more = { record: 'data.0', fields: { state: 'buoc' } };
    const { open } = await service(json({ code: 0, data: [{ ...RECORD, TrangThai: 1, buoc: 'Đã có kết quả' }] }), undefined, more);
    expect(await open().find(CODE)).toEqual(FOUND);
  });

  test.each<[string, Answering, string]>([
    ['404', json({ message: 'no' }, 404), ''],
    ['204', (response) => response.writeHead(204).end(), ''],
    ['null', json(null), ''],
    ['an empty object', json({}), ''],
    ['an empty list', json({ data: [] }), 'data.0'],
    ['an empty record', json({ data: { dossier: null } }), 'data.dossier'],
    ['words alone', json({ code: 1, message: 'Không tìm thấy hồ sơ' }), 'data.0'],
  ])('[K4] %s: there is no such dossier', async (_, answering, record) => {
    const { open } = await service(answering, undefined, { record });
    const source = open();
    expect(await source.find(CODE)).toEqual(MISSING);
    expect(source.fault).toBeNull();
  });

  test('[K4] a page of words with 404 is a wrong address, not a missing dossier', async () => {
    const { open } = await service((response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not Found</h1>'));
    const source = open();
    expect(await source.find(CODE)).toEqual(UNREADABLE);
    expect(source.fault?.text.en).toContain('404');
  });

  test('[K4] an answer is asked for once a minute, and once by two who ask together', async () => {
    const { open, asked } = await service(json(RECORD));
    const source = open();
    expect(await Promise.all([source.find(CODE), source.find(CODE)])).toEqual([FOUND, FOUND]);
    expect(await source.find(CODE)).toEqual(FOUND);
    expect(asked).toHaveLength(1);
  });

  test('[K4] one that is not there is kept for a shorter time', async () => {
    const { open, asked, answer } = await service(json({}));
    const source = open({ keepMissing: 100 });
    expect([await source.find(CODE), await source.find(CODE), asked.length]).toEqual([MISSING, MISSING, 1]);
    answer(json(RECORD));
    await pause(120);
    expect(await source.find(CODE)).toEqual(FOUND);
    await pause(120);
    expect([await source.find(CODE), asked.length]).toEqual([FOUND, 2]);
  });
});

describe('a service with a fault', () => {
  test.each<[string, Answering, string]>([
    ['500', json({ MaHoSo: CODE, TenChuHoSo: NAME }, 500), 'has a fault of its own (500)'],
    ['429', json({}, 429), 'has a fault of its own (429)'],
    ['401', json({}, 401), 'refuses this centre (401)'],
    ['403', json({}, 403), 'refuses this centre (403)'],
    ['a redirect', (response) => response.writeHead(302, { location: '/elsewhere' }).end(), 'sends requests to another address (302)'],
    ['a closed line', (response) => response.destroy(), 'cannot be reached ('],
  ])('[K4] %s: away', async (_, answering, words) => {
    const { open, asked, changes } = await service(answering);
    const source = open();
    expect(await source.find(CODE)).toEqual(AWAY);
    expect(source.fault).toMatchObject({ text: { en: expect.stringContaining(words) as unknown }, sinceMs: 7 });
    expect([asked.length, changes()]).toEqual([1, 1]);
  });

  test.each<[string, Answering]>([
    ['silence', () => undefined],
    ['half an answer', (response) => response.writeHead(200).write(JSON.stringify(RECORD).slice(0, 40))],
  ])('[K4] %s: away when the time is up', async (_, answering) => {
    const { open, asked } = await service(answering);
    const source = open({ answerWithin: 100 });
    expect(await source.find(CODE)).toEqual(AWAY);
    expect(source.fault?.text.en).toBe('The dossier system takes more than 0.1 seconds to answer.');
    expect(asked).toHaveLength(1);
  });

  test('[K4] nobody there: away', async () => {
    const { open, stop } = await service(json(RECORD));
    await stop();
    const source = open();
    expect(await source.find(CODE)).toEqual(AWAY);
    expect(source.fault?.text.vi).toBe('Không kết nối được với hệ thống hồ sơ (ECONNREFUSED).');
  });

  test.each<[string, Answering, string]>([
    ['a web page', (response) => response.end(`<html>${NAME}</html>`), 'is not JSON'],
    ['half of JSON', (response) => response.end(JSON.stringify(RECORD).slice(0, 60)), 'is not JSON'],
    ['other names', json({ so: CODE, buoc: 9, TenChuHoSo: NAME }), 'the field TrangThai cannot be read'],
    ['a date there cannot be', json({ ...RECORD, NgayHenTra: '31/02/2026' }), 'the field NgayHenTra cannot be read'],
    ['another dossier', json({ ...RECORD, MaHoSo: 'H56.25.10-261109-0976' }), 'another dossier'],
    ['a list for a record', json([RECORD]), 'has no record at “”'],
    ['a bad request', json({ message: CODE }, 400), 'unexpected status (400)'],
    ['more than 256 KB', json({ ...RECORD, GhiChu: 'x'.repeat(256 * 1024) }), 'larger than 256 KB'],
  ])('[K4] %s: unreadable', async (_, answering, words) => {
    const { open } = await service(answering);
    const source = open();
    expect(await source.find(CODE)).toEqual(UNREADABLE);
    expect(source.fault?.text.en).toContain(words);
  });

  test('[K4] a record that has moved is unreadable, not missing', async () => {
    const { open } = await service(json({ result: { items: [RECORD] } }), undefined, { record: 'data.0' });
    const source = open();
    expect(await source.find(CODE)).toEqual(UNREADABLE);
    expect(source.fault?.text.vi).toContain('không có bản ghi ở “data.0”');
  });

  test('[K4] 256 KB are read', async () => {
    const { open } = await service(json({ ...RECORD, GhiChu: 'x'.repeat(255 * 1024) }));
    expect(await open().find(CODE)).toEqual(FOUND);
  });

  test('[K4] the fault is gone with the next good answer, and a faulty answer is not kept', async () => {
    const { open, answer, changes } = await service(json('?'));
    const source = open();
    expect(await source.find(CODE)).toEqual(UNREADABLE);
    answer(json(RECORD));
    expect(await source.find(CODE)).toEqual(FOUND);
    expect([source.fault, changes()]).toEqual([null, 2]);
  });

  test('[K4] no redirect is followed', async () => {
    const { open, asked } = await service((response, { url }) => {
      if (url === '/elsewhere') json(RECORD)(response, undefined as never, '');
      else response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(await open().find(CODE)).toEqual(AWAY);
    expect(asked).toHaveLength(1);
  });
});

describe('a service that stays away', () => {
  test('[K4] rests after three failures: the answer comes at once, and the service is left alone', async () => {
    const { open, asked, answer } = await service(json({}, 503));
    const source = open();
    for (let i = 0; i < 3; i++) expect(await source.find(CODE)).toEqual(AWAY);
    answer(json(RECORD));
    expect(await source.find(CODE)).toEqual(AWAY);
    expect(asked).toHaveLength(3);
    expect(source.fault?.text.en).toContain('(503)');
  });

  test('[K4] is tried again after the rest, by one look-up; when it answers, all is well', async () => {
    const { open, asked, answer } = await service(json({}, 503));
    const source = open();
    const from = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: from });
    onTestFinished(() => void vi.useRealTimers());
    for (let i = 0; i < 3; i++) await source.find(CODE);
    vi.setSystemTime(from + 19_999);
    await source.find(CODE);
    expect(asked).toHaveLength(3);
    vi.setSystemTime(from + 20_000);
    expect(await source.find(CODE)).toEqual(AWAY);
    expect(await source.find(CODE)).toEqual(AWAY);
    expect(asked).toHaveLength(4);
    answer(json(RECORD));
    vi.setSystemTime(from + 40_000);
    expect(await source.find(CODE)).toEqual(FOUND);
    answer(json({}));
    expect(await source.find('H56.25.10-261109-0001')).toEqual(MISSING);
    expect([asked.length, source.fault]).toEqual([6, null]);
  });

  test('[K4] answers that cannot be read make nothing rest, and break a row of failures', async () => {
    const { open, asked, answer } = await service(json('?'));
    const source = open();
    for (let i = 0; i < 5; i++) expect(await source.find(CODE)).toEqual(UNREADABLE);
    for (const next of [json({}, 500), json({}, 500), json('?'), json({}, 500), json({}, 500), json(RECORD)]) {
      answer(next);
      await source.find(CODE);
    }
    expect(await source.find(CODE)).toEqual(FOUND);
    expect(asked).toHaveLength(11);
  });

  test('[K4] closed while somebody waits: away, at once, and no word about it', async () => {
    const { open, changes, asked } = await service(() => undefined);
    const source = open();
    const waiting = source.find(CODE);
    await expect.poll(() => asked.length).toBe(1);
    await source.close();
    expect(await waiting).toEqual(AWAY);
    expect(changes()).toBe(0);
  });
});

describe('the key', () => {
  const secret = { header: 'X-Api-Key', file: 'key.txt' };

  test('[K4] is sent from its file, and anew when the file changes', async () => {
    const { open, folder, asked } = await service(json({}), undefined, { secret });
    const file = join(folder, 'key.txt');
    writeFileSync(file, '\uFEFF first key \r\n');
    const source = open({ keepMissing: 1 });
    await source.find(CODE);
    writeFileSync(file, 'second');
    utimesSync(file, 1_000, 1_000);
    await pause(5);
    await source.find(CODE);
    expect(asked.map(({ headers }) => headers['x-api-key'])).toEqual(['first key', 'second']);
  });

  test('[R30b] one that a link leads out of the folder for is not read', async () => {
    const { open, dataFolder, folder, asked } = await service(json(RECORD), undefined, { secret });
    writeFileSync(join(dataFolder, 'server.json'), 'token');
    symlinkSync(join(dataFolder, 'server.json'), join(folder, 'key.txt'));
    const source = open();
    expect(await source.find(CODE)).toEqual(AWAY);
    expect(source.fault?.text.en).toContain('key.txt');
    expect(asked).toHaveLength(0);
  });

  test('[K4] missing or spoilt: away with a sentence of its own, and the service is not asked', async () => {
    const { open, folder, asked } = await service(json(RECORD), undefined, { secret });
    const source = open();
    expect(await source.find(CODE)).toEqual(AWAY);
    expect(source.fault?.text.vi).toBe('Không đọc được tệp khóa truy cập key.txt (ENOENT).');
    for (const text of ['', 'two\nlines', 'khóa']) {
      writeFileSync(join(folder, 'key.txt'), text);
      expect(await source.find(CODE)).toEqual(AWAY);
      expect(source.fault?.text.en).toBe('The file of the access key key.txt must hold a single line without accented letters.');
    }
    expect(asked).toHaveLength(0);
    writeFileSync(join(folder, 'key.txt'), 'good');
    expect(await source.find(CODE)).toEqual(FOUND);
    expect(source.fault).toBeNull();
    rmSync(join(folder, 'key.txt'));
    expect(await source.find('H56.25.10-261109-0001')).toEqual(AWAY);
  });
});

describe('what is said of a service', () => {
  test('[R4] no applicant, no code, no key and nothing of an answer', async () => {
    const secret = { header: 'Authorization', file: 'key.txt' };
    const { open, folder, answer } = await service(json(RECORD), undefined, { secret });
    writeFileSync(join(folder, 'key.txt'), 'Bearer s3cret');
    const answers: readonly Answering[] = [
      json(RECORD),
      json({ ...RECORD, MaHoSo: NAME }),
      json({ ...RECORD, TrangThai: NAME }),
      json({ [NAME]: CODE }),
      json(RECORD, 500),
      json(RECORD, 400),
      json({ ...RECORD, MaHoSo: 'H56.25.10-261109-0976' }),
      (response) => response.end(`${NAME} ${CODE}`),
      (response) => response.destroy(),
    ];
    const said: unknown[] = [];
    for (const next of answers) {
      answer(next);
      const source = open();
      const found = await source.find(CODE);
      expect(JSON.stringify(found)).not.toContain('Nhung');
      said.push(source.fault);
    }
    const [first, ...rest] = said;
    expect(first).toBeNull();
    expect(rest).not.toContain(null);
    for (const never of ['Nhung', '0975', '0976', 's3cret', '127.0.0.1']) expect(JSON.stringify(said)).not.toContain(never);
  });
});
