// What a command answers with, read off what it did.
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import type { QueueEvent } from '../events.ts';
import { serviceName } from '../names.ts';
import { legOf, type QueueState, type Ticket, ticketOf, waitingOf } from '../state.ts';

export function replyValue(events: readonly QueueEvent[], state: QueueState): unknown {
  for (const event of events) {
    if (event.type === 'ticket.issued') return { ticket: issuedTicket(state, ticketOf(state, event.ticketId)) };
    if (event.type === 'ticket.called') return { ticketId: event.ticketId, number: ticketOf(state, event.ticketId).number };
    if (event.type === 'centre.replaced') return { version: event.version };
  }
  return {};
}

/** The ticket as its holder is told it, on the kiosk and on paper (P5). */
export function issuedTicket(state: QueueState, ticket: Ticket): IssuedTicket {
  const { serviceId } = legOf(ticket);
  return {
    ticketId: ticket.id,
    number: ticket.number,
    serviceId,
    serviceName: serviceName(state, serviceId),
    issuedAtMs: ticket.arrivedAtMs,
    language: ticket.language,
    priority: ticket.headStartMinutes > 0,
    procedureCode: ticket.procedureCode,
    printerId: ticket.printerId,
    ahead: ticketsAhead(state, ticket, serviceId),
    counters: countersOf(state, serviceId),
    qr: ticketQr(state, ticket),
    estimate: 'unknown',
  };
}

/** Waiting tickets of the service that go first if nothing changes. */
function ticketsAhead(state: QueueState, ticket: Ticket, serviceId: string): number {
  const waiting = waitingOf(state, serviceId);
  // Whoever waits behind nobody (C11).
  if (ticket.training) return 0;
  // The newest of all without a head start is behind everybody: no need to look at each.
  if (ticket.headStartMinutes === 0 && waiting.at(-1) === ticket.id && ticket.arrivedAtMs === ticket.dueAtMs) return waiting.length - 1;
  const keyOf = (t: Ticket) => t.dueAtMs - t.headStartMinutes * 60_000;
  return waiting.filter((id) => id !== ticket.id && keyOf(ticketOf(state, id)) <= keyOf(ticket)).length;
}

/** The tracking link where visitors' phones can reach one; otherwise a text that only the kiosk reads. */
function ticketQr(state: QueueState, ticket: Ticket): string {
  const { publicUrl } = state.settings;
  return publicUrl === null ? `LUOT:${ticket.token}` : `${publicUrl.replace(/\/$/, '')}/t/${ticket.token}`;
}

/** Labels of the counters whose own work the service is; of the helpers where it has none. */
export function countersOf(state: QueueState, serviceId: string): string[] {
  const handling = state.settings.counters.filter((counter) => counter.services.some((s) => s.serviceId === serviceId));
  const own = handling.filter((counter) => counter.services.some((s) => s.serviceId === serviceId && s.offsetMinutes === 0));
  return (own.length > 0 ? own : handling).map((counter) => counter.label);
}
