// What each role sees: whole values, pushed after each commit. A client replaces the old one, it never patches.
// Instants are epoch milliseconds of the server's clock and end in `Ms`.
import type { DeviceState } from '../domain/devices/device-state.ts';
import type { Language, Text } from '../domain/text.ts';
import type { TicketState } from '../domain/ticket-state.ts';
import type { DeviceSettings } from '../settings/device-settings.ts';
import type { OrderSettings } from '../settings/order-settings.ts';
import type { TicketLayout } from '../settings/ticket-layout.ts';

export const VIEW_NAMES = ['kiosk', 'agent', 'board', 'catalogue', 'languages', 'staff', 'counter', 'manager', 'devices', 'lab', 'ticket'] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

/** E2: nothing estimates yet, so every place an estimate will stand says so. */
export type Estimate = 'unknown';

/** What the kiosk says about the paper of one ticket (P2). */
export type Paper = 'coming' | 'printed' | 'unsure' | 'none';

export interface CentreHead {
  readonly name: Text;
  readonly timeZone: string;
}

/** Why a service gives no number now, and when it will again (null: not known within two weeks). */
export type ServiceState = { readonly state: 'open' } | { readonly state: 'closed'; readonly opensAtMs: number | null } | { readonly state: 'full' };

export interface IssuedTicket {
  readonly ticketId: string;
  readonly number: string;
  readonly serviceId: string;
  readonly serviceName: Text;
  readonly issuedAtMs: number;
  readonly language: Language;
  /** Of the class a ticket says this and no more (P5). */
  readonly priority: boolean;
  readonly procedureCode: string | null;
  /** The printer its paper comes from, or null. */
  readonly printerId: string | null;
  /** Tickets that are due before this one at the service when it was issued. */
  readonly ahead: number;
  readonly counters: readonly string[];
  /** What the QR holds: the tracking link where a public address is set, a plain ticket text otherwise. */
  readonly qr: string;
  readonly estimate: Estimate;
}

export interface KioskService {
  readonly id: string;
  readonly name: Text;
  readonly hint: Text;
  readonly icon: string;
  readonly waiting: number;
  readonly counters: readonly string[];
  readonly service: ServiceState;
  readonly estimate: Estimate;
}

export interface KioskView {
  readonly centre: CentreHead;
  readonly day: string | null;
  readonly services: readonly KioskService[];
  readonly printer: { readonly state: DeviceState } | null;
  /** The newest tickets of this kiosk, so that it can say what became of their paper. */
  readonly papers: readonly { readonly ticketId: string; readonly paper: Paper }[];
  /** What was scanned at this kiosk last, by a scanner on the server's cable; gone after a few seconds. */
  readonly scan: Scan | null;
  /** K7: who may be called earlier, and by how much (Q11). */
  readonly classes: readonly { readonly id: string; readonly name: Text; readonly headStartMinutes: number }[];
  /** Somebody has asked for help here; `coming`: a member of staff has answered. */
  readonly help: { readonly sinceMs: number; readonly coming: boolean } | null;
  /** K4: dossiers can be asked for. */
  readonly findsDossiers: boolean;
  /** The service whose counters answer about a dossier that cannot be looked up here. */
  readonly dossierDesk: string | null;
  /** Dots per inch of its screen. */
  readonly screenDpi: number;
  /** Q10: bookings can be checked in here. */
  readonly takesBookings: boolean;
  /** What every screen of the centre says above all else. */
  readonly emergency: Text | null;
  /** C12: the day has been closed; no more numbers. */
  readonly dayClosed: boolean;
}

/** A ticket as whoever has its token is told it. */
export interface TicketStanding {
  readonly number: string;
  readonly serviceName: Text;
  readonly state: TicketState;
  readonly ahead: number;
  readonly counters: readonly string[];
  /** Q9: the services after this one. */
  readonly further: readonly Text[];
  /** Q6, Q7: its visitor may take it back now; until when, where that ends. */
  readonly mayReturn: { readonly untilMs: number | null } | null;
  readonly mayCancel: boolean;
  /** S6: it was served and not rated yet. */
  readonly mayRate: boolean;
}

/** The same as it stands on its visitor's phone. */
export interface TicketView extends TicketStanding {
  readonly centre: CentreHead;
  readonly day: string;
  readonly issuedAtMs: number;
  readonly estimate: Estimate;
  /** The newest call: whoever sees `callSeq` rise has been called, or called again. */
  readonly call: { readonly callSeq: number; readonly atMs: number; readonly counterLabel: string; readonly zoneName: Text } | null;
  readonly language: Language;
  readonly emergency: Text | null;
}

