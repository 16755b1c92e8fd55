// Where the visitor is, what was chosen on the way, and the one number a kiosk gives. Pure transitions; the same object
// when nothing changes.
import type { Refusal } from '@luot/shared/domain/refusal';
import type { CommandBody, CommandValue } from '@luot/shared/protocol/commands';
import type { IssuedTicket, TicketStanding } from '@luot/shared/protocol/views/ticket-view';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ScanNotice } from './scan/scan-decision.ts';

/** What a number is taken for. */
export type TicketOrder = Pick<CommandBody<'ticket.issue'>, 'serviceId' | 'procedureCode' | 'dossierCode'>;

export type FoundDossier = CommandValue<'dossier.find'>;

/** Somebody's own ticket. Its token is nowhere else and goes with the screen (K5). */
export interface HeldUpTicket {
  readonly name: 'standing';
  readonly token: string;
  readonly standing: TicketStanding;
  /** Something was asked about it and is not answered yet. */
  readonly asking: boolean;
  readonly done: 'returned' | 'cancelled' | 'rated' | null;
  readonly refusal: Refusal | null;
}

export type KioskScreen =
  | { readonly name: 'home' }
  | { readonly name: 'service'; readonly serviceId: string }
  | { readonly name: 'procedure'; readonly code: string }
  /** Q9: further services under the same number, in the order they were touched. */
  | { readonly name: 'more'; readonly order: TicketOrder; readonly further: readonly string[] }
  | { readonly name: 'search'; readonly words: string }
  /** The camera is on. */
  | { readonly name: 'scan' }
  /** A dossier's code is typed, or being asked for. */
  | { readonly name: 'dossier-code'; readonly typed: string; readonly asking: boolean; readonly refusal: Refusal | null }
  | { readonly name: 'dossier'; readonly found: FoundDossier }
  /** Q10: a booking's code is typed or scanned. */
  | { readonly name: 'booking'; readonly typed: string; readonly refusal: Refusal | null }
  /** Somebody's own ticket was scanned and is asked about. */
  | { readonly name: 'asking-ticket' }
  | HeldUpTicket
  /** From the tap until the answer; every button is inert. `further`: the services after the first. */
  | { readonly name: 'issuing'; readonly further: readonly string[]; readonly sinceMs: number }
  | { readonly name: 'ticket'; readonly ticket: IssuedTicket; readonly further: readonly string[]; readonly paperWanted: boolean }
  | { readonly name: 'refused'; readonly refusal: Refusal }
  /** Something was scanned that has its own sentence (K3). */
  | { readonly name: 'notice'; readonly notice: ScanNotice };

/** What a visitor chooses for the number, and nobody after them. */
interface Choices {
  /** K7: the priority class the visitor has declared. */
  readonly classId: string | null;
  /** P2: false, when number and QR on the screen are enough. */
  readonly paperWanted: boolean;
}

export interface KioskState extends Choices {
  readonly screen: KioskScreen;
  /** The screens before it, the last one first to go back to; home is below all. */
  readonly before: readonly KioskScreen[];
  readonly largeText: boolean;
  readonly highContrast: boolean;
  /** Everything to touch in the lower part of the screen. */
  readonly lowReach: boolean;
}

const NOTHING_CHOSEN: Choices = { classId: null, paperWanted: true };
const HOME: KioskState = { screen: { name: 'home' }, before: [], largeText: false, highContrast: false, lowReach: false, ...NOTHING_CHOSEN };

export type KioskStore = StoreApi<KioskState>;

export function createKioskStore(): KioskStore {
  return createStore<KioskState>(() => HOME);
}

/** Home, and everything the last visitor chose is forgotten (K5). */
export function goHome(): KioskState {
  return HOME;
}

/** The first screen for the same visitor: how it looks stays. */
export function startOver(state: KioskState): KioskState {
  return state.screen.name === 'issuing' ? state : { ...state, screen: HOME.screen, before: [], ...NOTHING_CHOSEN };
}

/**
 * The next screen; the present one stays behind it, unless it was only on the way or is of the same kind: back leads to
 * where the first of several procedures was scanned.
 */
export function show(state: KioskState, screen: KioskScreen): KioskState {
  const { screen: from, before } = state;
  if (from.name === 'issuing') return state;
  // The next visitor has come; but a number is not lost to a code held up by mistake: from its notice, too, it is one step back.
  const overTicket = from.name === 'ticket' || (from.name === 'notice' && before.at(-1)?.name === 'ticket');
  if (overTicket && screen.name !== 'notice') return { ...state, screen, before: [HOME.screen], ...NOTHING_CHOSEN };
  return { ...state, screen, before: isPassing(from) || from.name === screen.name ? before : [...before, from] };
}

/** The same screen with other words in it. */
export function change(state: KioskState, screen: KioskScreen): KioskState {
  return state.screen.name === screen.name ? { ...state, screen } : state;
}

/** One step towards home; there nobody's priority is left for the next visitor. */
export function goBack(state: KioskState): KioskState {
  const screen = state.before.at(-1);
  if (state.screen.name === 'issuing' || screen === undefined) return state;
  return { ...state, screen, before: state.before.slice(0, -1), ...(screen.name === 'home' ? NOTHING_CHOSEN : {}) };
}

export function startIssuing(state: KioskState, further: readonly string[], nowMs: number): KioskState {
  return show(state, { name: 'issuing', further, sinceMs: nowMs });
}

/** From here the only way is home. */
export function showTicket(state: KioskState, ticket: IssuedTicket): KioskState {
  const { screen, paperWanted } = state;
  return screen.name === 'issuing' ? { ...state, screen: { name: 'ticket', ticket, further: screen.further, paperWanted }, before: [] } : state;
}

/** Where a code was typed it stands there still, to be looked at again beside the reason. */
export function showRefusal(state: KioskState, refusal: Refusal): KioskState {
  if (state.screen.name !== 'issuing') return state;
  const from = state.before.at(-1);
  if (from?.name === 'booking') return { ...state, screen: { ...from, refusal }, before: state.before.slice(0, -1) };
  return { ...state, screen: { name: 'refused', refusal } };
}

/** Q9: one service more, or one less; those left keep their order. */
export function toggleMore(state: KioskState, serviceId: string): KioskState {
  const { screen } = state;
  if (screen.name !== 'more') return state;
  const further = screen.further.includes(serviceId) ? screen.further.filter((id) => id !== serviceId) : [...screen.further, serviceId];
  return further.length > MOST_MORE ? state : { ...state, screen: { ...screen, further } };
}

/** As many services as a number may have after its first. */
export const MOST_MORE = 4;

/** The visitor is about to show a booking: what is recognised as nothing else is its code. */
export function expectsBooking({ screen, before }: KioskState): boolean {
  return screen.name === 'booking' || (screen.name === 'scan' && before.at(-1)?.name === 'booking');
}

/** Nobody wants to come back to these, and a ticket's token is not to stay behind. */
function isPassing(screen: KioskScreen): boolean {
  return ['notice', 'scan', 'refused', 'asking-ticket', 'standing'].includes(screen.name);
}
