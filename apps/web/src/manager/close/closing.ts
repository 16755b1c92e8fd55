// C12: what becomes of every open ticket when the day is closed. The manager looks at each; most are right as they come.
import type { TicketState } from '@luot/shared/domain/ticket-state';
import type { CommandBody } from '@luot/shared/protocol/commands';
import type { ManagerView } from '@luot/shared/protocol/views/manager-view';

export type OpenTicket = ManagerView['openTickets'][number];
export type Outcome = CommandBody<'day.close'>['outcomes'][number]['as'];

/** What a ticket of a state can become, the likeliest first; by C1. */
const OUTCOMES: Readonly<Partial<Record<TicketState, readonly [Outcome, ...Outcome[]]>>> = {
  serving: ['served', 'cancelled', 'expired'],
  called: ['missed', 'cancelled', 'expired'],
  held: ['expired', 'cancelled'],
  waiting: ['expired', 'cancelled'],
};

/** Those at a counter first: about them somebody can be asked. */
export const OPEN_STATES = ['serving', 'called', 'held', 'waiting'] as const;
export type OpenState = (typeof OPEN_STATES)[number];

/** By ticket: what was chosen other than as it comes. */
export type Choices = Readonly<Record<string, Outcome>>;

export function outcomesOf(state: OpenState): readonly Outcome[] {
  return OUTCOMES[state] ?? [];
}

/** What was chosen, while the ticket's state still allows it: a clerk may have called it meanwhile. */
export function outcomeOf(ticket: OpenTicket, choices: Choices): Outcome {
  const allowed = OUTCOMES[ticket.state] ?? ['expired'];
  const chosen = choices[ticket.ticketId];
  return chosen !== undefined && allowed.includes(chosen) ? chosen : allowed[0];
}

export function ticketsIn(state: OpenState, tickets: readonly OpenTicket[]): OpenTicket[] {
  return tickets.filter((ticket) => ticket.state === state);
}

/** The same outcome for all of a state. */
export function chooseAll(choices: Choices, tickets: readonly OpenTicket[], as: Outcome): Choices {
  return { ...choices, ...Object.fromEntries(tickets.map(({ ticketId }) => [ticketId, as])) };
}

/** How many end as what, in the order of the outcomes; none that nobody ends as. */
export function countOutcomes(tickets: readonly OpenTicket[], choices: Choices): [Outcome, number][] {
  return (['served', 'missed', 'cancelled', 'expired'] as const)
    .map((as): [Outcome, number] => [as, tickets.filter((ticket) => outcomeOf(ticket, choices) === as).length])
    .filter(([, count]) => count > 0);
}
