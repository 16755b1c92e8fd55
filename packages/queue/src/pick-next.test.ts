import { describe, expect, test } from 'vitest';
import { AN, BINH, Given } from '../test/fixtures/given.ts';
import { smallCentre } from '../test/fixtures/small-centre.ts';
import { callOrder, chooseNext, pickNext, stranded } from './pick-next.ts';
import { counterOf } from './state.ts';

function numbers(given: Given, counterId: string): string[] {
  return callOrder(given.state, counterId).map((ticket) => ticket.number);
}

describe('call key', () => {
  test('[Q1] who came first is called first', () => {
    const given = Given.monday().open('c1');
    given.issue('papers', '08:00');
    given.issue('papers', '08:01');
    given.issue('papers', '08:02');
    expect(numbers(given, 'c1')).toEqual(['A001', 'A002', 'A003']);
    expect(given.call('c1').number).toBe('A001');
  });

  test('[Q1] a class is ahead by its head start, and by no more', () => {
    const given = Given.monday().open('c1');
    given.issue('papers', '08:00');
    given.issue('papers', '08:16');
    given.issue('papers', '08:30', 'child'); // as if 08:15
    given.issue('papers', '08:31', 'elderly'); // as if 08:01
    expect(numbers(given, 'c1')).toEqual(['A001', 'A004', 'A003', 'A002']);
  });

  test('[Q1] of two with one call key the earlier due goes first', () => {
    const given = Given.monday().open('c1');
    given.issue('papers', '08:00');
    given.issue('papers', '08:30', 'elderly'); // as if 08:00
    expect(numbers(given, 'c1')).toEqual(['A001', 'A002']);
  });

  test('[Q1] of two with one call key and one due the letter decides, then the number', () => {
    const given = Given.monday(
      smallCentre((document) => {
        document.series[1] = { id: 'g', style: { kind: 'letter', letter: 'G' }, dailyLimit: 50 };
        document.counters[0]?.services.push({ serviceId: 'money', offsetMinutes: 0 });
      }),
    ).at('08:00');
    given.open('c1');
    for (const service of ['money', 'papers', 'papers', 'money']) given.issue(service);
    expect(numbers(given, 'c1')).toEqual(['A001', 'A002', 'G001', 'G002']);
  });

  test('[Q1] past 999 the running number decides, not its text', () => {
    const given = new Given();
    given.used['2026-11-23'] = { a: 998 };
    given.at('08:00').did({ role: 'system', id: 'server' }, 'day.turn', {});
    given.open('c1');
    given.issue('papers');
    given.issue('papers');
    expect(numbers(given, 'c1')).toEqual(['A999', 'A1000']);
  });
});

describe('helping out', () => {
  test('[Q4] a counter helps when others wait longer by its offset', () => {
    const given = Given.monday().open('c1');
    given.issue('land', '08:00'); // for c1 as if 08:20
    given.issue('papers', '08:19');
    given.issue('papers', '08:21');
    expect(numbers(given, 'c1')).toEqual(['A002', 'A001', 'A003']);
  });

  test('[Q4] it helps at once when nothing of its own waits', () => {
    const given = Given.monday().open('c1');
    given.issue('land', '08:00');
    expect(given.call('c1').number).toBe('A001');
  });

  test('[Q4] it never calls a service it does not list', () => {
    const given = Given.monday().open('c1', 'c2');
    given.issue('money', '08:00');
    expect(given.code(AN, 'counter.callNext', { counterId: 'c1' })).toBe('queue-empty');
    expect(given.code(BINH, 'counter.callNext', { counterId: 'c2' })).toBe('queue-empty');
  });

  test('[Q4] a closed or unknown counter has nobody to call', () => {
    const given = Given.monday();
    given.issue('papers', '08:00');
    expect(pickNext(given.state, 'c1')).toBeNull();
    expect(pickNext(given.state, 'c9')).toBeNull();
  });
});

describe('one order for the call and for the list', () => {
  test('[Q1] the list a clerk sees begins with the one that is called', () => {
    const given = Given.monday().open('c1');
    given.issue('land', '08:00');
    given.issue('papers', '08:05');
    given.issue('papers', '08:25', 'elderly');
    const order = callOrder(given.state, 'c1');
    expect(order).toHaveLength(3);
    expect(pickNext(given.state, 'c1')).toEqual(order[0]);
    expect(given.call('c1')).toMatchObject({ id: order[0]?.id, state: 'called' });
  });
});

