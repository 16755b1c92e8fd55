// Booked visitors over the wire: they come, once, at whichever kiosk; and what of their code is kept where.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clockFrom, FakeClock } from '@luot/engine/fixtures/fake-clock';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { at, MONDAY, TUESDAY } from '@luot/queue/fixtures/small-centre';
import type { Reply } from '@luot/shared/protocol/commands';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../src/doors/api/api-schemas.ts';
import { ALL_KEY, askApi, WITH_KEYS } from './fixtures/api-client.ts';
import { dataFiles } from './fixtures/data-files.ts';
import { connect, operatorToken, PROOF_KIOSK, sessionOf, startTestServer, type TestServer, WITH_PEOPLE } from './fixtures/test-server.ts';

const CODE = 'LH-7K3Q-29';
const PROOF_KIOSK_2 = { kind: 'device', device: 'kiosk-2', token: 'token-kiosk-2' };
const CHECK_IN = { code: CODE, language: 'vi' };

const put = (server: TestServer, code: string, time: string, date = MONDAY) =>
  askApi(server, ALL_KEY, 'putBooking', { params: { code }, body: { serviceId: 'land', date, time } });
const ticketOf = (reply: Reply) => (reply as { value: { ticket: IssuedTicket } }).value.ticket;
const codeOf = (reply: Reply) => (reply.ok ? 'done' : reply.refusal.code);

describe('a booked visitor', () => {
  test('[Q10] checks in by code however it is written, is called before who came earlier, and the app sees that', async () => {
    const server = await startTestServer({ access: WITH_KEYS });
    const kiosk = await connect(server, PROOF_KIOSK, [{ view: 'kiosk', id: 'kiosk-1' }]);
    await kiosk.sees('kiosk', (view) => expect(view.takesBookings).toBe(false));
    await put(server, CODE, '08:20');
    await kiosk.sees('kiosk', (view) => expect(view.takesBookings).toBe(true));
    await kiosk.command('ticket.issue', { serviceId: 'land', language: 'vi' });
    const reply = await kiosk.command('ticket.checkIn', { code: 'lh 7k3q 29', language: 'vi' });
    expect(ticketOf(reply)).toMatchObject({ number: 'A002', serviceId: 'land', ahead: 0 });
    const { bookings } = (await askApi(server, ALL_KEY, 'getBookings', { query: { date: MONDAY } })).body as Answer<'BookingList'>;
    expect(bookings).toMatchObject([{ code: CODE, checkedIn: true, number: 'A002' }]);
    server.engine.executeOwn({ name: 'counter.open', body: { counterId: 'c2' } }, { role: 'staff', id: 'an' });
    expect(server.engine.executeOwn({ name: 'counter.callNext', body: { counterId: 'c2' } }, { role: 'staff', id: 'an' })).toMatchObject({
      value: { number: 'A002' },
    });
  });

  test('[Q10] at two kiosks at once gets one ticket, and never a second one, replaced or not, after a restart too', async () => {
    const server = await startTestServer({ access: WITH_KEYS });
    await put(server, CODE, '08:20');
    const kiosks = await Promise.all([connect(server, PROOF_KIOSK), connect(server, PROOF_KIOSK_2)]);
    const commandIds = [v7(), v7()];
    const replies = await Promise.all(kiosks.map((kiosk, i) => kiosk.command('ticket.checkIn', CHECK_IN, commandIds[i])));
    expect(replies.map(codeOf).sort()).toEqual(['booking-used', 'done']);
    expect(server.engine.state.waiting['land']).toHaveLength(1);
    await put(server, 'lh7k3q29', '08:45');
    expect(codeOf(await (kiosks[0] ?? expect.unreachable()).command('ticket.checkIn', CHECK_IN))).toBe('booking-used');
    for (const { socket } of kiosks) socket.disconnect();
    await server.close();
    const again = await startTestServer({ access: WITH_KEYS, dataFolder: server.dataFolder });
    const [first, kiosk] = await Promise.all([connect(again, PROOF_KIOSK), connect(again, PROOF_KIOSK_2)]);
    // N3: the very same messages, resent, get the very same answers; a new one learns that it is used.
    expect(await Promise.all([first, kiosk].map((one, i) => one.command('ticket.checkIn', CHECK_IN, commandIds[i])))).toEqual(replies);
    expect(await kiosk.command('ticket.checkIn', CHECK_IN, commandIds[0])).toEqual({ ok: false, refusal: { code: 'id-used' } });
    expect(await kiosk.command('ticket.checkIn', CHECK_IN)).toEqual({ ok: false, refusal: { code: 'booking-used', params: { number: 'A001' } } });
    expect(again.engine.state.waiting['land']).toHaveLength(1);
  });

  test('[Q10] of another day is told which; a code nobody has is none; one that was taken off is none any more', async () => {
    const server = await startTestServer({ access: WITH_KEYS });
    await put(server, CODE, '09:00', TUESDAY);
    const kiosk = await connect(server, PROOF_KIOSK);
    expect(await kiosk.command('ticket.checkIn', CHECK_IN)).toEqual({ ok: false, refusal: { code: 'booking-other-day', params: { date: TUESDAY } } });
    expect(codeOf(await kiosk.command('ticket.checkIn', { ...CHECK_IN, code: 'LH-0000-00' }))).toBe('unknown-booking');
    await askApi(server, ALL_KEY, 'deleteBooking', { params: { code: CODE } });
    expect(codeOf(await kiosk.command('ticket.checkIn', CHECK_IN))).toBe('unknown-booking');
  });

  test('[Q10] whose procedure is handled elsewhere by now still comes in', async () => {
    const server = await startTestServer({ access: WITH_KEYS });
    await askApi(server, ALL_KEY, 'putBooking', { params: { code: CODE }, body: { procedureCode: '2.000815', date: MONDAY, time: '08:20' } });
    const headers = { authorization: `Bearer ${operatorToken(server)}`, 'content-type': 'application/json' };
    const list = (await (await fetch(`${server.url}/catalogue`, { headers })).json()) as { procedures: { code: string; serviceId: string | null }[] };
    const moved = list.procedures.map((record) => (record.code === '2.000815' ? { ...record, serviceId: 'land' } : record));
    expect((await fetch(`${server.url}/catalogue`, { method: 'PUT', headers, body: JSON.stringify({ ...list, procedures: moved }) })).status).toBe(200);
    const kiosk = await connect(server, PROOF_KIOSK);
    expect(ticketOf(await kiosk.command('ticket.checkIn', CHECK_IN))).toMatchObject({ serviceId: 'papers', procedureCode: null });
  });

  test('[R4c] cannot be guessed for: after some wrong codes the kiosk has to wait, another has not, and what was answered stays answered', async () => {
    const server = await startTestServer({ access: WITH_KEYS, clock: new FakeClock() });
    await put(server, CODE, '08:20');
    const kiosk = await connect(server, PROOF_KIOSK);
    const mine = v7();
    const taken = await kiosk.command('ticket.checkIn', CHECK_IN, mine);
    const codes: string[] = [];
    for (let guess = 0; guess < 10; guess++) codes.push(codeOf(await kiosk.command('ticket.checkIn', { ...CHECK_IN, code: `LH-${1000 + guess}` })));
    expect([codes.slice(0, 8), codes.slice(8)]).toEqual([Array.from({ length: 8 }, () => 'unknown-booking'), ['look-ups-enough', 'look-ups-enough']]);
    expect(await kiosk.command('ticket.checkIn', CHECK_IN, mine)).toEqual(taken);
    const other = await connect(server, PROOF_KIOSK_2);
    expect(codeOf(await other.command('ticket.checkIn', CHECK_IN))).toBe('booking-used');
    expect(codeOf(await kiosk.command('ticket.issue', { serviceId: 'land', language: 'vi' }))).toBe('done');
  });
});

