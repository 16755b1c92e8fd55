// G1: whoever still holds on to what new settings leave out. One row for each kind of thing with an id: who holds on to it,
// or why nothing does. A kind without a row does not compile.
import { PRINT_WITHIN_MS } from '@luot/shared/domain/devices/device-state';
import { fillTemplate, type Text } from '@luot/shared/domain/text';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { type DeviceSettings, holderOf } from '@luot/shared/settings/device-settings';
import { allTickets, counterOf, isOpen, legOf, papersOf, type QueueState, servicesOf, type Ticket } from '../state.ts';
import { canUndo } from './decide-counter.ts';

type ItemOf<List> = List extends readonly (infer Item extends { readonly id: string })[] ? Item : never;
type Kind = { [Key in keyof CentreSettings]: [ItemOf<CentreSettings[Key]>] extends [never] ? never : Key }[keyof CentreSettings];
type Lists = { readonly [Key in Kind]: readonly ItemOf<CentreSettings[Key]>[] };

const SENTENCES = {
  open: {
    vi: 'còn đang chờ, được gọi, được phục vụ hoặc giữ chỗ: {who}. Hãy phục vụ, chuyển hoặc hủy trước.',
    en: 'waiting, called, served or held: {who}. Serve, transfer or cancel first.',
  },
  missed: {
    vi: 'vắng mặt nhưng còn có thể quay lại: {who}. Hãy chờ hết thời gian quay lại, hoặc cho quay lại rồi phục vụ hay hủy.',
    en: 'missed, and may still come back: {who}. Wait until their time is over, or put them back and serve or cancel them.',
  },
  further: {
    vi: 'còn phải làm sau dịch vụ hiện tại: {who}. Hãy phục vụ xong hoặc hủy trước.',
    en: 'to be served there afterwards: {who}. Finish or cancel first.',
  },
  undo: {
    vi: 'thao tác vừa rồi còn hoàn tác được: {who}. Hãy thử lại sau vài giây.',
    en: 'what was just done can still be undone: {who}. Try again in some seconds.',
  },
  working: { vi: 'đang có người làm việc: quầy {who}. Hãy đóng quầy trước.', en: 'somebody is working there: counter {who}. Close it first.' },
  directed: {
    vi: 'đã được chuyển đến quầy này: {who}. Hãy phục vụ, chuyển hoặc hủy trước.',
    en: 'sent to this counter: {who}. Serve, transfer or cancel first.',
  },
  class: {
    vi: 'còn thuộc đối tượng này: {who}. Hãy phục vụ hay hủy trước, hoặc sửa đối tượng của các số đó.',
    en: 'tickets of this class: {who}. Serve or cancel them first, or correct their class.',
  },
  numbers: {
    vi: 'hôm nay đã phát đến số {who}. Chỉ bỏ hay đổi cách viết được trước khi phát số đầu tiên của ngày.',
    en: 'numbers have been given out today, up to {who}. It can go or be written otherwise before the first number of a day.',
  },
  paper: { vi: 'đang in phiếu: {who}. Hãy thử lại sau một phút.', en: 'papers are being printed: {who}. Try again in a minute.' },
  paused: { vi: 'đang tạm nghỉ vì lý do này: quầy {who}. Hãy mở lại quầy trước.', en: 'on a break for it: counter {who}. Open it again first.' },
} as const satisfies Record<string, Text>;

export type HeldAs = keyof typeof SENTENCES;

/** Reads: `services: "land" cannot go yet; waiting, called, …`. */
const STILL: Text = { vi: '{kind}: chưa bỏ hay đổi "{id}" được; {why}', en: '{kind}: "{id}" cannot go or change yet; {why}' };
const AND_MORE = {
  tickets: { vi: '{who} và {n} số khác', en: '{who} and {n} more' },
  counters: { vi: '{who} và {n} quầy khác', en: '{who} and {n} more' },
} as const satisfies Record<string, Text>;

/** As many holders as are named; the rest is counted. */
const NAMED = 5;

