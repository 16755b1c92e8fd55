import { describe, expect, test } from 'vitest';
import { AN, Given, KIOSK, PAPERS_PROCEDURE, SERVER } from '../../test/fixtures/given.ts';
import { MONDAY, smallCentre, TUESDAY } from '../../test/fixtures/small-centre.ts';

const ISSUE = { serviceId: 'papers', language: 'vi' } as const;

/** A day that is opened again after 998 numbers of series A and 9 of series 2. */
function lateInTheSeries(): Given {
  const given = new Given();
  given.used[MONDAY] = { a: 998, g: 9 };
  given.at('08:00').did(SERVER, 'day.turn', {});
  return given;
}

describe('numbers', () => {
  test('[N1a] a series counts from 001, for all its services together', () => {
    const given = Given.monday().at('08:00');
    const numbers = ['papers', 'land', 'papers'].map((serviceId) => given.issue(serviceId).number);
    expect(numbers).toEqual(['A001', 'A002', 'A003']);
  });

  test('[N1a] after 999 a series continues with 1000', () => {
    const given = lateInTheSeries();
    expect([given.issue('papers').number, given.issue('land').number, given.issue('papers').number]).toEqual(['A999', 'A1000', 'A1001']);
  });

  test('[N1b] a numeric series writes a leading thousand', () => {
    const given = Given.monday().at('08:00');
    expect([given.issue('money').number, given.issue('money').number]).toEqual(['2001', '2002']);
  });

  test('[N2b] a number is not given out again, whatever became of its ticket', () => {
    const given = Given.monday().at('08:00').open('c1');
    const cancelled = given.issue('papers');
    given.did(AN, 'ticket.cancel', { ticketId: cancelled.id });
    const missed = given.issue('papers');
    given.call('c1');
    given.did(AN, 'ticket.miss', { ticketId: missed.id });
    const undone = given.issue('papers');
    given.call('c1');
    given.did(AN, 'counter.undo', { counterId: 'c1' });
    const last = given.issue('papers');
    expect([cancelled, missed, undone, last].map((ticket) => ticket.number)).toEqual(['A001', 'A002', 'A003', 'A004']);
  });

  test('[N2b] a day that is opened again continues after the numbers it has given out', () => {
    const given = lateInTheSeries();
    expect(given.issue('papers')).toMatchObject({ number: 'A999', ordinal: 999, id: `${MONDAY}.a.999` });
    expect(given.issue('money')).toMatchObject({ number: '2010', ordinal: 10 });
  });

  test('[N2b] each day has its own numbers and ids', () => {
    const given = Given.monday();
    const first = given.issue('papers', '08:00');
    given.at('04:00', TUESDAY).did(SERVER, 'day.turn', {});
    given.at('08:00', TUESDAY);
    const second = given.issue('papers');
    expect([first.number, second.number]).toEqual(['A001', 'A001']);
    expect([first.id, second.id]).toEqual([`${MONDAY}.a.1`, `${TUESDAY}.a.1`]);
  });

  test('[N5b] at the daily limit the series is full, for staff too', () => {
    const given = lateInTheSeries();
    given.issue('money');
    expect(given.code(KIOSK, 'ticket.issue', { serviceId: 'money', language: 'vi' })).toBe('series-full');
    expect(given.code(AN, 'ticket.issue', { serviceId: 'money', language: 'vi' })).toBe('series-full');
    expect(given.code(KIOSK, 'ticket.issue', ISSUE)).toBe('done');
  });
});

describe('what a ticket holds', () => {
  test('[Q1] its due is its arrival, its head start is its class', () => {
    const given = Given.monday();
    const ticket = given.issue('papers', '08:00:07', 'elderly');
    expect(ticket).toMatchObject({ arrivedAtMs: given.wallMs, dueAtMs: given.wallMs, headStartMinutes: 30, state: 'waiting', classId: 'elderly' });
    expect(given.issue('papers')).toMatchObject({ headStartMinutes: 0, classId: null });
  });

  test('[P1a] paper is asked for at the kiosk’s own printer, and at none where there is none', () => {
    const given = Given.monday().at('08:00');
    expect(given.issue('papers')).toMatchObject({ print: 'issued', printerId: 'printer-1' });
    expect(given.issue('papers', undefined, undefined, { role: 'kiosk', id: 'kiosk-2' })).toMatchObject({ print: 'none', printerId: null });
    expect(given.issue('papers', undefined, undefined, AN)).toMatchObject({ print: 'none', printerId: null });
  });

  test('a procedure is taken where its service is chosen, and refused elsewhere', () => {
    const given = Given.monday().at('08:00');
    expect(given.code(KIOSK, 'ticket.issue', { ...ISSUE, procedureCode: PAPERS_PROCEDURE })).toBe('done');
    expect(given.code(KIOSK, 'ticket.issue', { serviceId: 'land', language: 'vi', procedureCode: PAPERS_PROCEDURE })).toBe('unknown-procedure');
    expect(given.code(KIOSK, 'ticket.issue', { ...ISSUE, procedureCode: '9.999999' })).toBe('unknown-procedure');
  });

  test('an unknown service or class is refused', () => {
    const given = Given.monday().at('08:00');
    expect(given.code(KIOSK, 'ticket.issue', { serviceId: 'passport', language: 'vi' })).toBe('unknown-service');
    expect(given.code(KIOSK, 'ticket.issue', { ...ISSUE, classId: 'vip' })).toBe('unknown-class');
  });
});

describe('when tickets are given out', () => {
  test.each([
    ['06:44', 'service-closed'],
    ['06:45', 'done'],
    ['12:30', 'done'],
    ['16:29', 'done'],
    ['16:30', 'service-closed'],
  ])('[D3c] at %s the kiosk’s command is: %s', (time, code) => {
    expect(Given.monday().at(time).code(KIOSK, 'ticket.issue', ISSUE)).toBe(code);
  });

  test('[D3c] staff issue outside the ticket hours too', () => {
    expect(Given.monday().at('19:00').code(AN, 'ticket.issue', ISSUE)).toBe('done');
  });

  test('[D3c] a service with hours of its own keeps to them', () => {
    const none: string[][] = [];
    const given = Given.monday(
      smallCentre((document) => Object.assign(document.services[1] ?? {}, { week: [[['18:00', '20:00']], none, none, none, none, none, none] })),
    );
    expect(given.at('10:00').code(KIOSK, 'ticket.issue', { serviceId: 'land', language: 'vi' })).toBe('service-closed');
    expect(given.at('17:15').code(KIOSK, 'ticket.issue', { serviceId: 'land', language: 'vi' })).toBe('done');
    expect(given.code(KIOSK, 'ticket.issue', ISSUE)).toBe('service-closed');
  });

  test('[D1a] without an open day nothing is issued', () => {
    expect(new Given().at('08:00').code(AN, 'ticket.issue', ISSUE)).toBe('day-not-open');
  });
});
