// Attacks of somebody who has a device's token or a person's session, or stands at a kiosk.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { replaceFile } from '@luot/queue-server/files/replace-file';
import { localTime } from '@luot/shared/domain/time/local-time';
import type { Proof, SignedIn, Watch } from '@luot/shared/protocol/handshake';
import { ask, type Door, endOf, enter, hello, type RawClient, rawSocket } from '../../apps/queue-server/test/fixtures/stranger.ts';
import { ATTACK_MS, type Attack, addressOf, every, onlyThese, pause, said, Tally, together } from './attack.ts';

const ISSUE = { serviceId: 'civil-status', language: 'vi' };
const API = { authorization: 'Bearer demo-key' };

/** Of the sample centre. */
export function deviceOf(device: string): Proof {
  return { kind: 'device', device, token: `demo-${device}` };
}

export async function sessionOf(door: Door, login: string, from: string): Promise<Proof & { readonly kind: 'session' }> {
  const { status, text } = await ask(door, '/sign-in', { from, method: 'POST', body: { login, password: 'demo' } });
  assert.equal(status, 200, `${login} could not sign in: ${text}`);
  return { kind: 'session', token: (JSON.parse(text) as SignedIn).token };
}

async function inside(door: Door, proof: Proof, from: string): Promise<RawClient> {
  const client = await enter(door, proof, { from });
  assert.equal(client.refused, null);
  return client;
}

const ids: Attack = {
  name: 'one id for two commands',
  run: async ({ port }) => {
    const tally = new Tally();
    const kiosk = await inside({ port }, deviceOf('kiosk-1'), addressOf(0));
    const greeter = await inside({ port }, await sessionOf({ port }, 'huongdan', addressOf(1)), addressOf(1));
    const issue = { ...ISSUE, dossierCode: 'H56.1-261124-0001' };
    await every(700, async () => {
      const cancelled = randomUUID();
      const first = await kiosk.command('visitor.cancel', { token: 'x'.repeat(22) }, cancelled);
      tally.add(`cancel, then a ticket: ${said(await kiosk.command('ticket.issue', issue, cancelled))}`);
      const again = await kiosk.command('visitor.cancel', { token: 'x'.repeat(22) }, cancelled.toUpperCase());
      tally.add(isDeepStrictEqual(again, first) ? 'in capitals: the same answer' : `in capitals: ${said(again)}`);
      const taken = randomUUID();
      const ticket = await kiosk.command('ticket.issue', issue, taken);
      tally.add(`a ticket: ${said(ticket)}`);
      const other = await kiosk.command('ticket.issue', { ...issue, dossierCode: 'H56.1-261124-0002' }, taken.toUpperCase());
      tally.add(isDeepStrictEqual(other, ticket) ? 'another dossier: the same answer' : `another dossier: ${said(other)}`);
      tally.add(`another role: ${said(await greeter.command('ticket.issue', issue, taken))}`);
      const headers = { ...API, 'idempotency-key': randomUUID() };
      await ask({ port }, `/api/v1/tickets/${'x'.repeat(22)}`, { from: addressOf(2), method: 'DELETE', headers });
      const { status } = await ask({ port }, '/api/v1/tickets', { from: addressOf(2), method: 'POST', headers, body: ISSUE });
      tally.add(`DELETE, then POST: ${status}`);
    });
    return tally.happened;
  },
  after: (happened) =>
    onlyThese(happened, [
      'cancel, then a ticket: id-used',
      'in capitals: the same answer',
      'a ticket: done',
      'another dossier: the same answer',
      'another role: id-used',
      'DELETE, then POST: 409',
    ]),
};

/** As often as one message may name it. */
const CATALOGUES = Array.from({ length: 8 }, () => ({ view: 'catalogue', id: 'all' }));

