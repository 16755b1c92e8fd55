import type { CentreSettings } from '@luot/shared/settings/centre';
import { describe, expect, test } from 'vitest';
import { AN, BINH, Given, KIOSK, MANAGER, SERVER } from '../../test/fixtures/given.ts';
import { type CentreDocument, smallCentre } from '../../test/fixtures/small-centre.ts';
import { counterOf } from '../state.ts';
import { STILL_HELD } from './still-held.ts';

type Change = (document: CentreDocument) => unknown;

const without = <Item extends { id: string }>(list: Item[], id: string) => list.filter((item) => item.id !== id);

const withoutLand: Change = (document) => {
  document.services = without(document.services, 'land');
  for (const counter of document.counters) counter.services = counter.services.filter(({ serviceId }) => serviceId !== 'land');
  document.hours.exceptions = [];
};
const withoutCounter: Change = (document) => {
  document.counters = without(document.counters, 'c2');
};
const withoutClass: Change = (document) => {
  document.classes = without(document.classes, 'elderly');
};
const withoutPrinter: Change = (document) => {
  document.devices = [];
  for (const kiosk of document.kiosks) kiosk.printerId = null;
};
/** The cable of the only printer ends at the kiosk itself. */
const kioskHolds: Change = (document) => {
  for (const device of document.devices) device['heldBy'] = 'kiosk-1';
};
const withoutKiosk: Change = (document) => {
  document.kiosks = without(document.kiosks, 'kiosk-1');
};

interface Case {
  readonly begun?: Change;
  readonly removed: Change;
  /** Somebody holds on to it. */
  readonly held: (given: Given) => unknown;
  /** Who, as the fault names it. */
  readonly who: string;
  /** Nobody does any more. */
  readonly letGo: (given: Given) => unknown;
}

const day = () => Given.monday().at('08:00').open('c1', 'c2');
const cancel = (given: Given, number: string) => {
  const { id } = numbered(given, number);
  given.did(AN, 'ticket.cancel', { ticketId: id });
};
const numbered = (given: Given, number: string) => {
  const found = Object.values(given.state.series).flatMap(({ tickets }) => tickets.filter((ticket) => ticket.number === number))[0];
  return found ?? expect.unreachable();
};
const passed = (ms: number) => (given: Given) => {
  given.wallMs += ms;
};
const serve = (given: Given) => {
  const { current } = counterOf(given.state, 'c2');
  given.did(BINH, 'ticket.finish', { ticketId: current ?? '' });
};

