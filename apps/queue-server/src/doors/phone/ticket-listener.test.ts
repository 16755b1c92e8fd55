import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { FakeClock } from '@luot/engine/fixtures/fake-clock';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import type { Reply } from '@luot/shared/protocol/commands';
import type { Actor } from '@luot/shared/protocol/roles';
import type { TicketView } from '@luot/shared/protocol/views/ticket-view';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openStream } from '../../../test/fixtures/event-stream.ts';
import type { GuardedCommand } from '../../access/guard.ts';
import { openTicketListener } from './ticket-listener.ts';
import { readTicketPage } from './ticket-page-files.ts';

const TOKEN = 'AAAAAAAAAAAAAAAAAAAAAA';
const OTHER = 'BBBBBBBBBBBBBBBBBBBBBB';
const UNKNOWN = 'CCCCCCCCCCCCCCCCCCCCCC';
const TICKET = '2026-11-23.a.1';
const COMMAND = '01890000-0000-7000-8000-000000000001';
const WAIT = { timeout: 10_000, interval: 5 };

const VIEW: TicketView = {
  number: 'A001',
  serviceName: { vi: 'Giấy tờ', en: 'Papers' },
  state: 'waiting',
  ahead: 3,
  counters: ['1'],
  further: [],
  mayReturn: null,
  mayCancel: true,
  mayRate: false,
  centre: { name: { vi: 'Trung tâm', en: 'Centre' }, timeZone: 'Asia/Ho_Chi_Minh' },
  day: '2026-11-23',
  issuedAtMs: 0,
  estimate: 'unknown',
  call: null,
  language: 'vi',
  emergency: null,
};

/** A listener on a free port whose ticket the test changes by hand. */
async function open({ mostStreams }: { mostStreams?: number } = {}) {
  const folder = tempFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), `<title>page</title>${'x'.repeat(5_000)}`);
  writeFileSync(join(folder, 'assets', 'index-1a2b.css'), 'body{}');
  writeFileSync(join(folder, 'assets', 'index-1a2b.js'), 'let a;');
  const files = readTicketPage(folder);
  if (files === null) throw new Error('no page');
  const clock = new FakeClock();
  const ids = new Map([
    [TOKEN, TICKET],
    [OTHER, '2026-11-23.a.2'],
  ]);
  let view: TicketView | null = VIEW;
  let answer: Reply = { ok: true, value: { secret: 1 } };
  const executed: { guarded: GuardedCommand; actor: Actor }[] = [];
  const listener = await openTicketListener({
    files,
    find: (token) => ids.get(token) ?? null,
    view: () => view,
    execute: (guarded, actor) => {
      executed.push({ guarded, actor });
      return answer;
    },
    nowMs: () => clock.wallMs(),
    monotonicMs: () => clock.monotonicMs(),
    onBug: (error) => expect.unreachable(String(error)),
    restMs: 0,
    ...(mostStreams === undefined ? {} : { mostStreams }),
  });
  await listener.listen({ host: '127.0.0.1', port: 0 });
  let closed = false;
  const close = async () => {
    if (!closed) await listener.close();
    closed = true;
  };
  onTestFinished(close);
  const url = `http://127.0.0.1:${listener.port()}`;
  return {
    listener,
    url,
    clock,
    executed,
    close,
    answer: (next: Reply) => {
      answer = next;
    },
    /** The ticket has changed. */
    put: (next: TicketView | null) => {
      view = next;
      listener.changed();
    },
    get: async (path: string, headers: Record<string, string> = {}) => {
      const response = await fetch(url + path, { headers });
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
    post: async (path: string, body: unknown, type = 'application/json') => {
      const response = await fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': type },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.status, body: await response.json() };
    },
  };
}

