import { describe, expect, test } from 'vitest';
import { AN, Given, SERVER } from '../../test/fixtures/given.ts';
import { at, MONDAY } from '../../test/fixtures/small-centre.ts';
import { evolve } from '../evolve.ts';
import { type DayFigures, managerView, NO_WAIT } from './manager-view.ts';

const NOTHING: DayFigures = { wait: NO_WAIT, services: new Map(), hours: [], counters: new Map() };
const view = (given: Given) => managerView(given.state, given.wallMs, NOTHING, { devices: [], dossierFault: null, comments: [], notices: [], clock: null });

/** A day that was opened again after this many numbers of the series that has 10 a day. */
function after(numbers: number): Given {
  const given = new Given();
  given.used[MONDAY] = { g: numbers };
  given.at('08:00').did(SERVER, 'day.turn', {});
  return given;
}

describe('near the limit', () => {
  test('[N5a] from 90 % of the daily limit on the manager is told', () => {
    const given = after(7);
    given.issue('money');
    expect(view(given).nearLimit).toEqual([]);
    given.issue('money');
    expect(view(given).nearLimit).toEqual([{ seriesId: 'g', issued: 9, limit: 10 }]);
    given.issue('money');
    expect(view(given).nearLimit).toEqual([{ seriesId: 'g', issued: 10, limit: 10 }]);
  });

  test('[N5a] the numbers a day gave out before it was opened again count', () => {
    expect(view(after(9)).nearLimit).toEqual([{ seriesId: 'g', issued: 9, limit: 10 }]);
  });
});

describe('the day', () => {
  test('[D1b] the manager is asked when only a person may follow the clock', () => {
    const given = Given.monday().at('09:00');
    expect(view(given)).toMatchObject({ day: MONDAY, dayQuestion: null });
    expect(view(given.at('09:00', '2026-11-20')).dayQuestion).toEqual({ today: '2026-11-20' });
    expect(view(given.at('09:00', '2027-02-01')).dayQuestion).toEqual({ today: '2027-02-01' });
    expect(view(given.at('09:00', '2026-11-24')).dayQuestion).toBeNull();
  });

  test('who waits now, the longest since when, and how many counters are open', () => {
    const given = Given.monday().open('c1', 'c2');
    given.issue('papers', '08:00');
    given.issue('papers', '08:05');
    given.issue('land', '08:07');
    given.call('c1');
    expect(view(given).now).toEqual({ waiting: 2, longestWaitSinceMs: at('08:05'), countersOpen: 2, counters: 3 });
    expect(view(given).services.map(({ id, waiting }) => [id, waiting])).toEqual([
      ['papers', 1],
      ['land', 1],
      ['money', 0],
    ]);
  });
});

test('[Q8] calls before their turn are counted by clerk and by reason; what is on no list is one reason', () => {
  const given = Given.monday().at('08:00').open('c1');
  for (let i = 0; i < 6; i++) given.issue('papers');
  for (const [number, reasonId] of [
    ['A002', 'frail'],
    ['A003', 'other'],
    ['A004', 'frail'],
  ] as const) {
    const { current } = given.state.counters['c1'] ?? {};
    const outcome = current === null || current === undefined ? {} : { outcome: { ticketId: current, as: 'served' as const } };
    given.did(AN, 'counter.callTicket', { counterId: 'c1', number, reasonId, ...outcome });
  }
  // As an older version has kept them, in words.
  for (const [ordinal, outOfOrder] of [
    [5, 'bé sốt'],
    [6, 'đi xe lăn'],
  ] as const) {
    given.state = evolve(given.state, {
      type: 'ticket.called',
      ticketId: `${MONDAY}.a.${ordinal}`,
      counterId: 'c2',
      clerk: 'binh',
      callSeq: ordinal,
      outOfOrder,
      atMs: at('08:00'),
    });
  }
  const { outOfOrder, outOfOrderReasons } = view(given);
  expect(outOfOrder).toEqual([
    { clerk: 'an', count: 3 },
    { clerk: 'binh', count: 2 },
  ]);
  expect(outOfOrderReasons.map(({ reason, count }) => [reason.en, count])).toEqual([
    ['Elderly or disabled', 2],
    ['A reason that is on the list no more', 2],
    ['Another reason', 1],
  ]);
});
