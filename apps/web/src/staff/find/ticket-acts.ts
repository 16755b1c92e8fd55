// What staff can do with a ticket they have found, by its state and by whose counter they are at.
import type { CounterView } from '@luot/shared/protocol/views/counter-view';
import type { TicketHistory } from '@luot/shared/protocol/views/ticket-view';

export type TicketAct = 'call' | 'serve-on' | 'put-back' | 'class' | 'reprint' | 'cancel';

export function ticketActs(ticket: TicketHistory, counter: CounterView | null): TicketAct[] {
  switch (ticket.state) {
    case 'waiting':
      return [...(mayCall(ticket, counter) ? (['call'] as const) : []), 'reprint', 'class', 'cancel'];
    case 'called':
    case 'serving':
      return ['reprint'];
    case 'held':
      return [...(mayServeOn(ticket, counter) ? (['serve-on'] as const) : []), 'put-back', 'class', 'cancel'];
    case 'missed':
      return ['put-back', 'class'];
    default:
      return [];
  }
}

/** Q8: of the counter's own services. One that is being called must have its outcome first; one being served is finished by the call. */
function mayCall(ticket: TicketHistory, counter: CounterView | null): boolean {
  if (counter === null || counter.counter.state !== 'open' || counter.current?.state === 'called') return false;
  return (
    counter.waiting.some(({ ticketId }) => ticketId === ticket.ticketId) || counter.counter.services.some(({ serviceId }) => serviceId === ticket.serviceId)
  );
}

function mayServeOn(ticket: TicketHistory, counter: CounterView | null): boolean {
  if (counter === null || counter.counter.state !== 'open' || counter.current !== null) return false;
  return counter.held.some(({ ticketId, here }) => here && ticketId === ticket.ticketId);
}
