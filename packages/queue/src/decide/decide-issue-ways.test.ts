import { describe, expect, test } from 'vitest';
import { PRINTER_2 } from '../../test/fixtures/devices.ts';
import { AN, BINH, Given, KIOSK } from '../../test/fixtures/given.ts';
import { smallCentre, TRAINING_SERIES } from '../../test/fixtures/small-centre.ts';
import { callOrder } from '../pick-next.ts';
import { counterOf, legOf, waitingOf } from '../state.ts';

const GREETER = { role: 'greeter', id: 'huongdan' } as const;
const issue = { serviceId: 'papers', language: 'vi' } as const;

describe('by whom, and onto which paper', () => {
  const centre = smallCentre((document) => document.devices.push(PRINTER_2));

  test('[C10] staff name the printer; a kiosk has its own', () => {
    const given = Given.monday(centre).at('08:00');
    expect(given.did(GREETER, 'ticket.issue', { ...issue, printerId: 'printer-2' })).toMatchObject([{ printerId: 'printer-2' }]);
    expect(given.did(GREETER, 'ticket.issue', issue)).toMatchObject([{ printerId: null }]);
    expect(given.code(GREETER, 'ticket.issue', { ...issue, printerId: 'led-a' })).toBe('no-printer');
    expect(given.code(KIOSK, 'ticket.issue', { ...issue, printerId: 'printer-2' })).toBe('no-printer');
  });

  test('[C10] a greeter issues outside the ticket hours too, another program does not', () => {
    const given = Given.monday(centre).at('17:30');
    expect(given.code(GREETER, 'ticket.issue', issue)).toBe('done');
    expect(given.code({ role: 'app', id: 'city' }, 'ticket.issue', issue)).toBe('service-closed');
  });

  test('[P2] who wants no paper gets none', () => {
    const given = Given.monday(centre).at('08:00');
    expect(given.did(KIOSK, 'ticket.issue', { ...issue, paper: false })).toMatchObject([{ printerId: null }]);
  });
});

describe('several services', () => {
  test('[Q9] one number goes on to the next service, with its due, and each is counted', () => {
    const given = Given.monday().at('08:00').open('c1', 'c2');
    given.did(KIOSK, 'ticket.issue', { ...issue, further: ['land'] });
    given.issue('land', '08:01');
    const ticket = given.at('08:02').call('c1');
    given.at('08:05').did(AN, 'ticket.finish', { ticketId: ticket.id });
    expect(given.now(ticket)).toMatchObject({ state: 'waiting', number: 'A001', further: [], dueAtMs: ticket.dueAtMs });
    expect(counterOf(given.state, 'c1')).toMatchObject({ served: 1, current: null });
    expect(given.call('c2').number).toBe('A001');
    given.did(BINH, 'ticket.finish', { ticketId: ticket.id });
    expect(given.now(ticket)).toMatchObject({ state: 'served', legs: [{ outcome: 'served' }, { outcome: 'served', serviceId: 'land' }] });
  });

  test('[Q9] finishing it with the next call, and undoing that, takes all of it back', () => {
    const given = Given.monday().at('08:00').open('c1');
    given.did(KIOSK, 'ticket.issue', { ...issue, further: ['money'] });
    const ticket = given.call('c1');
    given.issue('papers');
    given.call('c1', { ticketId: ticket.id, as: 'served' });
    given.did(AN, 'counter.undo', { counterId: 'c1' });
    expect(given.now(ticket)).toMatchObject({ state: 'called', further: ['money'] });
    expect(waitingOf(given.state, 'money')).toEqual([]);
    expect(counterOf(given.state, 'c1')).toMatchObject({ served: 0, current: ticket.id });
  });

  test('[Q9] a clerk adds one; the same twice, the present one and an unknown one are refused', () => {
    const given = Given.monday().at('08:00').open('c1');
    given.issue('papers');
    const { id: ticketId } = given.call('c1');
    const add = (serviceId: string) => given.code(AN, 'ticket.addService', { ticketId, serviceId });
    expect([add('land'), add('land'), add('papers'), add('nothing')]).toEqual(['done', 'transfer-nowhere', 'transfer-nowhere', 'unknown-service']);
    expect(given.code(KIOSK, 'ticket.issue', { ...issue, further: ['papers'] })).toBe('unknown-service');
  });
});

