import { TICKET_TRANSITIONS } from '@luot/shared/domain/ticket-state';
import { describe, expect, test } from 'vitest';
import { chooseAll, countOutcomes, OPEN_STATES, type OpenState, type OpenTicket, outcomeOf, outcomesOf } from './closing.ts';

const ticket = (ticketId: string, state: OpenState): OpenTicket => ({
  ticketId,
  number: ticketId.toUpperCase(),
  state,
  serviceName: { vi: 'Sao y', en: 'Copies' },
  counterLabel: null,
});

describe('what becomes of an open ticket', () => {
  test.each([
    ['waiting', 'expired', ['expired', 'cancelled']],
    ['held', 'expired', ['expired', 'cancelled']],
    ['called', 'missed', ['missed', 'cancelled', 'expired']],
    ['serving', 'served', ['served', 'cancelled', 'expired']],
  ] as const)('[C12] one that is %s is %s unless somebody says otherwise', (state, usual, allowed) => {
    expect(outcomeOf(ticket('a1', state), {})).toBe(usual);
    expect(outcomesOf(state)).toEqual(allowed);
  });

  test('[C1] no outcome is offered that no way leads to', () => {
    for (const state of OPEN_STATES) for (const as of outcomesOf(state)) expect(TICKET_TRANSITIONS[state]).toContain(as);
  });

  test('[C12] a choice counts while the ticket’s state allows it: called meanwhile, it falls back to the usual', () => {
    expect(outcomeOf(ticket('a1', 'waiting'), { a1: 'cancelled' })).toBe('cancelled');
    expect(outcomeOf(ticket('a1', 'serving'), { a1: 'missed' })).toBe('served');
  });
});

test('[C12] all of one state at once, without touching what was chosen for others', () => {
  const choices = chooseAll({ b1: 'cancelled' }, [ticket('a1', 'waiting'), ticket('a2', 'waiting')], 'cancelled');
  expect(choices).toEqual({ b1: 'cancelled', a1: 'cancelled', a2: 'cancelled' });
});

test('[C12] how many end as what', () => {
  const tickets = [ticket('a1', 'waiting'), ticket('a2', 'waiting'), ticket('b1', 'serving'), ticket('c1', 'called')];
  expect(countOutcomes(tickets, { a2: 'cancelled' })).toEqual([
    ['served', 1],
    ['missed', 1],
    ['cancelled', 1],
    ['expired', 1],
  ]);
  expect(countOutcomes([], {})).toEqual([]);
});
