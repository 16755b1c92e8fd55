// The order of whole days at a large centre, against a count kept by hand.
import type { CentreSettings } from '@luot/shared/settings/centre';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Given } from '../test/fixtures/given.ts';
import { type Called, HandCount } from '../test/fixtures/hand-count.ts';
import { issueOne, type LargeDay, largeDay, openLargeDay, play, TICKETS } from '../test/fixtures/large-day.ts';
import { stranded } from './pick-next.ts';
import { allTickets } from './state.ts';

const often = (count: number) => count > 50;

interface Counts {
  calls: number;
  turns: number;
  jumps: number;
  stranded: number;
}

test('[Q1] [Q2] [Q5] [Q12] [C2a] days of 500 tickets at 20 counters, against a count kept by hand', { timeout: 120_000 }, () => {
  const counts: Counts = { calls: 0, turns: 0, jumps: 0, stranded: 0 };
  fc.assert(
    fc.property(largeDay, (day) => {
      const given = wholeDay(day, counts);
      expect(allTickets(given.state)).toHaveLength(TICKETS);
    }),
    { seed: 20261124, numRuns: 6, endOnFailure: true },
  );
  // The days are busy enough to mean something.
  expect(counts.calls).toBeGreaterThan(1_500);
  expect(counts).toMatchObject({ turns: expect.toSatisfy(often), jumps: expect.toSatisfy(often), stranded: expect.toSatisfy(often) });
});

function wholeDay({ centre, issues, presses }: LargeDay, counts: Counts): Given {
  const given = openLargeDay(centre);
  const hand = new HandCount(centre);
  for (const [i, issued] of issues.entries()) {
    hand.happened('kiosk', issueOne(given, issued).events);
    for (const press of presses[i] ?? []) {
      for (const { counterId, answer } of play(given, press)) {
        const { events } = answer();
        const inOrder = given.entries.at(-1)?.command === 'counter.callNext';
        hand.happened(counterId, events, (call) => inOrder && fair(hand, centre, call, counts));
        inOneHand(given);
        reached(given, hand, counts);
      }
    }
  }
  return given;
}

/** Q1, Q2, Q5 of one call, compared with everybody who could have been called instead. */
function fair(hand: HandCount, centre: CentreSettings, call: Called, counts: Counts): void {
  const run = hand.run(call.counterId);
  const all = hand.eligible(call.counterId);
  const called = all.find(({ id }) => id === call.ticketId);
  if (called === undefined) throw new Error(`[Q1] ${call.ticketId} was called at ${call.counterId}, where it is not eligible`);
  counts.calls += 1;
  for (const waiting of all) {
    const bound = waiting.dueMs + Math.max(0, called.headStartMs - waiting.headStartMs) + Math.max(0, waiting.offsetMs - called.offsetMs);
    if (called.dueMs > bound) throw new Error(`[Q2] ${called.id} passed ${waiting.id} by ${called.dueMs - bound} ms too much`);
  }
  const turn = run >= centre.order.jumpsInARow;
  const keyOf = (ticket: (typeof all)[number]) => ticket.dueMs + ticket.offsetMs - (turn ? 0 : ticket.headStartMs);
  const smallest = Math.min(...all.map(keyOf));
  if (keyOf(called) !== smallest) throw new Error(`[${turn ? 'Q5' : 'Q1'}] ${called.id} has not the smallest key after ${run} jumps`);
  if (hand.passes(call.counterId, call.ticketId)) {
    counts.jumps += 1;
    if (turn) throw new Error(`[Q5] ${called.id} passes somebody after ${run} jumps in a row`);
  }
  if (turn) counts.turns += 1;
}

/** C2: a counter has one ticket at most, and a ticket is at one counter. */
function inOneHand(given: Given): void {
  const inHand = Object.values(given.state.counters).flatMap(({ current }) => current ?? []);
  if (new Set(inHand).size !== inHand.length) throw new Error('[C2] one ticket is at two counters');
  const called = allTickets(given.state).filter(({ state }) => state === 'called' || state === 'serving');
  if (called.length !== inHand.length || !called.every(({ id }) => inHand.includes(id))) throw new Error('[C2] who is called is not who is in hand');
}

/** Q12: every waiting ticket can be called at some open counter, or is listed. */
function reached(given: Given, hand: HandCount, counts: Counts): void {
  const callable = new Set([...hand.open].flatMap((counterId) => hand.eligible(counterId).map(({ id }) => id)));
  const lost = [...hand.tickets.values()].filter(({ id, state }) => state === 'waiting' && !callable.has(id)).map(({ id }) => id);
  const listed = stranded(given.state).map(({ id }) => id);
  if (lost.sort().join() !== listed.sort().join()) throw new Error(`[Q12] stranded ${lost.join()}, listed ${listed.join()}`);
  counts.stranded += lost.length > 0 ? 1 : 0;
}
