// The paper of a ticket of this server, and the paper that only tries a printer.

import type { QueueState, Ticket } from '@luot/queue/state';
import { countersOf, issuedTicket } from '@luot/queue/views/reply-value';
import { LANGUAGES, type Language } from '@luot/shared/domain/text';
import { type TicketPaper, ticketPaper } from '@luot/shared/protocol/ticket-paper';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import type { ServiceSettings } from '@luot/shared/settings/centre';
import type { Catalogue } from '../lists/catalogue/catalogue.ts';

/** A ticket that nobody has taken, to show or to draw ahead. */
export function sampleTicket(state: QueueState, service: ServiceSettings, language: Language, procedureCode: string | null, nowMs: number): IssuedTicket {
  return {
    ticketId: 'sample',
    number: 'A012',
    serviceId: service.id,
    serviceName: service.name,
    issuedAtMs: nowMs,
    language,
    priority: true,
    procedureCode,
    printerId: null,
    ahead: 3,
    counters: countersOf(state, service.id),
    qr: 'LUOT:0123456789abcdefghijkl',
    estimate: 'unknown',
  };
}

/** One ticket for each service and language: what of them is the same on every ticket is worth drawing before. */
export function usualPapers(state: QueueState, nowMs: number): TicketPaper[] {
  const { name, timeZone, ticket: layout, services } = state.settings;
  const context = { centreName: name, timeZone, layout, procedure: null, copy: false };
  return services.flatMap((service) => LANGUAGES.map((language) => ticketPaper(sampleTicket(state, service, language, null, nowMs), context)));
}

export function ticketPaperOf(state: QueueState, ticket: Ticket, catalogue: Catalogue, copy: number): TicketPaper {
  const { name, timeZone, ticket: layout } = state.settings;
  const procedure = ticket.procedureCode === null ? null : catalogue.find(ticket.procedureCode);
  return ticketPaper(issuedTicket(state, ticket), { centreName: name, timeZone, layout, procedure, copy: copy > 0 });
}
