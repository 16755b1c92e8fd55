// Attacks of somebody who has a cable and nothing else: no token, no password.
import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { ask, type Door, endOf, enter, hello, rawSocket, rawTcp } from '../../apps/queue-server/test/fixtures/stranger.ts';
import { type Attack, addressOf, all, every, onlyThese, pause, Tally, together } from './attack.ts';

const MB = 1024 * 1024;
const BRACKETS = Buffer.alloc(64 * 1024, '[');
const GUESS = { kind: 'device', device: 'kiosk-1', token: 'guess' };
const HANDSHAKES = 10_000;
const NAMESPACE = `40/${'n'.repeat(60_000)},`;
const IDLE = 3_200;
/** Every tenth of a second. */
const OPENED_AT_ONCE = 150;

const brackets: Attack = {
  name: '32 MB of brackets for the catalogue, without a token',
  run: async ({ port }) => {
    const tally = new Tally();
    await together(4, async (hand, round) => {
      if (round > 0) await pause(200);
      const { answer, sent } = await pour({ port }, addressOf(hand), 32 * MB);
      tally.add(answer);
      tally.most('most MB poured in', sent / MB);
    });
    return tally.happened;
  },
  after: ({ 'most MB poured in': most = 0, ...answers }) => {
    // With its own answer, or with the end of the connection when that overtook it.
    onlyThese(answers, ['401', 'ended']);
    assert(most < 32, `${most} MB were taken of nobody`);
  },
};

/** Writes as fast as it is taken, until the other end has enough. */
function pour(door: Door, from: string, bytes: number): Promise<{ answer: string; sent: number }> {
  const socket = rawTcp(door, from);
  let [said, sent] = ['', 0];
  socket.on('data', (data) => (said += data.toString('latin1')));
  socket.write(`PUT /catalogue HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${bytes}\r\n\r\n`);
  const more = () => {
    while (sent < bytes) {
      sent += BRACKETS.length;
      if (!socket.write(BRACKETS)) return void socket.once('drain', more);
    }
  };
  more();
  return new Promise((done) => socket.once('close', () => done({ answer: /^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 'ended', sent: socket.bytesWritten })));
}

const handshakes: Attack = {
  name: '10,000 handshakes with guessed tokens',
  run: async ({ port }) => {
    const tally = new Tally();
    // A quarter from one laptop, the rest from thirty; two hundred try on where they were refused already.
    await all(HANDSHAKES, 50, async (i) => {
      const from = addressOf(i % 4 === 0 ? 0 : 1 + (i % 30));
      if (i % 50 !== 0) return tally.add((await enter({ port }, GUESS, { from })).refused ?? 'in');
      const socket = await rawSocket({ port }, { from });
      let answers = 0;
      socket.on('message', (data: Buffer) => {
        if (data.toString().startsWith('44')) answers += 1;
      });
      for (let guess = 0; guess < 50 && socket.readyState === socket.OPEN; guess++) socket.send(hello({ ...GUESS, token: `guess-${guess}` }));
      await endOf(socket);
      tally.most('guesses heard on one connection', answers);
    });
    return tally.happened;
  },
  after: ({ 'guesses heard on one connection': heard = 0, ...refusals }, { log }) => {
    onlyThese(refusals, ['not-enrolled', 'ended']);
    assert(heard <= 2, `${heard} guesses were heard on one connection`);
    assert(log.includes('access.socket-refused'), 'the log says nothing of it');
  },
};

/** Of each hundred: the twelve that may wait, and who comes while they are looked at. */
const MOST_LOOKED_AT = 4 * 40;

const logIns: Attack = {
  name: '100 made-up log-ins at once, again and again',
  run: async ({ port }) => {
    const tally = new Tally();
    await every(2_000, async (round) => {
      const one = async (i: number) => {
        const body = { login: `nobody-${round}-${i}`, password: 'guess' };
        tally.add(String((await ask({ port }, '/sign-in', { from: addressOf(i % 25), method: 'POST', body })).status));
      };
      await all(100, 100, one);
    });
    return tally.happened;
  },
  after: (happened, { slowestPageMs, slowestQuietPageMs }) => {
    onlyThese(happened, ['401', '429']);
    assert((happened['401'] ?? 0) <= MOST_LOOKED_AT, `${happened['401']} passwords were looked at`);
    assert(slowestPageMs <= 3 * slowestQuietPageMs, `a page took ${slowestPageMs} ms, and ${slowestQuietPageMs} ms without them`);
  },
};

