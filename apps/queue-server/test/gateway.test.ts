import { at } from '@luot/queue/fixtures/small-centre';
import { keptTime } from '@luot/shared/fixtures/kept-time';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { connect, DEVICES_ONLY, PROOF_BOARD, PROOF_KIOSK, sessionOf, startTestServer } from './fixtures/test-server.ts';

const ISSUE = { serviceId: 'papers', language: 'vi' };
const BOARD_A = [{ view: 'board', id: 'board-a' }] as const;
const KIOSK_1 = [{ view: 'kiosk', id: 'kiosk-1' }] as const;

describe('who comes in', () => {
  test('[R1] a client of another protocol version is told so', async () => {
    const server = await startTestServer();
    for (const protocol of [0, 2, '1', undefined]) {
      const auth = { protocol, proof: PROOF_KIOSK, watch: [] };
      await expect(connect(server, null, [], { auth })).rejects.toThrow('protocol-mismatch');
    }
    expect(server.engine.state.day).toBe('2026-11-23');
  });

  test('[R1] nobody without an enrolled device or a session', async () => {
    const server = await startTestServer();
    const refused = (proof: unknown, watch?: unknown) => expect(connect(server, proof, watch)).rejects;
    await refused({ kind: 'device', device: 'kiosk-1', token: 'token-kiosk-2' }).toThrow('not-enrolled');
    await refused({ kind: 'device', device: 'kiosk-9', token: 'token-kiosk-1' }).toThrow('not-enrolled');
    await refused({ kind: 'session', token: 'none' }).toThrow('signed-out');
    for (const proof of [undefined, null, 'kiosk-1', {}, { kind: 'admin' }, { kind: 'device', device: 'kiosk-1' }]) {
      await refused(proof).toThrow('bad-message');
    }
    await refused(PROOF_KIOSK, 'all').toThrow('bad-message');
    await refused(
      PROOF_KIOSK,
      Array.from({ length: 9 }, () => KIOSK_1[0]),
    ).toThrow('bad-message');
  });

  test('[R1] a view of another role or another device is refused, at the door and later', async () => {
    const server = await startTestServer();
    await expect(connect(server, PROOF_KIOSK, [{ view: 'staff', id: 'all' }])).rejects.toThrow('not-allowed');
    await expect(connect(server, PROOF_KIOSK, [{ view: 'kiosk', id: 'kiosk-2' }])).rejects.toThrow('not-allowed');
    const kiosk = await connect(server, PROOF_KIOSK, KIOSK_1);
    expect(await kiosk.watch([{ view: 'board', id: 'board-a' }])).toEqual({ ok: false, refusal: { code: 'not-allowed' } });
    expect(await kiosk.command('ticket.issue', ISSUE)).toMatchObject({ ok: true });
    await kiosk.sees('kiosk', (view) => expect(view.services[0]?.waiting).toBe(1));
  });

  test('[R1] a role’s command is refused to another role over the wire too', async () => {
    const server = await startTestServer();
    const kiosk = await connect(server, PROOF_KIOSK);
    expect(await kiosk.command('counter.open', { counterId: 'c1' })).toEqual({ ok: false, refusal: { code: 'not-allowed' } });
    const board = await connect(server, PROOF_BOARD, BOARD_A);
    expect(await board.command('ticket.issue', ISSUE)).toEqual({ ok: false, refusal: { code: 'not-allowed' } });
    expect(server.engine.state.series).toEqual({});
  });

  test('[R1] a page of another site is kept out, the server’s own and the packaged apps come in', async () => {
    const server = await startTestServer();
    const from = (origin: string) => connect(server, PROOF_KIOSK, [], { extraHeaders: { origin } });
    for (const origin of ['http://evil.example', 'null', `https://127.0.0.1:1`, 'luot-app://other', `http://127.0.0.1:${server.port}.evil.example`]) {
      await expect(from(origin), origin).rejects.toThrow();
    }
    for (const origin of [server.url, 'luot-app://pages']) {
      const client = await from(origin);
      expect(client.socket.connected).toBe(true);
    }
  });
});

test('[R20] a refused page is told why when it asks, and the log says what to set', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const server = await startTestServer({ access: DEVICES_ONLY, publicOrigins: ['https://so.example.vn'], log });
  const from = (origin: string) => connect(server, PROOF_KIOSK, [], { extraHeaders: { origin } });
  const reach = async (origin: string): Promise<unknown> => (await fetch(`${server.url}/reach?origin=${encodeURIComponent(origin)}`)).json();
  for (const origin of ['https://so.example.vn', server.url]) {
    expect((await from(origin)).socket.connected).toBe(true);
    expect(await reach(origin)).toEqual({ allowed: true });
  }
  for (let i = 0; i < 3; i++) await expect(from('https://other.example.vn')).rejects.toThrow();
  expect(await reach('https://other.example.vn')).toEqual({ allowed: false });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('--public-origin https://other.example.vn');
});

