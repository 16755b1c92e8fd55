// Settings that are replaced in the middle of random days, and every view looked at after each time.

import { BINH, Given, MANAGER, SERVER } from '@luot/queue/fixtures/given';
import { openDay, play, settings, steps } from '@luot/queue/fixtures/random-day';
import { type CentreDocument, smallCentre, TUESDAY } from '@luot/queue/fixtures/small-centre';
import { serviceName } from '@luot/queue/names';
import { eligibleAt, stranded } from '@luot/queue/pick-next';
import { allTickets, counterOf, heldMs, legOf, NONE_LEFT, type QueueState } from '@luot/queue/state';
import { agentView } from '@luot/queue/views/agent-view';
import { boardView } from '@luot/queue/views/board-view';
import { counterView } from '@luot/queue/views/counter-view';
import { ticketHistory } from '@luot/queue/views/find-ticket';
import { kioskView } from '@luot/queue/views/kiosk-view';
import { managerView } from '@luot/queue/views/manager-view';
import { staffView } from '@luot/queue/views/staff-view';
import { ticketView } from '@luot/queue/views/ticket-view';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queueAnswer } from '../doors/api/queue-answer.ts';
import { dayFigures } from '../reports/day-figures.ts';

const CHANGES: readonly ((document: CentreDocument) => unknown)[] = [
  (document) => {
    document.services = document.services.filter(({ id }) => id !== 'land');
    for (const counter of document.counters) counter.services = counter.services.filter(({ serviceId }) => serviceId !== 'land');
    document.hours.exceptions = [];
  },
  (document) => {
    document.counters = document.counters.filter(({ id }) => id !== 'c2');
  },
  (document) => {
    document.classes = [];
  },
  (document) => {
    document.devices = [];
    for (const kiosk of document.kiosks) kiosk.printerId = null;
  },
  (document) => {
    document.pauseReasons = document.pauseReasons.filter(({ id }) => id !== 'break');
  },
];

function viewsOf(state: QueueState, nowMs: number) {
  const { counters, displays, kiosks } = state.settings;
  const unattended = () => false;
  const legs = allTickets(state).flatMap((ticket) => ticket.legs.map((leg, i) => ({ ...leg, heldMs: heldMs(leg), leg: i })));
  const figures = dayFigures(legs, state.settings.timeZone);
  return {
    manager: managerView(state, nowMs, figures, { devices: [], dossierFault: null, comments: [], notices: [], clock: null }),
    staff: staffView(state, { devices: [], printerState: () => 'ready', helpCalls: [], alarms: [], notices: [], unattended }),
    counters: counters.map(({ id }) => counterView(state, id, nowMs, { dossierOf: () => null, unattended })),
    boards: displays.map(({ id }) => boardView(state, id, nowMs)),
    kiosks: kiosks.map(({ id }) => [kioskView(state, id, nowMs, () => 'ready'), agentView(state, id, nowMs, null)]),
    tickets: allTickets(state).map(({ id, number }) => [ticketView(state, id, nowMs), ticketHistory(state, number, () => null)]),
    others: queueAnswer(state, nowMs),
  };
}

const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);

function looksRight(given: Given): void {
  const { state, wallMs } = given;
  const views = viewsOf(state, wallMs);
  // What a name is made of where there is none.
  expect(JSON.stringify(views)).not.toContain(serviceName({ ...state, former: NONE_LEFT }, 'nothing').vi);
  expect(JSON.stringify(views)).not.toMatch(/"counterLabel":""|"what":"called","counterLabel":null/);
  // Q12: nobody is lost.
  const open = state.settings.counters.filter(({ id }) => counterOf(state, id).state === 'open');
  const known = new Set([...open.flatMap(({ id }) => eligibleAt(state, id).map(({ ticket }) => ticket.id)), ...stranded(state).map(({ id }) => id)]);
  expect(allTickets(state).filter((ticket) => ticket.state === 'waiting' && !known.has(ticket.id))).toEqual([]);
  // S4: whatever has left, what came is what became of it.
  const { services, counters } = views.manager;
  expect(sum(services.map(({ received, transferredIn }) => received - transferredIn))).toBe(allTickets(state).length);
  for (const service of services) {
    const { served, missed, cancelled, expired, transferred } = service;
    expect(service.received).toBe(served + missed + cancelled + expired + transferred + service.open);
  }
  expect(sum(counters.map(({ called }) => called))).toBe(
    allTickets(state).flatMap(({ legs }) => legs.filter(({ counterId, calledAtMs }) => counterId !== null && calledAtMs !== null)).length,
  );
}