/** C8: what became of a ticket, oldest first. */
export interface TicketHistory {
  readonly ticketId: string;
  readonly number: string;
  readonly state: TicketState;
  /** Where the ticket waits, or was last. */
  readonly serviceId: string;
  readonly serviceName: Text;
  readonly classId: string | null;
  readonly className: Text | null;
  readonly bookedAtMs: number | null;
  readonly steps: readonly {
    readonly atMs: number;
    readonly what: 'issued' | 'called' | 'started' | 'held' | 'served' | 'transferred' | 'missed' | 'returned' | 'cancelled' | 'expired';
    readonly serviceName: Text;
    readonly counterLabel: string | null;
    readonly clerk: string | null;
    /** Q8: why it was called before its turn. */
    readonly reason: Text | null;
    /** R51: what its clerk wrote beside the reason; null for a greeter, and when it has been forgotten. */
    readonly words: string | null;
  }[];
}

/**
 * Text from a scanner, empty when what it read is none (K20e). `seq` rises, so that the same code scanned twice is two scans.
 * Only data: never opened (K2).
 */
export interface Scan {
  readonly seq: number;
  readonly text: string;
}

/** A reprint that a kiosk's agent is to print. */
export interface PrintJob {
  readonly ticket: IssuedTicket;
  /** 1 for the first copy. */
  readonly copy: number;
  readonly printerId: string;
  readonly askedAtMs: number;
}

/** What a kiosk's machine needs for the devices on its cables. */
export interface AgentView {
  readonly centre: CentreHead;
  readonly layout: TicketLayout;
  readonly devices: readonly DeviceSettings[];
  readonly copies: readonly PrintJob[];
  /** A test somebody has asked for; done once for each `seq`. */
  readonly test: { readonly seq: number; readonly deviceId: string } | null;
  /** Papers the journal says were sent to this kiosk's printers and are not known to have come out. */
  readonly sent: readonly { readonly ticketId: string; readonly copy: number; readonly printerId: string }[];
}

export interface Procedure {
  readonly code: string;
  /** Its page of the national portal. */
  readonly portalId: string | null;
  readonly foreignIds: readonly string[];
  /** The name without "Thủ tục"; in English only where somebody has written one. */
  readonly shortName: { readonly vi: string; readonly en: string | null };
  readonly fullName: string;
  readonly field: string;
  /** Null: not handled at this centre. */
  readonly serviceId: string | null;
  /** As the portal states it; null when it states none. */
  readonly timeLimit: Text | null;
  /** `free` only where the portal says 0 and defers to nobody. `deferred`: the province decides. */
  readonly fee: { readonly status: 'free' | 'stated' | 'deferred' | 'unknown'; readonly text: Text | null };
  readonly documents: { readonly vi: readonly string[]; readonly en: readonly string[] } | null;
  /** D5: received after this time of day it is due a working day later. */
  readonly cutOff: string | null;
  /** Whether it can be done online: wholly, in part, not; null: not known. */
  readonly online: 'full' | 'partial' | 'none' | null;
}

/** K3: a code that may be scanned and is of no use here. */
export interface OtherProcedure {
  readonly code: string;
  readonly portalId: string | null;
  /** Null for a code that is known to be repealed and nothing else. */
  readonly name: string | null;
  readonly why: 'repealed' | 'other-province';
  /** What has taken a repealed one's place. */
  readonly successors: readonly string[];
}

export interface CatalogueView {
  /** All that are in force here, sorted as Vietnamese. */
  readonly procedures: readonly Procedure[];
  readonly others: readonly OtherProcedure[];
}

/** Languages beside Vietnamese and English that the centre has added, with as many texts as it has. */
export interface LanguagesView {
  readonly languages: readonly ExtraLanguage[];
}

export interface ExtraLanguage {
  /** BCP 47: `fr`, `km`. */
  readonly code: string;
  /** In the language itself. */
  readonly name: string;
  /** Stands in where a text is missing, and for everything that is not the screens' own: names, papers, sentences. */
  readonly fallback: Language;
  readonly strings: Readonly<Record<string, string>>;
}

export interface BoardCounter {
  readonly id: string;
  readonly label: string;
  readonly state: CounterState;
  /** The ticket called or being served there. */
  readonly number: string | null;
  readonly serving: boolean;
  readonly pause: Pause | null;
}

export interface BoardCall {
  /** Rises with every call and recall of the day; a display that chimes remembers the highest it has chimed for. */
  readonly callSeq: number;
  readonly number: string;
  readonly counterLabel: string;
  readonly atMs: number;
  readonly recall: boolean;
  readonly state: TicketState;
}

