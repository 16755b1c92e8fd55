// C1: the states a ticket can be in and the only ways between them.

export const TICKET_STATES = ['waiting', 'called', 'serving', 'held', 'served', 'missed', 'cancelled', 'expired'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/**
 * C1 as a table: what is not listed is refused. `expired` is reached at roll-over alone (D2).
 * Undo (C3) is no way of its own: it puts back what a command had changed.
 */
export const TICKET_TRANSITIONS: Readonly<Record<TicketState, readonly TicketState[]>> = {
  waiting: ['called', 'cancelled', 'expired'],
  called: ['serving', 'held', 'missed', 'cancelled', 'waiting', 'expired'],
  serving: ['served', 'held', 'cancelled', 'waiting', 'expired'],
  held: ['waiting', 'cancelled', 'serving', 'expired'],
  served: [],
  missed: ['waiting'],
  cancelled: [],
  expired: [],
};
