import type { ServiceSettings } from '@luot/shared/settings/centre';
import { describe, expect, test } from 'vitest';
import { at, SMALL_CENTRE, smallCentre, TUESDAY } from '../test/fixtures/small-centre.ts';
import { givesTickets, inServiceHours, nextOpening, ticketHours } from './schedule.ts';

function service(id: string, settings = SMALL_CENTRE): ServiceSettings {
  const found = settings.services.find((s) => s.id === id);
  if (found === undefined) throw new Error(`no service ${id}`);
  return found;
}

const PAPERS = service('papers');
const LAND = service('land');
const SATURDAY = '2026-11-28';
const SUNDAY = '2026-11-29';
const CLOSED_WEDNESDAY = '2026-11-25';

describe('service hours', () => {
  test.each([
    ['07:29', false],
    ['07:30', true],
    ['11:29', true],
    ['11:30', false],
    ['13:29', false],
    ['13:30', true],
    ['16:30', false],
  ])('[D3a] at %s on a workday: %s', (time, works) => {
    expect(inServiceHours(SMALL_CENTRE, PAPERS, at(time))).toBe(works);
  });

  test('[D3a] each weekday has its own hours', () => {
    expect(inServiceHours(SMALL_CENTRE, PAPERS, at('09:00', SATURDAY))).toBe(true);
    expect(inServiceHours(SMALL_CENTRE, PAPERS, at('14:00', SATURDAY))).toBe(false);
    expect(inServiceHours(SMALL_CENTRE, PAPERS, at('09:00', SUNDAY))).toBe(false);
  });

  test('[D3a] an exception closes a date for all services', () => {
    expect(inServiceHours(SMALL_CENTRE, PAPERS, at('09:00', CLOSED_WEDNESDAY))).toBe(false);
    expect(inServiceHours(SMALL_CENTRE, LAND, at('09:00', CLOSED_WEDNESDAY))).toBe(false);
  });

  test('[D3a] an exception opens a date for some services only', () => {
    expect(inServiceHours(SMALL_CENTRE, LAND, at('09:00', SUNDAY))).toBe(true);
    expect(inServiceHours(SMALL_CENTRE, PAPERS, at('09:00', SUNDAY))).toBe(false);
  });

  test('[D3a] an exception for the service goes before one for all, whichever stands first', () => {
    for (const order of [1, -1]) {
      const settings = smallCentre((document) => {
        const reason = { vi: 'x', en: 'x' };
        document.hours.exceptions = [
          { date: TUESDAY, open: [], reason },
          { date: TUESDAY, open: [['09:00', '10:00']], reason, services: ['land'] },
        ];
        if (order < 0) document.hours.exceptions.reverse();
      });
      expect(inServiceHours(settings, LAND, at('09:30', TUESDAY))).toBe(true);
      expect(inServiceHours(settings, PAPERS, at('09:30', TUESDAY))).toBe(false);
    }
  });

  test('[D3a] a service may have hours of its own; exceptions hold for it too', () => {
    const evening = [['17:00', '19:00']];
    const settings = smallCentre((document) =>
      Object.assign(document.services[1] ?? {}, { week: [evening, evening, evening, evening, evening, evening, evening] }),
    );
    const land = service('land', settings);
    expect(inServiceHours(settings, land, at('18:00'))).toBe(true);
    expect(inServiceHours(settings, land, at('09:00'))).toBe(false);
    expect(inServiceHours(settings, land, at('18:00', CLOSED_WEDNESDAY))).toBe(false);
    expect(inServiceHours(settings, service('papers', settings), at('18:00'))).toBe(false);
  });
});

describe('ticket hours', () => {
  test('[D3b] from 45 min before opening, through the break, until the last closing', () => {
    const open = ['06:44', '06:45', '07:30', '11:30', '12:30', '16:29', '16:30'].map((time) => givesTickets(SMALL_CENTRE, PAPERS, at(time)));
    expect(open).toEqual([false, true, true, true, true, true, false]);
  });

  test('[D3b] on a closed date none', () => {
    expect(ticketHours(SMALL_CENTRE, PAPERS, CLOSED_WEDNESDAY)).toBeNull();
    expect(givesTickets(SMALL_CENTRE, PAPERS, at('09:00', CLOSED_WEDNESDAY))).toBe(false);
    expect(givesTickets(SMALL_CENTRE, LAND, at('07:15', SUNDAY))).toBe(true);
  });

  test('[D3b] they do not begin the evening before', () => {
    const settings = smallCentre((document) => {
      document.hours.week[0] = [['00:30', '02:00']];
    });
    expect(ticketHours(settings, PAPERS, '2026-11-23')).toEqual([0, 120]);
  });
});

describe('the next opening', () => {
  test.each([
    ['06:00', undefined, at('07:30')],
    ['07:30', undefined, at('13:30')],
    ['12:00', undefined, at('13:30')],
    ['16:30', undefined, at('07:30', TUESDAY)],
    ['17:00', TUESDAY, at('07:30', '2026-11-26')], // Wednesday is closed
    ['12:00', SATURDAY, at('07:30', '2026-11-30')], // and so is Sunday, for papers
  ])('[D3c] after %s on %s', (time, date, expected) => {
    expect(nextOpening(SMALL_CENTRE, PAPERS, at(time, date))).toBe(expected);
  });

  test('[D3c] an exception that opens counts', () => {
    expect(nextOpening(SMALL_CENTRE, LAND, at('12:00', SATURDAY))).toBe(at('08:00', SUNDAY));
  });

  test('[D3c] none within two weeks is not known', () => {
    const settings = smallCentre((document) => {
      document.hours.week = [[], [], [], [], [], [], []];
      document.hours.exceptions = [];
    });
    expect(nextOpening(settings, PAPERS, at('09:00'))).toBeNull();
  });
});
