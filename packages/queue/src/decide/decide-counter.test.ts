import { describe, expect, test } from 'vitest';
import { AN, BINH, CHI, Given } from '../../test/fixtures/given.ts';
import { at } from '../../test/fixtures/small-centre.ts';

const C1 = { counterId: 'c1' };

describe('callNext', () => {
  test('[C2b] two clerks pressing at once get two different tickets', () => {
    const given = Given.monday().at('08:00').open('c1', 'c2');
    given.issue('papers');
    given.issue('papers');
    const [first, second] = [given.call('c1'), given.call('c2')];
    expect([first.number, second.number]).toEqual(['A001', 'A002']);
    expect(given.state.counters).toMatchObject({ c1: { current: first.id }, c2: { current: second.id } });
  });

  test('[C2b] with one waiting, the second clerk gets nobody', () => {
    const given = Given.monday().at('08:00').open('c1', 'c2');
    given.issue('papers');
    given.call('c1');
    expect(given.code(BINH, 'counter.callNext', { counterId: 'c2' })).toBe('queue-empty');
  });

  test('[C3a] with a ticket in hand it is refused unless it names that ticket and its outcome', () => {
    const given = Given.monday().at('08:00').open('c1');
    const [first, second] = [given.issue('papers'), given.issue('papers')];
    given.call('c1');
    expect(given.when(AN, 'counter.callNext', C1).refusal).toEqual({ code: 'outcome-needed', params: { number: 'A001' } });
    expect(given.code(AN, 'counter.callNext', { ...C1, outcome: { ticketId: second.id, as: 'served' } })).toBe('outcome-needed');
    expect(given.states).toEqual({ A001: 'called', A002: 'waiting' });
    given.did(AN, 'ticket.start', { ticketId: first.id });
    expect(given.code(AN, 'counter.callNext', C1)).toBe('outcome-needed');
    expect(given.call('c1', { ticketId: first.id, as: 'served' }).id).toBe(second.id);
    expect(given.states).toEqual({ A001: 'served', A002: 'called' });
  });

  test('[C3a] one that is being served was not missed', () => {
    const given = Given.monday().at('08:00').open('c1');
    const first = given.issue('papers');
    given.issue('papers');
    given.call('c1');
    given.did(AN, 'ticket.start', { ticketId: first.id });
    expect(given.code(AN, 'counter.callNext', { ...C1, outcome: { ticketId: first.id, as: 'missed' } })).toBe('wrong-ticket-state');
    expect(given.states).toEqual({ A001: 'serving', A002: 'waiting' });
  });

  test('[C3a] with nobody waiting the ticket stays in hand', () => {
    const given = Given.monday().at('08:00').open('c1');
    const only = given.issue('papers');
    given.call('c1');
    for (const as of ['served', 'missed'] as const) {
      expect(given.code(AN, 'counter.callNext', { ...C1, outcome: { ticketId: only.id, as } })).toBe('queue-empty');
    }
    expect(given.state.counters['c1']).toMatchObject({ current: only.id, served: 0 });
    expect(given.states).toEqual({ A001: 'called' });
  });

  test('[C3a] an outcome for an empty hand is refused', () => {
    const given = Given.monday().at('08:00').open('c1');
    const only = given.issue('papers');
    expect(given.code(AN, 'counter.callNext', { ...C1, outcome: { ticketId: only.id, as: 'served' } })).toBe('unknown-ticket');
  });
});