test('[Q10] in the sample centre somebody is expected every half hour', async () => {
  const server = await startTestServer({ access: WITH_KEYS, demo: true });
  const kiosk = await connect(server, PROOF_KIOSK);
  expect(codeOf(await kiosk.command('ticket.checkIn', { ...CHECK_IN, code: 'mau0830' }))).toBe('done');
  expect(codeOf(await kiosk.command('ticket.checkIn', { ...CHECK_IN, code: 'MAU-0845' }))).toBe('unknown-booking');
  // R50: they are the centre's, and no app's.
  expect((await askApi(server, ALL_KEY, 'getBookings', { query: { date: MONDAY } })).body).toMatchObject({ bookings: [] });
});

describe('what is kept of a booking', () => {
  test('[R4c] its code stands in the file of bookings alone: in no journal, log, reply or other view; and is gone when its day is over', async () => {
    const logged: string[] = [];
    const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
    const server = await startTestServer({ access: WITH_KEYS, log });
    await put(server, CODE, '08:20');
    await askApi(server, ALL_KEY, 'postBookings', { body: { bookings: [{ serviceId: 'land', date: TUESDAY, time: '09:00', code: 'OF-TUESDAY' }] } });
    const kiosk = await connect(server, PROOF_KIOSK, [{ view: 'kiosk', id: 'kiosk-1' }]);
    const reply = await kiosk.command('ticket.checkIn', CHECK_IN);
    await askApi(server, ALL_KEY, 'putBooking', { params: { code: CODE }, body: { serviceId: 'passport', date: MONDAY, time: '08:20' } });
    await askApi(server, ALL_KEY, 'deleteBooking', { params: { code: 'LH-7K3Q-30' } });
    expect(JSON.stringify(reply) + JSON.stringify(kiosk.views)).not.toMatch(/7k3q/i);
    kiosk.socket.disconnect();
    await server.close();
    expect(logged.some((line) => line.includes('"operation":"putBooking","app":"city","key":"city"'))).toBe(true);
    expect(logged.join('')).not.toMatch(/7k3q/i);
    const holding = (code: RegExp) => dataFiles(server.dataFolder).filter((file) => code.test(readFileSync(join(server.dataFolder, file), 'latin1')));
    expect([holding(/7k3q/i), holding(/of-?tuesday/i)]).toEqual([['bookings.db'], ['bookings.db']]);
    // On Tuesday: the day has turned, and Monday's are overwritten at the start.
    await (await startTestServer({ access: WITH_KEYS, dataFolder: server.dataFolder, clock: clockFrom(at('07:00', TUESDAY)) })).close();
    expect([holding(/7k3q/i), holding(/of-?tuesday/i)]).toEqual([[], ['bookings.db']]);
  });

  test('[Q10a] a damaged file stops nobody; the managers are told until bookings are imported again', async () => {
    const logged: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) });
    const first = await startTestServer({ access: { ...WITH_PEOPLE, ...WITH_KEYS, people: WITH_PEOPLE.people } });
    await put(first, CODE, '08:20');
    await first.close();
    writeFileSync(join(first.dataFolder, 'bookings.db'), 'x'.repeat(9_000));
    const server = await startTestServer({ dataFolder: first.dataFolder, log });
    expect(logged.join('')).toContain('bookings.fault');
    const kiosk = await connect(server, PROOF_KIOSK);
    expect(codeOf(await kiosk.command('ticket.issue', { serviceId: 'land', language: 'vi' }))).toBe('done');
    expect(codeOf(await kiosk.command('ticket.checkIn', CHECK_IN))).toBe('unknown-booking');
    const manager = await connect(server, await sessionOf(server, 'quanly'), [{ view: 'manager', id: 'all' }]);
    await manager.sees('manager', (view) => expect(view.notices.map(({ en }) => en)).toEqual([expect.stringContaining('The file of bookings was damaged')]));
    expect((await put(server, CODE, '08:20')).status).toBe(201);
    expect(codeOf(await kiosk.command('ticket.checkIn', CHECK_IN))).toBe('done');
    const body = JSON.stringify({ bookings: [], cancelled: [], importId: v7(), check: false });
    await fetch(`${server.url}/bookings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${operatorToken(server)}`, 'content-type': 'application/json' },
      body,
    });
    await manager.sees('manager', (view) => expect(view.notices).toEqual([]));
  });

  test('[G4] a file that has gone while the server was off is told to the managers', async () => {
    const access = { ...WITH_KEYS, people: WITH_PEOPLE.people };
    const first = await startTestServer({ access });
    await put(first, CODE, '08:20', TUESDAY);
    await first.close();
    rmSync(join(first.dataFolder, 'bookings.db'));
    const server = await startTestServer({ dataFolder: first.dataFolder });
    const manager = await connect(server, await sessionOf(server, 'quanly'), [{ view: 'manager', id: 'all' }]);
    await manager.sees('manager', (view) => expect(view.notices.map(({ vi }) => vi)).toEqual([expect.stringContaining('bị hỏng hoặc bị mất')]));
  });

  test('[Q10a] a file that cannot be opened stops nobody: new bookings are refused with the reason, and the managers are told', async () => {
    const dataFolder = join(tempFolder(), 'data');
    // A folder in its place: also root cannot open that.
    mkdirSync(join(dataFolder, 'bookings.db'), { recursive: true });
    const server = await startTestServer({ dataFolder, access: { ...WITH_KEYS, people: WITH_PEOPLE.people } });
    expect(await put(server, CODE, '08:20')).toMatchObject({ status: 503, code: 'bookings-away' });
    expect(await askApi(server, ALL_KEY, 'deleteBooking', { params: { code: CODE } })).toMatchObject({ status: 503, code: 'bookings-away' });
    const manager = await connect(server, await sessionOf(server, 'quanly'), [{ view: 'manager', id: 'all' }]);
    await manager.sees('manager', (view) =>
      expect(view.notices.map(({ vi }) => vi)).toEqual([expect.stringContaining('Không ghi được tệp lịch hẹn (SQLITE_CANTOPEN)')]),
    );
    const kiosk = await connect(server, PROOF_KIOSK);
    expect([
      codeOf(await kiosk.command('ticket.checkIn', CHECK_IN)),
      codeOf(await kiosk.command('ticket.issue', { serviceId: 'land', language: 'vi' })),
    ]).toEqual(['unknown-booking', 'done']);
  });
});
