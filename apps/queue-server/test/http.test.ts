import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { smallCentre, smallCentreDocument } from '@luot/queue/fixtures/small-centre';
import { describe, expect, test } from 'vitest';
import { connect, DEVICES_ONLY, operatorToken, PROOF_KIOSK, sessionOf, signIn, startTestServer, type TestServer } from './fixtures/test-server.ts';

async function get(server: TestServer, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + path, { headers, redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

function putCentre(server: TestServer, token: string, body: unknown) {
  return fetch(`${server.url}/centre`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

test('[R21] what the server answers is kept by nobody on the way; files whose name is their content are', async () => {
  const server = await startTestServer({ demo: true });
  const kept = async (path: string, init: RequestInit = {}) => (await fetch(server.url + path, { redirect: 'manual', ...init })).headers.get('cache-control');
  const signingIn = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login: 'an', password: 'pass-an' }) };
  const operator = { headers: { authorization: `Bearer ${operatorToken(server)}` } };
  expect(await Promise.all([kept('/demo.json'), kept('/sign-in', signingIn), kept('/centre', operator), kept('/kiosk'), kept('/nothing'), kept('/')])).toEqual(
    // A page is asked for anew each time; nothing in it is anybody's.
    ['no-store', 'no-store', 'no-store', 'no-cache', 'no-store', 'no-store'],
  );
  expect(await kept('/assets/page-1a2b.js')).toContain('immutable');
});

describe('signing in', () => {
  test('[R1] staff and manager sign in, and each gets the views of the role', async () => {
    const server = await startTestServer();
    expect((await signIn(server, 'an', 'pass-an')).body).toMatchObject({ login: 'an', name: 'An', role: 'staff' });
    const staff = await connect(server, await sessionOf(server, 'an'), [{ view: 'staff', id: 'all' }]);
    await staff.sees('staff', (view) => expect(view.counters).toHaveLength(3));
    const manager = await connect(server, await sessionOf(server, 'quanly'), [{ view: 'manager', id: 'all' }]);
    await manager.sees('manager', (view) => expect(view.now.counters).toBe(3));
    expect(await staff.command('day.confirm', { date: '2026-11-23' })).toEqual({ ok: false, refusal: { code: 'not-allowed' } });
    expect(await manager.command('day.confirm', { date: '2026-11-23' })).toMatchObject({ refusal: { code: 'day-already-open' } });
  });

  test('[R1] a wrong password or name is refused alike, with a sentence', async () => {
    const server = await startTestServer();
    const wrong = await signIn(server, 'an', 'pass-quanly');
    expect(wrong).toMatchObject({ status: 401, body: { refusal: { code: 'wrong-password' }, text: { en: 'The log-in name or password is wrong.' } } });
    expect(await signIn(server, 'nobody', 'pass-an')).toEqual(wrong);
  });

  test('[R3] too many tries for one name are refused, the right password too, other names not', async () => {
    const server = await startTestServer();
    const tries = [];
    for (let i = 0; i < 8; i++) tries.push(signIn(server, 'an', 'guess'));
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 401));
    expect(await signIn(server, 'an', 'pass-an')).toMatchObject({ status: 429, body: { refusal: { code: 'too-many' } } });
    expect((await signIn(server, 'quanly', 'pass-quanly')).status).toBe(200);
  });

  test('[R1] after signing out the session opens nothing', async () => {
    const server = await startTestServer();
    const proof = await sessionOf(server, 'an');
    if (proof.kind !== 'session') return expect.unreachable();
    const response = await fetch(`${server.url}/sign-out`, { method: 'POST', headers: { authorization: `Bearer ${proof.token}` } });
    expect(response.status).toBe(204);
    await expect(connect(server, proof)).rejects.toThrow('signed-out');
  });

  test('[R3] a malformed request is refused, and the server stays up', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    const post = (body: string, type = 'application/json') => fetch(`${server.url}/sign-in`, { method: 'POST', headers: { 'content-type': type }, body });
    const answers = await Promise.all([
      post('{'),
      post('null'),
      post('[]'),
      post('{"login":"an"}'),
      post('{"login":"an","password":"x","role":"manager"}'),
      post('{"__proto__":{"login":"an"},"password":"x"}'),
      post('login=an', 'text/plain'),
      post(`{"login":"${'x'.repeat(600_000)}"}`),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([400, 400, 400, 400, 400, 400, 400, 413]);
    for (const answer of answers) expect(await answer.json()).toMatchObject({ ok: false, refusal: { code: 'bad-message' } });
    expect((await get(server, '/healthz')).status).toBe(200);
  });
});

describe('pages', () => {
  test('pages and their assets are served, and nothing else of the disk', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    for (const page of ['kiosk', 'display', 'staff', 'manager', 'devices', 'lab']) expect((await get(server, `/${page}`)).text).toContain(page);
    expect((await get(server, '/')).headers.get('location')).toBe('kiosk');
    expect((await get(server, '/assets/page-1a2b.js')).headers.get('cache-control')).toContain('immutable');
    for (const path of [
      '/assets/none.js',
      '/assets/../kiosk.html',
      '/assets/..%2fkiosk.html',
      '/assets/%2e%2e/%2e%2e/data/access.json',
      '/luot.db',
      '/nothing',
      '/%zz',
    ]) {
      expect([400, 403, 404], path).toContain((await get(server, path)).status);
    }
  });

  test('[R1] a page may not be framed, and loads nothing from elsewhere', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    const policy = (await get(server, '/kiosk')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    // WebAssembly, for the camera's decoder; no text becomes a program.
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy.replaceAll('wasm-unsafe-eval', '')).not.toContain('unsafe-eval');
  });

  test('[R1] the sample centre’s tokens are shown in the sample centre only', async () => {
    const real = await startTestServer({ access: DEVICES_ONLY });
    const answer = await get(real, '/demo.json');
    expect(answer.status).toBe(404);
    expect(answer.text).not.toContain('token-');
    await real.close();
    const sample = await startTestServer({ access: DEVICES_ONLY, demo: true });
    expect((await get(sample, '/demo.json')).text).toContain('token-kiosk-1');
  });
});