/** Longer than any printer takes; of a paper that is still `sent` by then nobody will say what became of it. */
const PAPER_MS = 60_000;

interface Today {
  readonly state: QueueState;
  readonly tickets: readonly Ticket[];
  readonly nowMs: number;
}

interface Row<Item> {
  /** Numbers of tickets or labels of counters, in the order of the day. */
  readonly holders: { readonly [As in HeldAs]?: (today: Today, item: Item) => readonly string[] };
  /** A change that holders feel as if the thing had gone, though its id is still there. */
  readonly becomesAnother?: (was: Item, next: Item) => boolean;
  /** Why nobody holds on to one of these. */
  readonly because?: string;
}

export const STILL_HELD: { readonly [K in Kind]: Row<ItemOf<CentreSettings[K]>> } = {
  // A service that moves to another series or to other counters keeps its tickets: a number stays what it is, and whoever
  // no open counter would call is told to the staff (Q12).
  services: {
    holders: {
      open: ({ tickets }, { id }) => numbersOf(tickets.filter((ticket) => isOpen(ticket) && legOf(ticket).serviceId === id)),
      missed: (today, { id }) => numbersOf(comingBack(today).filter((ticket) => servicesOf(ticket).includes(id))),
      further: ({ tickets }, { id }) => numbersOf(tickets.filter((ticket) => isOpen(ticket) && ticket.further.includes(id))),
      undo: (today, { id }) => numbersOf(undoable(today).filter((ticket) => servicesOf(ticket).includes(id))),
    },
  },
  // What a counter had in hand or was sent goes on whatever services it has then; a held ticket goes back to its service.
  // Those who were called look at the boards of its hall.
  counters: {
    holders: {
      working: ({ state }, { id, label }) => (counterOf(state, id).clerk === null ? [] : [label]),
      directed: ({ tickets }, { id }) => numbersOf(tickets.filter((ticket) => isOpen(ticket) && ticket.directedTo === id)),
    },
    becomesAnother: (was, next) => was.zoneId !== next.zoneId,
  },
  // Another head start is for those who come later: a ticket keeps its own.
  classes: {
    holders: {
      class: ({ tickets }, { id }) => numbersOf(tickets.filter((ticket) => isOpen(ticket) && ticket.classId === id)),
      missed: (today, { id }) => numbersOf(comingBack(today).filter((ticket) => ticket.classId === id)),
      undo: (today, { id }) => numbersOf(undoable(today).filter((ticket) => ticket.classId === id)),
    },
  },
  // N2b: under another letter its numbers would be free for another series. Those of a day that is opened again are known.
  series: {
    holders: {
      numbers: ({ state }, { id }) => numbersOf(state.series[id]?.tickets.slice(-1) ?? []),
    },
    becomesAnother: (was, next) => JSON.stringify(was.style) !== JSON.stringify(next.style),
  },
  kiosks: {
    holders: {
      paper: (today, { id }) => {
        const held = new Set(today.state.settings.devices.filter((device) => holderOf(device) === id).map((device) => device.id));
        return numbersOf(
          today.tickets.filter((ticket) => {
            const under = papersUnderWay(today, ticket);
            const ownPaper = ticket.issuedBy.role === 'kiosk' && ticket.issuedBy.id === id && under.some(({ copy }) => copy === 0);
            return ownPaper || under.some(({ printerId }) => held.has(printerId));
          }),
        );
      },
    },
  },
  // One that changes hands prints in its new place what was issued (P1d); what it was sent is unknown then.
  devices: {
    holders: {
      paper: (today, { id }) => numbersOf(today.tickets.filter((ticket) => papersUnderWay(today, ticket).some(({ printerId }) => printerId === id))),
    },
  },
  pauseReasons: {
    holders: {
      paused: ({ state }, { id }) => state.settings.counters.filter((counter) => counterOf(state, counter.id).pause?.reasonId === id).map(({ label }) => label),
    },
  },
  callReasons: { holders: {}, because: 'calls that were made for one keep its name for the day (G2)' },
  zones: { holders: {}, because: 'the counters of a zone move or go with it, and hold on by themselves' },
  displays: { holders: {}, because: 'a display shows what there is and keeps nothing; its hall’s word passes on by itself (L2b)' },
};

