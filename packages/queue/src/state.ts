// The state of one business day: a value. Only evolve.ts makes a new one; everybody else reads.
import type { Language, Text } from '@luot/shared/domain/text';
import type { TicketState } from '@luot/shared/domain/ticket-state';
import type { Actor } from '@luot/shared/protocol/roles';
import type { CentreSettings, CounterSettings, ServiceSettings } from '@luot/shared/settings/centre';

/** P1. `unknown`: sent, and nobody can say whether paper came out. `none`: no printer was asked. */
export type PrintState = 'none' | 'issued' | 'sent' | 'printed' | 'unknown';

/** P3: paper once more, for somebody whose ticket did not come out or got lost. */
export interface Copy {
  readonly printerId: string;
  readonly print: PrintState;
  readonly askedAtMs: number;
}

export interface Hold {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** A ticket's stay with one service. */
export interface Leg {
  readonly serviceId: string;
  /** When the ticket began to wait in this leg; its arrival for the first one. */
  readonly fromMs: number;
  readonly counterId: string | null;
  readonly clerk: string | null;
  readonly calledAtMs: number | null;
  readonly recalls: number;
  /** Null until the clerk says so; stays null when a service ended without ever being started (S1). */
  readonly startedAtMs: number | null;
  readonly endedAtMs: number | null;
  /** Q6: since when its visitor is away; null while nobody is. */
  readonly heldAtMs: number | null;
  /** S1: when its visitor was away before that. */
  readonly holds: readonly Hold[];
  /** Q8: why it was called before its turn. */
  readonly outOfOrder: string | null;
  /** `held`, `returned`: the visitor was away or missed and came back; the next leg goes on where this one ended. */
  readonly outcome: 'served' | 'transferred' | 'missed' | 'cancelled' | 'expired' | 'held' | 'returned' | null;
}

export interface Ticket {
  readonly id: string;
  readonly day: string;
  readonly seriesId: string;
  readonly ordinal: number;
  readonly number: string;
  /** 122 random bits, base64url: who has it holds the ticket. */
  readonly token: string;
  readonly classId: string | null;
  /** Q1: minutes this ticket is ahead of its due, as its class said when it was issued or corrected. */
  readonly headStartMinutes: number;
  readonly procedureCode: string | null;
  readonly language: Language;
  readonly issuedBy: Actor;
  readonly printerId: string | null;
  readonly arrivedAtMs: number;
  readonly dueAtMs: number;
  /** Q10. The booking's own id, which says nothing of its code (R4). */
  readonly booking: { readonly id: string; readonly atMs: number } | null;
  /** Q9: services that follow the present one. */
  readonly further: readonly string[];
  /** Q6: how often its visitor has taken it back alone. */
  readonly returns: number;
  /** C11: counts in nothing. */
  readonly training: boolean;
  /** S6: 1 to 5. */
  readonly rating: number | null;
  readonly state: TicketState;
  /** Q3: waits for this counter alone. */
  readonly directedTo: string | null;
  /** The last one is the present one. */
  readonly legs: readonly Leg[];
  readonly print: PrintState;
  readonly copies: readonly Copy[];
  /** Rises with every change but those of the paper, so that undo sees whether somebody came in between. */
  readonly version: number;
}

/** What a clerk's last command can be taken back to (C3). */
export interface UndoPoint {
  readonly command: string;
  readonly atMs: number;
  readonly before: readonly Ticket[];
  /** Versions the tickets had after the command: another value means undo comes too late. */
  readonly after: readonly number[];
  readonly counterBefore: Counter;
  readonly callsBefore: readonly Call[];
}

export interface Counter {
  readonly state: 'open' | 'paused' | 'closed';
  readonly clerk: string | null;
  readonly pause: { readonly reasonId: string; readonly sinceMs: number; readonly expectedEndMs: number | null } | null;
  /** C2: at most one ticket, called or serving. */
  readonly current: string | null;
  readonly undo: UndoPoint | null;
  readonly served: number;
  /** Q5: calls in a row that have passed somebody. */
  readonly jumps: number;
  /** S6: who may say how it was. */
  readonly lastServed: { readonly ticketId: string; readonly atMs: number } | null;
}

export interface Call {
  readonly callSeq: number;
  readonly ticketId: string;
  readonly counterId: string;
  readonly atMs: number;
  readonly recall: boolean;
}

/** The day's tickets of one series, dense: `tickets[i]` has the running number `first + i`. */
export interface SeriesTickets {
  /** More than 1 after a wrong day was corrected to one that has tickets already (D1, N2). */
  readonly first: number;
  readonly tickets: readonly Ticket[];
}

/** G2: what has left the settings today, under the name it had. Gone with the day. */
export interface FormerNames {
  readonly services: readonly Pick<ServiceSettings, 'id' | 'name'>[];
  readonly counters: readonly Pick<CounterSettings, 'id' | 'label' | 'name'>[];
  readonly classes: readonly Pick<CentreSettings['classes'][number], 'id' | 'name'>[];
  readonly callReasons: readonly CentreSettings['callReasons'][number][];
}

export const NONE_LEFT: FormerNames = { services: [], counters: [], classes: [], callReasons: [] };

export interface QueueState {
  readonly settings: CentreSettings;
  readonly former: FormerNames;
  /** Null before the very first day. */
  readonly day: string | null;
  /** The centre's time never goes back but by a correction: nothing happens before this. */
  readonly lastAtMs: number;
  readonly series: Readonly<Record<string, SeriesTickets>>;
  /** N2b: the highest running number under each first character before the day was opened again. */
  readonly usedUnder: Readonly<Record<string, number>>;
  /** Ids of the waiting tickets of each service, in order of issue or return. */
  readonly waiting: Readonly<Record<string, readonly string[]>>;
  readonly counters: Readonly<Record<string, Counter>>;
  readonly callSeq: number;
  /** The newest calls, newest first; a recall moves its ticket to the front. */
  readonly calls: readonly Call[];
  /** C12: no more numbers and no more calls until the next day, or until somebody opens it again. */
  readonly closedAtMs: number | null;
  readonly emergency: Text | null;
}

/** `2026-11-22.` */
const DAY_LENGTH = 11;

/** As many calls of one hall as the largest board shows, and some. */
export const CALLS_KEPT = 20;

/** S6: how long a counter's display asks whoever was served last. */
export const RATING_MS = 45_000;

export const CLOSED_COUNTER: Counter = { state: 'closed', clerk: null, pause: null, current: null, undo: null, served: 0, jumps: 0, lastServed: null };

export function emptyState(settings: CentreSettings): QueueState {
  return {
    settings,
    former: NONE_LEFT,
    day: null,
    lastAtMs: 0,
    series: {},
    usedUnder: {},
    waiting: {},
    counters: {},
    callSeq: 0,
    calls: [],
    closedAtMs: null,
    emergency: null,
  };
}

/** The ticket of this id in the open day. */
export function findTicket(state: QueueState, id: string): Ticket | undefined {
  const dot = id.lastIndexOf('.');
  const seriesId = id.slice(DAY_LENGTH, dot);
  // The id may come from a client and name what every object inherits.
  const series = Object.hasOwn(state.series, seriesId) ? state.series[seriesId] : undefined;
  const ticket = series?.tickets[Number(id.slice(dot + 1)) - series.first];
  return ticket?.id === id ? ticket : undefined;
}

/** For ids the state itself holds: not finding one is a bug. */
export function ticketOf(state: QueueState, id: string): Ticket {
  const ticket = findTicket(state, id);
  if (ticket === undefined) throw new Error(`the state names a ticket it does not have: ${id}`);
  return ticket;
}

export function counterOf(state: QueueState, counterId: string): Counter {
  return state.counters[counterId] ?? CLOSED_COUNTER;
}

export function legOf(ticket: Ticket): Leg {
  const leg = ticket.legs.at(-1);
  if (leg === undefined) throw new Error(`a ticket without a leg: ${ticket.id}`);
  return leg;
}

/** S1: how long the leg has been held, not counting now. */
export function heldMs({ holds }: Leg): number {
  return holds.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0);
}

