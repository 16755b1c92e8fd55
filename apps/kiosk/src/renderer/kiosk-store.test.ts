import type { IssuedTicket } from '@luot/shared/protocol/views';
import { describe, expect, test } from 'vitest';
import {
  createKioskStore,
  goBack,
  goHome,
  type KioskScreen,
  type KioskState,
  showProcedure,
  showRefusal,
  showScanMiss,
  showService,
  showTicket,
  startIssuing,
} from './kiosk-store.ts';

const TICKET: IssuedTicket = {
  ticketId: '2026-11-23.b.1',
  number: 'B001',
  serviceId: 'land',
  serviceName: { vi: 'Đất đai', en: 'Land' },
  issuedAtMs: 0,
  language: 'vi',
  priority: false,
  procedureCode: null,
  printerId: null,
  ahead: 0,
  counters: ['3'],
  qr: 'LUOT:x',
  estimate: 'unknown',
};
const REFUSAL = { code: 'series-full' } as const;

const SCREENS: readonly KioskScreen[] = [
  { name: 'home' },
  { name: 'service', serviceId: 'land' },
  { name: 'procedure', serviceId: 'land', code: '1.012345' },
  { name: 'issuing', serviceId: 'land', sinceMs: 5 },
  { name: 'ticket', ticket: TICKET },
  { name: 'refused', refusal: REFUSAL, serviceId: 'land' },
  { name: 'scan-miss', code: '2.000815', from: { name: 'ticket', ticket: TICKET } },
];
const on = (screen: KioskScreen): KioskState => ({ screen, largeText: true, highContrast: false });

/** Everything a touch can ask for. */
const TOUCHES: readonly [string, (state: KioskState) => KioskState][] = [
  ['a tile', (state) => showService(state, 'residence')],
  ['a procedure', (state) => showProcedure(state, 'residence', '1.004222')],
  ['take a number', (state) => startIssuing(state, 'residence', 9)],
  ['a code held up', (state) => showScanMiss(state, null)],
  ['back', goBack],
];

describe('while a number is on its way', () => {
  test.each(TOUCHES)('[N3] %s does nothing, so that one visitor gets one number', (_name, touch) => {
    const issuing = on({ name: 'issuing', serviceId: 'land', sinceMs: 5 });
    expect(touch(issuing)).toBe(issuing);
  });

  test('[P2] its answer is shown: the ticket, or why there is none', () => {
    const issuing = on({ name: 'issuing', serviceId: 'land', sinceMs: 5 });
    expect(showTicket(issuing, TICKET).screen).toEqual({ name: 'ticket', ticket: TICKET });
    expect(showRefusal(issuing, REFUSAL).screen).toEqual({ name: 'refused', refusal: REFUSAL, serviceId: 'land' });
  });

  test('an answer that comes when nobody waits for it is not shown to somebody else', () => {
    for (const screen of SCREENS.filter((s) => s.name !== 'issuing')) {
      expect(showTicket(on(screen), TICKET)).toEqual(on(screen));
      expect(showRefusal(on(screen), REFUSAL)).toEqual(on(screen));
    }
  });
});

describe('the way there and back', () => {
  test('home, service, procedure, number', () => {
    const service = showService(createKioskStore().getState(), 'land');
    const procedure = showProcedure(service, 'land', '1.012345');
    const issuing = startIssuing(procedure, 'land', 77);
    expect([service.screen, procedure.screen, issuing.screen]).toEqual([
      { name: 'service', serviceId: 'land' },
      { name: 'procedure', serviceId: 'land', code: '1.012345' },
      { name: 'issuing', serviceId: 'land', sinceMs: 77 },
    ]);
  });

  test('"back" is one step towards home from everywhere it is offered', () => {
    expect(SCREENS.map((screen) => goBack(on(screen)).screen.name)).toEqual(['home', 'home', 'service', 'issuing', 'ticket', 'service', 'ticket']);
    expect(goBack(on({ name: 'refused', refusal: REFUSAL, serviceId: 'land' })).screen).toEqual({ name: 'service', serviceId: 'land' });
  });

  test('[K3] a code that leads nowhere is shown over whatever was there, which comes back as it was', () => {
    for (const screen of SCREENS.filter((s) => s.name !== 'issuing' && s.name !== 'scan-miss')) {
      const once = showScanMiss(on(screen), null);
      const twice = showScanMiss(once, '1.001193');
      expect([once.screen, twice.screen]).toEqual([
        { name: 'scan-miss', code: null, from: screen },
        { name: 'scan-miss', code: '1.001193', from: screen },
      ]);
      expect(goBack(twice)).toEqual(on(screen));
    }
  });

  test('text size and contrast go along from screen to screen', () => {
    for (const screen of SCREENS) {
      for (const [, touch] of TOUCHES) expect(touch({ screen, largeText: true, highContrast: true })).toMatchObject({ largeText: true, highContrast: true });
    }
  });

  test('home forgets the text size, the contrast and where the last visitor was', () => {
    expect(goHome()).toEqual({ screen: { name: 'home' }, largeText: false, highContrast: false });
    expect(createKioskStore().getState()).toEqual(goHome());
  });
});
