// The API over HTTP, with a real server behind it.
import { randomUUID } from 'node:crypto';
import { clockFrom, FakeClock } from '@luot/engine/fixtures/fake-clock';
import { at, MONDAY, smallCentre, TUESDAY } from '@luot/queue/fixtures/small-centre';
import { describe, expect, test } from 'vitest';
import { API_SCOPES } from '../src/access/api-key.ts';
import { API_OPERATIONS } from '../src/doors/api/api-operations.ts';
import type { Answer, AnswerName } from '../src/doors/api/api-schemas.ts';
import { ALL_KEY, type ApiAnswer, askApi, keyFor, WITH_KEYS } from './fixtures/api-client.ts';
import { luot } from './fixtures/luot-here.ts';
import { connect, PROOF_KIOSK, startTestServer, type TestServer } from './fixtures/test-server.ts';

const withKeys = { access: WITH_KEYS };
const DRAFT = { serviceId: 'land', date: MONDAY, time: '09:30' };

/** One program with a key that opens everything. */
async function cityApp(change: Parameters<typeof startTestServer>[0] = {}) {
  const server = await startTestServer({ ...withKeys, ...change });
  return { server, ask: (...rest: RestOf<typeof askApi>) => askApi(server, ALL_KEY, ...rest) };
}
type RestOf<Work> = Work extends (server: TestServer, key: string | null, ...rest: infer Rest) => unknown ? Rest : never;

const idempotent = (key: string = randomUUID()) => ({ 'idempotency-key': key });

/** The body as the document calls it; `askApi` has held it against that. */
function bodyOf<Name extends AnswerName>(_name: Name, { body }: Pick<ApiAnswer, 'body'>): Answer<Name> {
  return body as Answer<Name>;
}

