// Which ticket a token belongs to, without looking at every ticket of the day.
import type { Engine } from '@luot/engine/engine';
import { allTickets } from '@luot/queue/state';

export class TicketTokens {
  readonly #ids = new Map<string, string>();

  constructor(engine: Engine) {
    for (const ticket of allTickets(engine.state)) this.#ids.set(ticket.token, ticket.id);
    engine.onCommit((events) => {
      for (const event of events) {
        if (event.type === 'day.opened') this.#ids.clear();
        else if (event.type === 'ticket.issued') this.#ids.set(event.token, event.ticketId);
      }
    });
  }

  /** The ticket of the open day, or null. */
  idOf(token: string): string | null {
    return this.#ids.get(token) ?? null;
  }
}
