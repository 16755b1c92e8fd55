import { describe, expect, test } from 'vitest';
import { AN, Given, KIOSK } from '../../test/fixtures/given.ts';
import { at } from '../../test/fixtures/small-centre.ts';
import { ticketHistory, ticketStanding } from './find-ticket.ts';

describe('by its number', () => {
  const day = () => {
    const given = Given.monday().open('c1', 'c2');
    const ticket = given.issue('papers', '08:00', 'child');
    given.issue('papers', '08:01');
    given.at('08:02').call('c2'); // c2 helps out
    return { given, ticket };
  };
  const found = (given: Given, number: string) => {
    const reply = ticketHistory(given.state, number);
    return reply.ok ? reply.value.number : reply.refusal.code;
  };

  test('[C8] what became of it, step by step, with counter, clerk and reason', () => {
    const { given, ticket } = day();
    given.at('08:05').did({ role: 'staff', id: 'binh' }, 'ticket.miss', { ticketId: ticket.id });
    given.at('08:10').did(KIOSK, 'visitor.return', { token: ticket.token });
    given.at('08:12').did(AN, 'counter.callTicket', { counterId: 'c1', number: 'A001', reason: 'yếu' });
    given.at('08:13').did(AN, 'ticket.start', { ticketId: ticket.id });
    given.at('08:14').did(AN, 'ticket.hold', { ticketId: ticket.id });
    const reply = ticketHistory(given.state, 'A001');
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