const CASES: { readonly [Name in `${keyof typeof STILL_HELD} ${string}`]?: Case } = {
  'services open': {
    removed: withoutLand,
    held: (given) => given.issue('land'),
    who: 'A001',
    letGo: (given) => cancel(given, 'A001'),
  },
  'services open, called': {
    removed: withoutLand,
    held: (given) => [given.issue('land'), given.call('c2')],
    who: 'A001',
    letGo: (given) => [serve(given), passed(11_000)(given)],
  },
  'services open, held': {
    removed: withoutLand,
    held: (given) => {
      const { id } = given.issue('land');
      given.call('c2');
      given.did(BINH, 'ticket.hold', { ticketId: id });
      given.wallMs += 11_000;
    },
    who: 'A001',
    letGo: (given) => cancel(given, 'A001'),
  },
  'services open, in training': {
    begun: (document) => document.series.push({ id: 'z', style: { kind: 'letter', letter: 'Z' }, dailyLimit: 20, training: true }),
    removed: withoutLand,
    held: (given) => given.did(AN, 'ticket.issue', { serviceId: 'land', language: 'vi', training: true }),
    who: 'Z001',
    letGo: (given) => given.did(AN, 'counter.close', { counterId: 'c1' }),
  },
  'services missed': {
    removed: withoutLand,
    held: (given) => {
      const { id } = given.issue('land');
      given.call('c2');
      given.did(BINH, 'ticket.miss', { ticketId: id });
      given.wallMs += 11_000;
    },
    who: 'A001',
    letGo: passed(31 * 60_000),
  },
  'services further': {
    removed: withoutLand,
    held: (given) => given.did(KIOSK, 'ticket.issue', { serviceId: 'papers', language: 'vi', further: ['land'] }),
    who: 'A001',
    letGo: (given) => cancel(given, 'A001'),
  },
  'services undo': {
    removed: withoutLand,
    held: (given) => [given.issue('land'), given.call('c2'), serve(given)],
    who: 'A001',
    letGo: passed(11_000),
  },
  'counters working': {
    removed: withoutCounter,
    held: () => undefined,
    who: '2',
    letGo: (given) => given.did(BINH, 'counter.close', { counterId: 'c2' }),
  },
  'counters working, on a break': {
    removed: withoutCounter,
    held: (given) => given.did(BINH, 'counter.pause', { counterId: 'c2', reasonId: 'break' }),
    who: '2',
    letGo: (given) => given.did(BINH, 'counter.close', { counterId: 'c2' }),
  },
  'counters working, whose hall would be another': {
    removed: (document) => document.counters.filter(({ id }) => id === 'c2').map((counter) => Object.assign(counter, { zoneId: 'hall-b' })),
    held: () => undefined,
    who: '2',
    letGo: (given) => given.did(BINH, 'counter.close', { counterId: 'c2' }),
  },
  'counters directed': {
    removed: withoutCounter,
    held: (given) => {
      const { id } = given.issue('papers');
      given.call('c1');
      given.did(AN, 'ticket.transfer', { ticketId: id, to: { counterId: 'c2' } });
    },
    who: 'A001',
    letGo: (given) => given.did(BINH, 'counter.close', { counterId: 'c2' }),
  },
  'classes class': {
    removed: withoutClass,
    held: (given) => given.issue('papers', undefined, 'elderly'),
    who: 'A001',
    letGo: (given) => given.did(AN, 'ticket.setClass', { ticketId: numbered(given, 'A001').id, classId: null }),
  },
  'classes missed': {
    removed: withoutClass,
    held: (given) => {
      const { id } = given.issue('papers', undefined, 'elderly');
      given.call('c1');
      given.did(AN, 'ticket.miss', { ticketId: id });
      given.wallMs += 11_000;
    },
    who: 'A001',
    letGo: passed(31 * 60_000),
  },
  'classes undo': {
    removed: withoutClass,
    held: (given) => [given.issue('papers', undefined, 'elderly'), given.call('c2'), serve(given)],
    who: 'A001',
    letGo: passed(11_000),
  },
  'series numbers': {
    removed: (document) => {
      document.series = without(document.series, 'g');
      for (const service of document.services) service.seriesId = 'a';
    },
    held: (given) => [given.issue('money'), given.issue('money')],
    who: '2002',
    letGo: (given) => given.at('07:00', '2026-11-24').did(SERVER, 'day.turn', {}),
  },
  'series numbers, written otherwise': {
    removed: (document) => {
      document.series[1] = { id: 'g', style: { kind: 'letter', letter: 'G' }, dailyLimit: 50 };
    },
    held: (given) => [given.issue('money'), cancel(given, '2001')],
    who: '2001',
    letGo: (given) => given.at('07:00', '2026-11-24').did(SERVER, 'day.turn', {}),
  },
  'kiosks paper': { removed: withoutKiosk, held: (given) => given.issue('papers'), who: 'A001', letGo: passed(11_000) },
  'kiosks paper, a copy on the printer it holds': {
    begun: kioskHolds,
    removed: (document) => [withoutKiosk(document), withoutPrinter(document)],
    held: (given) => {
      const { id } = given.issue('papers', undefined, undefined, AN);
      given.did(AN, 'ticket.reprint', { ticketId: id, printerId: 'printer-1' });
    },
    who: 'A001',
    letGo: passed(11_000),
  },
  'devices paper': { removed: withoutPrinter, held: (given) => given.issue('papers'), who: 'A001', letGo: passed(11_000) },
  'devices paper, sent': {
    removed: withoutPrinter,
    held: (given) => {
      const { id } = given.issue('papers');
      given.did(SERVER, 'print.report', { ticketId: id, copy: 0, print: 'sent' });
      given.wallMs += 30_000;
    },
    who: 'A001',
    letGo: (given) => given.did(SERVER, 'print.report', { ticketId: numbered(given, 'A001').id, copy: 0, print: 'printed' }),
  },
  'pauseReasons paused': {
    removed: (document) => {
      document.pauseReasons = without(document.pauseReasons, 'break');
    },
    held: (given) => given.did(BINH, 'counter.pause', { counterId: 'c2', reasonId: 'break' }),
    who: '2',
    letGo: (given) => given.did(BINH, 'counter.open', { counterId: 'c2' }),
  },
};