describe('settings replaced during a random day', () => {
  test('[G1] [G2] [Q12] [S4] whatever is taken, no view shows an id, throws or loses a ticket, and the sums stay', () => {
    let taken = 0;
    fc.assert(
      fc.property(settings, steps, fc.array(fc.nat(31), { minLength: 8, maxLength: 8 }), (centre, presses, removals) => {
        const given = openDay(centre);
        for (const [i, step] of presses.entries()) {
          play(given, step);
          if (i % 10 !== 9) continue;
          const bits = removals[Math.floor(i / 10)] ?? 0;
          given.wallMs += 11_000;
          const document = smallCentre((d) => CHANGES.filter((_change, bit) => (bits >> bit) % 2 === 1).map((change) => change(d)));
          if (given.when(MANAGER, 'centre.replace', { document }).refusal === null && bits > 0) taken += 1;
          looksRight(given);
        }
      }),
      { numRuns: 150, seed: 7 },
    );
    expect(taken).toBeGreaterThan(40);
  });
});

describe('what has left the settings', () => {
  /** Twenty-five served at the land counter; then the service and the counter are removed. */
  function emptied(): Given {
    const given = Given.monday().at('08:00').open('c2');
    for (let i = 0; i < 25; i++) {
      const { id } = given.issue('land', undefined, i === 0 ? 'elderly' : undefined);
      given.call('c2');
      given.did(BINH, 'ticket.finish', { ticketId: id });
    }
    given.wallMs += 11_000;
    given.did(BINH, 'counter.close', { counterId: 'c2' });
    given.did(MANAGER, 'centre.replace', { document: smallCentre((document) => CHANGES.slice(0, 3).map((change) => change(document))) });
    return given;
  }

  test('[G2] stays in the figures of the day under the name it had: 25 received stay 25', () => {
    const given = emptied();
    const { manager } = viewsOf(given.state, given.wallMs);
    expect(manager.services.find(({ id }) => id === 'land')).toMatchObject({ name: { en: 'Land' }, received: 25, served: 25, waiting: 0 });
    expect(manager.counters.find(({ id }) => id === 'c2')).toMatchObject({ label: '2', called: 25, served: 25 });
    expect(manager.now.counters).toBe(2);
  });

  test('[G2] is called by its name wherever a ticket of it is looked up', () => {
    const given = emptied();
    const [ticket = expect.unreachable()] = allTickets(given.state);
    const history = ticketHistory(given.state, ticket.number, () => null);
    expect(history).toMatchObject({ ok: true, value: { serviceName: { en: 'Land' }, className: { en: 'Aged 80 or over' } } });
    expect(history.ok && history.value.steps.map(({ counterLabel }) => counterLabel)).toEqual([null, '2', '2']);
    expect(ticketView(given.state, ticket.id, given.wallMs)).toMatchObject({ serviceName: { en: 'Land' }, counters: ['2'] });
    expect(queueAnswer(given.state, given.wallMs).calls[0]).toMatchObject({ counter: '2' });
  });

  test('[G2] is one thing again when it comes back, and nothing of it is left on the next day', () => {
    const given = emptied();
    given.did(MANAGER, 'centre.replace', { document: smallCentre() });
    expect(given.state.former).toEqual(NONE_LEFT);
    const again = emptied();
    expect(legOf(allTickets(again.state)[0] ?? expect.unreachable()).serviceId).toBe('land');
    again.at('07:00', TUESDAY).did(SERVER, 'day.turn', {});
    expect(again.state.former).toEqual(NONE_LEFT);
    expect(viewsOf(again.state, again.wallMs).manager.services.map(({ id }) => id)).toEqual(['papers', 'money']);
  });
});
