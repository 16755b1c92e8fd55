// What somebody on the lobby's network may try: what happens is counted here; how fast it stays is torture's business.
import type { Socket } from 'node:net';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import WebSocket from 'ws';
import { announce, ask, endOf, hello, rawSocket, rawTcp } from './fixtures/stranger.ts';
import { connect, DEVICES_ONLY, PROOF_KIOSK, sessionOf, signIn, startTestServer, type TestServer, WAIT } from './fixtures/test-server.ts';

const ISSUE = { serviceId: 'papers', language: 'vi' };
const KIOSK_2 = { kind: 'device', device: 'kiosk-2', token: 'token-kiosk-2' } as const;

/** An honest kiosk gets its number. */
async function serves(server: TestServer): Promise<void> {
  const kiosk = await connect(server, KIOSK_2);
  expect(await kiosk.command('ticket.issue', ISSUE)).toMatchObject({ ok: true });
  kiosk.socket.disconnect();
}

function opened(server: TestServer, from?: string): Socket {
  const socket = rawTcp(server, from);
  onTestFinished(() => void socket.destroy());
  return socket;
}

async function openedSocket(server: TestServer): Promise<WebSocket> {
  const socket = await rawSocket(server);
  onTestFinished(() => socket.terminate());
  return socket;
}

describe('before anybody is asked who he is', () => {
  test.each([
    ['PUT', '/catalogue', 401],
    ['PUT', '/centre', 401],
    ['POST', '/keys', 401],
    ['POST', '/bookings', 401],
    ['POST', '/lab/preview', 401],
    ['POST', '/devices/printer-1/test', 401],
    ['POST', '/api/v1/tickets', 401],
    ['PUT', '/api/v1/bookings/ABCD', 401],
    ['POST', '/sign-in', 413],
  ])('[R3a] %s %s: %i without a byte of the body, and the connection ends', async (method, path, status) => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    expect(await announce(server, method, path, { authorization: 'Bearer nobody' })).toBe(status);
  });

  test('[R3a] a connection that talks before it says who is there ends', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    for (const frames of [[`40/${'n'.repeat(60_000)},`], Array.from({ length: 5 }, (_, i) => `40/room-${i},`)]) {
      const socket = await openedSocket(server);
      for (const frame of frames) socket.send(frame);
      await endOf(socket);
    }
    await serves(server);
  });

  test('[R3a] one that talks on and does not say goodbye ends all the same', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    const socket = opened(server);
    const key = Buffer.alloc(16).toString('base64');
    socket.write(`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: upgrade\r\nupgrade: websocket\r\n`);
    socket.write(`sec-websocket-version: 13\r\nsec-websocket-key: ${key}\r\n\r\n`);
    await new Promise((done) => socket.once('data', done));
    const said = `40/${'n'.repeat(60_000)},`;
    // A text frame as RFC 6455 has it, its mask nothing but zeros. The answer, a close frame, gets none.
    socket.write(Buffer.from([0x81, 0xfe, said.length >> 8, said.length & 0xff, 0, 0, 0, 0]));
    socket.resume().write(said);
    await vi.waitFor(() => expect(socket.destroyed).toBe(true), WAIT);
    await serves(server);
  });

  test('[R3a] after a refused handshake the connection ends: each guess needs another one', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    const socket = await openedSocket(server);
    const heard: string[] = [];
    socket.on('message', (data: Buffer) => heard.push(data.toString()));
    socket.send(hello({ ...PROOF_KIOSK, token: 'guess' }));
    await endOf(socket);
    expect(heard.at(-1)).toContain('not-enrolled');
  });

  test('[R1d] a name that anybody can register and lead here opens nothing', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    expect(await ask(server, '/demo.json', { host: `evil.example:${server.port}` })).toMatchObject({ status: 421 });
    await expect(connect(server, PROOF_KIOSK, [], { extraHeaders: { host: 'evil.example' } })).rejects.toThrow();
  });
});

