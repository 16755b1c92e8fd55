import { describe, expect, test } from 'vitest';
import { AN, BINH, Given, SERVER } from '../../test/fixtures/given.ts';
import { allTickets, type QueueState, type Ticket } from '../state.ts';

const C1 = { counterId: 'c1' };

/** c1 with one ticket called and two waiting; c2 and c3 open. */
function atWork(): { given: Given; inHand: Ticket; waiting: Ticket } {
  const given = Given.monday().open('c1', 'c2', 'c3');
  const inHand = given.issue('papers', '08:00');
  const waiting = given.issue('papers', '08:01');
  given.issue('papers', '08:02');
  given.at('08:10').call('c1');
  return { given, inHand: given.now(inHand), waiting };
}

/** Everything that people see; versions and the running `callSeq` only ever rise. */
function visible(state: QueueState) {
  const counters = Object.fromEntries(Object.entries(state.counters).map(([id, counter]) => [id, { ...counter, undo: null }]));
  return {
    tickets: allTickets(state).map(({ version: _version, ...ticket }) => ticket),
    waiting: Object.values(state.waiting).flat().sort(),
    counters,
    calls: state.calls,
  };
}

const UNDOABLE: Record<string, (given: Given, inHand: Ticket) => unknown> = {
  start: (given, { id }) => given.did(AN, 'ticket.start', { ticketId: id }),
  finish: (given, { id }) => given.did(AN, 'ticket.finish', { ticketId: id }),
  miss: (given, { id }) => given.did(AN, 'ticket.miss', { ticketId: id }),
  'cancel of the one in hand': (given, { id }) => given.did(AN, 'ticket.cancel', { ticketId: id }),
  'transfer to a service': (given, { id }) => given.did(AN, 'ticket.transfer', { ticketId: id, to: { serviceId: 'money' } }),
  'transfer to a counter': (given, { id }) => given.did(AN, 'ticket.transfer', { ticketId: id, to: { counterId: 'c3' } }),
  'callNext with the one in hand served': (given, { id }) => given.call('c1', { ticketId: id, as: 'served' }),
  'callNext with the one in hand missed': (given, { id }) => given.call('c1', { ticketId: id, as: 'missed' }),
  'callTicket out of order': (given, { id }) =>
    given.did(AN, 'counter.callTicket', { ...C1, number: 'A003', reasonId: 'other', outcome: { ticketId: id, as: 'served' } }),
};

describe('what undo gives back', () => {
  test.each(Object.keys(UNDOABLE))('[C3b] %s: tickets, lists, counter and calls are as before', (name) => {
    const { given, inHand } = atWork();
    const before = visible(given.state);
    UNDOABLE[name]?.(given, inHand);
    expect(visible(given.state)).not.toEqual(before);
    given.at('08:10:09').did(AN, 'counter.undo', C1);
    expect(visible(given.state)).toEqual(before);
  });

  test('[C3b] a finish after a start goes back to serving, with its beginning', () => {
    const { given, inHand } = atWork();
    given.did(AN, 'ticket.start', { ticketId: inHand.id });
    const before = visible(given.state);
    given.at('08:30').did(AN, 'ticket.finish', { ticketId: inHand.id });
    expect(given.state.counters['c1']?.served).toBe(1);
    given.did(AN, 'counter.undo', C1);
    expect(visible(given.state)).toEqual(before);
    expect(given.state.counters['c1']?.served).toBe(0);
  });

  test('[C3b] a just-called ticket returns with its key and leaves the boards', () => {
    const given = Given.monday().open('c1', 'c2');
    const first = given.issue('papers', '08:00', 'child');
    const second = given.issue('papers', '08:01');
    given.at('08:10').call('c1');
    given.did(AN, 'counter.undo', C1);
    expect(given.now(first)).toMatchObject({ state: 'waiting', dueAtMs: first.dueAtMs, headStartMinutes: 15, legs: first.legs });
    expect(given.state.calls).toEqual([]);
    expect([given.call('c2').id, given.call('c1').id]).toEqual([first.id, second.id]);
  });

  test('[C3b] calls of other counters made meanwhile stay on the boards', () => {
    const { given, inHand, waiting } = atWork();
    const land = given.issue('land', '08:11');
    given.call('c1', { ticketId: inHand.id, as: 'served' });
    given.did(BINH, 'counter.callNext', { counterId: 'c2' });
    given.did(AN, 'counter.undo', C1);
    expect(given.now(waiting).state).toBe('waiting');
    expect(given.state.calls.map((call) => call.counterId)).toEqual(['c2', 'c1']);
    expect(given.now(land).state).toBe('called');
    expect(given.now(inHand).state).toBe('called');
  });

  test('[C3b] after an undo the next call has a higher callSeq than the one taken back', () => {
    const { given, inHand } = atWork();
    given.call('c1', { ticketId: inHand.id, as: 'served' });
    given.did(AN, 'counter.undo', C1);
    given.call('c1', { ticketId: inHand.id, as: 'served' });
    expect(given.state.calls[0]?.callSeq).toBe(3);
  });

  test('[C3b] what became of the paper meanwhile stays true', () => {
    const given = Given.monday().open('c1');
    const ticket = given.issue('papers', '08:00');
    given.call('c1');
    given.did(SERVER, 'print.report', { ticketId: ticket.id, copy: 0, print: 'sent' });
    given.did(AN, 'counter.undo', C1);
    expect(given.now(ticket)).toMatchObject({ state: 'waiting', print: 'sent' });
    given.did(SERVER, 'print.report', { ticketId: ticket.id, copy: 0, print: 'printed' });
    expect(given.now(ticket).print).toBe('printed');
  });
});

