import { describe, expect, test } from 'vitest';
import { AN, BINH, Given, KIOSK } from '../../test/fixtures/given.ts';
import { at, smallCentre } from '../../test/fixtures/small-centre.ts';
import { callOrder } from '../pick-next.ts';
import { legOf, type Ticket } from '../state.ts';
import { mayReturn } from './decide-return.ts';

/** The usual settings: 30 min held, 2 returns, 15 min head start of a returned one, 30 min grace. */
const held = (given = Given.monday()): { given: Given; ticket: Ticket } => {
  given.at('08:00').open('c1', 'c2');
  const ticket = given.issue('papers', '08:00');
  given.at('08:05').call('c1');
  given.at('08:06').did(AN, 'ticket.start', { ticketId: ticket.id });
  given.at('08:10').did(AN, 'ticket.hold', { ticketId: ticket.id });
  return { given, ticket };
};
const missed = (): { given: Given; ticket: Ticket } => {
  const given = Given.monday().at('08:00').open('c1', 'c2');
  const ticket = given.issue('papers', '08:00');
  given.at('08:05').call('c1');
  given.at('08:10').did(AN, 'ticket.miss', { ticketId: ticket.id });
  return { given, ticket };
};
const numbers = (given: Given) => callOrder(given.state, 'c1').map(({ number }) => number);

describe('held', () => {
  test('[Q6] a held ticket is called by nobody until it is back', () => {
    const { given } = held();
    expect(given.code(AN, 'counter.callNext', { counterId: 'c1' })).toBe('queue-empty');
    expect(given.code(BINH, 'counter.callNext', { counterId: 'c2' })).toBe('queue-empty');
    expect(given.code(AN, 'counter.callTicket', { counterId: 'c1', number: 'A001', reasonId: 'other' })).toBe('unknown-ticket');
  });

  test('[Q6] back in time it keeps its due, before those who came after it', () => {
    const { given, ticket } = held();
    given.issue('papers', '08:01');
    given.at('08:40').did(AN, 'ticket.return', { ticketId: ticket.id });
    expect(given.now(ticket).dueAtMs).toBe(at('08:00'));
    expect(numbers(given)).toEqual(['A001', 'A002']);
  });

  test('[Q6] back later it is due as one that was missed', () => {
    const { given, ticket } = held();
    given.at('08:40:01').did(AN, 'ticket.return', { ticketId: ticket.id });
    expect(given.now(ticket).dueAtMs).toBe(at('08:25:01'));
  });

  test('[Q6] at the counter that holds it its visitor is served on, unannounced, and the time away is apart', () => {
    const { given, ticket } = held();
    const { callSeq } = given.state;
    given.at('08:20').did(AN, 'ticket.resume', { ticketId: ticket.id });
    expect(given.state.callSeq).toBe(callSeq);
    expect(given.now(ticket).state).toBe('serving');
    expect(given.state.counters['c1']?.current).toBe(ticket.id);
    expect(legOf(given.now(ticket))).toMatchObject({ startedAtMs: at('08:06'), holds: [{ fromMs: at('08:10'), untilMs: at('08:20') }], heldAtMs: null });
    given.at('08:30').did(AN, 'ticket.finish', { ticketId: ticket.id });
    expect(given.now(ticket).legs).toHaveLength(1);
  });

  test('[Q6] only there, and only with the hand free', () => {
    const { given, ticket } = held();
    expect(given.code(BINH, 'ticket.resume', { ticketId: ticket.id })).toBe('not-your-counter');
    given.issue('papers');
    given.call('c1');
    expect(given.code(AN, 'ticket.resume', { ticketId: ticket.id })).toBe('ticket-in-hand');
  });

  test('[Q6] a hold can be undone as any other command', () => {
    const { given, ticket } = held();
    given.at('08:10:05').did(AN, 'counter.undo', { counterId: 'c1' });
    expect(given.now(ticket).state).toBe('serving');
    expect(legOf(given.now(ticket)).heldAtMs).toBeNull();
  });

  test('[Q6] its visitor takes it back at the kiosk, twice at most; staff always may', () => {
    const { given, ticket } = held();
    const { token } = given.now(ticket);
    for (const time of ['08:11', '08:12']) {
      given.at(time).did(KIOSK, 'visitor.return', { token });
      expect(given.now(ticket).state).toBe('waiting');
      given.call('c1');
      given.did(AN, 'ticket.hold', { ticketId: ticket.id });
    }
    expect(mayReturn(given.state, given.now(ticket), given.wallMs)).toBeNull();
    expect(given.code(KIOSK, 'visitor.return', { token })).toBe('no-return');
    expect(given.code(AN, 'ticket.return', { ticketId: ticket.id })).toBe('done');
  });

  test('[Q6] at roll-over it expires', () => {
    const { given, ticket } = held();
    given.at('03:00', '2026-11-24').did({ role: 'system', id: 'server' }, 'day.turn', {});
    expect(given.state.day).toBe('2026-11-24');
    expect(given.entries.at(-1)?.events).toContainEqual(expect.objectContaining({ type: 'ticket.expired', ticketId: ticket.id }));
  });
});