describe('connections', () => {
  const BOUNDS = { perAddress: 10, inAll: 25, opening: { perSecond: 1e3, burst: 1e3 } };

  test('[R3b] idle ones, of one address or many, make room for who comes; who has shown who he is stays', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY, connectionBounds: BOUNDS });
    const kiosk = await connect(server, PROOF_KIOSK);
    const sockets = Array.from({ length: 60 }, (_, i) => opened(server, `127.0.0.${2 + (i % 6)}`));
    await vi.waitFor(() => expect(sockets.filter(({ destroyed }) => destroyed).length).toBeGreaterThanOrEqual(35), WAIT);
    await serves(server);
    expect(await kiosk.command('ticket.issue', ISSUE)).toMatchObject({ ok: true });
    expect(sockets.filter(({ destroyed }) => !destroyed).length).toBeLessThanOrEqual(BOUNDS.inAll);
  });

  test('[R3b] an address that opens them too fast is closed at once; another one is not', async () => {
    const opening = { perSecond: 0.001, burst: 5 };
    const server = await startTestServer({ access: DEVICES_ONLY, connectionBounds: { perAddress: 100, inAll: 100, opening } });
    const sockets = Array.from({ length: 20 }, () => opened(server, '127.0.0.9'));
    await vi.waitFor(() => expect(sockets.filter(({ destroyed }) => destroyed)).toHaveLength(15), WAIT);
    await serves(server);
  });

  test('[R3b] one that says nothing ends', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    const socket = opened(server);
    // A socket that is not read does not hear of its end.
    socket.resume();
    await new Promise((done) => socket.once('close', done));
    await serves(server);
  });

  test('[R3b] one whose body comes byte by byte ends, here and where phones ask', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY, phone: { host: '127.0.0.1', port: 0 } });
    const doors = [
      { port: server.port, path: '/sign-in' },
      { port: server.phonePort ?? expect.unreachable(), path: `/t/${'x'.repeat(22)}/cancel` },
    ];
    await Promise.all(
      doors.map(async ({ port, path }) => {
        const socket = rawTcp({ port });
        socket.resume().write(`POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n`);
        const dripping = setInterval(() => socket.write(' '), 500);
        onTestFinished(() => {
          clearInterval(dripping);
          socket.destroy();
        });
        await new Promise((done) => socket.once('close', done));
      }),
    );
    await serves(server);
  });
});

