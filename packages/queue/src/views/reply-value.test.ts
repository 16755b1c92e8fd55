import { expect, test } from 'vitest';
import { AN, Given } from '../../test/fixtures/given.ts';
import { smallCentre } from '../../test/fixtures/small-centre.ts';
import { issuedTicket, replyValue } from './reply-value.ts';

test('an issue answers with the ticket: number, how many are ahead, where to go', () => {
  const given = Given.monday();
  given.issue('papers', '08:00');
  given.issue('papers', '08:10');
  given.issue('land', '08:11');
  const ticket = given.issue('papers', '08:20', 'child'); // as if 08:05
  const events = given.entries.at(-1)?.events ?? [];
  expect(replyValue(events, given.state)).toEqual({
    ticket: {
      ticketId: ticket.id,
      number: 'A004',
      serviceId: 'papers',
      serviceName: { vi: 'Papers (vi)', en: 'Papers' },
      issuedAtMs: ticket.arrivedAtMs,
      language: 'vi',
      priority: true,
      procedureCode: null,
      printerId: 'printer-1',
      ahead: 1,
      counters: ['1'],
      qr: `LUOT:${ticket.token}`,
      estimate: 'unknown',
    },
  });
});

test('a call answers with the ticket called, also when it ended another one first', () => {
  const given = Given.monday().at('08:00').open('c1');
  const first = given.issue('papers');
  const second = given.issue('papers');
  given.call('c1');
  const events = given.did(AN, 'counter.callNext', { counterId: 'c1', outcome: { ticketId: first.id, as: 'served' } });
  expect(replyValue(events, given.state)).toEqual({ ticketId: second.id, number: 'A002' });
});

test('with a public address the QR is the tracking link', () => {
  for (const publicUrl of ['https://so.example.vn', 'https://so.example.vn/']) {
    const given = Given.monday(
      smallCentre((document) => {
        document.publicUrl = publicUrl;
      }),
    );
    const ticket = given.issue('papers', '08:00');
    expect(issuedTicket(given.state, ticket).qr).toBe(`https://so.example.vn/t/${ticket.token}`);
  }
});

test('other commands answer with nothing but "done"', () => {
  const given = Given.monday();
  expect(replyValue(given.did(AN, 'counter.open', { counterId: 'c1' }), given.state)).toEqual({});
  expect(replyValue([], given.state)).toEqual({});
});
