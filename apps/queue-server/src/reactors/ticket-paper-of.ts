// The paper of a ticket of this server, and the paper that only tries a printer.
import { ticketPaper, type TicketPaper } from '@luot/shared/protocol/ticket-paper';
import type { Catalogue } from '../catalogue.ts';
import { issuedTicket } from '../queue/reply-value.ts';
import type { QueueState, Ticket } from '../queue/state.ts';

export function ticketPaperOf(state: QueueState, ticket: Ticket, catalogue: Catalogue, copy: number): TicketPaper {
  const { name, timeZone, ticket: layout } = state.settings;
  const procedure = ticket.procedureCode === null ? null : catalogue.find(ticket.procedureCode);
  return ticketPaper(issuedTicket(state, ticket), { centreName: name, timeZone, layout, procedure, copy: copy > 0 });
}
