import type { BoardView } from '@luot/shared/protocol/views/board-view';
import { describe, expect, test } from 'vitest';
import { AN, Given } from '../../test/fixtures/given.ts';
import { at, TUESDAY } from '../../test/fixtures/small-centre.ts';
import { boardView } from './board-view.ts';

function board(given: Given, displayId: string): BoardView {
  const view = boardView(given.state, displayId, given.wallMs);
  if (view === null) throw new Error(`no display ${displayId}`);
  return view;
}

describe('a hall board', () => {
  test('[L1b] shows the newest calls of its zone first, and none of another', () => {
    const given = Given.monday().at('08:00').open('c1', 'c2', 'c3');
    given.issue('papers');
    given.issue('land');
    given.issue('money');
    given.call('c1');
    given.call('c2');
    given.call('c3');
    expect(board(given, 'board-a').calls.map((call) => [call.callSeq, call.number, call.counterLabel, call.recall])).toEqual([
      [2, 'A002', '2', false],
      [1, 'A001', '1', false],
    ]);
    expect(board(given, 'board-b').calls.map((call) => call.number)).toEqual(['2001']);
  });

  test('[L1b] a recall moves its call to the front, with a higher callSeq', () => {
    const given = Given.monday().at('08:00').open('c1', 'c2');
    const ticket = given.issue('papers');
    given.issue('land');
    given.call('c1');
    given.call('c2');
    given.did(AN, 'ticket.recall', { ticketId: ticket.id });
    expect(board(given, 'board-a').calls).toMatchObject([
      { number: 'A001', callSeq: 3, recall: true },
      { number: 'A002', callSeq: 2, recall: false },
    ]);
  });

  test('[C3b] a call that was undone leaves it', () => {
    const given = Given.monday().at('08:00').open('c1');
    given.issue('papers');
    given.call('c1');
    given.did(AN, 'counter.undo', { counterId: 'c1' });
    expect(board(given, 'board-a')).toMatchObject({ calls: [], counters: [{ number: null }, {}] });
  });

  test('[L1c] shows the counters of its zone with state, number and pause', () => {
    const given = Given.monday().at('08:00').open('c1', 'c2');
    given.issue('land');
    given.call('c2');
    given.did(AN, 'counter.pause', { counterId: 'c1', reasonId: 'lunch', expectedEndMs: at('13:30') });
    expect(board(given, 'board-a')).toMatchObject({
      shows: 'hall',
      zoneName: { en: 'Hall A' },
      counters: [
        { id: 'c1', state: 'paused', number: null, pause: { reason: { en: 'Lunch' }, sinceMs: at('08:00'), expectedEndMs: at('13:30') } },
        { id: 'c2', state: 'open', number: 'A001', pause: null },
      ],
      services: [
        { id: 'papers', waiting: 0 },
        { id: 'land', waiting: 0 },
      ],
    });
  });

  test('[L1e] says closed, and until when, outside the hours when nobody works', () => {
    const given = Given.monday().at('17:00');
    expect(board(given, 'board-a').closed).toEqual({ opensAtMs: at('07:30', TUESDAY) });
    given.open('c1');
    expect(board(given, 'board-a').closed).toBeNull();
    expect(board(given.at('17:01'), 'board-b').closed).toEqual({ opensAtMs: at('07:30', TUESDAY) });
  });

  test('[L1e] is not closed in the hours while counters are', () => {
    expect(board(Given.monday().at('08:00'), 'board-a').closed).toBeNull();
    expect(board(Given.monday().at('12:00'), 'board-a').closed).toEqual({ opensAtMs: at('13:30') });
  });
});

describe('a counter display', () => {
  test('[L1a] shows its own counter alone', () => {
    const given = Given.monday().at('08:00').open('c1', 'c2');
    given.issue('papers');
    given.issue('land');
    given.call('c1');
    given.call('c2');
    const view = board(given, 'display-1');
    expect(view).toMatchObject({ shows: 'counter', counters: [{ id: 'c1', label: '1', state: 'open', number: 'A001' }] });
    expect(view.calls.map((call) => call.number)).toEqual(['A001']);
  });

  test('[L1a] an unknown display has no view', () => {
    expect(boardView(Given.monday().state, 'board-z', at('08:00'))).toBeNull();
  });
});

describe('many calls', () => {
  test('[L1b] a busy hall pushes no call off a quiet one, nor anybody who is still asked to come', () => {
    const given = Given.monday().at('08:00').open('c1', 'c2', 'c3');
    given.issue('money');
    given.call('c3');
    given.issue('land');
    given.call('c2');
    let current: string | null = null;
    for (let i = 0; i < 45; i++) {
      given.issue('papers');
      current = given.call('c1', current === null ? undefined : { ticketId: current, as: 'served' }).id;
    }
    expect(boardView(given.state, 'board-b', given.wallMs)?.calls.map(({ number }) => number)).toEqual(['2001']);
    expect(given.state.calls).toHaveLength(22);
    expect(given.state.calls.map(({ counterId }) => counterId)).toContain('c2');
  });
});