export interface BoardService {
  readonly id: string;
  readonly name: Text;
  readonly waiting: number;
  readonly estimate: Estimate;
}

/** `shows` says which of the two faces the display has: a hall board of a zone or the display of one counter (L1). */
export interface BoardView {
  readonly centre: CentreHead;
  readonly day: string | null;
  readonly zoneName: Text;
  readonly shows: 'hall' | 'counter';
  readonly counters: readonly BoardCounter[];
  readonly calls: readonly BoardCall[];
  readonly services: readonly BoardService[];
  /** Set while no service of the zone is in its service hours. */
  readonly closed: { readonly opensAtMs: number | null } | null;
  /** C12: the day has been closed: the screen sleeps. */
  readonly asleep: boolean;
  readonly emergency: Text | null;
  readonly columns: 1 | 2 | 3 | null;
  readonly messages: readonly Text[];
  /** Pictures and films of the centre's own, in turn. `url` is a path of the server. */
  readonly media: readonly { readonly url: string; readonly kind: 'image' | 'video' }[];
  readonly pictureMs: number;
  /** L2; null where this display is no speaking screen and no stand-in of its zone. */
  readonly voice: BoardVoice | null;
  /** S6: somebody has just been served at this counter's display and may say how it was. */
  readonly rating: { readonly number: string; readonly untilMs: number } | null;
}

/** L2: what a display that may speak is to do. */
export interface BoardVoice {
  /** It has the word of its zone now. */
  readonly speaks: boolean;
  /** Of several connections of this display the one that speaks: its first. The id is the socket's own; null: nobody is there yet. */
  readonly connection: string | null;
  /** Up to this call the zone has been spoken to. */
  readonly saidSeq: number;
  readonly languages: readonly string[];
  readonly repeats: number;
  /** 0 to 1, for this time of day; 0 in quiet hours. */
  readonly volume: number;
  readonly staleMs: number;
}

export type CounterState = 'open' | 'paused' | 'closed';

export interface Pause {
  readonly reason: Text;
  readonly sinceMs: number;
  readonly expectedEndMs: number | null;
}

export type DeviceKind = 'printer' | 'display' | 'keypad' | 'scanner';

/** One device as people see it; of several panels on one line, each is one. */
export interface DeviceView {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly name: Text;
  /** The kiosk that holds its cable; null: the server. */
  readonly holder: Text | null;
  readonly state: DeviceState;
  readonly sinceMs: number;
  /** What is wrong now, with what to do about it. */
  readonly error: Text | null;
}

/** The same for who looks after devices. */
export interface DeviceDetail extends DeviceView {
  /** `serial usb:1a86:7523 9600 8N1`. */
  readonly address: string;
  readonly driver: string;
  readonly counts: { readonly done: number; readonly failed: number; readonly reconnects: number };
  readonly lastError: { readonly text: Text; readonly atMs: number } | null;
  readonly testable: boolean;
}

export interface DevicesView {
  readonly centre: CentreHead;
  readonly devices: readonly DeviceDetail[];
}

export interface StaffCounter {
  readonly id: string;
  readonly label: string;
  readonly name: Text;
  readonly state: CounterState;
  readonly clerk: string | null;
  readonly number: string | null;
  /** C9: nobody has had its page open for two minutes. */
  readonly unattended: boolean;
  readonly services: readonly { readonly serviceId: string; readonly offsetMinutes: number }[];
}

/** What every clerk sees before and beside the own counter. */
export interface StaffView {
  readonly centre: CentreHead;
  readonly day: string | null;
  readonly counters: readonly StaffCounter[];
  readonly services: readonly { readonly id: string; readonly name: Text; readonly waiting: number }[];
  readonly classes: readonly { readonly id: string; readonly name: Text; readonly headStartMinutes: number }[];
  readonly pauseReasons: readonly { readonly id: string; readonly name: Text }[];
  /** Q8: why somebody may be called before their turn. */
  readonly callReasons: readonly { readonly id: string; readonly name: Text }[];
  /** Where a ticket can be printed again. */
  readonly printers: readonly { readonly id: string; readonly name: Text; readonly state: DeviceState }[];
  readonly devices: readonly DeviceView[];
  /** Kiosks where somebody asks for help and nobody has answered yet, oldest first. */
  readonly helpCalls: readonly { readonly kioskId: string; readonly kioskName: Text; readonly sinceMs: number }[];
  /** Counters that call colleagues, oldest first. */
  readonly alarms: readonly { readonly counterId: string; readonly counterLabel: string; readonly sinceMs: number }[];
  /** Q12: services with waiting tickets that no open counter would call. */
  readonly stranded: readonly { readonly serviceId: string; readonly numbers: readonly string[]; readonly count: number; readonly sinceMs: number }[];
  /** What somebody should see to: screens that are open in two places. */
  readonly notices: readonly Text[];
  readonly waitTargetMs: number;
  /** C11: there is a series for training. */
  readonly training: boolean;
  readonly dayClosed: boolean;
  readonly emergency: Text | null;
}

