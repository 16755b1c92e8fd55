import type { CentreSettings } from '@luot/shared/settings/centre';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDay, play, settings, steps } from '../test/fixtures/random-day.ts';
import type { QueueState } from './state.ts';

const MINUTE_MS = 60_000;

interface Waiting {
  readonly id: string;
  /** Kept by the checker itself, from the moment of issue. */
  readonly dueMs: number;
  readonly headStartMs: number;
  readonly offsetMs: number;
}

/** Everybody whom this counter could call, found the long way round: every ticket of the day is looked at. */
function eligible(state: QueueState, centre: CentreSettings, counterId: string, arrivals: ReadonlyMap<string, number>): Waiting[] {
  const works = centre.counters.find((counter) => counter.id === counterId)?.services ?? [];
  const found: Waiting[] = [];
  for (const { tickets } of Object.values(state.series)) {
    for (const ticket of tickets) {
      if (ticket.state !== 'waiting') continue;
      const own = ticket.directedTo === counterId;
      const work = works.find((service) => service.serviceId === ticket.legs[ticket.legs.length - 1]?.serviceId);
      if (!own && (ticket.directedTo !== null || work === undefined)) continue;
      const minutes = centre.classes.find((c) => c.id === ticket.classId)?.headStartMinutes ?? 0;
      found.push({
        id: ticket.id,
        dueMs: arrivals.get(ticket.id) ?? Number.NaN,
        headStartMs: minutes * MINUTE_MS,
        offsetMs: own ? 0 : (work?.offsetMinutes ?? 0) * MINUTE_MS,
      });
    }
  }
  return found;
}

test('[Q2] nobody is passed by more than the difference of head starts and offsets', () => {
  let calls = 0;
  fc.assert(
    fc.property(settings, steps, (centre, day) => {
      const given = openDay(centre);
      const arrivals = new Map<string, number>();
      for (const step of day) {
        const before = given.state;
        for (const event of play(given, step)) {
          if (event.type === 'ticket.issued') arrivals.set(event.ticketId, event.atMs);
          if (event.type !== 'ticket.called' || event.outOfOrder !== undefined) continue;
          calls += 1;
          const all = eligible(before, centre, event.counterId, arrivals);
          const called = all.find((ticket) => ticket.id === event.ticketId);
          if (called === undefined) throw new Error(`${event.ticketId} was called where it is not eligible`);
          for (const waiting of all) {
            const bound = waiting.dueMs + Math.max(0, called.headStartMs - waiting.headStartMs) + Math.max(0, waiting.offsetMs - called.offsetMs);
            if (!(called.dueMs <= bound)) throw new Error(`${called.id} passed ${waiting.id} by ${called.dueMs - bound} ms too much`);
          }
        }
      }
    }),
    { seed: 20261123, numRuns: 150 },
  );
  expect(calls).toBeGreaterThan(300);
});

test('[Q1] who is called has the smallest call key of all who are eligible', () => {
  fc.assert(
    fc.property(settings, steps, (random, day) => {
      // Q5 apart: as many calls as there are may pass somebody.
      const centre = { ...random, order: { ...random.order, jumpsInARow: 50 } };
      const given = openDay(centre);
      const arrivals = new Map<string, number>();
      for (const step of day) {
        const before = given.state;
        for (const event of play(given, step)) {
          if (event.type === 'ticket.issued') arrivals.set(event.ticketId, event.atMs);
          if (event.type !== 'ticket.called' || event.outOfOrder !== undefined) continue;
          const keys = eligible(before, centre, event.counterId, arrivals).map((t) => ({ id: t.id, key: t.dueMs + t.offsetMs - t.headStartMs }));
          const smallest = Math.min(...keys.map(({ key }) => key));
          expect(keys.find(({ id }) => id === event.ticketId)?.key).toBe(smallest);
        }
      }
    }),
    { seed: 7, numRuns: 100 },
  );
});
