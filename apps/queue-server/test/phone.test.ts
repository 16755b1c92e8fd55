// The ticket on one's phone, against the whole server: what reaches it, what it may do, what stays.
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { FakeClock } from '@luot/engine/fixtures/fake-clock';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import type { Command, CommandOf } from '@luot/queue/command';
import { at, smallCentre, TUESDAY } from '@luot/queue/fixtures/small-centre';
import { refusalSentence } from '@luot/shared/domain/refusal';
import type { CommandValue, Reply } from '@luot/shared/protocol/commands';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { TICKET_PAGE } from '../src/doors/phone/open-phone.ts';
import type { ServerOptions } from '../src/server.ts';
import { openStream } from './fixtures/event-stream.ts';
import { connect, DEVICES_ONLY, PROOF_KIOSK, pagesFolder, startTestServer, type TestServer, WAIT } from './fixtures/test-server.ts';

const AN = { role: 'staff', id: 'an' } as const;
const KIOSK = { role: 'kiosk', id: 'kiosk-1' } as const;

async function openCentre(change: Partial<ServerOptions> = {}) {
  const server = await startTestServer({ access: DEVICES_ONLY, phone: { host: '127.0.0.1', port: 0 }, ...change });
  return { server, phone: `http://127.0.0.1:${server.phonePort}`, ...deeds(server) };
}

function deeds(server: TestServer) {
  const clerk = <Name extends Command['name']>(name: Name, body: CommandOf<Name>['body']): Reply =>
    server.engine.execute(randomUUID(), { name, body } as Command, AN);
  return {
    clerk,
    issue: (): IssuedTicket & { token: string } => {
      const command = { name: 'ticket.issue', body: { serviceId: 'papers', language: 'en' } } as const;
      const reply = server.engine.execute(randomUUID(), command, KIOSK);
      if (!reply.ok) throw new Error(reply.refusal.code);
      const { ticket } = reply.value as CommandValue<'ticket.issue'>;
      return { ...ticket, token: ticket.qr.slice(-22) };
    },
    callNext: () => clerk('counter.callNext', { counterId: 'c1' }),
  };
}

/** As the page sends it: once for each intention. */
async function act(phone: string, token: string, action: string, fields: object = {}, commandId: string = randomUUID()) {
  const response = await fetch(`${phone}/t/${token}/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ commandId, ...fields }),
  });
  return { status: response.status, body: (await response.json()) as { ok: boolean; refusal?: { code: string }; text?: { vi: string } } };
}

describe('one ticket', () => {
  test('[T1] [T3] [T4] [T6] from the number to the rating: each step comes to the open page', async () => {
    const { phone, issue, clerk, callNext } = await openCentre();
    const [before, mine] = [issue(), issue()];
    const stream = await openStream(`${phone}/t/${mine.token}/events`);
    const sees = (view: object) => vi.waitFor(() => expect(stream.view()).toMatchObject(view), WAIT);
    await sees({ number: 'A002', state: 'waiting', ahead: 1, counters: ['1'], call: null, language: 'en', mayCancel: true, mayRate: false });
    clerk('counter.open', { counterId: 'c1' });
    callNext();
    await sees({ ahead: 0 });
    clerk('ticket.finish', { ticketId: before.ticketId });
    callNext();
    await sees({ state: 'called', call: { callSeq: 2, counterLabel: '1', zoneName: { en: 'Hall A' } }, mayCancel: false });
    clerk('ticket.recall', { ticketId: mine.ticketId });
    await sees({ state: 'called', call: { callSeq: 3 } });
    clerk('ticket.miss', { ticketId: mine.ticketId });
    await sees({ state: 'missed', mayReturn: { untilMs: expect.any(Number) } });
    expect(await act(phone, mine.token, 'return')).toEqual({ status: 200, body: { ok: true } });
    await sees({ state: 'waiting', mayReturn: null });
    callNext();
    clerk('ticket.start', { ticketId: mine.ticketId });
    await sees({ state: 'serving' });
    clerk('ticket.finish', { ticketId: mine.ticketId });
    await sees({ state: 'served', mayRate: true });
    expect((await act(phone, mine.token, 'rate', { level: 5, comment: 'Nhanh' })).status).toBe(200);
    await sees({ mayRate: false });
    const again = await act(phone, mine.token, 'rate', { level: 1 });
    expect(again).toMatchObject({ status: 409, body: { refusal: { code: 'already-rated' } } });
    expect(again.body.text?.vi).toBe(refusalSentence({ code: 'already-rated' }, 'vi'));
  });

  test('[T5] [N3] the same touch sent twice is one cancellation, after a restart too', async () => {
    const { server, phone, issue } = await openCentre();
    const { token, ticketId } = issue();
    const commandId = randomUUID();
    const answers = await Promise.all([act(phone, token, 'cancel', {}, commandId), act(phone, token, 'cancel', {}, commandId)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await server.close();
    const again = await startTestServer({ access: DEVICES_ONLY, phone: { host: '127.0.0.1', port: 0 }, dataFolder: server.dataFolder });
    const here = `http://127.0.0.1:${again.phonePort}`;
    expect((await act(here, token, 'cancel', {}, commandId)).status).toBe(200);
    expect(await act(here, token, 'cancel')).toMatchObject({ status: 409, body: { refusal: { code: 'wrong-ticket-state' } } });
    const stream = await openStream(`${here}/t/${token}/events`);
    await vi.waitFor(() => expect(stream.view()).toMatchObject({ state: 'cancelled', mayCancel: false }), WAIT);
    expect(again.engine.state.series['a']?.tickets.map(({ id, state }) => [id, state])).toEqual([[ticketId, 'cancelled']]);
  });

  test('[T7] a ticket’s token does nothing to another ticket', async () => {
    const { server, phone, issue } = await openCentre();
    const [mine, other] = [issue(), issue()];
    expect(await act(phone, mine.token, 'cancel', { token: other.token })).toMatchObject({ status: 200 });
    expect(server.engine.state.series['a']?.tickets.map(({ state }) => state)).toEqual(['cancelled', 'waiting']);
    // Somebody else's command, named by its id: the answer says nothing of it.
    const commandId = randomUUID();
    server.engine.execute(commandId, { name: 'ticket.issue', body: { serviceId: 'papers', language: 'vi' } }, KIOSK);
    expect(await act(phone, mine.token, 'cancel', {}, commandId)).toMatchObject({ status: 409, body: { refusal: { code: 'id-used' } } });
  });

  test('[T1] when the next day opens the page is told that its ticket is not of today', async () => {
    const clock = new FakeClock(at('08:00'));
    const { server, phone, issue } = await openCentre({ clock });
    const { token } = issue();
    const stream = await openStream(`${phone}/t/${token}/events`);
    await stream.comes('ticket', 1);
    clock.passTo(at('08:00', TUESDAY));
    server.engine.tick();
    await vi.waitFor(() => expect([stream.view(), stream.isOver()]).toEqual([null, true]), WAIT);
    expect((await fetch(`${phone}/t/${token}`)).status).toBe(404);
    expect(await act(phone, token, 'cancel')).toMatchObject({ status: 404, body: { refusal: { code: 'unknown-ticket' } } });
  });
});