describe('keys', () => {
  test('[R1c] without a key, with a wrong one or another kind of proof nothing opens; the description needs none', async () => {
    const { server } = await cityApp();
    for (const key of [null, 'x', 'token-kiosk-1', `${ALL_KEY}x`]) {
      const answer = await askApi(server, key, 'getQueue');
      expect([answer.status, answer.code], String(key)).toEqual([401, 'bad-key']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
    expect((await askApi(server, null, 'describe')).status).toBe(200);
  });

  test('[R1c] a key opens what its scopes name and nothing else: every scope against every operation', async () => {
    const { server } = await cityApp();
    const call = { params: { code: 'LH-0001', token: 'x'.repeat(22) }, query: { date: MONDAY }, headers: idempotent() };
    for (const { id, method, scope } of API_OPERATIONS) {
      const body = method === 'put' || method === 'post' ? { body: {} } : {};
      for (const having of API_SCOPES) {
        const { status, code } = await askApi(server, keyFor(having), id, { ...call, ...body });
        const isLetIn = scope === null || scope === having;
        expect([status === 403, code === 'not-allowed'], `${having}: ${id} answered ${status}`).toEqual([!isLetIn, !isLetIn]);
      }
    }
    expect(server.engine.state.waiting).toEqual({});
  });

  test('[R3] each key has its rate; beyond it Retry-After says how long, and other keys are not slowed down', async () => {
    const clock = new FakeClock();
    const { server } = await cityApp({ clock });
    const answers: ApiAnswer[] = [];
    for (let i = 0; i < 4; i++) answers.push(await askApi(server, 'key-of-a-slow-one', 'getQueue'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect([answers[3]?.code, answers[3]?.headers.get('retry-after')]).toEqual(['too-many', '20']);
    expect((await askApi(server, ALL_KEY, 'getQueue')).status).toBe(200);
    clock.pass(20_000);
    expect((await askApi(server, 'key-of-a-slow-one', 'getQueue')).status).toBe(200);
  });

  test('[R50] an app is as fast as its fastest key, however many it has', async () => {
    const clock = new FakeClock();
    const { server } = await cityApp({ clock });
    const data = ['--data', server.dataFolder];
    const another = (await luot('keys', 'add', 'Slow', '--scope', 'queue', '--app', 'slow', '--per-minute', '2', ...data)).said.split('\n')[1] ?? '';
    const statuses: number[] = [];
    for (const key of [another, another, another, 'key-of-a-slow-one', 'key-of-a-slow-one', another]) {
      statuses.push((await askApi(server, key, 'getQueue')).status);
    }
    expect(statuses).toEqual([200, 200, 429, 200, 429, 429]);
    clock.pass(60_000);
    expect((await askApi(server, another, 'getQueue')).status).toBe(200);
  });

  test('[R3] who tries many wrong keys has to wait, and keeps no right key of that address out', async () => {
    const clock = new FakeClock();
    const { server } = await cityApp({ clock });
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) statuses.push((await askApi(server, `guess-${i}`, 'getQueue')).status);
    expect([statuses.slice(0, 10), statuses.slice(10)]).toEqual([Array.from({ length: 10 }, () => 401), [429, 429]]);
    expect((await askApi(server, ALL_KEY, 'getQueue')).status).toBe(200);
    clock.pass(10_000);
    expect((await askApi(server, 'guess-12', 'getQueue')).status).toBe(401);
  });

  test('[R2a] a key made with luot works at once while the server runs; revoked, the next request is refused', async () => {
    const { server } = await cityApp();
    const data = ['--data', server.dataFolder];
    const made = await luot('keys', 'add', 'Zalo OA', '--scope', 'queue', '--scope', 'tickets', '--per-minute', '30', ...data);
    const key = made.said.split('\n')[1] ?? '';
    const id = /mã ([0-9a-f]{8})/.exec(made.said)?.[1] ?? '';
    expect((await askApi(server, key, 'getQueue')).status).toBe(200);
    const listed = await luot('keys', 'list', ...data);
    expect(listed.said).toContain(`${id}    ${id}    queue,tickets           30/min     Zalo OA\n`);
    expect(listed.said).not.toContain(key.slice(5));
    expect((await luot('keys', 'revoke', id, ...data)).code).toBe(0);
    expect((await askApi(server, key, 'getQueue')).status).toBe(401);
    expect(await luot('keys', 'revoke', id, ...data)).toMatchObject({ code: 1, errors: expect.stringContaining('(unknown-key)') as unknown });
  });

  test('[R1c] only the operator makes, lists and ends keys, and hands bookings in by file', async () => {
    const server = await startTestServer(withKeys);
    for (const token of ['-', ALL_KEY, 'token-kiosk-1']) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const statuses = await Promise.all([
        fetch(`${server.url}/keys`, { headers }),
        fetch(`${server.url}/keys`, { method: 'POST', headers, body: JSON.stringify({ name: 'x', scopes: ['queue'], perMinute: 60 }) }),
        fetch(`${server.url}/keys/city/revoke`, { method: 'POST', headers, body: '{}' }),
        fetch(`${server.url}/bookings`, { method: 'POST', headers, body: JSON.stringify({ bookings: [], cancelled: [], check: true }) }),
      ]);
      expect(statuses.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    }
    expect((await askApi(server, ALL_KEY, 'getQueue')).status).toBe(200);
  });
});

describe('bookings', () => {
  test('[Q10a] one is put, replaced under its code however written, listed and taken off', async () => {
    const { ask } = await cityApp();
    const put = await ask('putBooking', { params: { code: 'LH-0001' }, body: DRAFT });
    expect([put.status, put.body]).toEqual([201, { ...DRAFT, code: 'LH-0001', procedureCode: null, checkedIn: false, number: null }]);
    const again = await ask('putBooking', { params: { code: 'lh 0001' }, body: { procedureCode: '2.000815', date: MONDAY, time: '08:15' } });
    expect([again.status, again.body]).toMatchObject([200, { code: 'lh 0001', serviceId: 'papers', procedureCode: '2.000815', time: '08:15' }]);
    await ask('putBooking', { params: { code: 'B/ặc biệt #1' }, body: { ...DRAFT, time: '08:00' } });
    await ask('putBooking', { params: { code: 'TUES' }, body: { ...DRAFT, date: TUESDAY } });
    const list = await ask('getBookings', { query: { date: MONDAY } });
    expect(bodyOf('BookingList', list).bookings.map(({ code, time }) => [code, time])).toEqual([
      ['B/ặc biệt #1', '08:00'],
      ['lh 0001', '08:15'],
    ]);
    expect((await ask('deleteBooking', { params: { code: 'LH0001' } })).status).toBe(204);
    expect(await ask('deleteBooking', { params: { code: 'LH0001' } })).toMatchObject({ status: 404, code: 'unknown-booking' });
    expect(bodyOf('BookingList', await ask('getBookings', { query: { date: MONDAY } })).bookings).toHaveLength(1);
  });

  const REFUSED: readonly [what: string, body: unknown, status: number, code: string][] = [
    ['a past day', { ...DRAFT, date: '2026-11-22' }, 422, 'booking-day-refused'],
    ['a year typed wrong', { ...DRAFT, date: '2036-11-24' }, 422, 'booking-day-refused'],
    ['a time in the break', { ...DRAFT, time: '12:00' }, 422, 'booking-outside-hours'],
    ['a closed day', { ...DRAFT, date: '2026-11-25' }, 422, 'booking-outside-hours'],
    ['closing time itself', { ...DRAFT, time: '16:30' }, 422, 'booking-outside-hours'],
    ['a service there is not', { ...DRAFT, serviceId: 'passport' }, 422, 'unknown-service'],
    ['a procedure there is not', { date: MONDAY, time: '09:30', procedureCode: '1.999999' }, 422, 'unknown-procedure'],
    ['a procedure of another service', { ...DRAFT, procedureCode: '2.000815' }, 422, 'unknown-procedure'],
    ['neither service nor procedure', { date: MONDAY, time: '09:30' }, 400, 'bad-message'],
    ['31 February', { ...DRAFT, date: '2027-02-31' }, 400, 'bad-message'],
    ['a time there is not', { ...DRAFT, time: '25:00' }, 400, 'bad-message'],
    ['a name', { ...DRAFT, fullName: 'Nguyễn Thị Hồng Nhung' }, 400, 'bad-message'],
    ['a telephone', { ...DRAFT, phone: '0912345678' }, 400, 'bad-message'],
    ['a list', [DRAFT], 400, 'bad-message'],
    ['no JSON', '{"serviceId":', 400, 'bad-message'],
    ['too much', { ...DRAFT, serviceId: 'x'.repeat(5_000) }, 413, 'bad-message'],
  ];
  const NO_CODES = ['abc', 'x'.repeat(65), '----', '   a b c   ', 'LH\u0007001', 'LH\u200b0001'];

  test('[Q10a] what cannot be kept is refused with its reason, and nothing is kept: a past day, no working time, what is not of this centre, a name', async () => {
    const { ask } = await cityApp();
    for (const [what, body, status, code] of REFUSED) {
      expect(await ask('putBooking', { params: { code: 'LH-0001' }, body }), what).toMatchObject({ status, code });
    }
    for (const code of NO_CODES) expect(await ask('putBooking', { params: { code }, body: DRAFT }), code).toMatchObject({ status: 400, code: 'bad-message' });
    for (const date of [MONDAY, '2026-11-22', '2026-11-25', '2036-11-24']) {
      expect(bodyOf('BookingList', await ask('getBookings', { query: { date } })).bookings).toEqual([]);
    }
  });

  test('[R3] a malformed request is told every fault, with its place, in both languages', async () => {
    const { ask } = await cityApp();
    const answer = await ask('putBooking', { params: { code: 'LH-0001' }, body: { serviceId: 7, date: 'tomorrow', time: '8h', phone: '0912345678' } });
    const { refusal } = bodyOf('Problem', answer);
    expect(refusal.faults?.map(({ en }) => en.split(':')[0])).toEqual(['serviceId', 'date', 'time', '.']);
    expect(JSON.stringify(answer.body)).not.toContain('0912345678');
    expect(refusal.faults?.every(({ vi, en }) => vi !== en)).toBe(true);
  });

  test('[Q10a] of many each is taken or refused by itself', async () => {
    const { ask } = await cityApp();
    const bookings = [
      { ...DRAFT, code: 'LH-0001' },
      { ...DRAFT, code: 'LH-0002', date: '2026-11-20' },
      'nonsense',
      { ...DRAFT, code: 'LH-0003', name: 'Nhung' },
      { ...DRAFT, code: 'LH-0004', time: '09:45' },
      { ...DRAFT, code: 'lh0001', time: '10:00' },
    ];
    const answer = await ask('postBookings', { body: { bookings } });
    const { added, replaced, refused } = bodyOf('BookingsTaken', answer);
    expect([added, replaced]).toEqual([2, 0]);
    expect(refused.map(({ index, refusal }) => [index, refusal.code])).toEqual([
      [1, 'booking-day-refused'],
      [2, 'bad-message'],
      [3, 'bad-message'],
    ]);
    expect(refused[0]?.text).toEqual({
      vi: 'Chỉ nhận lịch hẹn từ ngày 2026-11-23 đến ngày 2027-11-24; lịch hẹn này là của ngày 2026-11-20.',
      en: 'Bookings are taken for 2026-11-23 to 2027-11-24; this one is for 2026-11-20.',
    });
    const list = bodyOf('BookingList', await ask('getBookings', { query: { date: MONDAY } }));
    expect(list.bookings.map(({ code, time }) => [code, time])).toEqual([
      ['LH-0004', '09:45'],
      ['lh0001', '10:00'],
    ]);
    const full = Array.from({ length: 500 }, (_, i) => ({ ...DRAFT, code: `MANY-${i}` }));
    expect((await ask('postBookings', { body: { bookings: full } })).body).toEqual({ added: 500, replaced: 0, refused: [] });
    expect(await ask('postBookings', { body: { bookings: [...full, { ...DRAFT, code: 'MANY-500' }] } })).toMatchObject({ status: 400, code: 'bad-message' });
    expect(await ask('postBookings', { body: { bookings: [] } })).toMatchObject({ status: 400 });
  });

  test('[R50] an app sees, replaces and takes off its own bookings alone, by whichever of its keys, one that replaced another too', async () => {
    const { server, ask } = await cityApp();
    const data = ['--data', server.dataFolder];
    const newKey = (await luot('keys', 'add', 'City app', '--scope', 'bookings', '--app', 'city', ...data)).said.split('\n')[1] ?? '';
    const other = keyFor('bookings');
    const codesFor = async (key: string) =>
      bodyOf('BookingList', await askApi(server, key, 'getBookings', { query: { date: MONDAY } })).bookings.map(({ code }) => code);
    await ask('putBooking', { params: { code: 'CITY-0001' }, body: DRAFT });
    await askApi(server, other, 'putBooking', { params: { code: 'OTHER-01' }, body: DRAFT });
    expect([await codesFor(ALL_KEY), await codesFor(newKey), await codesFor(other)]).toEqual([['CITY-0001'], ['CITY-0001'], ['OTHER-01']]);

    const taken = await askApi(server, other, 'putBooking', { params: { code: 'city 0001' }, body: { ...DRAFT, time: '10:00' } });
    expect(taken).toMatchObject({ status: 409, code: 'booking-code-taken' });
    expect(JSON.stringify(taken.body)).not.toMatch(/"city"/i);
    const many = await askApi(server, other, 'postBookings', {
      body: {
        bookings: [
          { ...DRAFT, code: 'CITY0001' },
          { ...DRAFT, code: 'OTHER-02' },
        ],
      },
    });
    expect(many.body).toMatchObject({ added: 1, replaced: 0, refused: [{ index: 0, refusal: { code: 'booking-code-taken' } }] });
    expect(await askApi(server, other, 'deleteBooking', { params: { code: 'CITY-0001' } })).toMatchObject({ status: 404, code: 'unknown-booking' });

    expect((await luot('keys', 'revoke', 'city', ...data)).code).toBe(0);
    expect((await askApi(server, newKey, 'putBooking', { params: { code: 'CITY-0001' }, body: { ...DRAFT, time: '10:00' } })).status).toBe(200);
    expect((await askApi(server, newKey, 'deleteBooking', { params: { code: 'CITY-0001' } })).status).toBe(204);
    expect(await codesFor(other)).toEqual(['OTHER-01', 'OTHER-02']);
  });

  test('[R50] a ticket taken with a key keeps its answer and its taker under the app’s next key', async () => {
    const { server } = await cityApp();
    const data = ['--data', server.dataFolder];
    const newKey = (await luot('keys', 'add', 'Tickets', '--scope', 'tickets', '--app', 'tickets', ...data)).said.split('\n')[1] ?? '';
    const call = { body: { serviceId: 'land', language: 'vi' }, headers: idempotent() };
    const first = await askApi(server, keyFor('tickets'), 'postTicket', call);
    expect((await askApi(server, newKey, 'postTicket', call)).body).toEqual(first.body);
  });

  test('[R52] a code that is a telephone or identity number is refused, one by one and in a list', async () => {
    const { ask } = await cityApp();
    for (const code of ['0912345678', '091 234 5678', '+84912345678', '001099012345']) {
      expect(await ask('putBooking', { params: { code }, body: DRAFT }), code).toMatchObject({ status: 422, code: 'booking-code-personal' });
    }
    const many = await ask('postBookings', { body: { bookings: [{ ...DRAFT, code: '0912-345-678' }] } });
    expect(many.body).toMatchObject({ added: 0, refused: [{ index: 0, refusal: { code: 'booking-code-personal' } }] });
    expect(JSON.stringify(many.body)).not.toContain('345');
  });

  test('[Q10a] a list without a day is refused', async () => {
    const { ask } = await cityApp();
    for (const query of [{}, { date: 'today' }, { date: MONDAY, all: 'yes' }]) expect((await ask('getBookings', { query })).status).toBe(400);
  });
});

describe('tickets', () => {
  const ISSUE = { serviceId: 'land', language: 'vi' };

  test('[N3] one is taken as at a kiosk; the same Idempotency-Key always gets the same answer, after a restart too', async () => {
    const { server, ask } = await cityApp();
    const kiosk = await connect(server, PROOF_KIOSK);
    await kiosk.command('ticket.issue', { serviceId: 'land', language: 'vi' });
    const key = randomUUID();
    const first = await ask('postTicket', { body: ISSUE, headers: idempotent(key) });
    expect(first.status).toBe(201);
    expect(bodyOf('Ticket', first)).toMatchObject({ number: 'A002', ahead: 1, counters: ['2'], trackingUrl: null, estimate: null, service: { id: 'land' } });
    expect((await ask('postTicket', { body: ISSUE, headers: idempotent(key) })).body).toEqual(first.body);
    // N3a: another body under it, or another request, is told so and does nothing.
    for (const other of [
      { ...ISSUE, serviceId: 'papers' },
      { ...ISSUE, procedureCode: '1.001193' },
    ]) {
      expect(await ask('postTicket', { body: other, headers: idempotent(key) })).toMatchObject({ status: 409, code: 'id-used' });
    }
    expect(await ask('deleteTicket', { params: { token: bodyOf('Ticket', first).token }, headers: idempotent(key) })).toMatchObject({
      status: 409,
      code: 'id-used',
    });
    kiosk.socket.disconnect();
    await server.close();
    const again = await cityApp({ dataFolder: server.dataFolder });
    expect((await again.ask('postTicket', { body: ISSUE, headers: idempotent(key) })).body).toEqual(first.body);
    expect(bodyOf('Ticket', await again.ask('postTicket', { body: ISSUE, headers: idempotent() })).number).toBe('A003');
  });

  test('[N3] without such a key, or with one that is no UUID, nothing is taken', async () => {
    const { server, ask } = await cityApp();
    for (const headers of [{}, idempotent('1'), idempotent('')]) {
      expect(await ask('postTicket', { body: ISSUE, headers })).toMatchObject({ status: 400, code: 'no-idempotency-key' });
    }
    expect(server.engine.state.series).toEqual({});
  });

  test('[N3] a refusal is remembered too', async () => {
    const { ask } = await cityApp();
    const key = randomUUID();
    expect(await ask('postTicket', { body: { procedureCode: '1.999999', language: 'vi' }, headers: idempotent(key) })).toMatchObject({
      status: 422,
      code: 'unknown-procedure',
    });
    expect(await ask('postTicket', { body: { language: 'vi', procedureCode: '1.999999' }, headers: idempotent(key) })).toMatchObject({
      status: 422,
      code: 'unknown-procedure',
    });
  });

  test('[D3c] outside the ticket hours it is refused as at a kiosk, and nobody is passed by a class that is not there', async () => {
    const early = await cityApp({ clock: clockFrom(at('06:00')) });
    expect(await early.ask('postTicket', { body: ISSUE, headers: idempotent() })).toMatchObject({ status: 409, code: 'service-closed' });
    expect(await early.ask('postTicket', { body: { ...ISSUE, classId: 'vip' }, headers: idempotent() })).toMatchObject({ status: 422, code: 'unknown-class' });
  });

  test('[R1c] a procedure leads to its service; where the centre has a public address the visitor gets a page', async () => {
    const { ask } = await cityApp({ seed: smallCentre((document) => (document.publicUrl = 'https://hang-cho.example.vn/')) });
    const answer = bodyOf(
      'Ticket',
      await ask('postTicket', { body: { procedureCode: '2.000815', language: 'en', classId: 'elderly' }, headers: idempotent() }),
    );
    expect(answer.service.id).toBe('papers');
    expect(answer.trackingUrl).toBe(`https://hang-cho.example.vn/t/${answer.token}`);
  });

  test('[R1c] who has a token is told how the ticket stands, and gives it back', async () => {
    const { server, ask } = await cityApp();
    const { token, number } = bodyOf('Ticket', await ask('postTicket', { body: ISSUE, headers: idempotent() }));
    expect(bodyOf('TicketStanding', await ask('getTicket', { params: { token } }))).toMatchObject({
      number,
      state: 'waiting',
      ahead: 0,
      mayCancel: true,
      estimate: null,
    });
    const key = randomUUID();
    expect((await ask('deleteTicket', { params: { token } })).code).toBe('no-idempotency-key');
    expect((await ask('deleteTicket', { params: { token }, headers: idempotent(key) })).status).toBe(204);
    expect((await ask('deleteTicket', { params: { token }, headers: idempotent(key) })).status).toBe(204);
    expect(await ask('deleteTicket', { params: { token }, headers: idempotent() })).toMatchObject({ status: 409, code: 'wrong-ticket-state' });
    expect(bodyOf('TicketStanding', await ask('getTicket', { params: { token } })).state).toBe('cancelled');
    expect(server.engine.state.waiting['land']).toEqual([]);
    for (const other of ['x'.repeat(22), 'x', '__proto__']) {
      expect(await ask('getTicket', { params: { token: other } })).toMatchObject({ status: 404, code: 'unknown-ticket' });
      expect(await ask('deleteTicket', { params: { token: other }, headers: idempotent() })).toMatchObject({ status: 404, code: 'unknown-ticket' });
    }
  });
});

describe('the state of the queue', () => {
  test('[R1c] tells waiting tickets, open counters, hours and calls, and costs nothing while nothing changes', async () => {
    const { server, ask } = await cityApp();
    const first = await ask('getQueue');
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(bodyOf('Queue', first).services.map(({ id, waiting, openCounters, tickets }) => [id, waiting, openCounters, tickets.state])).toEqual([
      ['papers', 0, [], 'open'],
      ['land', 0, [], 'open'],
      ['money', 0, [], 'open'],
    ]);
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const same = await ask('getQueue', { headers: { 'if-none-match': tag } });
      expect([same.status, same.body, same.headers.get('etag')], tag).toEqual([304, null, etag]);
    }
    const taken = bodyOf('Ticket', await ask('postTicket', { body: { serviceId: 'land', language: 'vi' }, headers: idempotent() }));
    await ask('postTicket', { body: { serviceId: 'land', language: 'vi' }, headers: idempotent() });
    server.engine.executeOwn({ name: 'counter.open', body: { counterId: 'c2' } }, { role: 'staff', id: 'an' });
    server.engine.executeOwn({ name: 'counter.callNext', body: { counterId: 'c2' } }, { role: 'staff', id: 'an' });
    const changed = await ask('getQueue', { headers: { 'if-none-match': etag } });
    const queue = bodyOf('Queue', changed);
    expect(queue.services.map(({ waiting, openCounters }) => [waiting, openCounters])).toEqual([
      [0, ['2']],
      [1, ['2']],
      [0, []],
    ]);
    expect(queue.calls).toEqual([{ number: taken.number, counter: '2', atMs: expect.any(Number) as unknown }]);
    expect(JSON.stringify(queue)).not.toContain(taken.token);
  });

  test('[D3c] says when a service opens next, and after the close of the day that it is tomorrow', async () => {
    const { server, ask } = await cityApp({ clock: clockFrom(at('06:00')) });
    const tickets = async () => bodyOf('Queue', await ask('getQueue')).services[0]?.tickets;
    expect(await tickets()).toEqual({ state: 'closed', opensAtMs: at('07:30') });
    server.engine.executeOwn({ name: 'day.close', body: { outcomes: [] } }, { role: 'manager', id: 'quanly' });
    expect(await tickets()).toEqual({ state: 'closed', opensAtMs: at('07:30', TUESDAY) });
  });
});

test('[R3] what stands nowhere under the API is refused like everything else', async () => {
  const { server } = await cityApp();
  const response = await fetch(`${server.url}/api/v1/everything`, { headers: { authorization: `Bearer ${ALL_KEY}` } });
  expect([response.status, await response.json()]).toMatchObject([404, { ok: false, text: { vi: expect.any(String) as unknown } }]);
});
