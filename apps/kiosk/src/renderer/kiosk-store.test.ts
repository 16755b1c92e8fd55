import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import { describe, expect, test } from 'vitest';
import {
  change,
  createKioskStore,
  expectsBooking,
  goBack,
  goHome,
  type KioskScreen,
  type KioskState,
  show,
  showRefusal,
  showTicket,
  startIssuing,
  startOver,
  toggleMore,
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
const HOME: KioskScreen = { name: 'home' };
const SERVICE: KioskScreen = { name: 'service', serviceId: 'land' };
const PROCEDURE: KioskScreen = { name: 'procedure', code: '1.012345' };
const ISSUING: KioskScreen = { name: 'issuing', further: [], sinceMs: 5 };
const NOTICE: KioskScreen = { name: 'notice', notice: { why: 'not-recognised' } };
const GIVEN: KioskScreen = { name: 'ticket', ticket: TICKET, further: [], paperWanted: true };
const STANDING: KioskScreen = {
  name: 'standing',
  token: '0123456789abcdefghijkl',
  standing: {
    number: 'B001',
    serviceName: TICKET.serviceName,
    state: 'waiting',
    ahead: 2,
    counters: ['3'],
    further: [],
    mayReturn: null,
    mayCancel: true,
    mayRate: false,
  },
  asking: false,
  done: null,
  refusal: null,
};
const MORE: KioskScreen = { name: 'more', order: { serviceId: 'land' }, further: [] };
const BOOKING: KioskScreen = { name: 'booking', typed: '7K3M9Q2X', refusal: null };
const SCREENS: readonly KioskScreen[] = [
  HOME,
  SERVICE,
  PROCEDURE,
  { name: 'search', words: 'khai sinh' },
  { name: 'scan' },
  { name: 'dossier-code', typed: 'H15', asking: false, refusal: null },
  MORE,
  BOOKING,
  STANDING,
  ISSUING,
  GIVEN,
  { name: 'refused', refusal: REFUSAL },
  NOTICE,
];
const on = (screen: KioskScreen, before: readonly KioskScreen[] = [HOME]): KioskState => ({
  ...goHome(),
  screen,
  before,
  largeText: true,
  classId: 'elderly',
  paperWanted: false,
});
const walk = (...screens: readonly KioskScreen[]) => screens.reduce(show, goHome());

describe('while a number is on its way', () => {
  test.each<[string, (state: KioskState) => KioskState]>([
    ['a tile', (state) => show(state, SERVICE)],
    ['a code held up', (state) => show(state, NOTICE)],
    ['take a number', (state) => startIssuing(state, [], 9)],
    ['back', goBack],
  ])('[N3] %s does nothing, so that one visitor gets one number', (_name, touch) => {
    const issuing = on(ISSUING);
    expect(touch(issuing)).toBe(issuing);
  });

  test('[P2] its answer is shown: the ticket, or why there is none', () => {
    expect(showTicket(on(ISSUING), TICKET).screen).toEqual({ ...GIVEN, paperWanted: false });
    expect(showRefusal(on(ISSUING), REFUSAL).screen).toEqual({ name: 'refused', refusal: REFUSAL });
  });

  test('an answer that comes when nobody waits for it is not shown to somebody else', () => {
    for (const screen of SCREENS.filter((s) => s.name !== 'issuing')) {
      expect(showTicket(on(screen), TICKET)).toEqual(on(screen));
      expect(showRefusal(on(screen), REFUSAL)).toEqual(on(screen));
    }
  });
});

describe('the way there and back', () => {
  const back = (state: KioskState) => {
    const names: string[] = [];
    for (let at = state; ; ) {
      names.push(at.screen.name);
      const next = goBack(at);
      if (next === at) return names;
      at = next;
    }
  };

  test('"back" goes through the screens the visitor came by, to the first one', () => {
    expect(back(walk(SERVICE, PROCEDURE))).toEqual(['procedure', 'service', 'home']);
    expect(back(walk({ name: 'search', words: 'đất' }, PROCEDURE))).toEqual(['procedure', 'search', 'home']);
    expect(goBack(walk({ name: 'search', words: 'đất' }, PROCEDURE)).screen).toEqual({ name: 'search', words: 'đất' });
    expect(back(showRefusal(startIssuing(walk(SERVICE, PROCEDURE), [], 1), REFUSAL))).toEqual(['refused', 'procedure', 'service', 'home']);
  });

  test('[K3] nobody comes back to a notice, to the camera or to a refusal', () => {
    expect(back(walk({ name: 'scan' }, NOTICE, PROCEDURE))).toEqual(['procedure', 'home']);
    expect(back(walk(SERVICE, NOTICE, NOTICE))).toEqual(['notice', 'service', 'home']);
    expect(back(walk(PROCEDURE, { name: 'procedure', code: '1.004222' }))).toEqual(['procedure', 'home']);
  });

  test('[K2] a code held up by mistake takes nobody’s number off the screen', () => {
    const shown = show(showTicket(on(ISSUING), TICKET), NOTICE);
    expect(goBack(shown).screen).toMatchObject({ name: 'ticket', ticket: TICKET });
  });

  test('[K5] the next visitor, who scans while the last one’s number is shown, finds nothing of it', () => {
    const next = show(showTicket(on(ISSUING), TICKET), PROCEDURE);
    expect(back(next)).toEqual(['procedure', 'home']);
    expect(next).toMatchObject({ classId: null, paperWanted: true });
  });

  test('letters typed change the screen they are typed on, and no other', () => {
    expect(change(on({ name: 'search', words: 'a' }), { name: 'search', words: 'ab' }).screen).toEqual({ name: 'search', words: 'ab' });
    expect(change(on(PROCEDURE), { name: 'search', words: 'ab' })).toEqual(on(PROCEDURE));
  });

  test('text size, contrast, class and no paper go along from screen to screen', () => {
    for (const screen of SCREENS.filter((s) => s.name !== 'ticket')) {
      expect(show(on(screen), SERVICE)).toMatchObject({ largeText: true, classId: 'elderly', paperWanted: false });
      expect(goBack(show(on(screen), SERVICE)).largeText).toBe(true);
    }
  });

  test('[K5] [K7] whoever goes back to home leaves no priority there for the next visitor', () => {
    const chosen = { ...show(createKioskStore().getState(), SERVICE), classId: 'elderly' };
    expect(goBack(show(chosen, PROCEDURE)).classId).toBe('elderly');
    expect(goBack(goBack(show(chosen, PROCEDURE)))).toMatchObject({ screen: HOME, classId: null });
  });

  test('[K5] from a notice over a number only back leads to it; whoever goes on has neither number nor class', () => {
    const notice = show(showTicket(on(ISSUING), TICKET), { name: 'notice', notice: { why: 'not-recognised' } });
    expect(goBack(notice).screen.name).toBe('ticket');
    const next = show(notice, PROCEDURE);
    expect([back(next), next.classId]).toEqual([['procedure', 'home'], null]);
  });

  test('[K5] nobody comes back to a ticket that was held up, and its token is nowhere once its screen is left', () => {
    const left = walk(SERVICE, { name: 'asking-ticket' }, STANDING, NOTICE);
    expect(back(left)).toEqual(['notice', 'service', 'home']);
    for (const next of SCREENS.filter((s) => s.name !== 'standing')) expect(JSON.stringify(show(on(STANDING), next))).not.toContain('0123456789abcdefghijkl');
    expect(JSON.stringify(goBack(on(STANDING)))).not.toContain('0123456789abcdefghijkl');
  });

  test('the first screen for the same visitor keeps how it looks, and neither class nor what stood before', () => {
    expect(startOver(on(BOOKING, [HOME, SERVICE]))).toEqual({ ...on(HOME, []), classId: null, paperWanted: true });
    expect(startOver(on(ISSUING))).toEqual(on(ISSUING));
  });

  test('[K5] home forgets how the screen looked, the class and where the last visitor was', () => {
    expect(goHome()).toEqual({ screen: HOME, before: [], largeText: false, highContrast: false, lowReach: false, classId: null, paperWanted: true });
    expect(createKioskStore().getState()).toEqual(goHome());
  });
});

describe('[Q9] several services with one number', () => {
  const further = (state: KioskState) => (state.screen.name === 'more' ? state.screen.further : []);
  const chosen = (...ids: readonly string[]) => ids.reduce(toggleMore, on(MORE));

  test('stand in the order they were touched; touched again one is out and the others keep their order', () => {
    expect(further(chosen('residence', 'results', 'social'))).toEqual(['residence', 'results', 'social']);
    expect(further(chosen('residence', 'results', 'social', 'results'))).toEqual(['residence', 'social']);
  });

  test('are four at most', () => {
    const four = chosen('a', 'b', 'c', 'd');
    expect(toggleMore(four, 'e')).toBe(four);
    expect(further(toggleMore(four, 'b'))).toEqual(['a', 'c', 'd']);
  });

  test('go along with the number', () => {
    const issuing = startIssuing(on(MORE), ['results'], 5);
    expect(showTicket(issuing, TICKET).screen).toMatchObject({ name: 'ticket', further: ['results'] });
    expect(toggleMore(issuing, 'a')).toBe(issuing);
  });
});

describe('[Q10] a booking', () => {
  test('is expected on its own screen and before the camera that was opened from there, and nowhere else', () => {
    expect(SCREENS.filter((screen) => expectsBooking(on(screen))).map(({ name }) => name)).toEqual(['booking']);
    expect(expectsBooking(walk(BOOKING, { name: 'scan' }))).toBe(true);
    expect(expectsBooking(walk(SERVICE, { name: 'scan' }))).toBe(false);
  });

  test('that is refused stands in its field still, with the reason', () => {
    const refused = showRefusal(startIssuing(walk(BOOKING), [], 5), REFUSAL);
    expect(refused).toMatchObject({ screen: { ...BOOKING, refusal: REFUSAL }, before: [HOME] });
  });
});