const unread: Attack = {
  name: 'three kiosks’ sockets that read nothing and ask for the catalogue ten times a second',
  run: async ({ port }) => {
    const tally = new Tally();
    const sockets = await Promise.all([0, 1, 2].map((i) => rawSocket({ port }, { from: addressOf(i) })));
    for (const [i, socket] of sockets.entries()) {
      const greeted = new Promise((done) => socket.on('message', (data: Buffer) => data.toString().startsWith('40') && done(null)));
      // A token each: all of one device's sockets together may ask ten times a second.
      socket.send(hello(deviceOf(`kiosk-${i + 1}`)));
      await greeted;
      socket.pause();
    }
    await every(100, async (round) => {
      for (const socket of sockets) {
        if (socket.readyState !== socket.OPEN) continue;
        socket.send(`42${round}${JSON.stringify(['watch', CATALOGUES])}`);
        tally.add('asked');
      }
    });
    for (const socket of sockets) socket.terminate();
    return tally.happened;
  },
  after: ({ asked = 0 }, { peakMb }) => {
    assert(asked >= 60, `only asked ${asked} times`);
    assert(peakMb < 50, `${Math.round(peakMb)} MB were kept for them`);
  },
};

const flood: Attack = {
  name: 'one kiosk’s token in twenty sockets that take tickets',
  run: async ({ port }) => {
    const tally = new Tally();
    await together(20, async (hand) => {
      const client = await enter({ port }, deviceOf('kiosk-1'), { from: addressOf(hand) });
      const endMs = performance.now() + ATTACK_MS / 4;
      while (client.refused === null && performance.now() < endMs) {
        const reply = await client.command('ticket.issue', ISSUE, randomUUID());
        tally.add(said(reply));
        if (reply === null) break;
        await pause(10);
      }
      client.socket.terminate();
      await pause(100);
    });
    return tally.happened;
  },
  after: async ({ done = 0, ...refusals }, { notices }) => {
    onlyThese(refusals, ['too-many', 'ended']);
    assert(done <= 30 + (2 * ATTACK_MS) / 2_000, `${done} tickets were given to one kiosk`);
    assert.match(await notices(), /Kiosk 1.*faster than people can/);
  },
};

const invented: Attack = {
  name: '25 sockets that watch invented lists of staff',
  run: async ({ port }) => {
    const tally = new Tally();
    const session = await sessionOf({ port }, 'huongdan', addressOf(0));
    const ids = (hand: number): Watch[] => Array.from({ length: 8 }, (_, i) => ({ view: 'staff', id: `invented-${hand}-${i}` }));
    const inside: RawClient[] = [];
    await together(25, async (hand, round) => {
      // Some ask at the door, the others when they are in.
      const atTheDoor = hand >= 5;
      const client = await enter({ port }, session, { from: addressOf(hand), ...(atTheDoor ? { watch: ids(hand) } : {}) });
      if (client.refused !== null) tally.add(`at the door: ${client.refused}`);
      else inside.push(client);
      for (let i = 0; i < 8 && client.refused === null; i++) {
        tally.add(`inside: ${said(await client.ask('watch', ids(hand + round)))}`);
        await pause(500);
      }
      await pause(500);
    });
    for (const { socket } of inside) socket.terminate();
    return tally.happened;
  },
  after: (happened) => onlyThese(happened, ['at the door: not-allowed', 'inside: not-allowed', 'inside: too-many', 'inside: ended']),
};

const passwords: Attack = {
  name: 'five wrong passwords a second for a clerk who signs in where he always does',
  run: async ({ port }) => {
    const tally = new Tally();
    const trying = async (who: string, from: string, password: string) => {
      const { status } = await ask({ port }, '/sign-in', { from, method: 'POST', body: { login: 'quay9', password } });
      tally.add(`${who}: ${status}`);
    };
    await every(200, async (round) => {
      await trying('a stranger', addressOf(round % 5), `guess-${round}`);
      if (round % 5 === 0) await trying('the clerk', '127.0.0.1', 'demo');
    });
    return tally.happened;
  },
  after: (happened, { log }) => {
    onlyThese(happened, ['the clerk: 200', 'a stranger: 401', 'a stranger: 429']);
    assert((happened['a stranger: 401'] ?? 0) <= 12, 'too many guesses were looked at');
    assert(log.includes('access.wrong-password'), 'the log says nothing of it');
  },
};

