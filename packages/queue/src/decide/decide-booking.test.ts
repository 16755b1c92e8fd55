import { describe, expect, test } from 'vitest';
import { Given, KIOSK } from '../../test/fixtures/given.ts';
import { at, TUESDAY } from '../../test/fixtures/small-centre.ts';
import type { Booking } from '../command.ts';
import { callOrder } from '../pick-next.ts';

const booking = (time: string, change: Partial<Booking> = {}): Booking => ({ id: 'b1', serviceId: 'papers', atMs: at(time), procedureCode: null, ...change });
const body = (of: Booking | null) => ({ booking: of, language: 'vi' as const });

/** When the ticket of somebody booked for 09:00 who comes at this time is due. The head start is 30 min. */
function dueAt(time: string): number {
  const given = Given.monday().at(time);
  given.did(KIOSK, 'ticket.checkIn', body(booking('09:00')));
  return given.state.series['a']?.tickets[0]?.dueAtMs ?? 0;
}

describe('bookings', () => {
  test('[Q10] in the window it is due ahead of its time, and never later than it came', () => {
    expect(dueAt('08:30')).toBe(at('08:30'));
    expect(dueAt('08:50')).toBe(at('08:30'));
    expect(dueAt('09:10')).toBe(at('08:30'));
  });

  test('[Q10] too early or too late it is a ticket like any other', () => {
    expect(dueAt('08:29:59')).toBe(at('08:29:59'));
    expect(dueAt('09:10:01')).toBe(at('09:10:01'));
  });

  test('[Q10] it is called before those who came after its due, and after those who came before', () => {
    const given = Given.monday().at('08:00').open('c1');
    given.issue('papers', '08:20');
    given.issue('papers', '08:40');
    given.at('08:55').did(KIOSK, 'ticket.checkIn', body(booking('09:00')));
    expect(callOrder(given.state, 'c1').map(({ number }) => number)).toEqual(['A001', 'A003', 'A002']);
  });

  test('[Q10] once: whoever comes again is told the number', () => {
    const given = Given.monday().at('09:00');
    given.did(KIOSK, 'ticket.checkIn', body(booking('09:00')));
    expect(given.when({ role: 'kiosk', id: 'kiosk-2' }, 'ticket.checkIn', body(booking('09:00'))).refusal).toEqual({
      code: 'booking-used',
      params: { number: 'A001' },
    });
  });

  test('[Q10] none of that code, one of another day, and one of a service that is closed are told apart', () => {
    const given = Given.monday().at('09:00');
    expect(given.code(KIOSK, 'ticket.checkIn', body(null))).toBe('unknown-booking');
    expect(given.when(KIOSK, 'ticket.checkIn', body(booking('09:00', { atMs: at('09:00', TUESDAY) }))).refusal).toEqual({
      code: 'booking-other-day',
      params: { date: TUESDAY },
    });
    expect(given.at('17:00').code(KIOSK, 'ticket.checkIn', body(booking('16:00')))).toBe('service-closed');
  });

  test('[C10] a greeter says where the paper comes out; a kiosk has its own printer', () => {
    const given = Given.monday().at('09:00');
    const greeter = { role: 'greeter', id: 'huongdan' } as const;
    const checkIn = (id: string, printerId: string) => ({ ...body(booking('09:00', { id })), printerId });
    expect(given.did(greeter, 'ticket.checkIn', checkIn('b1', 'printer-1'))).toMatchObject([{ printerId: 'printer-1' }]);
    expect(given.code(greeter, 'ticket.checkIn', checkIn('b2', 'printer-9'))).toBe('no-printer');
    expect(given.code(KIOSK, 'ticket.checkIn', checkIn('b2', 'printer-1'))).toBe('no-printer');
  });

  test('[R4b] of the booking the journal has a name that says nothing, and its time', () => {
    const given = Given.monday().at('09:00');
    expect(given.did(KIOSK, 'ticket.checkIn', body(booking('09:00')))).toMatchObject([{ booking: { id: 'b1', atMs: at('09:00') } }]);
  });
});