describe('the operator', () => {
  test('[R1] reads and replaces the settings with the token of the data folder, nobody else does', async () => {
    const server = await startTestServer();
    const token = operatorToken(server);
    const staff = await sessionOf(server, 'an');
    const stranger = staff.kind === 'session' ? staff.token : '';
    for (const other of ['', 'x', stranger, 'token-kiosk-1']) {
      expect((await get(server, '/centre', { authorization: `Bearer ${other}` })).status).toBe(401);
      expect((await putCentre(server, other, smallCentreDocument())).ok).toBe(false);
    }
    expect(JSON.parse((await get(server, '/centre', { authorization: `Bearer ${token}` })).text)).toMatchObject({ version: 1 });
    const reply = await putCentre(server, token, { ...smallCentreDocument(), waitTargetMinutes: 20 });
    expect(await reply.json()).toEqual({ ok: true, value: { version: 2 } });
    expect(server.engine.state.settings.waitTargetMinutes).toBe(20);
  });

  test('[N1c] a document with faults is refused with every one, in both languages', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    const document = smallCentreDocument();
    document.series.push(
      { id: 'p', style: { kind: 'letter', letter: 'B' }, dailyLimit: 9 },
      { id: 'd', style: { kind: 'letter', letter: 'P' }, dailyLimit: 9 },
    );
    document.counters[0]?.services.push({ serviceId: 'passport', offsetMinutes: 0 });
    const reply = (await (await putCentre(server, operatorToken(server), document)).json()) as { refusal: { faults: { vi: string; en: string }[] } };
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'centre-invalid', params: { count: 2 } } });
    expect(reply.refusal.faults.map((fault) => fault.en)).toEqual([
      'counters.c1.services: there is no "passport".',
      'series: the letters B and P sound alike over a loudspeaker.',
    ]);
    expect(server.engine.state.settings.series).toHaveLength(2);
  });
});

describe('watching', () => {
  test('health and figures are there for a monitoring system', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    const kiosk = await connect(server, PROOF_KIOSK);
    await kiosk.command('ticket.issue', { serviceId: 'papers', language: 'vi' });
    await kiosk.command('ticket.issue', { serviceId: 'passport', language: 'vi' });
    expect(JSON.parse((await get(server, '/healthz')).text)).toMatchObject({ ok: true, day: '2026-11-23' });
    const { text } = await get(server, '/metrics');
    for (const line of [
      'luot_commands_total{name="ticket.issue",answer="done"} 1',
      'luot_commands_total{name="ticket.issue",answer="refused"} 1',
      'luot_waiting{service="papers"} 1',
      'luot_sockets 1',
      'luot_storage_fault 0',
    ]) {
      expect(text).toContain(line);
    }
  });

  test('[G2] a service that has left the settings has no figure of now any more', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    expect((await get(server, '/metrics')).text).toContain('luot_waiting{service="land"} 0');
    const document = smallCentre((d) => {
      d.services = d.services.filter(({ id }) => id !== 'land');
      for (const counter of d.counters) counter.services = counter.services.filter(({ serviceId }) => serviceId !== 'land');
      d.hours.exceptions = [];
    });
    server.engine.executeOwn({ name: 'centre.replace', body: { document } });
    expect((await get(server, '/metrics')).text).not.toContain('service="land"');
  });

  test('[R1] pictures of virtual paper are for the lab device, where there is a lab', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    const asLab = { 'x-device': 'lab', authorization: 'Bearer token-lab' };
    expect((await get(server, '/lab/papers/printer-1/1', asLab)).status).toBe(401);
    await server.close();
    const lab = await startTestServer({ access: DEVICES_ONLY, emulateDevices: true });
    expect((await get(lab, '/lab/papers/printer-1/1')).status).toBe(401);
    expect((await get(lab, '/lab/papers/printer-1/1', { 'x-device': 'kiosk-1', authorization: 'Bearer token-kiosk-1' })).status).toBe(401);
    expect((await get(lab, '/lab/papers/printer-1/1', asLab)).status).toBe(404); // allowed, and nothing printed yet
  });
});

test('a connection that asks nothing, or only half, does not hold up the end of the server', async () => {
  const server = await startTestServer();
  const open = ['', 'GET /healthz HTTP/1.1\r\nHost: x'].map((text) => {
    const socket = connectTcp(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    return { socket, written: once(socket, 'connect').then(() => socket.write(text)), ended: new Promise((resolve) => socket.on('close', resolve)) };
  });
  await Promise.all(open.map(({ written }) => written));
  const fromMs = performance.now();
  await server.close();
  // Node itself would wait for a minute.
  expect(performance.now() - fromMs).toBeLessThan(20_000);
  await Promise.all(open.map(({ ended }) => ended));
});