describe('what phones reach', () => {
  test('[T7] none of the centre’s pages, figures, sign-ins or sockets', async () => {
    const { server, phone } = await openCentre({ demo: true });
    for (const path of [
      '/',
      '/kiosk',
      '/display',
      '/staff',
      '/manager',
      '/devices',
      '/lab',
      '/healthz',
      '/metrics',
      '/demo.json',
      '/centre',
      '/catalogue',
      '/devices.json',
      '/assets/page-1a2b.js',
      '/lab/papers/printer-1/1',
    ]) {
      expect([path, (await fetch(phone + path)).status]).toEqual([path, 404]);
    }
    for (const path of ['/sign-in', '/sign-out', '/lab/preview']) expect([path, (await fetch(phone + path, { method: 'POST' })).status]).toEqual([path, 404]);
    await expect(connect({ ...server, url: phone }, PROOF_KIOSK)).rejects.toThrow();
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  test('[T7] and the ticket’s page is not on the centre’s own port, nor anywhere without a port for it', async () => {
    const { server, issue } = await openCentre();
    const { token } = issue();
    expect((await fetch(`${server.url}/t/${token}`)).status).toBe(404);
    await server.close();
    const without = await startTestServer({ access: DEVICES_ONLY });
    expect(without.phonePort).toBeNull();
  });

  test('[T7] its token stands in no line of the log', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    const { phone, issue, server } = await openCentre({ log });
    const { token } = issue();
    const stream = await openStream(`${phone}/t/${token}/events`);
    await stream.comes('ticket', 1);
    for (const action of ['return', 'cancel', 'rate', 'other']) await act(phone, token, action, action === 'rate' ? { level: 3 } : {});
    await fetch(`${phone}/t/${token}/nothing`);
    await fetch(`${phone}/t/${token}`, { method: 'PUT' });
    await server.close();
    expect(lines.join('')).toContain('ticket.cancelled');
    expect(lines.join('')).toContain('command.refused');
    expect(lines.join('')).not.toContain(token);
  });

  test('open pages are counted for whoever watches the server', async () => {
    const { phone, issue, server } = await openCentre();
    const stream = await openStream(`${phone}/t/${issue().token}/events`);
    await stream.comes('ticket', 1);
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('luot_ticket_pages 1\n');
  });

  test('the QR leads there where an address is set', async () => {
    const seed = smallCentre((document) => {
      document.publicUrl = 'https://mot-cua.example/luot/';
    });
    const { issue } = await openCentre({ seed });
    expect(issue().qr).toMatch(/^https:\/\/mot-cua\.example\/luot\/t\/[\w-]{22}$/);
  });
});

describe('a server that cannot open its ticket page', () => {
  test('a port in use stops it with a sentence, and nothing of it is left open', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(openCentre({ phone: { host: '127.0.0.1', port } })).rejects.toMatchObject({
      code: 'port-in-use',
      text: { vi: expect.stringContaining(`Cổng ${port}`), en: expect.stringContaining('--phone-port') },
    });
    await new Promise((done) => other.close(done));
    onTestFinished(() => vi.waitFor(() => expect(process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP'))).toEqual([]), WAIT));
  });

  test('so does a page that was not built', async () => {
    const pages = pagesFolder(tempFolder());
    rmSync(join(pages, TICKET_PAGE), { recursive: true });
    await expect(openCentre({ pagesFolder: pages })).rejects.toMatchObject({ code: 'pages-missing' });
  });
});
