import { describe, expect, test } from 'vitest';
import { AN, Given, KIOSK } from '../../test/fixtures/given.ts';
import { at } from '../../test/fixtures/small-centre.ts';
import type { QueueEvent } from '../events.ts';
import { evolve } from '../evolve.ts';
import { ticketHistory, ticketStanding } from './find-ticket.ts';

const NO_WORDS = () => null;

describe('by its number', () => {
  const day = () => {
    const given = Given.monday().open('c1', 'c2');
    const ticket = given.issue('papers', '08:00', 'child');
    given.issue('papers', '08:01');
    given.at('08:02').call('c2'); // c2 helps out
    return { given, ticket };
  };
  const found = (given: Given, number: string) => {
    const reply = ticketHistory(given.state, number, NO_WORDS);
    return reply.ok ? reply.value.number : reply.refusal.code;
  };

  test('[C8] what became of it, step by step, with counter and clerk', () => {
    const { given, ticket } = day();
    given.at('08:05').did({ role: 'staff', id: 'binh' }, 'ticket.miss', { ticketId: ticket.id });
    given.at('08:10').did(KIOSK, 'visitor.return', { token: ticket.token });
    given.at('08:12').did(AN, 'counter.callTicket', { counterId: 'c1', number: 'A001', reasonId: 'frail' });
    given.at('08:13').did(AN, 'ticket.start', { ticketId: ticket.id });
    given.at('08:14').did(AN, 'ticket.hold', { ticketId: ticket.id });
    const reply = ticketHistory(given.state, 'A001', NO_WORDS);
    if (!reply.ok) throw new Error(reply.refusal.code);
    expect(reply.value).toMatchObject({ number: 'A001', state: 'held', className: { en: 'With a small child' } });
    expect(reply.value.steps.map(({ what, atMs, counterLabel, clerk, reason }) => [what, atMs, counterLabel, clerk, reason])).toEqual([
      ['issued', at('08:00'), null, null, null],
      ['called', at('08:02'), '2', 'binh', null],
      ['missed', at('08:05'), '2', 'binh', null],
      ['called', at('08:12'), '1', 'an', null],
      ['started', at('08:13'), '1', 'an', null],
      ['held', at('08:14'), '1', 'an', null],
    ]);
  });

  test('[Q8] [R51] a call before its turn has its reason, and the words of that very call', () => {
    const { given } = day();
    const late = given.issue('papers', '08:03');
    given.at('08:04').did(AN, 'counter.callTicket', { counterId: 'c1', number: 'A003', reasonId: 'frail' });
    const reply = ticketHistory(given.state, 'A003', (...call) => (call.join() === `${late.id},${at('08:04')}` ? 'bé sốt' : null));
    expect(reply).toMatchObject({
      value: {
        steps: [
          { reason: null, words: null },
          { reason: { en: 'Elderly or disabled' }, words: 'bé sốt' },
        ],
      },
    });
  });

  test('[Q8] a reason that an older version has kept in words is shown in them, and counted as one', () => {
    const { given } = day();
    const old: QueueEvent = {
      type: 'ticket.called',
      ticketId: given.issue('papers').id,
      counterId: 'c1',
      clerk: 'an',
      callSeq: 9,
      outOfOrder: 'bé sốt',
      atMs: at('08:30'),
    };
    const state = evolve(given.state, old);
    const reply = ticketHistory(state, 'A003', NO_WORDS);
    expect(reply).toMatchObject({ value: { steps: [{}, { what: 'called', reason: { vi: 'bé sốt', en: 'bé sốt' }, words: null }] } });
  });

  test('[C8] however it is written', () => {
    const { given } = day();
    given.issue('money');
    expect(['A001', 'a001', ' A1 ', 'a 2', '2001'].map((number) => found(given, number))).toEqual(['A001', 'A001', 'A001', 'A002', '2001']);
    // Two tickets have the running number 1.
    expect(['1', 'B1', '', '__proto__'].map((number) => found(given, number))).toEqual(Array(4).fill('unknown-ticket'));
  });
});

describe('by its token', () => {
  test('[Q6] [Q7] its visitor is told whether and until when it may be taken back', () => {
    const given = Given.monday().open('c1');
    const ticket = given.issue('papers', '08:00');
    const standing = () => {
      const reply = ticketStanding(given.state, ticket.id, given.wallMs);
      if (!reply.ok) throw new Error(reply.refusal.code);
      return reply.value;
    };
    expect(standing()).toMatchObject({ state: 'waiting', ahead: 0, counters: ['1'], mayReturn: null, mayCancel: true, mayRate: false });
    given.at('08:05').call('c1');
    expect(standing()).toMatchObject({ state: 'called', mayCancel: false });
    given.did(AN, 'ticket.miss', { ticketId: ticket.id });
    expect(standing()).toMatchObject({ state: 'missed', mayReturn: { untilMs: at('08:35') } });
    given.at('08:36');
    expect(standing().mayReturn).toBeNull();
  });

  test('[S6] and whether to say how it was', () => {
    const given = Given.monday().at('08:00').open('c1');
    const ticket = given.issue('papers');
    given.call('c1');
    given.did(AN, 'ticket.finish', { ticketId: ticket.id });
    const mayRate = () => {
      const reply = ticketStanding(given.state, ticket.id, given.wallMs);
      return reply.ok && reply.value.mayRate;
    };
    expect(mayRate()).toBe(true);
    given.did(KIOSK, 'visitor.rate', { token: ticket.token, level: 5 });
    expect(mayRate()).toBe(false);
  });

  test('[R1] no ticket of that token is no ticket', () => {
    expect(ticketStanding(Given.monday().state, null, 0)).toEqual({ ok: false, refusal: { code: 'unknown-ticket' } });
  });
});
