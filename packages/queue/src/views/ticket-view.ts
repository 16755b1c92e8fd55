import type { TicketView } from '@luot/shared/protocol/views/ticket-view';
import { centreHead } from '../names.ts';
import { findTicket, type QueueState } from '../state.ts';
import { standingOf } from './find-ticket.ts';

/** A ticket on its visitor's phone; null when the open day has none of this id. */
export function ticketView(state: QueueState, ticketId: string, nowMs: number): TicketView | null {
  const ticket = findTicket(state, ticketId);
  if (ticket === undefined) return null;
  const call = state.calls.find((c) => c.ticketId === ticketId);
  const counter = state.settings.counters.find((c) => c.id === call?.counterId);
  return {
    ...standingOf(state, ticket, nowMs),
    centre: centreHead(state.settings),
    day: ticket.day,
    issuedAtMs: ticket.arrivedAtMs,
    estimate: 'unknown',
    call:
      call === undefined || counter === undefined
        ? null
        : {
            callSeq: call.callSeq,
            atMs: call.atMs,
            counterLabel: counter.label,
            zoneName: state.settings.zones.find((zone) => zone.id === counter.zoneId)?.name ?? state.settings.name,
          },
    language: ticket.language,
    emergency: state.emergency,
  };
}