/** A sentence for each thing that `next` leaves out or makes another while somebody holds on to it. */
export function stillHeld(state: QueueState, next: CentreSettings, nowMs: number): Text[] {
  const today = { state, tickets: allTickets(state), nowMs };
  return (Object.keys(STILL_HELD) as Kind[]).flatMap((kind) => faultsOf(kind, today, next));
}

function faultsOf<K extends Kind>(kind: K, today: Today, next: Pick<Lists, K>): Text[] {
  const row: Row<Lists[K][number]> = STILL_HELD[kind];
  const lists: Lists = today.state.settings;
  return goneFrom(lists[kind], next[kind], row.becomesAnother).flatMap((item) =>
    (Object.keys(row.holders) as HeldAs[]).flatMap((as) => {
      const who = row.holders[as]?.(today, item) ?? [];
      return who.length === 0 ? [] : [sentence(kind, item.id, as, who)];
    }),
  );
}

function goneFrom<Item extends { readonly id: string }>(was: readonly Item[], next: readonly Item[], becomesAnother?: (a: Item, b: Item) => boolean): Item[] {
  return was.filter((item) => {
    const kept = next.find(({ id }) => id === item.id);
    return kept === undefined || becomesAnother?.(item, kept) === true;
  });
}

/** P1b: papers that were sent to a printer which goes or changes hands: whoever had it is not listened to any more. */
export function orphanedPapers(state: QueueState, next: CentreSettings): { readonly ticketId: string; readonly copy: number }[] {
  const changesHands = (was: DeviceSettings, now: DeviceSettings) => was.driver !== now.driver || holderOf(was) !== holderOf(now);
  const gone = new Set(goneFrom(state.settings.devices, next.devices, changesHands).map(({ id }) => id));
  if (gone.size === 0) return [];
  return allTickets(state).flatMap((ticket) =>
    papersOf(ticket)
      .filter(({ print, printerId }) => print === 'sent' && gone.has(printerId))
      .map(({ copy }) => ({ ticketId: ticket.id, copy })),
  );
}

function sentence(kind: Kind, id: string, as: HeldAs, who: readonly string[]): Text {
  const named = who.slice(0, NAMED).join(', ');
  const n = who.length - NAMED;
  const more = AND_MORE[as === 'working' || as === 'paused' ? 'counters' : 'tickets'];
  const say = (language: keyof Text) => {
    const all = n <= 0 ? named : fillTemplate(more[language], { who: named, n });
    return fillTemplate(STILL[language], { kind, id, why: fillTemplate(SENTENCES[as][language], { who: all }) });
  };
  return { vi: say('vi'), en: say('en') };
}

/** Q7: missed, and within the time its visitor has to come back. */
function comingBack({ state, tickets, nowMs }: Today): Ticket[] {
  const graceMs = state.settings.order.missedGraceMinutes * 60_000;
  return tickets.filter((ticket) => ticket.state === 'missed' && nowMs - (legOf(ticket).endedAtMs ?? 0) <= graceMs);
}

/** C3b: open tickets that undo would put back. */
function undoable({ state, nowMs }: Today): Ticket[] {
  const points = Object.values(state.counters).flatMap(({ undo }) => (undo === null || !canUndo(state, undo, nowMs) ? [] : [undo]));
  return points.flatMap(({ before }) => before).filter(isOpen);
}

function papersUnderWay({ nowMs }: Today, ticket: Ticket) {
  return papersOf(ticket).filter(({ print, askedAtMs }) => {
    const forMs = nowMs - askedAtMs;
    return (print === 'issued' && forMs <= PRINT_WITHIN_MS) || (print === 'sent' && forMs <= PAPER_MS);
  });
}

function numbersOf(tickets: readonly Ticket[]): string[] {
  return tickets.map(({ number }) => number);
}