describe('callTicket', () => {
  const OUT_OF_ORDER = { ...C1, number: 'A003', reasonId: 'frail' };

  /** c1 and c2 open, and three who wait for c1's own work. */
  function threeWaiting(): Given {
    const given = Given.monday().at('08:00').open('c1', 'c2');
    for (let i = 0; i < 3; i++) given.issue('papers');
    return given;
  }

  test('[Q8] calls a certain ticket before others; the reason is kept with the call', () => {
    const given = threeWaiting();
    const events = given.did(AN, 'counter.callTicket', OUT_OF_ORDER);
    expect(events).toEqual([
      { type: 'ticket.called', ticketId: '2026-11-23.a.3', counterId: 'c1', clerk: 'an', callSeq: 1, outOfOrder: 'frail', atMs: at('08:00') },
    ]);
    expect(given.states).toEqual({ A001: 'waiting', A002: 'waiting', A003: 'called' });
    expect(given.state.calls[0]).toMatchObject({ ticketId: '2026-11-23.a.3', recall: false });
    expect(given.call('c1', { ticketId: '2026-11-23.a.3', as: 'served' }).number).toBe('A001');
  });

  test('[Q8] the one who would be next anyway is called in order: no reason is kept', () => {
    const [called] = threeWaiting().did(AN, 'counter.callTicket', { ...OUT_OF_ORDER, number: 'A001' });
    expect(called).not.toHaveProperty('outOfOrder');
  });

  test('[Q8] a reason that is not on the centre’s list is none, and a keypad’s is nobody else’s', () => {
    const given = threeWaiting();
    for (const reasonId of ['', 'bé sốt', '0912345678', 'keypad', '__proto__']) {
      expect(given.code(AN, 'counter.callTicket', { ...OUT_OF_ORDER, reasonId }), reasonId).toBe('unknown-reason');
    }
    expect(given.states).toEqual({ A001: 'waiting', A002: 'waiting', A003: 'waiting' });
    expect(given.code({ role: 'keypad', id: 'an' }, 'counter.callTicket', { ...OUT_OF_ORDER, reasonId: 'keypad' })).toBe('done');
  });

  test('[Q8] only who waits and may be called there', () => {
    const given = threeWaiting().open('c3');
    given.issue('money'); // 2001, not the first counter's work
    expect(given.call('c2').number).toBe('A001');
    given.did(BINH, 'ticket.transfer', { ticketId: '2026-11-23.a.1', to: { counterId: 'c3' } });
    expect(given.call('c2').number).toBe('A002');
    for (const number of ['2001', 'A001', 'A002', 'A009', '3', 'a003', '__proto__']) {
      expect(given.code(AN, 'counter.callTicket', { ...OUT_OF_ORDER, number }), number).toBe('unknown-ticket');
    }
    expect(given.code(CHI, 'counter.callTicket', { counterId: 'c3', number: 'A001', reasonId: 'other' })).toBe('done');
  });

  test('[Q8] the ticket in hand must be named with its outcome, and stays in hand when the call is refused', () => {
    const given = threeWaiting();
    const inHand = given.call('c1');
    expect(given.when(AN, 'counter.callTicket', OUT_OF_ORDER).refusal).toEqual({ code: 'outcome-needed', params: { number: 'A001' } });
    const outcome = { ticketId: inHand.id, as: 'missed' } as const;
    expect(given.code(AN, 'counter.callTicket', { ...OUT_OF_ORDER, number: 'A009', outcome })).toBe('unknown-ticket');
    expect(given.states).toMatchObject({ A001: 'called', A003: 'waiting' });
    given.did(AN, 'counter.callTicket', { ...OUT_OF_ORDER, outcome });
    expect(given.states).toEqual({ A001: 'missed', A002: 'waiting', A003: 'called' });
  });

  test('[Q8] only an open counter calls, and only its clerk', () => {
    const given = threeWaiting();
    expect(given.code(BINH, 'counter.callTicket', OUT_OF_ORDER)).toBe('not-your-counter');
    expect(given.code(CHI, 'counter.callTicket', { ...OUT_OF_ORDER, counterId: 'c3' })).toBe('counter-not-open');
    expect(given.code(CHI, 'counter.callTicket', { ...OUT_OF_ORDER, counterId: 'c9' })).toBe('unknown-counter');
    given.did(AN, 'counter.pause', { ...C1, reasonId: 'break' });
    expect(given.code(AN, 'counter.callTicket', OUT_OF_ORDER)).toBe('counter-not-open');
  });
});

