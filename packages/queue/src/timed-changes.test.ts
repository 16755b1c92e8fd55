import { describe, expect, test } from 'vitest';
import { AN, Given } from '../test/fixtures/given.ts';
import { at } from '../test/fixtures/small-centre.ts';
import { nextTimedChange } from './timed-changes.ts';
import { boardView } from './views/board-view.ts';
import { counterView } from './views/counter-view.ts';
import { kioskView } from './views/kiosk-view.ts';
import { managerView } from './views/manager-view.ts';
import { ticketView } from './views/ticket-view.ts';

const SECOND_MS = 1_000;
const FIGURES = { wait: { count: 0, medianMs: null, p90Ms: null }, services: new Map(), hours: [], counters: new Map() };
const BESIDE = { devices: [], dossierFault: null, comments: [], notices: [], clock: null };

/** All that anybody sees of a state at an instant. */
function seen({ state }: Given, nowMs: number): string {
  const { counters, displays, kiosks } = state.settings;
  const tickets = Object.values(state.series).flatMap((series) => series.tickets);
  return JSON.stringify([
    ...counters.map(({ id }) => counterView(state, id, nowMs, { dossierOf: () => null, unattended: () => false })),
    ...displays.map(({ id }) => boardView(state, id, nowMs)),
    ...kiosks.map(({ id }) => kioskView(state, id, nowMs, () => 'ready')),
    ...tickets.map(({ id }) => ticketView(state, id, nowMs)),
    managerView(state, nowMs, FIGURES, BESIDE),
  ]);
}

describe('time alone', () => {
  test('[D3a] nothing that is quiet changes within a minute', () => {
    const { state } = Given.monday();
    expect(nextTimedChange(state, at('09:00'))).toBe(at('09:01'));
    expect(nextTimedChange(state, at('09:00:30'))).toBe(at('09:01'));
  });

  test('[C3] the end of undo is looked at when it comes', () => {
    const given = Given.monday().at('08:00').open('c1');
    given.issue('papers');
    given.at('08:05:07').call('c1');
    const next = nextTimedChange(given.state, at('08:05:07'));
    expect(next).toBeGreaterThan(at('08:05:07'));
    expect(next).toBeLessThan(at('08:06'));
  });

  test('[D3a] no view changes between two instants that are looked at, from 06:00 to 18:00 with tickets in every state', () => {
    const given = Given.monday().at('07:40').open('c1', 'c2');
    for (let i = 0; i < 6; i++) given.issue('papers');
    const [served, missed, held] = [given.call('c1'), given.at('07:41:13').call('c1', { ticketId: '2026-11-23.a.1', as: 'served' }), null];
    expect([served.number, missed.number, held]).toEqual(['A001', 'A002', null]);
    const third = given.at('07:42:29').call('c1', { ticketId: missed.id, as: 'missed' });
    given.did(AN, 'ticket.start', { ticketId: third.id });
    given.did(AN, 'ticket.hold', { ticketId: third.id });
    let [nowMs, before] = [given.wallMs, seen(given, given.wallMs)];
    const wrong: string[] = [];
    for (let nextMs = nextTimedChange(given.state, nowMs); nowMs < at('18:00'); ) {
      nowMs = Math.min(nowMs + 7 * SECOND_MS, nextMs);
      const now = seen(given, nowMs);
      if (nowMs < nextMs && now !== before) wrong.push(new Date(nowMs).toISOString());
      before = now;
      if (nowMs === nextMs) nextMs = nextTimedChange(given.state, nowMs);
    }
    expect(wrong).toEqual([]);
  });
});