const namespaces: Attack = {
  name: '64 KB namespaces before a token',
  run: async ({ port }) => {
    const tally = new Tally();
    await together(20, async (hand) => {
      const socket = await rawSocket({ port }, { from: addressOf(hand) });
      let heard = 0;
      socket.on('message', () => (heard += 1));
      for (let i = 0; i < 20 && socket.readyState === socket.OPEN; i++) socket.send(NAMESPACE);
      await endOf(socket);
      tally.add('ended');
      // The first one is Engine.IO's own greeting.
      tally.most('answers to one connection', heard - 1);
    });
    return tally.happened;
  },
  after: ({ 'answers to one connection': answers = 0, ...ends }) => {
    onlyThese(ends, ['ended']);
    assert.equal(answers, 0);
  },
};

const idle: Attack = {
  name: '3,200 idle connections, to the pages and to the tickets',
  run: async ({ port, phonePort }) => {
    const tally = new Tally();
    const kept = new Map<number, Socket[]>([
      [port, []],
      [phonePort, []],
    ]);
    // As fast as an address may open them; those that are ended are opened anew.
    await every(100, async () => {
      for (const [door, sockets] of kept) {
        const missing = IDLE - sockets.filter(({ destroyed }) => !destroyed).length;
        for (let i = 0; i < Math.min(missing, OPENED_AT_ONCE); i++) {
          const socket = rawTcp({ port: door }, addressOf(i % 20)).resume();
          sockets.push(socket);
          tally.add('opened');
        }
      }
    });
    // Those that made room hear of it a little later.
    await pause(1_000);
    for (const [door, sockets] of kept) {
      tally.add(door === port ? 'kept at the pages' : 'kept at the tickets', sockets.filter(({ destroyed }) => !destroyed).length);
      for (const socket of sockets) socket.destroy();
    }
    return tally.happened;
  },
  after: ({ opened = 0, 'kept at the pages': pages = 0, 'kept at the tickets': tickets = 0 }) => {
    assert(opened >= 2 * IDLE, `only ${opened} were opened`);
    assert(pages <= 1_500 && tickets <= 3_000, `${pages} and ${tickets} were kept`);
  },
};

const slow: Attack = {
  name: 'slow bodies, slow headers and silent connections',
  run: async ({ port }) => {
    const tally = new Tally();
    const head = 'POST /sign-in HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n';
    const kinds = [
      { what: 'silent', first: '', byte: '' },
      { what: 'slow header', first: head, byte: 'x' },
      { what: 'slow body', first: `${head}content-length: 1000\r\n\r\n`, byte: ' ' },
    ];
    await all(300, 300, async (i) => {
      const { what, first, byte } = kinds[i % kinds.length] ?? assert.fail();
      const socket = rawTcp({ port }, addressOf(i % 20)).resume();
      const from = performance.now();
      let last = from;
      const dripping = setInterval(() => socket.write(byte), 500);
      socket.write(first);
      await Promise.race([new Promise((done) => socket.once('close', done)).then(() => (last = performance.now())), pause(30_000)]);
      clearInterval(dripping);
      tally.add(socket.destroyed ? `${what} ended` : `${what} still there after 30 s`);
      if (socket.destroyed) tally.most(`${what}: ms`, last - from);
      socket.destroy();
    });
    return tally.happened;
  },
  after: ({ 'silent: ms': silent = 0, 'slow header: ms': header = 0, 'slow body: ms': body = 0, ...ends }) => {
    onlyThese(ends, ['silent ended', 'slow header ended', 'slow body ended']);
    // Looked at once a second.
    assert(Math.max(silent, header) < 7_000, `one that said nothing stayed for ${Math.max(silent, header)} ms`);
    assert(body < 17_000, `one that said it byte by byte stayed for ${body} ms`);
  },
};

export const STRANGERS: readonly Attack[] = [brackets, handshakes, logIns, namespaces, idle, slow];
