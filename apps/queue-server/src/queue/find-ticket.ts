import { refuse } from '@luot/shared/domain/refusal';
import type { Reply } from '@luot/shared/protocol/commands';
import type { TicketStanding } from '@luot/shared/protocol/views';
import { issuedTicket } from './reply-value.ts';
import { allTickets, legOf, type QueueState } from './state.ts';

/** Whoever has a ticket's token is told how it stands; nothing of any other ticket. */
export function ticketStanding(state: QueueState, token: string): Reply<TicketStanding> {
  const ticket = allTickets(state).find((t) => t.token === token);
  if (ticket === undefined) return { ok: false, refusal: refuse('unknown-ticket') };
  const { number, serviceName, ahead, counters: ofService } = issuedTicket(state, ticket);
  // Whoever has been called goes to that counter and to no other of the service.
  const { counterId } = legOf(ticket);
  const caller = state.settings.counters.find(({ id }) => id === counterId);
  const counters = ticket.state === 'waiting' || caller === undefined ? ofService : [caller.label];
  return { ok: true, value: { number, serviceName, state: ticket.state, ahead: ticket.state === 'waiting' ? ahead : 0, counters } };
}