describe('missed', () => {
  test('[Q7] back it is due a little ahead of now, never before it came', () => {
    const { given, ticket } = missed();
    given.issue('papers', '08:20');
    given.at('08:30').did(AN, 'ticket.return', { ticketId: ticket.id });
    expect(given.now(ticket).dueAtMs).toBe(at('08:15'));
    expect(numbers(given)).toEqual(['A001', 'A002']);
    const early = missed();
    early.given.at('08:11').did(AN, 'ticket.return', { ticketId: early.ticket.id });
    expect(early.given.now(early.ticket).dueAtMs).toBe(at('08:00'));
  });

  test('[Q7] its visitor may within the grace time, staff later too', () => {
    const { given, ticket } = missed();
    const { token } = ticket;
    expect(mayReturn(given.state, given.now(ticket), at('08:40'))).toEqual({ untilMs: at('08:40') });
    expect(given.at('08:40:01').code(KIOSK, 'visitor.return', { token })).toBe('no-return');
    expect(given.code(AN, 'ticket.return', { ticketId: ticket.id })).toBe('done');
  });

  test('[Q7] by itself it is never called again', () => {
    const { given } = missed();
    expect(given.at('09:30').code(AN, 'counter.callNext', { counterId: 'c1' })).toBe('queue-empty');
  });

  test('[S4] what was missed and came back is counted once', () => {
    const { given, ticket } = missed();
    given.at('08:20').did(AN, 'ticket.return', { ticketId: ticket.id });
    given.at('08:21').call('c1');
    given.at('08:30').did(AN, 'ticket.finish', { ticketId: ticket.id });
    expect(given.now(ticket).legs.map(({ outcome }) => outcome)).toEqual(['returned', 'served']);
  });
});

describe('whoever has the token', () => {
  test('[R1] reaches that ticket alone, and cancels it while nobody has called it', () => {
    const given = Given.monday().at('08:00').open('c1');
    const [own, other] = [given.issue('papers'), given.issue('papers')];
    const visitor = { role: 'visitor', id: own.id } as const;
    expect(given.code(visitor, 'visitor.cancel', { token: other.token })).toBe('unknown-ticket');
    expect(given.code(visitor, 'visitor.cancel', { token: own.token })).toBe('done');
    given.call('c1');
    expect(given.code({ role: 'visitor', id: other.id }, 'visitor.cancel', { token: other.token })).toBe('wrong-ticket-state');
  });
});

describe('how it was', () => {
  const served = () => {
    const given = Given.monday().at('08:00').open('c1');
    const ticket = given.issue('papers');
    given.call('c1');
    given.did(AN, 'ticket.finish', { ticketId: ticket.id });
    return { given, ticket };
  };
  const DISPLAY = { role: 'display', id: 'display-1' } as const;

  test('[S6] once a ticket, wherever it was asked', () => {
    const { given, ticket } = served();
    expect(given.code(DISPLAY, 'counter.rate', { counterId: 'c1', level: 4 })).toBe('done');
    expect(given.now(ticket).rating).toBe(4);
    expect(given.code(KIOSK, 'visitor.rate', { token: ticket.token, level: 1 })).toBe('already-rated');
  });

  test('[S6] at the counter only by its own display, and while the visitor is still there', () => {
    const { given } = served();
    expect(given.code({ role: 'display', id: 'board-a' }, 'counter.rate', { counterId: 'c1', level: 4 })).toBe('not-allowed');
    expect(given.at('08:03:46').code(DISPLAY, 'counter.rate', { counterId: 'c1', level: 4 })).toBe('nothing-to-rate');
  });

  test('[S6] what somebody has written while the next one was called counts for the own service', () => {
    const { given, ticket } = served();
    given.issue('papers');
    given.at('08:00:20').call('c1');
    expect(given.at('08:02:00').code(DISPLAY, 'counter.rate', { counterId: 'c1', level: 2 })).toBe('done');
    expect(given.now(ticket).rating).toBe(2);
  });

  test('[S6] nobody rates what was not served, or where nobody is asked', () => {
    const given = Given.monday(smallCentre((document) => Object.assign(document, { ratings: { ask: false, commentDays: 30 } })))
      .at('08:00')
      .open('c1');
    const ticket = given.issue('papers');
    expect(given.code(KIOSK, 'visitor.rate', { token: ticket.token, level: 3 })).toBe('nothing-to-rate');
    given.call('c1');
    given.did(AN, 'ticket.finish', { ticketId: ticket.id });
    expect(given.code(KIOSK, 'visitor.rate', { token: ticket.token, level: 3 })).toBe('nothing-to-rate');
  });
});