const codes: Attack = {
  name: 'wrong booking codes at one kiosk, right ones there and at another',
  run: async ({ port, centre }) => {
    const tally = new Tally();
    const { date } = localTime(Date.now(), centre.timeZone);
    const booked = ['HEN-LAU-2026', 'HEN-GAN-2026', 'K7Q2X'];
    for (const code of booked) {
      const body = { serviceId: 'land', date, time: '10:00' };
      const { status } = await ask({ port }, `/api/v1/bookings/${code}`, { from: addressOf(9), method: 'PUT', headers: API, body });
      assert.equal(status, 201);
    }
    const [here, there] = [await inside({ port }, deviceOf('kiosk-2'), addressOf(0)), await inside({ port }, deviceOf('kiosk-3'), addressOf(1))];
    const tryCode = async (kiosk: RawClient, code: string) => said(await kiosk.command('ticket.checkIn', { code, language: 'vi' }, randomUUID()));
    await every(400, async (round) => tally.add(`a wrong one: ${await tryCode(here, `W${1_000 + round}`)}`));
    const [hard = '', other = '', short = ''] = booked;
    tally.add(`the right one there: ${await tryCode(here, hard)}`);
    tally.add(`the right one elsewhere: ${await tryCode(there, other)}`);
    tally.add(`a short one elsewhere: ${await tryCode(there, short)}`);
    for (const { socket } of [here, there]) socket.terminate();
    return tally.happened;
  },
  after: (happened) => {
    onlyThese(happened, [
      'a wrong one: unknown-booking',
      'a wrong one: look-ups-enough',
      'the right one there: done',
      'the right one elsewhere: done',
      'a short one elsewhere: done',
    ]);
    assert((happened['a wrong one: unknown-booking'] ?? 0) <= 9, 'too many codes were looked at');
  },
};

const signedOut: Attack = {
  name: 'sockets of a session that is over, and of a device that is taken off the list',
  run: async ({ port, dataFolder }) => {
    const tally = new Tally();
    /** Eight sockets come in, the right to it ends somewhere within the server's own second, and they are waited for. */
    const outlive = async (what: string, round: number, proof: Proof, end: () => Promise<unknown>) => {
      const clients = await Promise.all(Array.from({ length: 8 }, (_, i) => inside({ port }, proof, addressOf(i))));
      await pause(130 * round);
      const from = performance.now();
      await end();
      const ends = await Promise.race([Promise.all(clients.map(({ socket }) => endOf(socket))), pause(5_000)]);
      tally.add(ends === undefined ? `${what}: still there after 5 s` : `${what}: ended`);
      if (ends !== undefined) tally.most(`${what}: ms`, Math.max(...ends) - from);
      for (const { socket } of clients) socket.terminate();
    };
    for (let round = 0; round < 5; round++) {
      const proof = await sessionOf({ port }, 'huongdan', addressOf(0));
      await outlive('session', round, proof, () =>
        ask({ port }, '/sign-out', { from: addressOf(0), method: 'POST', headers: { authorization: `Bearer ${proof.token}` } }),
      );
    }
    const file = join(dataFolder, 'access.json');
    const all = readFileSync(file, 'utf8');
    const without = JSON.parse(all) as { devices: { id: string }[] };
    without.devices = without.devices.filter(({ id }) => id !== 'kiosk-3');
    await outlive('device', 2, deviceOf('kiosk-3'), async () => replaceFile(file, JSON.stringify(without)));
    replaceFile(file, all);
    return tally.happened;
  },
  after: ({ 'session: ms': session = 0, 'device: ms': device = 0, ...ends }) => {
    onlyThese(ends, ['session: ended', 'device: ended']);
    assert(session <= 1_000, `a session's sockets ended ${session} ms after it`);
    // The file is looked at once a second.
    assert(device <= 1_100, `a device's sockets ended ${device} ms after it`);
  },
};

export const INSIDERS: readonly Attack[] = [ids, invented, passwords, codes, signedOut, unread, flood];
