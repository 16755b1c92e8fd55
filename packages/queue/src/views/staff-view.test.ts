import type { CounterView } from '@luot/shared/protocol/views/counter-view';
import type { DeviceView } from '@luot/shared/protocol/views/devices-view';
import { describe, expect, test } from 'vitest';
import { LED_LINE, PRINTER_2 } from '../../test/fixtures/devices.ts';
import { AN, Given } from '../../test/fixtures/given.ts';
import { at, smallCentre } from '../../test/fixtures/small-centre.ts';
import { counterView } from './counter-view.ts';
import { type BesideQueue, staffView } from './staff-view.ts';

const ATTENDED = { dossierOf: () => null, unattended: () => false };
const BESIDE: BesideQueue = { devices: [], printerState: () => 'ready', helpCalls: [], alarms: [], notices: [], unattended: () => false };

function counter(given: Given, id: string): CounterView {
  const view = counterView(given.state, id, given.wallMs, ATTENDED);
  if (view === null) throw new Error(`no counter ${id}`);
  return view;
}

describe('one counter', () => {
  test('[Q1] the list is in the order of calling, and names the next', () => {
    const given = Given.monday().open('c1');
    given.issue('papers', '08:00');
    given.issue('papers', '08:10');
    given.issue('papers', '08:20', 'child');
    const view = counter(given, 'c1');
    expect(view.waiting.map(({ number, priority }) => [number, priority])).toEqual([
      ['A001', false],
      ['A003', true],
      ['A002', false],
    ]);
    expect(view.next?.number).toBe('A001');
    expect(given.call('c1').number).toBe('A001');
  });

  test('[C4] after the set number of recalls "missed" is offered', () => {
    const given = Given.monday().open('c1');
    const { id: ticketId } = given.issue('papers', '08:00');
    given.call('c1');
    const offered = [0, 1, 2].map((recalls) => {
      if (recalls > 0) given.did(AN, 'ticket.recall', { ticketId });
      return counter(given, 'c1').current?.offerMissed;
    });
    expect(offered).toEqual([false, false, true]);
  });

  test('[C3b] undo is shown with its end, and no longer after it', () => {
    const given = Given.monday().open('c1');
    given.issue('papers', '08:00');
    given.call('c1');
    expect(counter(given, 'c1').undo).toEqual({ name: 'counter.callNext', untilMs: at('08:00:10') });
    expect(counter(given.at('08:00:11'), 'c1').undo).toBeNull();
  });

  test('[Q3b] a directed ticket is marked in the list of its counter, and is in no other', () => {
    const given = Given.monday().open('c1', 'c2');
    const ticket = given.issue('papers', '08:00');
    given.call('c1');
    given.did(AN, 'ticket.transfer', { ticketId: ticket.id, to: { counterId: 'c2' } });
    expect(counter(given, 'c2').waiting).toMatchObject([{ number: 'A001', directed: true, transferred: true }]);
    expect(counter(given, 'c1').waiting).toEqual([]);
  });

  test('the ticket in hand, with its class, call and start', () => {
    const given = Given.monday().open('c1');
    const ticket = given.issue('papers', '08:00', 'child');
    given.at('08:05').call('c1');
    given.at('08:06').did(AN, 'ticket.start', { ticketId: ticket.id });
    given.did(AN, 'ticket.reprint', { ticketId: ticket.id });
    expect(counter(given, 'c1').current).toMatchObject({
      number: 'A001',
      copies: 1,
      state: 'serving',
      serviceName: { en: 'Papers' },
      className: { en: 'With a small child' },
      arrivedAtMs: at('08:00'),
      calledAtMs: at('08:05'),
      startedAtMs: at('08:06'),
    });
    given.did(AN, 'ticket.finish', { ticketId: ticket.id });
    expect(counter(given, 'c1')).toMatchObject({ current: null, servedToday: 1 });
  });
});

describe('all counters', () => {
  test('[C5] staff see who works where, in which state', () => {
    const given = Given.monday().at('08:00').open('c1', 'c2');
    given.issue('land');
    given.call('c2');
    given.did(AN, 'counter.pause', { counterId: 'c1', reasonId: 'break' });
    expect(staffView(given.state, BESIDE).counters.map(({ id, state, clerk, number }) => [id, state, clerk, number])).toEqual([
      ['c1', 'paused', 'an', null],
      ['c2', 'open', 'binh', 'A001'],
      ['c3', 'closed', null, null],
    ]);
    expect(counterView(given.state, 'c9', given.wallMs, ATTENDED)).toBeNull();
  });

  test('[P4] staff see how every device is, and [P3b] where a ticket can be printed again', () => {
    const given = Given.monday(smallCentre((document) => document.devices.push(PRINTER_2, LED_LINE)));
    const device: DeviceView = { id: 'led-a.c1', kind: 'display', name: { vi: 'x', en: 'x' }, holder: null, state: 'unknown', sinceMs: 1, error: null };
    const view = staffView(given.state, { ...BESIDE, devices: [device], printerState: (id) => (id === 'printer-2' ? 'near-end' : 'paper-out') });
    expect(view.devices).toEqual([device]);
    expect(view.printers.map(({ id, name, state }) => [id, name.en, state])).toEqual([
      ['printer-1', 'Printer 1', 'paper-out'],
      ['printer-2', 'Printer 2', 'near-end'],
    ]);
  });
});