export interface WaitingTicket {
  readonly ticketId: string;
  readonly number: string;
  readonly serviceId: string;
  readonly arrivedAtMs: number;
  readonly priority: boolean;
  readonly className: Text | null;
  readonly directed: boolean;
  readonly transferred: boolean;
  readonly bookedAtMs: number | null;
  /** It was held or missed and has come back. */
  readonly returned: boolean;
  readonly training: boolean;
}

/** A ticket that is not called by itself: its visitor is away (Q6) or did not come (Q7). */
export interface AwayTicket {
  readonly ticketId: string;
  readonly number: string;
  readonly serviceId: string;
  readonly sinceMs: number;
  readonly counterLabel: string;
  /** It is held at this counter, whose clerk may serve it on without a call. */
  readonly here: boolean;
}

/** C6: why `next` would be next. */
export type NextReason =
  | { readonly kind: 'first' }
  | { readonly kind: 'directed' }
  | { readonly kind: 'priority'; readonly className: Text | null; readonly headStartMinutes: number; readonly passes: number }
  | { readonly kind: 'booked'; readonly bookedAtMs: number }
  /** Q4: nobody of the own work waits, or others have waited longer by more than the offset. */
  | { readonly kind: 'helping'; readonly offsetMinutes: number }
  /** Q5: so many have passed others that now the one who has waited longest is called. */
  | { readonly kind: 'turn'; readonly jumps: number }
  | { readonly kind: 'training' };

export interface CurrentTicket {
  readonly ticketId: string;
  readonly number: string;
  readonly copies: number;
  readonly state: 'called' | 'serving';
  readonly serviceId: string;
  readonly serviceName: Text;
  readonly className: Text | null;
  readonly procedureCode: string | null;
  /** The dossier its holder has looked up at the kiosk; forgotten within a day (R4). */
  readonly dossierCode: string | null;
  readonly language: Language;
  readonly arrivedAtMs: number;
  readonly calledAtMs: number;
  readonly startedAtMs: number | null;
  /** How often it was called again (C4). */
  readonly recalls: number;
  readonly offerMissed: boolean;
  readonly classId: string | null;
  readonly bookedAtMs: number | null;
  /** Q9: the services after this one. */
  readonly further: readonly { readonly serviceId: string; readonly name: Text }[];
  readonly training: boolean;
}

export interface CounterView {
  readonly counter: StaffCounter;
  readonly pause: Pause | null;
  readonly current: CurrentTicket | null;
  /** In the order the counter would call them if nothing changed. */
  readonly waiting: readonly WaitingTicket[];
  readonly next: { readonly ticketId: string; readonly number: string; readonly why: NextReason } | null;
  /** Q6: held tickets of the services handled here, longest first. */
  readonly held: readonly AwayTicket[];
  /** Q7: those missed last, newest first. */
  readonly missed: readonly AwayTicket[];
  /** Q5: how many calls in a row have passed somebody, and how many may. */
  readonly jumps: { readonly inARow: number; readonly most: number };
  /** Q8: calls before their turn today, by the clerk who is here. */
  readonly outOfOrder: number;
  readonly undo: { readonly name: string; readonly untilMs: number } | null;
  readonly servedToday: number;
}

export interface WaitFigures {
  /** Tickets that were called, which the times are of (S2). */
  readonly count: number;
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
}