describe('commands', () => {
  test('[N3] a command repeated over another connection gets the same answer', async () => {
    const server = await startTestServer();
    const commandId = v7();
    const first = await connect(server, PROOF_KIOSK);
    const reply = await first.command('ticket.issue', ISSUE, commandId);
    first.socket.disconnect();
    const second = await connect(server, PROOF_KIOSK);
    expect(await second.command('ticket.issue', ISSUE, commandId)).toEqual(reply);
    expect(reply).toMatchObject({ ok: true, value: { ticket: { number: 'A001' } } });
    expect(await second.command('ticket.issue', ISSUE)).toMatchObject({ value: { ticket: { number: 'A002' } } });
  });

  test('[N3] and the same one from a server that was started again', async () => {
    const server = await startTestServer();
    const commandId = v7();
    const reply = await (await connect(server, PROOF_KIOSK)).command('ticket.issue', ISSUE, commandId);
    await server.close();
    const again = await startTestServer({ dataFolder: server.dataFolder });
    expect(await (await connect(again, PROOF_KIOSK)).command('ticket.issue', ISSUE, commandId)).toEqual(reply);
  });

  test('[N3] sent on two connections at once it is done once', async () => {
    const server = await startTestServer();
    const clients = await Promise.all([connect(server, PROOF_KIOSK), connect(server, PROOF_KIOSK)]);
    const commandId = v7();
    const replies = await Promise.all(clients.map((client) => client.command('ticket.issue', ISSUE, commandId)));
    expect(replies[0]).toEqual(replies[1]);
    expect(server.engine.state.series['a']?.tickets).toHaveLength(1);
  });

  test('[C2b] two clerks pressing at once over the wire get two different tickets', async () => {
    const server = await startTestServer();
    const kiosk = await connect(server, PROOF_KIOSK);
    await kiosk.command('ticket.issue', ISSUE);
    await kiosk.command('ticket.issue', ISSUE);
    const staff = await connect(server, await sessionOf(server, 'an'));
    await staff.command('counter.open', { counterId: 'c1' });
    const replies = await Promise.all([1, 2].map(() => staff.command('counter.callNext', { counterId: 'c1' })));
    expect(replies).toMatchObject([
      { ok: true, value: { number: 'A001' } },
      { ok: false, refusal: { code: 'outcome-needed' } },
    ]);
  });
});

describe('views', () => {
  test('[L3] a display that was away shows the truth within 2 s of the network’s return', async () => {
    const server = await startTestServer();
    const kiosk = await connect(server, PROOF_KIOSK);
    await kiosk.command('ticket.issue', ISSUE);
    const board = await connect(server, PROOF_BOARD, BOARD_A);
    await board.sees('board', (view) => expect(view.calls).toEqual([]));
    const away = new Promise((done) => board.socket.once('disconnect', done));
    board.socket.io.reconnection(false).engine.close(); // the cable
    await away;
    const staff = await connect(server, await sessionOf(server, 'an'));
    await staff.command('counter.open', { counterId: 'c1' });
    await staff.command('counter.callNext', { counterId: 'c1' });
    const beganMs = performance.now();
    board.socket.connect();
    await board.sees('board', (view) => expect(view.calls).toMatchObject([{ number: 'A001', counterLabel: '1' }]));
    keptTime('L3: a board that is back is right', performance.now() - beganMs, 2_000);
  });

  test('[L3] views come whole, with one epoch and rising revisions', async () => {
    const server = await startTestServer();
    const kiosk = await connect(server, PROOF_KIOSK, KIOSK_1);
    for (let i = 0; i < 3; i++) await kiosk.command('ticket.issue', ISSUE);
    await kiosk.sees('kiosk', (view) => expect(view.services[0]?.waiting).toBe(3));
    const revisions = kiosk.views.map((message) => message.revision);
    expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
    expect(new Set(kiosk.views.map((message) => message.epoch)).size).toBe(1);
  });

  test('[D1d] every view carries the server’s time', async () => {
    const server = await startTestServer();
    const kiosk = await connect(server, PROOF_KIOSK, KIOSK_1);
    await kiosk.sees('kiosk', (view) => expect(view.day).toBe('2026-11-23'));
    for (const { nowMs } of kiosk.views) {
      expect(nowMs).toBeGreaterThanOrEqual(at('08:00'));
      expect(nowMs).toBeLessThanOrEqual(server.engine.nowMs);
    }
  });

  test('[D1d] and an idle screen hears the time without one', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    const kiosk = await connect(server, PROOF_KIOSK);
    const nowMs = await new Promise<number>((heard) => kiosk.socket.once('time', heard));
    expect(nowMs).toBeGreaterThanOrEqual(at('08:00'));
    expect(nowMs).toBeLessThanOrEqual(server.engine.nowMs);
  });

  test('[L1b] a call reaches the board, the counter’s page and the staff', async () => {
    const server = await startTestServer();
    const board = await connect(server, PROOF_BOARD, BOARD_A);
    const staff = await connect(server, await sessionOf(server, 'an'), [{ view: 'staff', id: 'all' }]);
    await staff.command('counter.open', { counterId: 'c1' });
    expect(
      await staff.watch([
        { view: 'staff', id: 'all' },
        { view: 'counter', id: 'c1' },
      ]),
    ).toEqual({ ok: true, value: {} });
    await staff.command('ticket.issue', ISSUE);
    await staff.command('counter.callNext', { counterId: 'c1' });
    await board.sees('board', (view) => expect(view.counters[0]).toMatchObject({ state: 'open', number: 'A001' }));
    await staff.sees('counter', (view) => expect(view.current).toMatchObject({ number: 'A001', state: 'called' }));
    await staff.sees('staff', (view) => expect(view.counters[0]).toMatchObject({ number: 'A001', clerk: 'an' }));
  });
});