describe('who has come in', () => {
  test('[R3d] a socket that reads nothing and asks on and on ends', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY, rate: { perSecond: 1e6, burst: 1e6 } });
    const socket = await openedSocket(server);
    socket.send(hello(PROOF_KIOSK));
    await vi.waitFor(() => expect(server.connected()).toBe(1), WAIT);
    socket.pause();
    // Each of these is answered; all together are far more than the bound.
    const message = JSON.stringify(['command', { commandId: 'x', name: 'y', body: {} }]);
    for (let i = 0; i < 40 && server.connected() > 0; i++) {
      for (let k = 0; k < 2_000; k++) socket.send(`42${i * 2_000 + k}${message}`);
      await new Promise((done) => setTimeout(done, 20));
    }
    await vi.waitFor(() => expect(server.connected()).toBe(0), WAIT);
    await serves(server);
  });

  test('[R3e] a ninth socket of one device ends the oldest', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    const sockets: WebSocket[] = [];
    for (let i = 0; i < 9; i++) {
      const socket = await openedSocket(server);
      socket.send(hello(PROOF_KIOSK));
      await vi.waitFor(() => expect(server.connected()).toBe(Math.min(i + 1, 8)), WAIT);
      sockets.push(socket);
    }
    await vi.waitFor(
      () => expect(sockets.map(({ readyState }) => readyState === WebSocket.OPEN)).toEqual([false, ...Array.from({ length: 8 }, () => true)]),
      WAIT,
    );
  });

  test('[R3f] one kiosk token cannot use up a series, and the managers are told whose it is', async () => {
    const server = await startTestServer({ rate: { perSecond: 1e6, burst: 1e6 } });
    const kiosks = await Promise.all([connect(server, PROOF_KIOSK), connect(server, PROOF_KIOSK)]);
    const replies = await Promise.all(Array.from({ length: 200 }, (_, i) => (kiosks[i % 2] ?? expect.unreachable()).command('ticket.issue', ISSUE)));
    expect(replies.filter((reply) => reply.ok).length).toBeLessThanOrEqual(32);
    expect(replies.every((reply) => reply.ok || reply.refusal.code === 'too-many')).toBe(true);
    await serves(server);
    const manager = await connect(server, await sessionOf(server, 'quanly'), [{ view: 'manager', id: 'all' }]);
    await manager.sees('manager', ({ notices }) => expect(notices.map(({ en }) => en).join()).toContain('faster than people can'));
  });

  test('[R2] signing out ends the open sockets of that session, and of no other', async () => {
    const server = await startTestServer();
    const [proof, other] = [await sessionOf(server, 'an'), await sessionOf(server, 'quanly')];
    const [an, manager] = [await connect(server, proof), await connect(server, other)];
    if (proof.kind !== 'session') return expect.unreachable();
    await fetch(`${server.url}/sign-out`, { method: 'POST', headers: { authorization: `Bearer ${proof.token}` } });
    await vi.waitFor(() => expect(an.socket.connected).toBe(false), WAIT);
    expect(manager.socket.connected).toBe(true);
  });

  test('[R3c] a stranger’s wrong passwords keep nobody out where that person has signed in before', async () => {
    const server = await startTestServer();
    expect((await signIn(server, 'an', 'pass-an')).status).toBe(200);
    const from = async (address: string, password: string) =>
      (await ask(server, '/sign-in', { from: address, method: 'POST', body: { login: 'an', password } })).status;
    const guesses = [];
    for (let i = 0; i < 12; i++) guesses.push(await from('127.0.0.66', `guess-${i}`));
    expect(guesses.slice(-2)).toEqual([429, 429]);
    expect(await from('127.0.0.67', 'pass-an')).toBe(429);
    expect(await from('127.0.0.1', 'pass-an')).toBe(200);
  });
});

test('[R5a] signing in, wrong passwords and refused sockets are logged with the address; a name only where somebody has it', async () => {
  const lines: string[] = [];
  const server = await startTestServer({ log: pino({ level: 'info' }, { write: (line) => void lines.push(line) }) });
  await signIn(server, 'an', 'pass-an');
  await signIn(server, 'an', 'wrong');
  await signIn(server, '0912345678', 'wrong');
  await expect(connect(server, { ...PROOF_KIOSK, token: 'guess' })).rejects.toThrow();
  const said = lines.map((line) => JSON.parse(line) as { msg: string; login?: string | null; address?: string }).filter(({ msg }) => msg.startsWith('access.'));
  expect(said).toMatchObject([
    { msg: 'access.signed-in', login: 'an' },
    { msg: 'access.wrong-password', login: 'an' },
    { msg: 'access.wrong-password', login: null },
    { msg: 'access.socket-refused', refusal: 'not-enrolled' },
  ]);
  expect(said.every(({ address }) => address?.includes('127.0.0.1') === true)).toBe(true);
  expect(lines.join('')).not.toContain('0912345678');
});

describe('an id that is used twice', () => {
  test('[N3a] over the wire: the second command is refused, the first keeps its answer, the server stays up', async () => {
    const server = await startTestServer();
    const [kiosk, staff] = [await connect(server, PROOF_KIOSK), await connect(server, await sessionOf(server, 'an'))];
    const id = v7();
    const token = 'x'.repeat(22);
    const first = await kiosk.command('visitor.cancel', { token }, id);
    const used = { ok: false, refusal: { code: 'id-used' } };
    expect(await kiosk.command('ticket.issue', { ...ISSUE, dossierCode: 'H56.1-261124-0001' }, id)).toEqual(used);
    expect(await staff.command('ticket.issue', ISSUE, id)).toEqual(used);
    expect(await kiosk.command('visitor.cancel', { token }, id.toUpperCase())).toEqual(first);
    expect(server.engine.state.series).toEqual({});
    await serves(server);
  });
});
