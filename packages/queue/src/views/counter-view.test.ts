import type { NextReason } from '@luot/shared/protocol/views/counter-view';
import { describe, expect, test } from 'vitest';
import { AN, BINH, Given, KIOSK, MANAGER } from '../../test/fixtures/given.ts';
import { at, smallCentre, TRAINING_SERIES } from '../../test/fixtures/small-centre.ts';
import { counterView } from './counter-view.ts';
import { staffView } from './staff-view.ts';

const BESIDE = { dossierOf: () => null, unattended: () => false };
const view = (given: Given, counterId = 'c1') => {
  const found = counterView(given.state, counterId, given.wallMs, BESIDE);
  if (found === null) throw new Error(`no counter ${counterId}`);
  return found;
};
const why = (given: Given, counterId = 'c1'): NextReason | undefined => view(given, counterId).next?.why;

describe('why the next one is next', () => {
  test('[C6] came first', () => {
    const given = Given.monday().open('c1');
    given.issue('papers', '08:00');
    given.issue('papers', '08:01', 'child');
    expect(why(given)).toEqual({ kind: 'priority', className: { vi: 'With a small child (vi)', en: 'With a small child' }, headStartMinutes: 15, passes: 1 });
    given.call('c1');
    expect(why(given)).toEqual({ kind: 'first' });
  });

  test('[C6] of its class, though nobody is passed: it came first', () => {
    const given = Given.monday().open('c1');
    given.issue('papers', '08:00', 'child');
    expect(why(given)).toEqual({ kind: 'first' });
  });

  test('[C6] the turn of whoever waits longest, after a run of jumps', () => {
    const given = Given.monday(smallCentre((document) => Object.assign(document.order, { jumpsInARow: 1 }))).open('c1');
    given.issue('papers', '08:00');
    given.issue('papers', '08:01', 'child');
    given.issue('papers', '08:02', 'child');
    given.call('c1');
    expect(why(given)).toEqual({ kind: 'turn', jumps: 1 });
    expect(view(given).jumps).toEqual({ inARow: 1, most: 1 });
  });

  test('[C6] helping out, directed here, booked, for training', () => {
    const given = Given.monday(smallCentre((document) => document.series.push(TRAINING_SERIES)))
      .at('08:00')
      .open('c1', 'c2');
    given.did(AN, 'ticket.issue', { serviceId: 'papers', language: 'vi', training: true });
    expect(why(given)).toEqual({ kind: 'training' });
    given.issue('land', '08:00');
    expect(why(given)).toEqual({ kind: 'helping', offsetMinutes: 20 });
    const ticket = given.call('c2');
    given.did(BINH, 'ticket.transfer', { ticketId: ticket.id, to: { counterId: 'c1' } });
    expect(why(given)).toEqual({ kind: 'directed' });
    given.call('c1');
    const booking = { id: 'b', serviceId: 'papers', atMs: at('08:20'), procedureCode: null };
    given.at('08:10').did(KIOSK, 'ticket.checkIn', { booking, language: 'vi' });
    expect(why(given)).toEqual({ kind: 'booked', bookedAtMs: at('08:20') });
  });
});

describe('who is away', () => {
  test('[C6] [Q6] held ones of the services handled here, and where; [Q7] those missed, newest first', () => {
    const given = Given.monday().at('08:00').open('c1', 'c2');
    const tickets = [given.issue('papers'), given.issue('papers'), given.issue('papers')];
    given.call('c1');
    given.at('08:05').did(AN, 'ticket.hold', { ticketId: tickets[0]?.id ?? '' });
    for (const [i, time] of [
      [1, '08:06'],
      [2, '08:07'],
    ] as const) {
      given.at(time).call('c1');
      given.did(AN, 'ticket.miss', { ticketId: tickets[i]?.id ?? '' });
    }
    expect(view(given).held).toMatchObject([{ number: 'A001', sinceMs: at('08:05'), counterLabel: '1', here: true }]);
    expect(view(given, 'c2').held).toMatchObject([{ number: 'A001', here: false }]);
    expect(view(given).missed.map(({ number, sinceMs }) => [number, sinceMs])).toEqual([
      ['A003', at('08:07')],
      ['A002', at('08:06')],
    ]);
  });

  test('[Q6] one that came back is marked, and so is [Q8] the count of calls before their turn', () => {
    const given = Given.monday().at('08:00').open('c1');
    const ticket = given.issue('papers');
    given.issue('papers');
    given.call('c1');
    given.did(AN, 'ticket.hold', { ticketId: ticket.id });
    given.did(AN, 'ticket.return', { ticketId: ticket.id });
    expect(view(given).waiting.map(({ number, returned }) => [number, returned])).toEqual([
      ['A001', true],
      ['A002', false],
    ]);
    given.did(AN, 'counter.callTicket', { counterId: 'c1', number: 'A002', reasonId: 'other' });
    expect(view(given).outOfOrder).toBe(1);
  });
});

describe('all staff', () => {
  const beside = {
    devices: [],
    printerState: () => 'ready' as const,
    helpCalls: [],
    alarms: [{ at: 'c2', sinceMs: 5 }],
    notices: [],
    unattended: (id: string) => id === 'c1',
  };

  test('[Q12] who is stranded, [C9] which counter nobody attends, and who calls colleagues', () => {
    const given = Given.monday().at('08:00').open('c1');
    given.issue('money', '08:00');
    given.issue('money', '08:05');
    const staff = staffView(given.state, beside);
    expect(staff.stranded).toEqual([{ serviceId: 'money', numbers: ['2001', '2002'], count: 2, sinceMs: at('08:00') }]);
    expect(staff.counters.map(({ unattended }) => unattended)).toEqual([true, false, false]);
    expect(staff.alarms).toEqual([{ counterId: 'c2', counterLabel: '2', sinceMs: 5 }]);
  });

  test('[C12] the end of the day and an emergency are on every page', () => {
    const given = Given.monday().at('16:00');
    given.did(MANAGER, 'emergency.set', { text: { vi: 'Có cháy', en: 'Fire' } });
    given.did(MANAGER, 'day.close', { outcomes: [] });
    expect(staffView(given.state, beside)).toMatchObject({ dayClosed: true, emergency: { en: 'Fire' } });
  });
});
