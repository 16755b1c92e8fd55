// Where the visitor is, what was chosen on the way, and the one command a kiosk gives. Pure transitions; the same object
// when nothing changes.
import type { Refusal } from '@luot/shared/domain/refusal';
import type { CommandBody, CommandValue } from '@luot/shared/protocol/commands';
import type { IssuedTicket, TicketStanding } from '@luot/shared/protocol/views';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ScanNotice } from './scan/scan-decision.ts';

/** What a number is taken for. */
export type TicketOrder = Pick<CommandBody<'ticket.issue'>, 'serviceId' | 'procedureCode' | 'dossierCode'>;

export type FoundDossier = CommandValue<'dossier.find'>;

export type KioskScreen =
  | { readonly name: 'home' }
  | { readonly name: 'service'; readonly serviceId: string }
  | { readonly name: 'procedure'; readonly code: string }
  | { readonly name: 'search'; readonly words: string }
  /** The camera is on. */
  | { readonly name: 'scan' }
  /** A dossier's code is typed, or being asked for. */
  | { readonly name: 'dossier-code'; readonly typed: string; readonly asking: boolean; readonly refusal: Refusal | null }
  | { readonly name: 'dossier'; readonly found: FoundDossier }
  /** Somebody's own ticket was scanned and is asked about. */
  | { readonly name: 'asking-ticket' }
  | { readonly name: 'standing'; readonly standing: TicketStanding }
  /** From the tap until the answer; every button is inert. */
  | { readonly name: 'issuing'; readonly order: TicketOrder; readonly sinceMs: number }
  | { readonly name: 'ticket'; readonly ticket: IssuedTicket }
  | { readonly name: 'refused'; readonly refusal: Refusal }
  /** Something was scanned that has its own sentence (K3). */
  | { readonly name: 'notice'; readonly notice: ScanNotice };

export interface KioskState {
  readonly screen: KioskScreen;
  /** The screens before it, the last one first to go back to; home is below all. */
  readonly before: readonly KioskScreen[];
  readonly largeText: boolean;
  readonly highContrast: boolean;
  /** Everything to touch in the lower part of the screen. */
  readonly lowReach: boolean;
  /** K7: the priority class the visitor has declared. */
  readonly classId: string | null;
}

const HOME: KioskState = { screen: { name: 'home' }, before: [], largeText: false, highContrast: false, lowReach: false, classId: null };

export type KioskStore = StoreApi<KioskState>;

export function createKioskStore(): KioskStore {
  return createStore<KioskState>(() => HOME);
}

/** Home, and everything the last visitor chose is forgotten (K5). */
export function goHome(): KioskState {
  return HOME;
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
  if (overTicket && screen.name !== 'notice') return { ...state, screen, before: [{ name: 'home' }], classId: null };
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
  return { ...state, screen, before: state.before.slice(0, -1), classId: screen.name === 'home' ? null : state.classId };
}

export function startIssuing(state: KioskState, order: TicketOrder, nowMs: number): KioskState {
  return show(state, { name: 'issuing', order, sinceMs: nowMs });
}

/** From here the only way is home. */
export function showTicket(state: KioskState, ticket: IssuedTicket): KioskState {
  return state.screen.name === 'issuing' ? { ...state, screen: { name: 'ticket', ticket }, before: [] } : state;
}

export function showRefusal(state: KioskState, refusal: Refusal): KioskState {
  return state.screen.name === 'issuing' ? { ...state, screen: { name: 'refused', refusal } } : state;
}

/** Nobody wants to come back to these. */
function isPassing(screen: KioskScreen): boolean {
  return screen.name === 'notice' || screen.name === 'scan' || screen.name === 'refused' || screen.name === 'asking-ticket';
}
