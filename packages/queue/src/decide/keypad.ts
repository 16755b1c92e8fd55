// C13: what a key of a counter's keypad asks for, as the counter stands. A keypad has few keys and no screen, so one key
// does what the clerk's page offers for the ticket in hand.

import type { Actor } from '@luot/shared/protocol/roles';
import type { KeypadAction } from '@luot/shared/settings/device-settings';
import { BY_KEYPAD } from '../call-reason.ts';
import type { Command } from '../command.ts';
import { compareCalls, eligibleAt, pickNext } from '../pick-next.ts';
import { counterOf, type QueueState } from '../state.ts';

export interface KeyAnswer {
  readonly command: Command | null;
  /** Digits typed so far. */
  readonly typed: string;
}

const LONGEST_TYPED = 5;

/** Digits gather until `enter` or any other key. */
export function keyCommand(state: QueueState, counterId: string, key: KeypadAction | { readonly digit: string }, typed: string): KeyAnswer {
  if (typeof key === 'object') return { command: null, typed: (typed + key.digit).slice(-LONGEST_TYPED) };
  return { command: key === 'enter' ? typedCall(state, counterId, typed) : actionCommand(state, counterId, key), typed: '' };
}

/** Whoever is at the counter; with nobody there the keypad itself opens it. */
export function keypadActor(state: QueueState, counterId: string, keypadId: string): Actor {
  return { role: 'keypad', id: counterOf(state, counterId).clerk ?? keypadId };
}

function actionCommand(state: QueueState, counterId: string, action: Exclude<KeypadAction, 'enter'>): Command | null {
  const { current: ticketId } = counterOf(state, counterId);
  switch (action) {
    case 'next':
      return { name: 'counter.callNext', body: { counterId, ...outcome(ticketId, 'served') } };
    case 'missed':
      if (ticketId === null) return null;
      if (pickNext(state, counterId) === null) return { name: 'ticket.miss', body: { ticketId } };
      return { name: 'counter.callNext', body: { counterId, ...outcome(ticketId, 'missed') } };
    case 'recall':
    case 'start':
    case 'finish':
      return ticketId === null ? null : { name: `ticket.${action}`, body: { ticketId } };
    case 'open':
      return { name: 'counter.open', body: { counterId } };
    case 'close':
      return { name: 'counter.close', body: { counterId } };
    case 'clear':
      return null;
  }
}

/** The waiting ticket with these digits: `12` means A012; of several the one that would be called first. */
function typedCall(state: QueueState, counterId: string, typed: string): Command | null {
  if (typed === '') return null;
  const [wanted] = eligibleAt(state, counterId)
    .filter(({ ticket }) => Number(ticket.number.replace(/^[A-Z]/, '')) === Number(typed))
    .sort(compareCalls);
  const number = wanted?.ticket.number ?? typed;
  return { name: 'counter.callTicket', body: { counterId, number, reasonId: BY_KEYPAD, ...outcome(counterOf(state, counterId).current, 'served') } };
}

function outcome(ticketId: string | null, as: 'served' | 'missed') {
  return ticketId === null ? {} : { outcome: { ticketId, as } };
}