/** Kinds that nobody holds on to, gone while everything else is in use. */
const FREE: Readonly<Record<string, Change>> = {
  zones: (document) => {
    document.zones = without(document.zones, 'hall-b');
    document.displays = without(document.displays, 'board-b');
    for (const counter of document.counters) counter.zoneId = 'hall-a';
  },
  displays: (document) => {
    document.displays = without(document.displays, 'display-1');
  },
  callReasons: (document) => {
    Object.assign(document, { callReasons: [{ id: 'other', name: { vi: 'Lý do khác', en: 'Another reason' } }] });
  },
};

const replaced = (given: Given, document: CentreSettings) => given.when(MANAGER, 'centre.replace', { document }).refusal;

describe('what may leave the settings during the day', () => {
  test('[G1] every kind has a case for each of its holders, or a reason why there are none', () => {
    for (const [kind, { holders, because }] of Object.entries(STILL_HELD)) {
      for (const as of Object.keys(holders)) expect(Object.keys(CASES).filter((name) => name === `${kind} ${as}`)).toHaveLength(1);
      expect(Object.keys(holders).length > 0).toBe(because === undefined);
      expect(because !== undefined).toBe(kind in FREE);
    }
  });

  test.each(Object.entries(CASES))('[G1] %s: refused with the holder named, and taken when nobody holds on', (_name, held) => {
    const { begun = () => undefined, removed, who, letGo } = held ?? expect.unreachable();
    const given = Given.monday(smallCentre(begun)).at('08:00').open('c1', 'c2');
    const next = smallCentre((document) => [begun(document), removed(document)]);
    held?.held(given);
    const before = given.state;
    const refusal = replaced(given, next);
    expect(refusal?.code).toBe('centre-invalid');
    for (const language of ['vi', 'en'] as const) {
      expect(refusal?.faults?.some((fault) => new RegExp(`\\b${who}\\b`).test(fault[language]))).toBe(true);
    }
    expect(given.state).toBe(before);
    letGo(given);
    expect(replaced(given, next)).toBeNull();
  });

  test.each(Object.entries(FREE))('[G1] %s may go at any time', (_kind, removed) => {
    const given = day();
    for (const serviceId of ['papers', 'land', 'money']) given.issue(serviceId);
    given.call('c1');
    expect(replaced(given, smallCentre(removed))).toBeNull();
  });

  test('[G1] five holders are named, the others counted; every thing that is held is a fault of its own', () => {
    const given = day();
    for (let i = 0; i < 7; i++) given.issue('land');
    const refusal = replaced(
      given,
      smallCentre((document) => [withoutLand(document), withoutCounter(document)]),
    );
    expect(refusal?.params).toEqual({ count: 2 });
    expect(refusal?.faults?.map(({ vi }) => vi)).toEqual([
      'services: chưa bỏ hay đổi "land" được; còn đang chờ, được gọi, được phục vụ hoặc giữ chỗ: A001, A002, A003, A004, A005 và 2 số khác. Hãy phục vụ, chuyển hoặc hủy trước.',
      'counters: chưa bỏ hay đổi "c2" được; đang có người làm việc: quầy 2. Hãy đóng quầy trước.',
    ]);
    expect(refusal?.faults?.[0]?.en).toContain('A005 and 2 more');
  });

  test('[G1] counters that hold on are counted as counters', () => {
    const seven = (document: CentreDocument) => {
      for (let n = 4; n <= 7; n++)
        document.counters.push({
          ...(document.counters[0] ?? expect.unreachable()),
          id: `c${n}`,
          label: `${n}`,
          name: { vi: `Quầy ${n}`, en: `Counter ${n}` },
        });
    };
    const given = Given.monday(smallCentre(seven));
    for (let n = 1; n <= 7; n++) {
      const clerk = { role: 'staff', id: `clerk-${n}` } as const;
      given.did(clerk, 'counter.open', { counterId: `c${n}` });
      given.did(clerk, 'counter.pause', { counterId: `c${n}`, reasonId: 'break' });
    }
    const refusal = replaced(
      given,
      smallCentre((document) => {
        seven(document);
        document.pauseReasons = without(document.pauseReasons, 'break');
      }),
    );
    expect(refusal?.faults).toEqual([
      {
        vi: 'pauseReasons: chưa bỏ hay đổi "break" được; đang tạm nghỉ vì lý do này: quầy 1, 2, 3, 4, 5 và 2 quầy khác. Hãy mở lại quầy trước.',
        en: 'pauseReasons: "break" cannot go or change yet; on a break for it: counter 1, 2, 3, 4, 5 and 2 more. Open it again first.',
      },
    ]);
  });

  test('[G1] a service may move to another series and to other counters while people wait for it', () => {
    const given = day();
    const waiting = given.issue('land');
    const moved: Change = (document) => {
      for (const service of document.services) if (service.id === 'land') service.seriesId = 'g';
      for (const counter of document.counters) counter.services = counter.services.filter(({ serviceId }) => serviceId !== 'land');
      document.counters.at(-1)?.services.push({ serviceId: 'land', offsetMinutes: 0 });
    };
    expect(replaced(given, smallCentre(moved))).toBeNull();
    expect(given.open('c3').call('c3').id).toBe(waiting.id);
    expect(given.issue('land').number).toBe('2001');
  });

  test('[G1] whoever was missed before its service went cannot be put back', () => {
    const given = day();
    const { id: ticketId, token } = given.issue('land');
    given.call('c2');
    given.did(BINH, 'ticket.miss', { ticketId });
    given.wallMs += 31 * 60_000;
    // With a longer time to come back its visitor could have been called again.
    expect(
      replaced(
        given,
        smallCentre((document) => [withoutLand(document), Object.assign(document.order, { missedGraceMinutes: 600 })]),
      ),
    ).toBeNull();
    expect(given.code(AN, 'ticket.return', { ticketId })).toBe('unknown-service');
    expect(given.code(KIOSK, 'visitor.return', { token })).toBe('no-return');
  });

  test('[G1] what undo would put back is there, also when there is more time to undo than there was', () => {
    const given = day();
    given.issue('land');
    given.call('c2');
    serve(given);
    given.wallMs += 11_000;
    const next = smallCentre((document) => [withoutLand(document), Object.assign(document.calls, { undoSeconds: 60 })]);
    expect(replaced(given, next)).toBeNull();
    expect(given.code(BINH, 'counter.undo', { counterId: 'c2' })).toBe('undo-too-late');
  });

  test('[G1] a paper that a printer was sent and never spoke of is unknown when the printer goes', () => {
    const given = day();
    const ticket = given.issue('papers');
    given.did(SERVER, 'print.report', { ticketId: ticket.id, copy: 0, print: 'sent' });
    given.wallMs += 61_000;
    expect(replaced(given, smallCentre(withoutPrinter))).toBeNull();
    expect(given.now(ticket).print).toBe('unknown');
  });

  test('[G1] a printer may change hands at any time: what it was sent is unknown then, what was issued is not', () => {
    const given = day();
    const [sent, issued] = [given.issue('papers'), given.issue('papers')];
    given.did(SERVER, 'print.report', { ticketId: sent.id, copy: 0, print: 'sent' });
    expect(replaced(given, smallCentre(kioskHolds))).toBeNull();
    expect([sent, issued].map((ticket) => given.now(ticket).print)).toEqual(['unknown', 'issued']);
  });
});
