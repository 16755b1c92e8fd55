// Which ticket a token belongs to, without looking at every ticket of the day.
import { randomUUID } from 'node:crypto';
import type { Engine } from '@luot/engine/engine';
import { allTickets } from '@luot/queue/state';

/** 122 random bits, base64url. A UUID's randomness comes from a pool; asking the system for each ticket costs more than the ticket. */
export function ticketToken(): string {
  return Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
}

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