describe('training', () => {
  const centre = smallCentre((document) => document.series.push(TRAINING_SERIES));

  test('[C11] it has numbers of its own, at the counter of its clerk, and counts in nothing', () => {
    const given = Given.monday(centre).at('08:00').open('c1', 'c2');
    given.did(AN, 'ticket.issue', { ...issue, training: true });
    expect(given.states).toEqual({ Z001: 'waiting' });
    expect(waitingOf(given.state, 'papers')).toEqual([]);
    expect(given.code(BINH, 'counter.callNext', { counterId: 'c2' })).toBe('queue-empty');
    const ticket = given.call('c1');
    given.did(AN, 'ticket.finish', { ticketId: ticket.id });
    expect(counterOf(given.state, 'c1').served).toBe(0);
    expect(legOf(given.now(ticket)).outcome).toBe('served');
  });

  test('[C11] it passes nobody: it is called when nobody waits, or by its number', () => {
    const given = Given.monday(centre).at('08:00').open('c1');
    given.did(AN, 'ticket.issue', { ...issue, training: true });
    given.issue('papers', '08:05');
    expect(callOrder(given.state, 'c1').map(({ number }) => number)).toEqual(['A001', 'Z001']);
    expect(given.did(AN, 'counter.callTicket', { counterId: 'c1', number: 'Z001', reasonId: 'other' })).toMatchObject([
      { type: 'ticket.called', ticketId: '2026-11-23.z.1', jump: false },
    ]);
  });

  test('[C11] it goes nowhere else, and ends with its counter', () => {
    const given = Given.monday(centre).at('08:00').open('c1', 'c2');
    given.did(AN, 'ticket.issue', { ...issue, training: true });
    const ticket = given.call('c1');
    expect(given.code(AN, 'ticket.transfer', { ticketId: ticket.id, to: { serviceId: 'land' } })).toBe('transfer-nowhere');
    given.did(AN, 'counter.undo', { counterId: 'c1' });
    given.did(AN, 'counter.close', { counterId: 'c1' });
    expect(given.now(ticket).state).toBe('cancelled');
  });

  test('[C11] without such a series, or without a counter, there is none', () => {
    expect(
      Given.monday()
        .at('08:00')
        .open('c1')
        .code(AN, 'ticket.issue', { ...issue, training: true }),
    ).toBe('no-training');
    expect(
      Given.monday(centre)
        .at('08:00')
        .code(AN, 'ticket.issue', { ...issue, training: true }),
    ).toBe('training-here');
    expect(
      Given.monday(centre)
        .at('08:00')
        .code(KIOSK, 'ticket.issue', { ...issue, training: true }),
    ).toBe('training-here');
  });
});

describe('a class corrected', () => {
  test('[K7] arrival stays, the order follows, and only while nobody has called', () => {
    const given = Given.monday().at('08:00').open('c1');
    given.issue('papers', '08:00');
    const ticket = given.issue('papers', '08:10');
    given.did(GREETER, 'ticket.setClass', { ticketId: ticket.id, classId: 'elderly' });
    expect(given.now(ticket)).toMatchObject({ classId: 'elderly', headStartMinutes: 30, arrivedAtMs: ticket.arrivedAtMs, dueAtMs: ticket.dueAtMs });
    expect(given.call('c1').number).toBe('A002');
    expect(given.code(AN, 'ticket.setClass', { ticketId: ticket.id, classId: null })).toBe('wrong-ticket-state');
    expect(given.code(AN, 'ticket.setClass', { ticketId: given.issue('papers').id, classId: 'vip' })).toBe('unknown-class');
  });
});
