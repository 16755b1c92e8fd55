import { TICKET_STATES, TICKET_TRANSITIONS, type TicketState } from '@luot/shared/domain/ticket-state';
import { describe, expect, test } from 'vitest';
import { AN, BINH, Given, MANAGER, SERVER } from '../../test/fixtures/given.ts';
import { TUESDAY } from '../../test/fixtures/small-centre.ts';
import { legOf, type Ticket } from '../state.ts';

/** One ticket, brought to a state at counter c1. */
function ticketIn(state: TicketState): { given: Given; ticket: Ticket } {
  const given = Given.monday().at('08:00').open('c1', 'c2');
  const ticket = given.issue('papers');
  const id = { ticketId: ticket.id };
  if (state === 'cancelled') given.did(AN, 'ticket.cancel', id);
  if (['called', 'serving', 'served', 'missed', 'held'].includes(state)) given.call('c1');
  if (['serving', 'served', 'held'].includes(state)) given.did(AN, 'ticket.start', id);
  if (state === 'held') given.did(AN, 'ticket.hold', id);
  if (state === 'served') given.did(AN, 'ticket.finish', id);
  if (state === 'missed') given.did(AN, 'ticket.miss', id);
  if (state === 'expired') given.at('04:00', TUESDAY).did(SERVER, 'day.turn', {});
  return { given, ticket };
}

const COMMANDS = {
  recall: (id: string) => ['ticket.recall', { ticketId: id }] as const,
  start: (id: string) => ['ticket.start', { ticketId: id }] as const,
  finish: (id: string) => ['ticket.finish', { ticketId: id }] as const,
  miss: (id: string) => ['ticket.miss', { ticketId: id }] as const,
  hold: (id: string) => ['ticket.hold', { ticketId: id }] as const,
  resume: (id: string) => ['ticket.resume', { ticketId: id }] as const,
  return: (id: string) => ['ticket.return', { ticketId: id }] as const,
  cancel: (id: string) => ['ticket.cancel', { ticketId: id }] as const,
  transfer: (id: string) => ['ticket.transfer', { ticketId: id, to: { serviceId: 'land' } }] as const,
};

/** C1, written out by hand: the state afterwards, or `-` for a refusal of the state. */
const TABLE: Record<Exclude<TicketState, 'expired'>, readonly (TicketState | '-')[]> = {
  //          recall    start      finish    miss      hold    resume     return     cancel       transfer
  waiting: ['-', '-', '-', '-', '-', '-', '-', 'cancelled', '-'],
  called: ['called', 'serving', 'served', 'missed', 'held', '-', '-', 'cancelled', 'waiting'],
  serving: ['-', '-', 'served', '-', 'held', '-', '-', 'cancelled', 'waiting'],
  held: ['-', '-', '-', '-', '-', 'serving', 'waiting', 'cancelled', '-'],
  served: ['-', '-', '-', '-', '-', '-', '-', '-', '-'],
  missed: ['-', '-', '-', '-', '-', '-', 'waiting', '-', '-'],
  cancelled: ['-', '-', '-', '-', '-', '-', '-', '-', '-'],
};

const CASES = (Object.keys(TABLE) as (keyof typeof TABLE)[]).flatMap((state) =>
  (Object.keys(COMMANDS) as (keyof typeof COMMANDS)[]).map((command, i) => [state, command, TABLE[state][i] ?? '-'] as const),
);