describe('when undo is refused', () => {
  test('[C3b] within the set time, which is 10 s', () => {
    const { given, inHand } = atWork();
    given.at('08:11').did(AN, 'ticket.miss', { ticketId: inHand.id });
    given.wallMs += 10_001;
    expect(given.code(AN, 'counter.undo', C1)).toBe('undo-too-late');
    expect(given.now(inHand).state).toBe('missed');
    const again = atWork();
    again.given.at('08:11').did(AN, 'ticket.miss', { ticketId: again.inHand.id });
    again.given.wallMs += 10_000;
    expect(again.given.code(AN, 'counter.undo', C1)).toBe('done');
  });

  test('[C3b] only the last command: a second undo has nothing to undo', () => {
    const { given, inHand } = atWork();
    given.did(AN, 'ticket.start', { ticketId: inHand.id });
    given.did(AN, 'counter.undo', C1);
    expect(given.code(AN, 'counter.undo', C1)).toBe('nothing-to-undo');
    expect(given.now(inHand).state).toBe('called');
  });

  test('[C3b] not when another counter has called the transferred ticket', () => {
    const { given, inHand } = atWork();
    given.did(AN, 'ticket.transfer', { ticketId: inHand.id, to: { counterId: 'c2' } });
    expect(given.call('c2').id).toBe(inHand.id);
    expect(given.code(AN, 'counter.undo', C1)).toBe('undo-too-late');
    expect(given.now(inHand).state).toBe('called');
  });

  test('[C3b] nor when that counter has given it back meanwhile', () => {
    const { given, inHand } = atWork();
    given.did(AN, 'ticket.transfer', { ticketId: inHand.id, to: { counterId: 'c2' } });
    given.call('c2');
    given.did(BINH, 'counter.undo', { counterId: 'c2' });
    expect(given.now(inHand).state).toBe('waiting');
    expect(given.code(AN, 'counter.undo', C1)).toBe('undo-too-late');
  });

  test('[C3b] not when somebody has cancelled the ticket that went back to wait', () => {
    const { given, inHand } = atWork();
    given.did(AN, 'ticket.transfer', { ticketId: inHand.id, to: { serviceId: 'land' } });
    given.did(BINH, 'ticket.cancel', { ticketId: inHand.id });
    expect(given.code(AN, 'counter.undo', C1)).toBe('undo-too-late');
  });

  test.each(['recall', 'pause', 'open', 'close'] as const)('[C3b] a counter’s %s cannot be undone, and ends what could be', (command) => {
    const { given, inHand } = atWork();
    if (command === 'recall') given.did(AN, 'ticket.recall', { ticketId: inHand.id });
    else given.did(AN, 'ticket.miss', { ticketId: inHand.id });
    if (command === 'pause' || command === 'open') given.did(AN, 'counter.pause', { ...C1, reasonId: 'break' });
    if (command === 'close') given.did(AN, 'counter.close', C1);
    if (command !== 'recall') given.did(AN, 'counter.open', C1);
    expect(given.code(AN, 'counter.undo', C1)).toBe('nothing-to-undo');
  });
});
