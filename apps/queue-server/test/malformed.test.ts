import { describe, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { connect, DEVICES_ONLY, PROOF_KIOSK, sessionOf, startTestServer, type TestServer, WAIT } from './fixtures/test-server.ts';

const ISSUE = { serviceId: 'papers', language: 'vi' };

/** The server is up when a fresh kiosk gets the next number. */
async function stillServes(server: TestServer): Promise<void> {
  const kiosk = await connect(server, { kind: 'device', device: 'kiosk-2', token: 'token-kiosk-2' });
  expect(await kiosk.command('ticket.issue', ISSUE)).toMatchObject({ ok: true });
  kiosk.socket.disconnect();
}

/** A socket that speaks no protocol of ours: it sends what it is told after the open packet, and hears all. */
async function rawSocket(server: TestServer, query = 'EIO=4&transport=websocket') {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/socket.io/?${query}`);
  const heard: string[] = [];
  let ended = false;
  socket.on('message', (data: Buffer) => heard.push(data.toString()));
  socket.on('close', () => (ended = true));
  socket.on('error', () => (ended = true));
  await vi.waitFor(() => expect(ended || heard.length > 0).toBe(true), WAIT);
  return {
    heard,
    send: (frame: string | Buffer) => socket.send(frame),
    /** Sends one more thing and waits for its answer, or for the end of the connection. */
    settled: async () => {
      const before = heard.length;
      if (socket.readyState === WebSocket.OPEN) socket.ping();
      const answered = new Promise((done) => socket.once('pong', done).once('close', done));
      if (!ended) await answered;
      return { ended, answers: heard.slice(before) };
    },
    close: () => socket.terminate(),
  };
}

const HELLO = `40${JSON.stringify({ protocol: 1, proof: PROOF_KIOSK, watch: [] })}`;
const DEEP = 30_000;

/** Frames after an honest hello: Engine.IO `4` (message), Socket.IO `2` (event), `5` (binary event), an ack number, JSON. */
const FRAMES: Record<string, string | Buffer> = {
  'an event without anything': '42',
  'an event that is no list': '42{}',
  'a command without message or ack': '42["command"]',
  'a command without an ack': `42["command",{"commandId":"x"}]`,
  'an ack that is no function': '42["command",{},{}]',
  'a command of null': '421["command",null]',
  'a command that is a number': '421["command",7]',
  'a command that is a list': '421["command",[[[]]]]',
  'too many arguments': '421["command",1,2,3,4,5]',
  'a wrong command id': '421["command",{"commandId":"7","name":"ticket.issue","body":{}}]',
  'an unknown name': '421["command",{"commandId":"0198d1a2-6a1e-7c3e-9b1a-2f6d3c1e5a77","name":"__proto__","body":{}}]',
  'a polluted body': '421["command",{"commandId":"0198d1a2-6a1e-7c3e-9b1a-2f6d3c1e5a77","name":"ticket.issue","body":{"__proto__":{"x":1}}}]',
  'deep lists': `421["command",${'['.repeat(DEEP)}${']'.repeat(DEEP)}]`,
  'deep objects': `421["command",${'{"a":'.repeat(DEEP / 6)}1${'}'.repeat(DEEP / 6)}]`,
  'a watch of null': '421["watch",null]',
  'a watch without ack': '42["watch",[]]',
  'a watch of a view that is none': '421["watch",[{"view":"secrets","id":"x"}]]',
  'an unknown event': '421["shutdown",{}]',
  'a reserved event': '42["disconnect"]',
  'an error event': '42["error","x"]',
  'an event name that is a number': '42[7]',
  'an event name that is an object': '42[{}]',
  'broken JSON': '42["command",{',
  'an ack nobody asked for': '43999[1]',
  'a binary event without its attachment': '451-["command",{"_placeholder":true,"num":0}]',
  'a binary event of deep lists': `450-["command",${'['.repeat(DEEP)}${']'.repeat(DEEP)}]`,
  'a binary event with a wrong number': '451-["command",{"_placeholder":true,"num":"x"}]',
  'an attachment nobody announced': Buffer.from([1, 2, 3]),
  'a packet of an unknown type': '49["x"]',
  'an empty packet': '4',
  'a transport packet of an unknown type': '9',
  'an event on another namespace': '42/admin,["command",{}]',
  'bytes that are no text': Buffer.alloc(2_000, 0xff),
};

const HELLOS = ['40', '40null', '40[]', '40"x"', '40{"protocol":1}', '40/admin,{}', '42["command",{}]', '', 'x'];
const QUERIES = ['EIO=3&transport=websocket', 'EIO=4&transport=polling', 'EIO=9&transport=websocket', 'transport=websocket&sid=none'];

describe('what a client may send', () => {
  test(`[R3] ${Object.keys(FRAMES).length} malformed frames: a refusal or a disconnect each, and the server stays up`, async () => {
    const server = await startTestServer({ access: DEVICES_ONLY, issueRate: { perSecond: 1e3, burst: 1e3 } });
    for (const [name, frame] of Object.entries(FRAMES)) {
      const raw = await rawSocket(server);
      raw.send(HELLO);
      await vi.waitFor(() => expect(raw.heard.some((packet) => packet.startsWith('40'))).toBe(true), WAIT);
      raw.send(frame);
      const { answers } = await raw.settled();
      for (const answer of answers) expect(answer, name).toMatch(/^2$|^41$|^44|^431\[\{"ok":false,"refusal":\{"code":"bad-message"/);
      await stillServes(server);
      raw.close();
    }
  });

  test('[R3] a malformed hello is refused, and the server stays up', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    for (const hello of HELLOS) {
      const raw = await rawSocket(server);
      raw.send(hello);
      await raw.settled();
      await stillServes(server);
      expect(
        raw.heard.some((packet) => packet.startsWith('40')),
        hello,
      ).toBe(false);
      raw.close();
    }
  });

  test('[R3] a connection of another kind does not come in', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    for (const query of QUERIES) {
      const raw = await rawSocket(server, query);
      expect(
        raw.heard.some((packet) => packet.startsWith('40')),
        query,
      ).toBe(false);
      await stillServes(server);
      raw.close();
    }
  });

  test('[R3] a ticket id that names what every object has is no ticket, and the server stays up', async () => {
    const server = await startTestServer();
    const staff = await connect(server, await sessionOf(server, 'an'));
    for (const ticketId of ['2026-11-23.__proto__.1', '2026-11-23.constructor.1', '2026-11-23.a.length']) {
      expect(await staff.command('ticket.cancel', { ticketId }), ticketId).toEqual({ ok: false, refusal: { code: 'unknown-ticket' } });
    }
    await stillServes(server);
  });
});

describe('how much a client may send', () => {
  test('[R3] an oversized message ends the connection, and the server stays up', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY });
    const client = await connect(server, PROOF_KIOSK, [], { reconnection: false });
    client.socket.emit('command', { commandId: 'x'.repeat(70_000) }, () => undefined);
    await vi.waitFor(() => expect(client.socket.connected).toBe(false), WAIT);
    await stillServes(server);
  });

  test('[R3] too many messages are refused, commands and watches alike, of that device over all its sockets, and of no other', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY, rate: { perSecond: 0.001, burst: 3 } });
    const client = await connect(server, PROOF_KIOSK);
    const replies = [];
    for (let i = 0; i < 5; i++) replies.push(i % 2 === 0 ? await client.command('ticket.issue', ISSUE) : await client.watch([]));
    expect(replies.map((reply) => (reply.ok ? 'done' : reply.refusal.code))).toEqual(['done', 'done', 'done', 'too-many', 'too-many']);
    const second = await connect(server, PROOF_KIOSK);
    expect(await second.command('ticket.issue', ISSUE)).toMatchObject({ refusal: { code: 'too-many' } });
    await stillServes(server);
  });

  test('[R3] malformed messages count too', async () => {
    const server = await startTestServer({ access: DEVICES_ONLY, rate: { perSecond: 0.001, burst: 3 } });
    const client = await connect(server, PROOF_KIOSK);
    for (let i = 0; i < 3; i++) expect(await client.command('nonsense', null)).toMatchObject({ refusal: { code: 'bad-message' } });
    expect(await client.command('ticket.issue', ISSUE)).toMatchObject({ refusal: { code: 'too-many' } });
  });
});
