import { describe, expect, test } from 'vitest';
import { AN, BINH, CHI, Given } from '../../test/fixtures/given.ts';
import { at } from '../../test/fixtures/small-centre.ts';
import { callOrder } from '../pick-next.ts';
import { legOf } from '../state.ts';

/** A ticket for papers, called at c1 with three counters open. */
function calledAtC1() {
  const given = Given.monday().at('08:00').open('c1', 'c2', 'c3');
  const ticket = given.issue('papers', '08:01', 'child');
  given.at('08:10').call('c1');
  return { given, ticket };
}

describe('to a service', () => {
  test('[Q3a] a transferred ticket keeps its number, due and head start', () => {
    const { given, ticket } = calledAtC1();
    given.at('08:12').did(AN, 'ticket.transfer', { ticketId: ticket.id, to: { serviceId: 'money' } });
    const moved = given.now(ticket);
    expect(moved).toMatchObject({
      id: ticket.id,
      number: 'A001',
      dueAtMs: at('08:01'),
      arrivedAtMs: at('08:01'),
      headStartMinutes: 15,
      state: 'waiting',
      directedTo: null,
    });
    expect(moved.legs).toHaveLength(2);
    expect(moved.legs[0]).toMatchObject({ serviceId: 'papers', endedAtMs: at('08:12'), outcome: 'transferred' });
    expect(moved.legs[1]).toMatchObject({ serviceId: 'money', fromMs: at('08:12'), counterId: null, calledAtMs: null });
    expect(given.state.counters['c1']?.current).toBeNull();
  });

  test('[Q3a] it goes before those who came after it', () => {
    const { given, ticket } = calledAtC1();
    given.issue('money', '08:11');
    given.at('08:12').did(AN, 'ticket.transfer', { ticketId: ticket.id, to: { serviceId: 'money' } });
    expect(given.call('c3').id).toBe(ticket.id);
  });

  test('[Q3a] not to the service it is with, nor to one that does not exist', () => {
    const { given, ticket } = calledAtC1();
    expect(given.code(AN, 'ticket.transfer', { ticketId: ticket.id, to: { serviceId: 'papers' } })).toBe('transfer-nowhere');
    expect(given.code(AN, 'ticket.transfer', { ticketId: ticket.id, to: { serviceId: 'passport' } })).toBe('unknown-service');
    expect(given.now(ticket).state).toBe('called');
  });
});

describe('to a counter', () => {
  test('[Q3b] a directed ticket is called by that counter alone', () => {
    const { given, ticket } = calledAtC1();
    given.did(AN, 'ticket.transfer', { ticketId: ticket.id, to: { counterId: 'c2' } });
    expect(given.now(ticket)).toMatchObject({ directedTo: 'c2', number: 'A001', dueAtMs: at('08:01') });
    expect(given.code(AN, 'counter.callNext', { counterId: 'c1' })).toBe('queue-empty');
    expect(given.code(CHI, 'counter.callNext', { counterId: 'c3' })).toBe('queue-empty');
    expect(given.call('c2').id).toBe(ticket.id);
  });

  test('[Q3b] it is that counter’s own work: its offset for the service does not hold it back', () => {
    const given = Given.monday().at('08:00').open('c1', 'c2');
    const ticket = given.issue('papers', '08:14');
    const land = given.issue('land', '08:16');
    expect(callOrder(given.state, 'c2').map((t) => t.id)).toEqual([land.id, ticket.id]); // c2 helps with papers after 10 min
    given.call('c1');
    given.did(AN, 'ticket.transfer', { ticketId: ticket.id, to: { counterId: 'c2' } });
    expect(callOrder(given.state, 'c2').map((t) => t.id)).toEqual([ticket.id, land.id]);
  });

  test('[Q3b] a counter that does not handle its service may get it too', () => {
    const { given, ticket } = calledAtC1();
    given.did(AN, 'ticket.transfer', { ticketId: ticket.id, to: { serviceId: 'land' } });
    given.call('c2');
    given.did(BINH, 'ticket.transfer', { ticketId: ticket.id, to: { counterId: 'c3' } });
    expect(legOf(given.now(ticket)).serviceId).toBe('money');
    expect(given.call('c3').id).toBe(ticket.id);
  });

  test('[Q3b] it goes back to its service when the counter closes, with its due', () => {
    const { given, ticket } = calledAtC1();
    given.did(AN, 'ticket.transfer', { ticketId: ticket.id, to: { counterId: 'c2' } });
    given.at('08:20').did(BINH, 'counter.close', { counterId: 'c2' });
    expect(given.now(ticket)).toMatchObject({ directedTo: null, state: 'waiting', dueAtMs: at('08:01') });
    expect(given.call('c1').id).toBe(ticket.id);
  });

  test('[Q3b] a pause of the counter keeps it there', () => {
    const { given, ticket } = calledAtC1();
    given.did(AN, 'ticket.transfer', { ticketId: ticket.id, to: { counterId: 'c2' } });
    given.did(BINH, 'counter.pause', { counterId: 'c2', reasonId: 'break' });
    expect(given.now(ticket).directedTo).toBe('c2');
    given.did(BINH, 'counter.open', { counterId: 'c2' });
    expect(given.call('c2').id).toBe(ticket.id);
  });

  test('[Q3a] only to an open counter, and not to the own one', () => {
    const { given, ticket } = calledAtC1();
    const to = (counterId: string) => given.code(AN, 'ticket.transfer', { ticketId: ticket.id, to: { counterId } });
    expect(to('c1')).toBe('transfer-nowhere');
    expect(to('c9')).toBe('unknown-counter');
    given.did(BINH, 'counter.close', { counterId: 'c2' });
    expect(to('c2')).toBe('transfer-nowhere');
    given.did(CHI, 'counter.pause', { counterId: 'c3', reasonId: 'lunch' });
    expect(to('c3')).toBe('transfer-nowhere');
  });
});