describe('the state of a counter', () => {
  test('[C5] open, paused with reason and expected end, open again, closed', () => {
    const given = Given.monday().at('08:00').open('c1');
    expect(given.state.counters['c1']).toMatchObject({ state: 'open', clerk: 'an', pause: null });
    given.at('08:10').did(AN, 'counter.pause', { ...C1, reasonId: 'lunch', expectedEndMs: at('08:30') });
    expect(given.state.counters['c1']).toMatchObject({
      state: 'paused',
      clerk: 'an',
      pause: { reasonId: 'lunch', sinceMs: at('08:10'), expectedEndMs: at('08:30') },
    });
    given.did(AN, 'counter.open', C1);
    expect(given.state.counters['c1']).toMatchObject({ state: 'open', clerk: 'an', pause: null });
    given.did(AN, 'counter.close', C1);
    expect(given.state.counters['c1']).toMatchObject({ state: 'closed', clerk: null });
  });

  test('[C5] only an open counter calls', () => {
    const given = Given.monday().at('08:00');
    given.issue('papers');
    expect(given.code(AN, 'counter.callNext', C1)).toBe('counter-not-open');
    given.open('c1').did(AN, 'counter.pause', { ...C1, reasonId: 'break' });
    expect(given.code(AN, 'counter.callNext', C1)).toBe('counter-not-open');
    given.did(AN, 'counter.open', C1);
    expect(given.call('c1').number).toBe('A001');
  });

  test('[C5] one counter has one clerk, one clerk one counter', () => {
    const given = Given.monday().at('08:00').open('c1');
    expect(given.when(BINH, 'counter.open', C1).refusal).toEqual({ code: 'counter-taken', params: { counter: '1' } });
    expect(given.when(AN, 'counter.open', { counterId: 'c2' }).refusal).toEqual({ code: 'clerk-elsewhere', params: { counter: '1' } });
    given.did(AN, 'counter.pause', { ...C1, reasonId: 'break' });
    expect(given.code(BINH, 'counter.open', C1)).toBe('counter-taken');
    expect(given.code(AN, 'counter.open', { counterId: 'c2' })).toBe('clerk-elsewhere');
    given.did(AN, 'counter.close', C1);
    expect(given.code(AN, 'counter.open', { counterId: 'c2' })).toBe('done');
    expect(given.code(BINH, 'counter.open', C1)).toBe('done');
  });

  test('[C5] opening an open counter again changes nothing', () => {
    const given = Given.monday().at('08:00').open('c1');
    expect(given.did(AN, 'counter.open', C1)).toEqual([]);
  });

  test('[C5] nobody but its clerk pauses, closes, calls or undoes', () => {
    const given = Given.monday().at('08:00').open('c1', 'c2');
    given.issue('papers');
    for (const attempt of [
      () => given.code(BINH, 'counter.pause', { ...C1, reasonId: 'break' }),
      () => given.code(BINH, 'counter.close', C1),
      () => given.code(BINH, 'counter.callNext', C1),
      () => given.code(BINH, 'counter.undo', C1),
    ]) {
      expect(attempt()).toBe('not-your-counter');
    }
    expect(given.code(CHI, 'counter.close', { counterId: 'c3' })).toBe('counter-not-open');
    expect(given.code(CHI, 'counter.close', { counterId: 'c9' })).toBe('unknown-counter');
    expect(given.code(CHI, 'counter.open', { counterId: 'c9' })).toBe('unknown-counter');
  });

  test('[C5] a counter with a ticket in hand is neither paused nor closed', () => {
    const given = Given.monday().at('08:00').open('c1');
    given.issue('papers');
    given.call('c1');
    expect(given.when(AN, 'counter.pause', { ...C1, reasonId: 'break' }).refusal).toEqual({ code: 'ticket-in-hand', params: { number: 'A001' } });
    expect(given.code(AN, 'counter.close', C1)).toBe('ticket-in-hand');
  });

  test('[C5] a pause has a reason of the settings', () => {
    const given = Given.monday().at('08:00').open('c1');
    expect(given.code(AN, 'counter.pause', { ...C1, reasonId: 'fishing' })).toBe('unknown-reason');
  });
});

describe('a counter nobody attends', () => {
  const left = () => {
    const given = Given.monday().at('08:00').open('c1');
    given.issue('papers');
    const ticket = given.call('c1');
    return { given, ticket };
  };

  test('[C9] another clerk takes it over with its ticket', () => {
    const { given, ticket } = left();
    given.unattended.add('c1');
    given.did(CHI, 'counter.takeOver', { counterId: 'c1' });
    expect(given.state.counters['c1']).toMatchObject({ clerk: 'chi', state: 'open', current: ticket.id });
    expect(given.code(AN, 'ticket.finish', { ticketId: ticket.id })).toBe('not-your-counter');
    expect(given.code(CHI, 'ticket.finish', { ticketId: ticket.id })).toBe('done');
  });

  test('[C9] not while somebody is there, not a closed one, and nobody has two', () => {
    const { given } = left();
    expect(given.code(CHI, 'counter.takeOver', { counterId: 'c1' })).toBe('counter-attended');
    expect(given.code(CHI, 'counter.takeOver', { counterId: 'c2' })).toBe('counter-not-open');
    expect(given.code(CHI, 'counter.takeOver', { counterId: 'c9' })).toBe('unknown-counter');
    given.unattended.add('c1');
    given.open('c3');
    expect(given.code(CHI, 'counter.takeOver', { counterId: 'c1' })).toBe('clerk-elsewhere');
    expect(given.code(AN, 'counter.takeOver', { counterId: 'c1' })).toBe('done');
  });
});