describe('the page', () => {
  test('[T7] it is there for a known token, kept by nobody, and may load nothing from elsewhere', async () => {
    const { get } = await open();
    const { status, headers, text } = await get(`/t/${TOKEN}`);
    expect([status, text]).toEqual([200, expect.stringContaining('<title>page</title>')]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('set-cookie')).toBeNull();
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:/);
  });

  test('[T9] it travels compressed, in a form the browser reads', async () => {
    const { url } = await open();
    for (const [accepted, sent] of [
      ['gzip, deflate', 'gzip'],
      ['gzip, deflate, br', 'br'],
      ['br;q=0, gzip;q=0.5', 'gzip'],
      ['identity', null],
    ] as const) {
      const response = await fetch(`${url}/t/${TOKEN}`, { headers: { 'accept-encoding': accepted } });
      expect([accepted, response.headers.get('content-encoding')]).toEqual([accepted, sent]);
      expect(await response.text()).toContain('<title>page</title>');
      expect(Number(response.headers.get('content-length'))).toBeLessThan(sent === null ? 6_000 : 200);
    }
  });

  test('its own files are kept for good, and no other file is there', async () => {
    const { get } = await open();
    const { headers, text } = await get('/t/assets/index-1a2b.js');
    expect(text).toBe('let a;');
    expect(headers.get('cache-control')).toContain('immutable');
    for (const path of ['/t/assets/none.js', '/t/assets/..%2findex.html', '/t/assets/%2e%2e/index.html', '/t/assets/', '/assets/index-1a2b.js']) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
  });

  test('a folder without a page is none', () => {
    expect(readTicketPage(tempFolder())).toBeNull();
  });
});

