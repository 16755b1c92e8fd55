import { DEVICE_STATES, type DeviceState } from '@luot/shared/domain/devices/device-state';
import type { KioskView } from '@luot/shared/protocol/views/kiosk-view';
import type { Paper } from '@luot/shared/protocol/views/ticket-view';
import { describe, expect, test } from 'vitest';
import { AN, Given, SERVER } from '../../test/fixtures/given.ts';
import { at, MONDAY, smallCentre, TUESDAY } from '../../test/fixtures/small-centre.ts';
import type { PrintState } from '../state.ts';
import { kioskView, paperOf } from './kiosk-view.ts';

function kiosk(given: Given, id = 'kiosk-1', printer: DeviceState = 'ready'): KioskView {
  const view = kioskView(given.state, id, given.wallMs, () => printer);
  if (view === null) throw new Error(`no kiosk ${id}`);
  return view;
}

describe('paper', () => {
  /** Written out by hand: what the visitor is told, by the ticket's paper, its age and the printer. */
  const TABLE: [PrintState, number, DeviceState, Paper][] = [
    ['issued', 0, 'ready', 'coming'],
    ['issued', 9_999, 'ready', 'coming'],
    ['issued', 9_999, 'printing', 'coming'],
    ['issued', 10_001, 'ready', 'none'],
    ['issued', 0, 'near-end', 'coming'],
    ['issued', 0, 'paper-out', 'none'],
    ['issued', 0, 'cover-open', 'none'],
    ['issued', 0, 'offline', 'none'],
    ['issued', 0, 'unknown', 'none'],
    ['sent', 0, 'printing', 'coming'],
    ['sent', 60_000, 'printing', 'coming'],
    ['sent', 0, 'offline', 'coming'],
    ['printed', 0, 'ready', 'printed'],
    ['printed', 60_000, 'offline', 'printed'],
    ['unknown', 0, 'ready', 'unsure'],
    ['unknown', 0, 'offline', 'unsure'],
    ['none', 0, 'ready', 'none'],
  ];

  test.each(TABLE)('[P2] %s, %i ms old, printer %s: %s', (print, ageMs, printer, paper) => {
    const ticket = { ...Given.monday().issue('papers', '08:00'), print };
    expect(paperOf(ticket, ticket.arrivedAtMs + ageMs, printer)).toBe(paper);
  });

  test('[P2] the kiosk is told of its own newest tickets', () => {
    const given = Given.monday();
    const mine = ['08:00', '08:01', '08:02', '08:03', '08:04'].map((time) => given.issue('papers', time).id);
    given.did(SERVER, 'print.report', { ticketId: mine[4] ?? '', copy: 0, print: 'sent' });
    mine.push(given.issue('papers', '08:05').id);
    given.issue('papers', undefined, undefined, AN);
    const { papers, printer } = kiosk(given);
    expect(papers.map((paper) => paper.ticketId)).toEqual(mine.slice(1).reverse());
    expect(papers.slice(0, 2).map(({ paper }) => paper)).toEqual(['coming', 'coming']);
    expect(papers[2]?.paper).toBe('none'); // not sent within 10 s
    expect(printer).toEqual({ state: 'ready' });
  });

  test.each(DEVICE_STATES)('[P4] the kiosk is told that its printer is %s', (state) => {
    expect(kiosk(Given.monday(), 'kiosk-1', state).printer).toEqual({ state });
  });

  test('[P2] a kiosk without a printer says that no paper follows', () => {
    const given = Given.monday();
    const { id } = given.issue('papers', '08:00', undefined, { role: 'kiosk', id: 'kiosk-2' });
    expect(kiosk(given, 'kiosk-2')).toMatchObject({ printer: null, papers: [{ ticketId: id, paper: 'none' }] });
  });
});

describe('services', () => {
  const stateOf = (given: Given, id: string) => kiosk(given).services.find((service) => service.id === id)?.service;

  test('[D3c] outside the ticket hours a service says when it opens next', () => {
    expect(stateOf(Given.monday().at('06:30'), 'papers')).toEqual({ state: 'closed', opensAtMs: at('07:30') });
    expect(stateOf(Given.monday().at('06:50'), 'papers')).toEqual({ state: 'open' });
    expect(stateOf(Given.monday().at('17:00'), 'papers')).toEqual({ state: 'closed', opensAtMs: at('07:30', TUESDAY) });
  });

  test('[D3c] with no opening within two weeks the time is not known', () => {
    const given = Given.monday(
      smallCentre((document) => {
        document.hours.week = [[], [], [], [], [], [], []];
        document.hours.exceptions = [];
      }),
    );
    expect(stateOf(given.at('08:00'), 'papers')).toEqual({ state: 'closed', opensAtMs: null });
  });

  test('[N5b] at the limit of its series a service is full', () => {
    const given = new Given();
    given.used[MONDAY] = { g: 9 };
    given.at('08:00').did(SERVER, 'day.turn', {});
    expect(stateOf(given, 'money')).toEqual({ state: 'open' });
    given.issue('money');
    expect(stateOf(given, 'money')).toEqual({ state: 'full' });
    expect(stateOf(given, 'papers')).toEqual({ state: 'open' });
  });

  test('the counters named are those whose own work a service is', () => {
    const given = Given.monday();
    given.issue('papers', '08:00');
    expect(kiosk(given).services.map(({ id, counters, waiting }) => [id, counters, waiting])).toEqual([
      ['papers', ['1'], 1],
      ['land', ['2'], 0],
      ['money', ['3'], 0],
    ]);
  });

  test('[R4a] what was scanned at the kiosk is in its view while it is said to be', () => {
    const { state } = Given.monday();
    const scan = { seq: 1, text: 'https://example.vn/1.000656' };
    expect(kioskView(state, 'kiosk-1', 0, () => 'ready', { scan, help: null, takesBookings: false })?.scan).toEqual(scan);
    expect(kioskView(state, 'kiosk-1', 0, () => 'ready')?.scan).toBeNull();
  });

  test('an unknown kiosk has no view', () => {
    expect(kioskView(Given.monday().state, 'kiosk-9', 0, () => 'ready')).toBeNull();
  });
});
