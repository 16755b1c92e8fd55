import { TICKET_STATES, TICKET_TRANSITIONS } from '@luot/shared/domain/ticket-state';
import { expect, test } from 'vitest';
import { actionsFor, type TicketAction } from './ticket-actions.ts';

const ALL: readonly TicketAction[] = ['cancel', 'class', 'reprint', 'return'];

test.each([
  ['waiting', 'class reprint cancel'],
  ['called', 'reprint'],
  ['serving', 'reprint'],
  ['held', 'return class cancel'],
  ['missed', 'return class'],
  ['served', ''],
  ['cancelled', ''],
  ['expired', ''],
] as const)('[C10] what can be done to one that is %s: %s', (state, actions) => {
  expect(actionsFor(state, ALL).join(' ')).toBe(actions);
});

test('[C10] a page offers what its role may do and nothing else', () => {
  expect(actionsFor('held', ['return'])).toEqual(['return']);
  expect(actionsFor('waiting', [])).toEqual([]);
});

test('[C1] nothing is offered that no way leads to', () => {
  for (const state of TICKET_STATES) {
    const actions = actionsFor(state, ALL);
    if (actions.includes('return')) expect(TICKET_TRANSITIONS[state]).toContain('waiting');
    if (actions.includes('cancel')) expect(TICKET_TRANSITIONS[state]).toContain('cancelled');
  }
});