export interface ManagerView {
  readonly centre: CentreHead;
  readonly day: string | null;
  /** D1c: the machine's clock is off the centre's time by this; null: it is followed. `judged`: somebody has said what time it is. */
  readonly clock: {
    readonly differenceMs: number;
    readonly judged: boolean;
    /** Clocks of kiosks and displays on other machines: how many say the one, the other and neither, within a minute. */
    readonly devices: { readonly centre: number; readonly machine: number; readonly neither: number };
  } | null;
  /** D1b: the date is another and only a person may follow it. */
  readonly dayQuestion: { readonly today: string } | null;
  readonly now: {
    readonly waiting: number;
    readonly longestWaitSinceMs: number | null;
    readonly countersOpen: number;
    readonly counters: number;
  };
  readonly wait: WaitFigures;
  readonly waitTargetMs: number;
  readonly services: readonly (WaitFigures & {
    readonly id: string;
    readonly name: Text;
    /** S4: visits that came, those from another service among them; what became of them adds up to it. */
    readonly received: number;
    readonly transferredIn: number;
    readonly waiting: number;
    readonly served: number;
    readonly missed: number;
    readonly cancelled: number;
    readonly expired: number;
    readonly transferred: number;
    /** Not ended yet: waiting, called, served or held. */
    readonly open: number;
  })[];
  /** S3: what each counter has done today. `timed` services have a start, which the median is of (S2). */
  readonly counters: readonly {
    readonly id: string;
    readonly label: string;
    readonly name: Text;
    readonly called: number;
    readonly served: number;
    readonly missed: number;
    readonly transferred: number;
    readonly timed: number;
    readonly medianServiceMs: number | null;
  }[];
  readonly hours: readonly (WaitFigures & { readonly hour: number; readonly received: number; readonly served: number })[];
  /** N5: series at or past 90 % of their daily limit. */
  readonly nearLimit: readonly { readonly seriesId: string; readonly issued: number; readonly limit: number }[];
  /** K4: what is wrong with the source of dossiers. */
  readonly dossierFault: { readonly text: Text; readonly sinceMs: number } | null;
  readonly devices: readonly DeviceView[];
  readonly dayClosed: boolean;
  /** When, while it is. */
  readonly dayClosedAtMs: number | null;
  /** C12: what a close of the day asks about. */
  readonly openTickets: readonly {
    readonly ticketId: string;
    readonly number: string;
    readonly state: TicketState;
    readonly serviceName: Text;
    readonly counterLabel: string | null;
  }[];
  /** S6: how many gave each level today, from 1 to 5, and what was written, newest first. */
  readonly satisfaction: {
    readonly levels: readonly [number, number, number, number, number];
    readonly comments: readonly { readonly level: number; readonly text: string }[];
  };
  /** Q8: calls before their turn today, by clerk, and by reason. */
  readonly outOfOrder: readonly { readonly clerk: string; readonly count: number }[];
  readonly outOfOrderReasons: readonly { readonly reason: Text; readonly count: number }[];
  /** Q11: the rules of the order, for a page that says them in words. */
  readonly rules: ManagerRules;
  readonly emergency: Text | null;
  /** What is wrong beside the devices: voice clips that are missing, pictures that do not play. */
  readonly notices: readonly Text[];
}

/** Q11: minutes, and how often. */
export interface ManagerRules extends OrderSettings {
  readonly classes: readonly { readonly id: string; readonly name: Text; readonly headStartMinutes: number }[];
  /** Q4: counters that help out, and how much longer others must have waited. */
  readonly helping: readonly { readonly counterLabel: string; readonly serviceName: Text; readonly offsetMinutes: number }[];
}

/** What a virtual device can be made to do, and whether it is doing it. */
export interface LabVerb {
  readonly verb: string;
  readonly on: boolean;
}

/** One virtual device of the lab. Pictures of paper: `/lab/papers/{id}/{sheet}`, newest first. */
export interface LabDevice {
  readonly id: string;
  readonly name: Text;
  readonly kind: DeviceKind;
  readonly address: string;
  readonly verbs: readonly LabVerb[];
  /** A printer's newest pieces of paper. */
  readonly sheets: readonly {
    readonly sheet: number;
    readonly atMs: number;
    readonly widthDots: number;
    readonly heightDots: number;
    readonly bytes: number;
  }[];
  /** What a display shows now, panel by panel. */
  readonly panels: readonly { readonly label: string; readonly lines: readonly string[] }[];
  /** A keypad's keys. */
  readonly keys: readonly string[];
}

export interface LabView {
  readonly centre: CentreHead;
  readonly layout: TicketLayout;
  readonly devices: readonly LabDevice[];
}

export interface Views {
  kiosk: KioskView;
  agent: AgentView;
  board: BoardView;
  catalogue: CatalogueView;
  languages: LanguagesView;
  staff: StaffView;
  counter: CounterView;
  manager: ManagerView;
  devices: DevicesView;
  lab: LabView;
  ticket: TicketView;
}

/** A view as it travels. Within one `epoch` (one run of the server) an older `revision` is ignored. */
export interface ViewMessage<Name extends ViewName = ViewName> {
  readonly view: Name;
  readonly id: string;
  readonly epoch: string;
  readonly revision: number;
  /** The server's clock when this was sent; every screen shows that time (D1). */
  readonly nowMs: number;
  /** Null while the settings have nothing of this id. */
  readonly body: Views[Name] | null;
}