/** C11: where training tickets wait. No service's id, so that nothing counts them. */
export const TRAINING_QUEUE = '~training';

/** The list a waiting ticket stands in. */
export function queueOf(ticket: Ticket): string {
  return ticket.training ? TRAINING_QUEUE : legOf(ticket).serviceId;
}

/** Ids of the waiting tickets of a service; training tickets are not among them. */
export function waitingOf(state: QueueState, serviceId: string): readonly string[] {
  return state.waiting[serviceId] ?? [];
}

/** Every paper of a ticket: itself (copy 0), then its copies. A ticket that no printer was asked for has none of the first. */
export function papersOf(ticket: Ticket): readonly (Copy & { readonly copy: number })[] {
  const { printerId, print, arrivedAtMs } = ticket;
  const first = printerId === null ? [] : [{ copy: 0, printerId, print, askedAtMs: arrivedAtMs }];
  return [...first, ...ticket.copies.map((copy, i) => ({ ...copy, copy: i + 1 }))];
}

/** Waiting, or somewhere between: not ended. */
export function isOpen(ticket: Ticket): boolean {
  return ticket.state === 'waiting' || ticket.state === 'called' || ticket.state === 'serving' || ticket.state === 'held';
}

/** G1: its service and those to come are there: a ticket that comes back can be called. */
export function hasItsServices({ settings }: QueueState, ticket: Ticket): boolean {
  return servicesOf(ticket).every((serviceId) => settings.services.some(({ id }) => id === serviceId));
}

/** What the ticket waits for or has in hand, and what follows (Q9). */
export function servicesOf(ticket: Ticket): string[] {
  return [legOf(ticket).serviceId, ...ticket.further];
}

/** All tickets of the day, series by series. */
export function allTickets(state: QueueState): Ticket[] {
  return Object.values(state.series).flatMap((series) => series.tickets);
}
