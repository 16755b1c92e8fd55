import type { CentreSettings } from '@luot/shared/settings/centre';
import { describe, expect, test } from 'vitest';
import { AN, Given, MANAGER, SERVER } from '../../test/fixtures/given.ts';
import { smallCentre, TUESDAY } from '../../test/fixtures/small-centre.ts';

/** Without the land service and its counter, and with numbers G001 instead of 2001. */
const WITHOUT_LAND: CentreSettings = smallCentre((document) => {
  document.services = document.services.filter((service) => service.id !== 'land');
  document.counters = document.counters.filter((counter) => counter.id !== 'c2');
  for (const counter of document.counters) counter.services = counter.services.filter((service) => service.serviceId !== 'land');
  document.hours.exceptions = [];
  document.series[1] = { id: 'g', style: { kind: 'letter', letter: 'G' }, dailyLimit: 50 };
});

function replace(given: Given, document: CentreSettings) {
  return given.when(MANAGER, 'centre.replace', { document });
}

describe('new settings in the middle of a day', () => {
  test('settings are replaced whole, with a version that rises', () => {
    const given = Given.monday().at('08:00');
    const next = smallCentre((document) => {
      document.waitTargetMinutes = 20;
    });
    expect(replace(given, next).events).toEqual([{ type: 'centre.replaced', version: 2, document: next, atMs: given.wallMs }]);
    expect(given.state.settings.waitTargetMinutes).toBe(20);
  });

  test('everything the day would lose is named at once, in both languages', () => {
    const given = Given.monday().at('08:00').open('c2');
    given.issue('land');
    given.issue('money');
    const { refusal } = replace(given, WITHOUT_LAND);
    expect(refusal).toMatchObject({ code: 'centre-invalid', params: { count: 3 } });
    const faults = refusal?.faults ?? [];
    for (const [i, value] of ['"land"', '"c2"', '"g"'].entries()) {
      expect(faults[i]?.vi).toContain(value);
      expect(faults[i]?.en).toContain(value);
    }
    expect(given.state.settings.services).toHaveLength(3);
  });

  test('what nobody uses can go', () => {
    const given = Given.monday().at('08:00').open('c1');
    const land = given.issue('land');
    given.did(AN, 'ticket.cancel', { ticketId: land.id });
    expect(replace(given, WITHOUT_LAND).refusal).toBeNull();
    expect(given.issue('money').number).toBe('G001');
  });

  test('the faults of a document that cannot be used at all are handed on, every one', () => {
    const faults = [
      { vi: 'một', en: 'one' },
      { vi: 'hai', en: 'two' },
    ];
    const { refusal } = Given.monday().when(MANAGER, 'centre.replace', { faults });
    expect(refusal).toEqual({ code: 'centre-invalid', params: { count: 2 }, faults });
  });

  test('[Q1] a ticket keeps the head start its class had when it was issued', () => {
    const given = Given.monday();
    const ticket = given.issue('papers', '08:00', 'child');
    replace(
      given,
      smallCentre((document) => {
        document.classes = document.classes.map((each) => ({ ...each, headStartMinutes: 5 }));
      }),
    );
    expect(given.now(ticket).headStartMinutes).toBe(15);
  });

  test('[D2a] a new day begins with the settings in use', () => {
    const given = Given.monday().at('08:00');
    replace(given, WITHOUT_LAND);
    given.at('07:00', TUESDAY).did(SERVER, 'day.turn', {});
    expect(given.state.settings).toBe(WITHOUT_LAND);
  });
});
