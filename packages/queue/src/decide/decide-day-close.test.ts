import { describe, expect, test } from 'vitest';
import { AN, Given, KIOSK, MANAGER, SERVER } from '../../test/fixtures/given.ts';
import { TUESDAY } from '../../test/fixtures/small-centre.ts';

function evening() {
  const given = Given.monday().at('16:00').open('c1', 'c2');
  const [served, called, waiting, held] = ['papers', 'land', 'papers', 'papers'].map((service) => given.issue(service));
  if (served === undefined || called === undefined || waiting === undefined || held === undefined) throw new Error('four tickets');
  given.call('c1');
  given.did(AN, 'ticket.start', { ticketId: served.id });
  given.call('c2');
  return { given, served, called, waiting, held };
}

describe('closing the day', () => {
  test('[C12] every open ticket is asked about, and one is named', () => {
    const { given, served, called } = evening();
    const outcomes = [{ ticketId: served.id, as: 'served' as const }];
    expect(given.when(MANAGER, 'day.close', { outcomes }).refusal).toEqual({ code: 'open-tickets', params: { n: 3, number: 'A002' } });
    expect(given.now(called).state).toBe('called');
  });

  test('[C12] each ends as was said, counters close, and no more numbers are given', () => {
    const { given, served, called, waiting, held } = evening();
    given.did(MANAGER, 'day.close', {
      outcomes: [
        { ticketId: served.id, as: 'served' },
        { ticketId: called.id, as: 'missed' },
        { ticketId: waiting.id, as: 'expired' },
        { ticketId: held.id, as: 'cancelled' },
      ],
    });
    expect(given.states).toEqual({ A001: 'served', A002: 'missed', A003: 'expired', A004: 'cancelled' });
    expect([given.state.counters['c1'], given.state.counters['c2']]).toMatchObject([
      { state: 'closed', clerk: null, current: null },
      { state: 'closed', clerk: null, current: null },
    ]);
    expect(given.code(KIOSK, 'ticket.issue', { serviceId: 'papers', language: 'vi' })).toBe('day-closed');
    expect(given.code(AN, 'counter.open', { counterId: 'c1' })).toBe('day-closed');
  });

  test('[C12] an outcome the state of a ticket does not allow changes nothing at all', () => {
    const { given, served, called, waiting, held } = evening();
    const outcomes = [served, called, waiting, held].map(({ id: ticketId }) => ({ ticketId, as: 'served' as const }));
    expect(given.code(MANAGER, 'day.close', { outcomes })).toBe('wrong-ticket-state');
    expect(given.states).toEqual({ A001: 'serving', A002: 'called', A003: 'waiting', A004: 'waiting' });
  });

  test('[C12] it can be opened again, and the next day opens by itself', () => {
    const given = Given.monday().at('16:00');
    expect(given.code(MANAGER, 'day.reopen', {})).toBe('day-not-closed');
    given.did(MANAGER, 'day.close', { outcomes: [] });
    expect(given.code(MANAGER, 'day.close', { outcomes: [] })).toBe('day-closed');
    given.did(MANAGER, 'day.reopen', {});
    given.issue('papers');
    given.did(MANAGER, 'day.close', { outcomes: [{ ticketId: given.state.waiting['papers']?.[0] ?? '', as: 'expired' }] });
    given.at('03:00', TUESDAY).did(SERVER, 'day.turn', {});
    expect([given.state.day, given.state.closedAtMs]).toEqual([TUESDAY, null]);
  });

  test('[C12] an emergency message outlives the night', () => {
    const given = Given.monday().at('16:00');
    const text = { vi: 'Có cháy', en: 'Fire' };
    given.did(MANAGER, 'emergency.set', { text });
    given.at('03:00', TUESDAY).did(SERVER, 'day.turn', {});
    expect(given.state.emergency).toEqual(text);
    given.did(MANAGER, 'emergency.set', { text: null });
    expect(given.state.emergency).toBeNull();
  });
});