describe('tokens that are unknown', () => {
  test('[T8] all get the same sentence, in both languages', async () => {
    const { get } = await open();
    const answers = [];
    for (const path of [`/t/${UNKNOWN}`, '/t/x', `/t/${TOKEN}x`, '/t/%00', `/t/${TOKEN.toLowerCase()}`]) answers.push(await get(path));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404, text: expect.stringContaining('Phiếu này không phải của hôm nay') });
    expect(answers[0]?.text).toContain('This ticket is not one of today');
    expect((await get(`/t/${UNKNOWN}/events`)).status).toBe(404);
  });

  test('[T8] whoever asks for many is told to wait, while tickets of today are served on', async () => {
    const { get, post, clock } = await open();
    for (let i = 0; i < 20; i++) expect((await get(`/t/${UNKNOWN}`)).status).toBe(404);
    const refused = await get(`/t/${UNKNOWN}`);
    expect([refused.status, refused.text]).toEqual([429, expect.stringContaining('Vui lòng chờ một phút')]);
    expect((await get('/anything')).status).toBe(429);
    expect(await post(`/t/${UNKNOWN}/cancel`, { commandId: COMMAND })).toMatchObject({ status: 429, body: { refusal: { code: 'too-many' } } });
    expect((await get(`/t/${TOKEN}`)).status).toBe(200);
    clock.pass(5_000);
    expect((await get(`/t/${UNKNOWN}`)).status).toBe(404);
  });

  test('[T8] a proxy on the same machine is not taken for all who come through it', async () => {
    const { get } = await open();
    const from = (address: string) => get(`/t/${UNKNOWN}`, { 'x-forwarded-for': address });
    for (let i = 0; i < 20; i++) await from('198.51.100.7');
    expect((await from('198.51.100.7')).status).toBe(429);
    expect((await from('198.51.100.8')).status).toBe(404);
    // A whole IPv6 network is one neighbour.
    for (let i = 0; i < 20; i++) await from(`2001:db8:1:2::${i}`);
    expect((await from('2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await from('2001:db8:1:3::1')).status).toBe(404);
  });
});

describe('the events', () => {
  test('[T1] the view comes at once and whole after each change, and nothing comes when nothing changed', async () => {
    const { url, put, listener, clock } = await open();
    const stream = await openStream(`${url}/t/${TOKEN}/events`);
    expect(stream.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    expect(JSON.parse(await stream.comes('ticket', 1))).toEqual({ nowMs: clock.wallMs(), body: VIEW });
    put({ ...VIEW, ahead: 2 });
    await stream.comes('ticket', 2);
    expect(stream.view()).toEqual({ ...VIEW, ahead: 2 });
    put({ ...VIEW, ahead: 2 });
    put({ ...VIEW, ahead: 1 });
    await stream.comes('ticket', 3);
    expect(stream.view()?.ahead).toBe(1);
    expect(stream.events).toHaveLength(3);
    expect(listener.count()).toBe(1);
  });

  test('[T1] a ticket that is not one of today any more is said to be gone, and the stream ends', async () => {
    const { url, put, listener } = await open();
    const stream = await openStream(`${url}/t/${TOKEN}/events`);
    await stream.comes('ticket', 1);
    put(null);
    await stream.comes('ticket', 2);
    expect(stream.view()).toBeNull();
    await vi.waitFor(() => expect([stream.isOver(), listener.count()]).toEqual([true, 0]), WAIT);
  });

  test('[T2] a beat every 20 s tells that the line is there', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { url } = await open();
    const stream = await openStream(`${url}/t/${TOKEN}/events`);
    await stream.comes('ticket', 1);
    vi.advanceTimersByTime(19_999);
    vi.advanceTimersByTime(1);
    await stream.comes('beat', 1);
    vi.advanceTimersByTime(20_000);
    await stream.comes('beat', 2);
    expect(stream.events.map(({ event }) => event)).toEqual(['ticket', 'beat', 'beat']);
  });

  test('[T8] the fourth page of a ticket is shown it, and the oldest is told that it is open elsewhere', async () => {
    const { url, put, listener } = await open();
    const streams = [];
    for (let i = 0; i < 4; i++) {
      const stream = await openStream(`${url}/t/${TOKEN}/events`);
      await stream.comes('ticket', 1);
      streams.push(stream);
    }
    const [first, ...rest] = streams;
    await first?.comes('elsewhere', 1);
    await vi.waitFor(() => expect(first?.isOver()).toBe(true), WAIT);
    expect(listener.count()).toBe(3);
    put({ ...VIEW, ahead: 0 });
    for (const stream of rest) await stream.comes('ticket', 2);
    expect(first?.events.filter(({ event }) => event === 'ticket')).toHaveLength(1);
  });

  test('[T8] when as many pages are open as may be, another is refused until one closes', async () => {
    const { url, get, listener } = await open({ mostStreams: 2 });
    const one = await openStream(`${url}/t/${TOKEN}/events`);
    await openStream(`${url}/t/${TOKEN}/events`);
    const refused = await get(`/t/${OTHER}/events`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
    one.close();
    await vi.waitFor(() => expect(listener.count()).toBe(1), WAIT);
    expect((await openStream(`${url}/t/${OTHER}/events`)).status).toBe(200);
  });

  test('[T8] a phone that takes nothing holds back nobody and costs one view; then it gets the newest', async () => {
    const { url, put } = await open();
    const [slow, quick] = [await openStream(`${url}/t/${TOKEN}/events`), await openStream(`${url}/t/${TOKEN}/events`)];
    await slow.comes('ticket', 1);
    slow.stop();
    const large = 'x'.repeat(400_000);
    const changes = 60;
    for (let ahead = 1; ahead <= changes; ahead++) {
      put({ ...VIEW, ahead, emergency: { vi: large, en: '' } });
      await quick.comes('ticket', ahead + 1);
    }
    slow.goOn();
    await vi.waitFor(() => expect(slow.view()?.ahead).toBe(changes), WAIT);
    expect(slow.events.length).toBeLessThan(changes / 2);
  });

  test('[T8] one that takes nothing for two beats is let go', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { url, put, listener } = await open();
    const stream = await openStream(`${url}/t/${TOKEN}/events`);
    await stream.comes('ticket', 1);
    stream.stop();
    const large = 'x'.repeat(4_000_000);
    for (let ahead = 4; ahead < 12; ahead++) {
      put({ ...VIEW, ahead, emergency: { vi: large, en: '' } });
      await new Promise((done) => setImmediate(done));
    }
    vi.advanceTimersByTime(40_000);
    await vi.waitFor(() => expect(listener.count()).toBe(0), WAIT);
  });

  test('closing ends every stream', async () => {
    const { url, close, listener } = await open();
    const stream = await openStream(`${url}/t/${TOKEN}/events`);
    await close();
    await vi.waitFor(() => expect([stream.isOver(), listener.count()]).toEqual([true, 0]), WAIT);
  });
});

describe('what a visitor asks for', () => {
  test('[T7] [R1] it is a command of that ticket’s visitor with that ticket’s token, whatever the body says', async () => {
    const { post, executed } = await open();
    const actor = { role: 'visitor', id: TICKET };
    expect(await post(`/t/${TOKEN}/return`, { commandId: COMMAND })).toEqual({ status: 200, body: { ok: true } });
    expect(await post(`/t/${TOKEN}/cancel`, { commandId: COMMAND, token: OTHER })).toEqual({ status: 200, body: { ok: true } });
    expect(await post(`/t/${TOKEN}/rate`, { commandId: COMMAND, level: 4, comment: 'Tốt' })).toEqual({ status: 200, body: { ok: true } });
    expect(executed).toEqual([
      { guarded: { commandId: COMMAND, bodyHash: expect.any(String), command: { name: 'visitor.return', body: { token: TOKEN } } }, actor },
      { guarded: { commandId: COMMAND, bodyHash: expect.any(String), command: { name: 'visitor.cancel', body: { token: TOKEN } } }, actor },
      {
        guarded: { commandId: COMMAND, bodyHash: expect.any(String), command: { name: 'visitor.rate', body: { token: TOKEN, level: 4, comment: 'Tốt' } } },
        actor,
      },
    ]);
  });

  test('a refusal comes with its sentence', async () => {
    const { post, answer } = await open();
    answer({ ok: false, refusal: { code: 'no-return', params: { number: 'A001' } } });
    expect(await post(`/t/${TOKEN}/return`, { commandId: COMMAND })).toEqual({
      status: 409,
      body: {
        ok: false,
        refusal: { code: 'no-return', params: { number: 'A001' } },
        text: { vi: expect.stringContaining('Số A001'), en: expect.stringContaining('Ticket A001') },
      },
    });
  });

  test('[R3] what is malformed, too large or of no known action is refused, and nothing is done', async () => {
    const { post, executed, clock } = await open();
    const rate = `/t/${TOKEN}/rate`;
    const good = { commandId: COMMAND, level: 3 };
    const answers = [];
    for (const [body, type] of [
      ['{'],
      ['null'],
      ['[]'],
      ['"x"'],
      ['level=3', 'application/x-www-form-urlencoded'],
      ['{}', 'text/plain'],
      [{ ...good, level: 6 }],
      [{ ...good, level: '3' }],
      [{ ...good, comment: '' }],
      [{ ...good, comment: 'x'.repeat(501) }],
      [{ ...good, more: 1 }],
      [{ level: 3 }],
      [{ ...good, commandId: 'x' }],
      ['{"__proto__":{"level":3}}'],
      [{ ...good, comment: 'x'.repeat(9_000) }],
    ] as const) {
      answers.push((await post(rate, body, type)).status);
      clock.pass(10_000);
    }
    expect(answers).toEqual([400, 400, 400, 400, 415, 400, 400, 400, 400, 400, 400, 400, 400, 400, 413]);
    expect(await post(`/t/${TOKEN}/issue`, good)).toMatchObject({ status: 404 });
    expect(executed).toEqual([]);
  });

  test('[R3] too many at once are refused', async () => {
    const { post, executed } = await open();
    for (let i = 0; i < 10; i++) await post(`/t/${TOKEN}/return`, { commandId: COMMAND });
    expect(await post(`/t/${TOKEN}/return`, { commandId: COMMAND })).toMatchObject({ status: 429, body: { refusal: { code: 'too-many' } } });
    expect(executed).toHaveLength(10);
    expect((await post(`/t/${OTHER}/return`, { commandId: COMMAND })).status).toBe(200);
  });
});

test('[T7] whatever else is asked for is not there, and a sentence says where to look', async () => {
  const { get, post } = await open();
  for (const path of ['/', '/staff', '/kiosk', '/healthz', '/metrics', '/demo.json', '/centre', '/t', '/t/', `/t/${TOKEN}/`, `/t/${TOKEN}/other`, '/a/b/c']) {
    const { status, text } = await get(path);
    expect([path, status, text.includes('Ở đây không có trang nào') || text.includes('không phải của hôm nay')]).toEqual([path, 404, true]);
    // The style sheet is found from any depth.
    const href = /href="([^"]+\.css)"/.exec(text)?.[1] ?? '';
    expect(new URL(href, `http://x${path}`).pathname).toBe('/t/assets/index-1a2b.css');
  }
  expect(await post('/sign-in', { login: 'a', password: 'b' })).toMatchObject({
    status: 404,
    body: { ok: false, text: { vi: expect.any(String), en: expect.any(String) } },
  });
});

test('a port that is in use is told with the flag that sets it', async () => {
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
  onTestFinished(() => void taken.close());
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const second = await openTicketListener({
    files: { page: { type: '', plain: Buffer.of(), gzip: Buffer.of(), br: Buffer.of() }, assets: new Map(), styleSheet: null },
    find: () => null,
    view: () => null,
    execute: () => ({ ok: true, value: {} }),
    nowMs: () => 0,
    monotonicMs: () => 0,
    onBug: () => undefined,
  });
  onTestFinished(() => second.close());
  await expect(second.listen({ host: '127.0.0.1', port })).rejects.toMatchObject({
    code: 'port-in-use',
    text: { en: expect.stringContaining('--phone-port') },
  });
});
