// One ticket, for whoever has its token and for staff who are told its number.
import { refuse } from '@luot/shared/domain/refusal';
import type { Text } from '@luot/shared/domain/text';
import type { Reply } from '@luot/shared/protocol/commands';
import type { TicketHistory, TicketStanding } from '@luot/shared/protocol/views/ticket-view';
import { listedReason } from '../call-reason.ts';
import { mayCancel, mayRate, mayReturn } from '../decide/decide-return.ts';
import { className, counterLabel, serviceName } from '../names.ts';
import { allTickets, findTicket, heldMs, type Leg, legOf, type QueueState, type Ticket } from '../state.ts';
import { issuedTicket } from './reply-value.ts';

export type WordsOf = (ticketId: string, calledAtMs: number) => string | null;

/** Whoever has a ticket's token is told how it stands; nothing of any other ticket. */
export function ticketStanding(state: QueueState, ticketId: string | null, nowMs: number): Reply<TicketStanding> {
  const ticket = ticketId === null ? undefined : findTicket(state, ticketId);
  return ticket === undefined ? { ok: false, refusal: refuse('unknown-ticket') } : { ok: true, value: standingOf(state, ticket, nowMs) };
}

export function standingOf(state: QueueState, ticket: Ticket, nowMs: number): TicketStanding {
  const { number, serviceName: name, ahead, counters: ofService } = issuedTicket(state, ticket);
  // Whoever has been called goes to that counter and to no other of the service.
  const caller = counterLabel(state, legOf(ticket).counterId);
  return {
    number,
    serviceName: name,
    state: ticket.state,
    ahead: ticket.state === 'waiting' ? ahead : 0,
    counters: ticket.state === 'waiting' || caller === null ? ofService : [caller],
    further: ticket.further.map((id) => serviceName(state, id)),
    mayReturn: mayReturn(state, ticket, nowMs),
    mayCancel: mayCancel(ticket),
    mayRate: mayRate(state, ticket),
  };
}

/**
 * C8: today's ticket of a number, however it was written: `a12` is A012.
 * @param wordsOf what its clerk wrote about a call before its turn (R51), or null
 */
export function ticketHistory(state: QueueState, asked: string, wordsOf: WordsOf): Reply<TicketHistory> {
  const ticket = allTickets(state).find(({ number }) => number === asked.trim().toUpperCase()) ?? byDigits(state, asked);
  if (ticket === undefined) return { ok: false, refusal: refuse('unknown-ticket') };
  return {
    ok: true,
    value: {
      ticketId: ticket.id,
      number: ticket.number,
      state: ticket.state,
      serviceId: legOf(ticket).serviceId,
      serviceName: serviceName(state, legOf(ticket).serviceId),
      classId: ticket.classId,
      className: className(state, ticket.classId),
      bookedAtMs: ticket.booking?.atMs ?? null,
      steps: ticket.legs.flatMap((leg, i) => stepsOf(state, leg, i === 0, (calledAtMs) => wordsOf(ticket.id, calledAtMs))),
    },
  };
}

/** `A12` and `a 12`, where only one ticket can be meant. */
function byDigits(state: QueueState, asked: string): Ticket | undefined {
  const written = /^\s*([A-Za-z]?)\s*0*(\d{1,5})\s*$/.exec(asked);
  if (written === null) return undefined;
  const [letter = '', digits = ''] = [written[1]?.toUpperCase(), written[2]];
  const found = allTickets(state).filter(({ number, ordinal }) => ordinal === Number(digits) && (letter === '' || number.startsWith(letter)));
  return found.length === 1 ? found[0] : undefined;
}

type Step = TicketHistory['steps'][number];

function stepsOf(state: QueueState, leg: Leg, first: boolean, wordsOf: (calledAtMs: number) => string | null): Step[] {
  const at = { serviceName: serviceName(state, leg.serviceId), counterLabel: null, clerk: null, reason: null, words: null };
  const there = { ...at, counterLabel: counterLabel(state, leg.counterId), clerk: leg.clerk };
  const steps: Step[] = [];
  if (first) steps.push({ ...at, atMs: leg.fromMs, what: 'issued' });
  if (leg.calledAtMs !== null) {
    const why = leg.outOfOrder === null ? {} : { reason: reasonText(state, leg.outOfOrder), words: wordsOf(leg.calledAtMs) };
    steps.push({ ...there, atMs: leg.calledAtMs, what: 'called', ...why });
  }
  if (leg.startedAtMs !== null) steps.push({ ...there, atMs: leg.startedAtMs, what: 'started' });
  if (leg.heldAtMs !== null) steps.push({ ...there, atMs: leg.heldAtMs, what: 'held' });
  const { endedAtMs, outcome } = leg;
  if (endedAtMs === null || outcome === null) return steps;
  const ended = (what: Step['what'], atMs = endedAtMs): void => void steps.push({ ...(leg.counterId === null ? at : there), atMs, what });
  // A leg that was held or missed ended where the next one begins.
  if (outcome === 'held') {
    ended('held', endedAtMs - heldMs(leg));
    ended('returned');
  } else if (outcome === 'returned') ended('missed');
  else ended(outcome);
  return steps;
}

/** Q8: a reason from before there was a list is in the clerk's own words. */
function reasonText(state: QueueState, kept: string): Text {
  return listedReason(state, kept) ?? { vi: kept, en: kept };
}