describe('a run of jumps', () => {
  /** Ordinary visitors from 08:00 on, elderly ones (30 min head start) after them; the cap as given. */
  function crowd(jumpsInARow = 3): Given {
    const given = Given.monday(smallCentre((document) => Object.assign(document.order, { jumpsInARow }))).open('c1');
    for (const minute of ['00', '01', '02', '03']) given.issue('papers', `08:${minute}`);
    for (const minute of ['10', '11', '12', '13', '14', '15']) given.issue('papers', `08:${minute}`, 'elderly');
    return given.at('08:20');
  }
  const callAll = (given: Given, n: number) => {
    const called = [given.call('c1')];
    for (let i = 1; i < n; i++) called.push(given.call('c1', { ticketId: called.at(-1)?.id ?? '', as: 'served' }));
    return called.map(({ number }) => number);
  };

  test('[Q5] after so many calls that pass somebody the one due longest is called, then it begins anew', () => {
    const given = crowd();
    expect(chooseNext(given.state, 'c1')).toMatchObject({ ticket: { number: 'A005' }, jump: true, turn: false });
    expect(callAll(given, 8)).toEqual(['A005', 'A006', 'A007', 'A001', 'A008', 'A009', 'A010', 'A002']);
  });

  test('[Q5] the list shows that order beforehand', () => {
    const order = ['A005', 'A006', 'A007', 'A001', 'A008', 'A009', 'A010', 'A002', 'A003', 'A004'];
    expect(numbers(crowd(), 'c1')).toEqual(order);
    expect(numbers(crowd(2), 'c1').slice(0, 3)).toEqual(['A005', 'A006', 'A001']);
    expect(callOrder(crowd().state, 'c1', 4).map(({ number }) => number)).toEqual(order.slice(0, 4));
  });

  test('[Q5] a call that passes nobody begins the run anew; one before its turn is not counted', () => {
    const given = crowd();
    callAll(given, 2);
    expect(counterOf(given.state, 'c1').jumps).toBe(2);
    const current = counterOf(given.state, 'c1').current ?? '';
    given.did(AN, 'counter.callTicket', { counterId: 'c1', number: 'A010', reasonId: 'other', outcome: { ticketId: current, as: 'served' } });
    expect(counterOf(given.state, 'c1').jumps).toBe(2);
    given.call('c1', { ticketId: counterOf(given.state, 'c1').current ?? '', as: 'served' });
    expect(given.call('c1', { ticketId: counterOf(given.state, 'c1').current ?? '', as: 'served' }).number).toBe('A001');
    expect(counterOf(given.state, 'c1').jumps).toBe(0);
  });

  test('[Q5] an undone call is taken out of the run', () => {
    const given = crowd();
    given.call('c1');
    given.did(AN, 'counter.undo', { counterId: 'c1' });
    expect(counterOf(given.state, 'c1').jumps).toBe(0);
  });

  test('[Q8] a call before its turn keeps its reason with the clerk', () => {
    const given = crowd();
    given.did(AN, 'counter.callTicket', { counterId: 'c1', number: 'A004', reasonId: 'frail' });
    const called = given.state.series['a']?.tickets[3];
    expect(called?.legs.at(-1)).toMatchObject({ outOfOrder: 'frail', clerk: 'an' });
  });
});

describe('stranded', () => {
  test('[Q12] whoever no open counter would call is listed', () => {
    const given = Given.monday().at('08:00').open('c1', 'c2');
    given.issue('papers');
    given.issue('money');
    expect(stranded(given.state).map(({ number }) => number)).toEqual(['2001']);
    const directed = given.call('c1');
    given.did(AN, 'ticket.transfer', { ticketId: directed.id, to: { counterId: 'c2' } });
    given.did(BINH, 'counter.pause', { counterId: 'c2', reasonId: 'break' });
    expect(stranded(given.state).map(({ number }) => number)).toEqual(['A001', '2001']);
  });
});
