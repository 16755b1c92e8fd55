import { describe, expect, test } from 'vitest';
import { AN, BINH, Given } from '../../test/fixtures/given.ts';
import { smallCentre } from '../../test/fixtures/small-centre.ts';
import { callOrder, pickNext } from './pick-next.ts';

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
