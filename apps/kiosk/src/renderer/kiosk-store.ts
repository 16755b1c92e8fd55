// Where the visitor is, and the one command a kiosk gives. Pure transitions; the same object when nothing changes.
import type { Refusal } from '@luot/shared/domain/refusal';
import type { IssuedTicket } from '@luot/shared/protocol/views';
import { createStore, type StoreApi } from 'zustand/vanilla';

export type KioskScreen =
  | { readonly name: 'home' }
  | { readonly name: 'service'; readonly serviceId: string }
  | { readonly name: 'procedure'; readonly serviceId: string; readonly code: string }
  /** From the tap until the answer; every button is inert. */
  | { readonly name: 'issuing'; readonly serviceId: string; readonly sinceMs: number }
  | { readonly name: 'ticket'; readonly ticket: IssuedTicket }
  | { readonly name: 'refused'; readonly refusal: Refusal; readonly serviceId: string }
  /** Something was scanned that leads nowhere here. `code`: of a procedure, or null; nothing else of it is kept. */
  | { readonly name: 'scan-miss'; readonly code: string | null; readonly from: KioskScreen };

export interface KioskState {
  readonly screen: KioskScreen;
  readonly largeText: boolean;
  readonly highContrast: boolean;
}

const HOME: KioskState = { screen: { name: 'home' }, largeText: false, highContrast: false };

export type KioskStore = StoreApi<KioskState>;

export function createKioskStore(): KioskStore {
  return createStore<KioskState>(() => HOME);
}

/** Home, and everything the last visitor chose is forgotten (K5). */
export function goHome(): KioskState {
  return HOME;
}

export function showService(state: KioskState, serviceId: string): KioskState {
  return inert(state) ? state : { ...state, screen: { name: 'service', serviceId } };
}

export function showProcedure(state: KioskState, serviceId: string, code: string): KioskState {
  return inert(state) ? state : { ...state, screen: { name: 'procedure', serviceId, code } };
}

/** Over whatever is shown, which comes back as it was: a number on the screen is not lost to a code held up by mistake. */
export function showScanMiss(state: KioskState, code: string | null): KioskState {
  const { screen } = state;
  if (inert(state)) return state;
  return { ...state, screen: { name: 'scan-miss', code, from: screen.name === 'scan-miss' ? screen.from : screen } };
}

/** One step towards home. */
export function goBack(state: KioskState): KioskState {
  const { screen } = state;
  if (screen.name === 'scan-miss') return { ...state, screen: screen.from };
  if (screen.name === 'procedure' || screen.name === 'refused') return { ...state, screen: { name: 'service', serviceId: screen.serviceId } };
  return screen.name === 'service' ? { ...state, screen: { name: 'home' } } : state;
}

export function startIssuing(state: KioskState, serviceId: string, nowMs: number): KioskState {
  return inert(state) ? state : { ...state, screen: { name: 'issuing', serviceId, sinceMs: nowMs } };
}

export function showTicket(state: KioskState, ticket: IssuedTicket): KioskState {
  return state.screen.name === 'issuing' ? { ...state, screen: { name: 'ticket', ticket } } : state;
}

export function showRefusal(state: KioskState, refusal: Refusal): KioskState {
  const { screen } = state;
  return screen.name === 'issuing' ? { ...state, screen: { name: 'refused', refusal, serviceId: screen.serviceId } } : state;
}

function inert(state: KioskState): boolean {
  return state.screen.name === 'issuing';
}
