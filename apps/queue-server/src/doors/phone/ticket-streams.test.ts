import type { ServerResponse } from 'node:http';
import { FakeClock } from '@luot/engine/fixtures/fake-clock';
import type { TicketView } from '@luot/shared/protocol/views/ticket-view';
import { expect, onTestFinished, test, vi } from 'vitest';
import { TicketStreams } from './ticket-streams.ts';

const TICKETS = 100;

/** As many tickets as a large hall has, each with one page; a look at one takes a millisecond. */
function manyPages() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearInterval', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const clock = new FakeClock();
  let ahead = 0;
  const looked: string[] = [];
  const sent: string[] = [];
  const streams = new TicketStreams({
    view: (ticketId) => {
      looked.push(ticketId);
      clock.pass(1);
      return { number: ticketId, ahead } as TicketView;
    },
    nowMs: () => clock.wallMs(),
    monotonicMs: () => clock.monotonicMs(),
  });
  onTestFinished(() => streams.close());
  for (let i = 0; i < TICKETS; i++)
    streams.open(
      `t${i}`,
      taking((event) => sent.push(event)),
      {},
    );
  looked.length = 0;
  sent.length = 0;
  return {
    streams,
    looked,
    sent,
    change: () => {
      ahead += 1;
      streams.changed();
    },
  };
}

/** The server's end of a phone that takes everything at once. */
function taking(take: (event: string) => void): ServerResponse {
  const write = (event: string, done: () => void) => {
    take(event);
    done();
  };
  return { once: () => undefined, writeHead: () => undefined, write, end: () => undefined, destroy: () => undefined } as unknown as ServerResponse;
}

const othersTurn = () => new Promise((done) => setImmediate(done));

test('[T8] however many pages are open, others have their turn after a few milliseconds', async () => {
  const { change, looked, sent } = manyPages();
  change();
  expect(looked).toHaveLength(0); // the caller's answer goes out first
  await othersTurn();
  expect(looked).toHaveLength(4);
  for (let turn = 0; turn < TICKETS / 4; turn++) await othersTurn();
  expect(new Set(looked).size).toBe(TICKETS);
  expect(sent).toHaveLength(TICKETS);
});

test('[T8] the next look waits nine times as long as the last one took, and misses nothing', async () => {
  const { change, looked, sent } = manyPages();
  change();
  await othersTurn();
  change(); // while the first look is under way
  for (let turn = 0; turn < TICKETS / 4; turn++) await othersTurn();
  const first = looked.length;
  vi.advanceTimersByTime(899);
  await othersTurn();
  expect(looked).toHaveLength(first);
  vi.advanceTimersByTime(1);
  for (let turn = 0; turn <= TICKETS / 4; turn++) await othersTurn();
  expect(looked).toHaveLength(2 * TICKETS);
  expect(sent.filter((event) => event.includes('"ahead":2'))).toHaveLength(TICKETS);
});

test('with nothing open nothing is looked at', async () => {
  const clock = new FakeClock();
  const view = vi.fn(() => null);
  const streams = new TicketStreams({ view, nowMs: () => clock.wallMs(), monotonicMs: () => clock.monotonicMs() });
  streams.changed();
  await othersTurn();
  streams.close();
  expect(view).not.toHaveBeenCalled();
});
