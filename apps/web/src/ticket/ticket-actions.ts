// What can be done to a ticket somebody has found, as far as its state allows; the server has the last word.
import type { TicketState } from '@luot/shared/domain/ticket-state';

export type TicketAction = 'return' | 'class' | 'reprint' | 'cancel';

/** A ticket that is called or served is its counter's: only paper can be had for it from elsewhere. */
const STATES: Readonly<Record<TicketAction, readonly TicketState[]>> = {
  return: ['held', 'missed'],
  class: ['waiting', 'held', 'missed'],
  reprint: ['waiting', 'called', 'serving'],
  cancel: ['waiting', 'held'],
};

/** In the order they are offered: what is wanted most, first. */
const ORDER: readonly TicketAction[] = ['return', 'class', 'reprint', 'cancel'];

/** @param allowed what the role of the page may do */
export function actionsFor(state: TicketState, allowed: readonly TicketAction[]): TicketAction[] {
  return ORDER.filter((action) => allowed.includes(action) && STATES[action].includes(state));
}
