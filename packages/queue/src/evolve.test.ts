import { TICKET_TRANSITIONS } from '@luot/shared/domain/ticket-state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deepFreeze, Given } from '../test/fixtures/given.ts';
import { openDay, play, settings, steps } from '../test/fixtures/random-day.ts';
import { SMALL_CENTRE } from '../test/fixtures/small-centre.ts';
import { evolve, evolveEntry } from './evolve.ts';
import { allTickets, emptyState, legOf, type QueueState } from './state.ts';

/** What must hold after every entry, whatever was pressed. */
function faultsOf(state: QueueState): string[] {
  const faults: string[] = [];
  const tickets = allTickets(state);
  const waiting = tickets.filter((ticket) => ticket.state === 'waiting').map((ticket) => `${legOf(ticket).serviceId} ${ticket.id}`);
  const index = Object.entries(state.waiting).flatMap(([serviceId, ids]) => ids.map((id) => `${serviceId} ${id}`));
  if (waiting.sort().join() !== index.sort().join()) faults.push(`the waiting index is not the tickets that wait: ${index.join()} / ${waiting.join()}`);
  const inHand = tickets.filter((ticket) => ticket.state === 'called' || ticket.state === 'serving');
  const current = Object.entries(state.counters).flatMap(([counterId, counter]) => (counter.current === null ? [] : [`${counterId} ${counter.current}`]));
  if (
    inHand
      .map((ticket) => `${legOf(ticket).counterId} ${ticket.id}`)
      .sort()
      .join() !== current.sort().join()
  ) {
    faults.push(`tickets in hand and counters differ: ${current.join()}`);
  }
  for (const [counterId, counter] of Object.entries(state.counters)) {
    if ((counter.state === 'closed') !== (counter.clerk === null)) faults.push(`${counterId} is ${counter.state} with clerk ${counter.clerk}`);
    if (counter.current !== null && counter.state !== 'open') faults.push(`${counterId} is ${counter.state} with a ticket`);
  }
  for (const ticket of tickets) {
    if (ticket.directedTo !== null && ticket.state === 'waiting' && state.counters[ticket.directedTo]?.state === 'closed') {
      faults.push(`${ticket.id} waits for a closed counter`);
    }
  }
  const sequence = state.calls.map((call) => call.callSeq);
  if (sequence.some((value, i) => i > 0 && value >= (sequence[i - 1] ?? 0))) faults.push('the calls are not newest first');
  return faults;
}

describe('random days', () => {
  test('[C2a] at most one ticket in hand per counter, each at one; the waiting index is the waiting tickets', () => {
    fc.assert(
      fc.property(settings, steps, (centre, day) => {
        // The driver freezes every state, so that a change of an argument throws here.
        const given = openDay(centre);
        for (const step of day) {
          play(given, step);
          expect(faultsOf(given.state)).toEqual([]);
        }
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  test('[N2b] numbers are dense and never given twice', () => {
    fc.assert(
      fc.property(settings, steps, (centre, day) => {
        const given = openDay(centre);
        const issued = day.flatMap((step) => play(given, step).flatMap((event) => (event.type === 'ticket.issued' ? [event.number] : [])));
        expect(new Set(issued).size).toBe(issued.length);
        expect(
          allTickets(given.state)
            .map((ticket) => ticket.number)
            .sort(),
        ).toEqual(issued.sort());
      }),
      { seed: 12, numRuns: 80 },
    );
  });

  test('the entries applied again give the equal state', () => {
    fc.assert(
      fc.property(settings, steps, (centre, day) => {
        const given = openDay(centre);
        for (const step of day) play(given, step);
        const again = given.entries.reduce((state, entry) => evolveEntry(state, entry).state, emptyState(centre));
        expect(again).toEqual(given.state);
      }),
      { seed: 13, numRuns: 50 },
    );
  });
});

describe('impossible events are bugs', () => {
  test('[C1] a way that is not in the table throws', () => {
    const given = Given.monday().at('08:00');
    const { id: ticketId } = given.issue('papers');
    for (const event of [
      { type: 'ticket.finished', ticketId, atMs: 1 },
      { type: 'ticket.missed', ticketId, atMs: 1 },
      { type: 'ticket.started', ticketId, unseen: false, atMs: 1 },
    ] as const) {
      expect(() => evolve(given.state, event)).toThrow(ticketId);
    }
    expect(TICKET_TRANSITIONS.waiting).not.toContain('served');
  });

  test('[N2b] a number that is not the next one throws', () => {
    const given = Given.monday().at('08:00');
    given.issue('papers');
    const issued = given.entries.at(-1)?.events[0];
    if (issued === undefined) throw new Error('nothing was issued');
    expect(() => evolve(given.state, issued)).toThrow('not dense');
  });

  test('a day that is opened starts from nothing but the settings', () => {
    const given = Given.monday().at('08:00').open('c1');
    given.issue('papers');
    const opened = evolve(deepFreeze(given.state), { type: 'day.opened', day: '2026-11-24', firstOrdinals: {}, atMs: 5 });
    expect(opened).toEqual({ ...emptyState(SMALL_CENTRE), day: '2026-11-24', lastAtMs: 5 });
  });
});