describe('states', () => {
  test.each(CASES)('[C1] %s, %s: %s', (state, command, expected) => {
    const { given, ticket } = ticketIn(state);
    const [name, body] = COMMANDS[command](ticket.id);
    const { refusal } = given.when(AN, name, body);
    if (expected === '-') {
      expect(refusal).toEqual({ code: 'wrong-ticket-state', params: { number: ticket.number } });
      expect(given.now(ticket).state).toBe(state);
    } else {
      expect(refusal).toBeNull();
      expect(given.now(ticket).state).toBe(expected);
    }
  });

  test.each(Object.values(COMMANDS))('[C1] nothing can be done with an expired ticket (%#)', (command) => {
    const { given, ticket } = ticketIn('expired');
    given.did(AN, 'counter.open', { counterId: 'c1' });
    const [name, body] = command(ticket.id);
    expect(given.code(AN, name, body)).toBe('unknown-ticket');
  });

  test('[C1] the table of ways is the one of the rule', () => {
    const ways = Object.fromEntries(TICKET_STATES.map((state) => [state, [...TICKET_TRANSITIONS[state]].sort()]));
    expect(ways).toEqual({
      waiting: ['called', 'cancelled', 'expired'],
      called: ['cancelled', 'expired', 'held', 'missed', 'serving', 'waiting'],
      serving: ['cancelled', 'expired', 'held', 'served', 'waiting'],
      held: ['cancelled', 'expired', 'serving', 'waiting'],
      served: [],
      missed: ['waiting'],
      cancelled: [],
      expired: [],
    });
  });

  test('[C1] a service that ends without a start passes through serving, with its beginning unknown', () => {
    const { given, ticket } = ticketIn('called');
    const events = given.at('08:07').did(AN, 'ticket.finish', { ticketId: ticket.id });
    expect(events.map((event) => event.type)).toEqual(['ticket.started', 'ticket.finished']);
    expect(legOf(given.now(ticket))).toMatchObject({ startedAtMs: null, endedAtMs: given.wallMs, outcome: 'served' });
  });

  test.each([
    '2026-11-23.a.2',
    '2026-11-22.a.1',
    '2026-11-23.x.1',
    '2026-11-23.a.0',
    '2026-11-23.a.-1',
    '2026-11-23.a.01',
    '2026-11-23.a.1.',
    '2026-11-23.a.length',
    '2026-11-23.__proto__.1',
    '2026-11-23.constructor.1',
    'A001',
    '.',
    'x',
  ])('[R3] an id that is no ticket’s is refused: %s', (ticketId) => {
    const { given } = ticketIn('waiting');
    for (const command of Object.values(COMMANDS)) {
      const [name, body] = command(ticketId);
      expect(given.code(AN, name, body)).toBe('unknown-ticket');
    }
  });
});

describe('whose ticket', () => {
  test.each(['recall', 'start', 'finish', 'miss', 'cancel', 'transfer'] as const)('[C2a] another clerk cannot %s a ticket in hand', (command) => {
    const { given, ticket } = ticketIn('called');
    const [name, body] = COMMANDS[command](ticket.id);
    expect(given.code(BINH, name, body)).toBe('not-your-counter');
    expect(given.now(ticket).state).toBe('called');
  });

  test('[C1] a waiting ticket is cancelled by any member of staff and by a manager', () => {
    for (const actor of [BINH, MANAGER]) {
      const { given, ticket } = ticketIn('waiting');
      expect(given.code(actor, 'ticket.cancel', { ticketId: ticket.id })).toBe('done');
    }
    const { given, ticket } = ticketIn('serving');
    expect(given.code(MANAGER, 'ticket.cancel', { ticketId: ticket.id })).toBe('not-your-counter');
  });
});

describe('recalls', () => {
  test('[C4] a recall repeats the call with a higher callSeq, at the front of the calls', () => {
    const given = Given.monday().at('08:00').open('c1', 'c2');
    const first = given.issue('papers');
    const second = given.issue('land');
    given.call('c1');
    given.call('c2');
    given.at('08:03').did(AN, 'ticket.recall', { ticketId: first.id });
    expect(given.state.calls).toEqual([
      { callSeq: 3, ticketId: first.id, counterId: 'c1', atMs: given.wallMs, recall: true },
      expect.objectContaining({ callSeq: 2, ticketId: second.id, recall: false }),
    ]);
    expect(legOf(given.now(first)).recalls).toBe(1);
  });

  test('[C4] a recall changes no order and no due', () => {
    const given = Given.monday().at('08:00').open('c1', 'c2');
    const first = given.issue('papers');
    const second = given.issue('papers');
    const third = given.issue('papers');
    given.call('c1');
    given.at('08:05').did(AN, 'ticket.recall', { ticketId: first.id });
    expect(given.now(first).dueAtMs).toBe(first.dueAtMs);
    expect([given.call('c2').number, given.call('c1', { ticketId: first.id, as: 'missed' }).number]).toEqual([second.number, third.number]);
  });
});
