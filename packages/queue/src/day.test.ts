import { describe, expect, test } from 'vitest';
import { AN, Given, MANAGER, SERVER } from '../test/fixtures/given.ts';
import { at, MONDAY, TUESDAY } from '../test/fixtures/small-centre.ts';
import { businessDate, planDay } from './day.ts';
import { counterOf, legOf } from './state.ts';

const turn = (given: Given) => given.did(SERVER, 'day.turn', {});

/** Monday with one ticket in each open state, one missed and one served; c1 serves since `since`. */
function busy(since = '16:00'): Given {
  const given = Given.monday().at('08:00').open('c1', 'c2');
  const [served, missed, serving] = [given.issue('papers'), given.issue('papers'), given.issue('papers')];
  given.issue('land');
  given.issue('money');
  given.call('c1');
  given.call('c1', { ticketId: served.id, as: 'served' });
  given.call('c1', { ticketId: missed.id, as: 'missed' });
  given.call('c2');
  given.at(since).did(AN, 'ticket.start', { ticketId: serving.id });
  return given;
}

describe('which day it is', () => {
  test('[D1a] the business day begins at 03:00 of the centre’s time zone', () => {
    const { state } = new Given();
    expect(businessDate(state, at('02:59', TUESDAY))).toBe(MONDAY);
    expect(businessDate(state, at('03:00', TUESDAY))).toBe(TUESDAY);
    expect(businessDate(state, Date.parse('2026-11-22T19:59:00Z'))).toBe('2026-11-22');
    expect(businessDate(state, Date.parse('2026-11-22T20:00:00Z'))).toBe(MONDAY);
  });

  test('[D1a] the first start opens the day it is', () => {
    const given = new Given().at('02:00', TUESDAY);
    expect(turn(given)).toEqual([{ type: 'day.opened', day: MONDAY, firstOrdinals: {}, atMs: at('02:00', TUESDAY) }]);
  });

  test('[D1a] a later date opens by itself, up to 31 days ahead', () => {
    for (const [date, day] of [
      [TUESDAY, TUESDAY],
      ['2026-12-24', '2026-12-24'], // 31 days
      ['2026-12-25', MONDAY], // 32 days
      ['2026-11-22', MONDAY], // back
    ] as const) {
      const given = Given.monday().at('09:00', date);
      turn(given);
      expect(given.state.day).toBe(day);
    }
  });

  test('[D1a] within the day nothing turns', () => {
    const given = Given.monday().at('02:59', TUESDAY);
    expect(turn(given)).toEqual([]);
    expect(given.state.day).toBe(MONDAY);
  });
});

describe('a manager confirms', () => {
  test('[D1b] a date further ahead than a long holiday is asked about, then followed', () => {
    const given = Given.monday().at('09:00', '2027-03-01');
    expect(planDay(given.state, given.wallMs)).toEqual({ kind: 'ask', date: '2027-03-01' });
    given.did(MANAGER, 'day.confirm', { date: '2027-03-01' });
    expect(given.state.day).toBe('2027-03-01');
  });

  test('[D1b] a wrong forward day is corrected; its tickets stay, numbers go on', () => {
    const given = Given.monday();
    given.issue('papers', '08:00');
    given.at('09:00', '2026-12-10');
    turn(given); // the clock ran ahead
    given.issue('papers');
    given.used[MONDAY] = { a: 1 };
    given.at('10:00');
    turn(given);
    given.did(MANAGER, 'clock.correct', { to: 'machine' });
    turn(given);
    expect(given.state.day).toBe('2026-12-10'); // never by itself
    given.did(MANAGER, 'day.confirm', { date: MONDAY });
    expect(given.state).toMatchObject({ day: MONDAY, lastAtMs: at('10:00') });
    expect(given.issue('papers').number).toBe('A002');
  });

  test('[D1b] only today by the server’s clock can be confirmed', () => {
    const given = Given.monday().at('09:00', '2027-03-01');
    const { refusal } = given.when(MANAGER, 'day.confirm', { date: '2027-03-02' });
    expect(refusal).toEqual({ code: 'day-refused', params: { date: '2027-03-02', today: '2027-03-01' } });
  });

  test('[D1b] the day that is open cannot be opened again', () => {
    const given = Given.monday().at('09:00');
    expect(given.code(MANAGER, 'day.confirm', { date: MONDAY })).toBe('day-already-open');
  });
});

describe('roll-over', () => {
  test('[D2a] open tickets expire at the old day’s end, missed and served ones stay', () => {
    const given = busy();
    given.at('07:00', TUESDAY);
    const expired = turn(given).filter((event) => event.type === 'ticket.expired');
    expect(expired.map((event) => event.ticketId).sort()).toEqual([`${MONDAY}.a.3`, `${MONDAY}.a.4`, `${MONDAY}.g.1`]);
    expect(expired.every((event) => event.atMs === at('03:00', TUESDAY))).toBe(true);
  });

  test('[D2a] counters close and series start again', () => {
    const given = busy().at('07:00', TUESDAY);
    turn(given);
    expect(given.state).toMatchObject({ day: TUESDAY, series: {}, waiting: {}, calls: [], callSeq: 0 });
    expect(counterOf(given.state, 'c1')).toMatchObject({ state: 'closed', clerk: null, current: null, served: 0 });
    expect(given.issue('papers', undefined, undefined, AN).number).toBe('A001');
  });

  test('[D2a] a ticket that was issued after the day’s end does not expire before it came', () => {
    const given = Given.monday();
    given.at('02:00', TUESDAY).open('c1');
    const first = given.issue('papers', undefined, undefined, AN);
    given.call('c1');
    given.did(AN, 'ticket.start', { ticketId: first.id });
    given.at('03:20', TUESDAY);
    turn(given); // waits: c1 serves
    const late = given.issue('papers', undefined, undefined, AN);
    given.at('03:30', TUESDAY).did(AN, 'ticket.finish', { ticketId: first.id });
    const expired = turn(given).find((event) => event.type === 'ticket.expired');
    expect(expired).toMatchObject({ ticketId: late.id });
    expect(expired?.atMs).toBeGreaterThanOrEqual(legOf(late).fromMs);
  });

  test('[D2b] it waits while a counter serves, and follows when that has finished', () => {
    const given = busy('23:30').at('03:00', TUESDAY);
    expect(turn(given)).toEqual([]);
    expect(planDay(given.state, given.wallMs)).toEqual({ kind: 'wait', date: TUESDAY });
    given.at('03:10', TUESDAY).did(AN, 'ticket.finish', { ticketId: `${MONDAY}.a.3` });
    turn(given);
    expect(given.state.day).toBe(TUESDAY);
  });

  test('[D2b] at most 240 min after that service began', () => {
    const given = busy('23:30').at('03:29:59', TUESDAY);
    turn(given);
    expect(given.state.day).toBe(MONDAY);
    given.at('03:30', TUESDAY);
    turn(given);
    expect(given.state.day).toBe(TUESDAY);
  });

  test('[D2b] a forgotten ticket does not hold up the morning', () => {
    const given = busy('16:00').at('03:00', TUESDAY);
    turn(given);
    expect(given.state.day).toBe(TUESDAY);
  });
});
