import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EIGHT, sampleTicket } from './sample-ticket.ts';
import { type Feed, type Link, openFeed, type TicketMessage } from './ticket-feed.ts';

/** The browser's end of the wire, driven by the test. */
class StubEventSource extends EventTarget {
  static readonly CLOSED = 2;
  static readonly all: StubEventSource[] = [];
  readonly url: string;
  readyState = 0;

  constructor(url: string) {
    super();
    this.url = url;
    StubEventSource.all.push(this);
  }

  close(): void {
    this.readyState = StubEventSource.CLOSED;
  }

  says(event: string, data: unknown): void {
    this.readyState = 1;
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }

  fails(readyState: number): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }
}

let feed: Feed;
const links: (readonly [Link, number | null])[] = [];
const tickets: TicketMessage[] = [];
let headStatus = 200;
const source = () => {
  const last = StubEventSource.all.at(-1);
  if (last === undefined) throw new Error('nothing was opened');
  return last;
};
const opened = () => StubEventSource.all.length;
const ticket = (ahead = 5) => source().says('ticket', { nowMs: EIGHT, body: sampleTicket({ ahead }) });
const link = () => links.at(-1)?.[0];
const see = (state: 'visible' | 'hidden') => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.useFakeTimers({ now: EIGHT });
  vi.stubGlobal('EventSource', StubEventSource);
  vi.stubGlobal('fetch', () => (headStatus === 0 ? Promise.reject(new TypeError('failed')) : Promise.resolve(new Response(null, { status: headStatus }))));
  headStatus = 200;
  StubEventSource.all.length = 0;
  links.length = 0;
  tickets.length = 0;
  feed = openFeed({ ticketPath: '/t/x', onTicket: (message) => void tickets.push(message), onLink: (next, heardAtMs) => void links.push([next, heardAtMs]) });
});
afterEach(() => {
  feed.close();
  vi.restoreAllMocks();
});

test('[T1] each view is handed on as it comes, and nothing is asked for', () => {
  expect(source().url).toBe('/t/x/events');
  ticket(5);
  ticket(4);
  expect(tickets.map(({ body }) => body?.ahead)).toEqual([5, 4]);
  expect([links, opened()]).toEqual([[['up', EIGHT]], 1]);
});

describe('a line that is lost', () => {
  test('[T2] is told at once with when the server was last heard, and again when it is back', () => {
    ticket();
    vi.advanceTimersByTime(20_000);
    source().says('beat', 0);
    vi.advanceTimersByTime(7_000);
    source().fails(0); // the browser connects again by itself
    expect(links.at(-1)).toEqual(['down', EIGHT + 20_000]);
    expect(opened()).toBe(1);
    ticket(2);
    expect(link()).toBe('up');
    expect(tickets.at(-1)?.body?.ahead).toBe(2);
  });

  test('[T2] without a word is noticed by the silence, and opened anew', () => {
    ticket();
    for (let beat = 0; beat < 4; beat++) {
      vi.advanceTimersByTime(20_000);
      source().says('beat', 0);
    }
    expect([link(), opened()]).toEqual(['up', 1]);
    vi.advanceTimersByTime(50_000);
    expect(links.at(-1)).toEqual(['down', EIGHT + 80_000]);
    expect(opened()).toBe(2);
    ticket();
    expect(link()).toBe('up');
  });

  test('[T2] while the phone slept is noticed as soon as it wakes', () => {
    ticket();
    vi.setSystemTime(EIGHT + 600_000);
    see('hidden');
    expect(link()).toBe('up');
    see('visible');
    expect([link(), opened()]).toEqual(['down', 2]);
  });

  test('[T2] a short look elsewhere opens nothing anew', () => {
    ticket();
    vi.setSystemTime(EIGHT + 10_000);
    see('hidden');
    see('visible');
    expect([link(), opened()]).toEqual(['up', 1]);
  });

  test('[T2] with the phone’s own network is told by the phone', () => {
    ticket();
    window.dispatchEvent(new Event('offline'));
    expect(link()).toBe('down');
    window.dispatchEvent(new Event('online'));
    expect(opened()).toBe(2);
    ticket();
    expect(link()).toBe('up');
  });
});

describe('a stream that is refused', () => {
  test('[T2] is tried again, ever more slowly', async () => {
    ticket();
    headStatus = 0;
    const openedAt: number[] = [];
    for (let tries = 0; tries < 6; tries++) {
      source().fails(2);
      const before = opened();
      while (opened() === before) await vi.advanceTimersByTimeAsync(1_000);
      openedAt.push(Date.now() - EIGHT);
    }
    expect(openedAt.map((at, i) => at - (openedAt[i - 1] ?? 0))).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    ticket();
    expect(link()).toBe('up');
  });

  test('[T1] because there is no such ticket today is final', async () => {
    headStatus = 404;
    source().fails(2);
    await vi.advanceTimersByTimeAsync(120_000);
    expect([link(), opened()]).toEqual(['gone', 1]);
  });
});

test('[T1] a ticket that is not of today any more is final', async () => {
  ticket();
  source().says('ticket', { nowMs: EIGHT, body: null });
  expect([link(), tickets.length, source().readyState]).toEqual(['gone', 1, 2]);
  await vi.advanceTimersByTimeAsync(120_000);
  window.dispatchEvent(new Event('online'));
  expect(opened()).toBe(1);
});

test('[T8] opened elsewhere it stops, until somebody asks for it here', async () => {
  ticket();
  source().says('elsewhere', 0);
  await vi.advanceTimersByTimeAsync(120_000);
  expect([link(), opened()]).toEqual(['elsewhere', 1]);
  feed.reopen();
  ticket();
  expect([link(), opened()]).toEqual(['up', 2]);
});
