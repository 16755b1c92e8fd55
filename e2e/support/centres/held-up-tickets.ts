// Tickets as their holders bring them back to a kiosk: one for each way a visit may have gone so far.
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';
import { connectClerk, connectKiosk } from '../walks/people.ts';

/** Each with its QR; the waiting one is for two services. */
export interface HeldUpTickets {
  readonly waiting: IssuedTicket;
  readonly held: IssuedTicket;
  readonly missed: IssuedTicket;
  readonly served: IssuedTicket;
}

/** Called and so on at counter 6, which is closed before and after. */
export async function heldUpTickets(base: string): Promise<HeldUpTickets> {
  const kiosk = connectKiosk(base, 'kiosk-2');
  const clerk = await connectClerk(base, 'quay6');
  const counterId = 'counter-6';
  const issued = async (further: string[] = []): Promise<IssuedTicket> => {
    const reply = await kiosk.send('ticket.issue', { serviceId: 'insurance', language: 'vi', paper: false, ...(further.length === 0 ? {} : { further }) });
    if (!reply.ok) throw new Error(`no number: ${reply.refusal.code}`);
    return reply.value.ticket;
  };
  const called = async (): Promise<IssuedTicket> => {
    const ticket = await issued();
    const reply = await clerk.send('counter.callTicket', { counterId, number: ticket.number, reasonId: 'other' });
    if (!reply.ok) throw new Error(`not called: ${reply.refusal.code}`);
    return ticket;
  };
  await clerk.send('counter.open', { counterId });
  const held = await called();
  await clerk.send('ticket.hold', { ticketId: held.ticketId });
  const missed = await called();
  await clerk.send('ticket.miss', { ticketId: missed.ticketId });
  const served = await called();
  await clerk.send('ticket.start', { ticketId: served.ticketId });
  await clerk.send('ticket.finish', { ticketId: served.ticketId });
  await clerk.send('counter.close', { counterId });
  const waiting = await issued(['results']);
  kiosk.close();
  clerk.close();
  return { waiting, held, missed, served };
}
