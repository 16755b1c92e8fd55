// P1, P3: what is known of a ticket's paper, and paper once more.
import { PRINT_WITHIN_MS } from '@luot/shared/domain/devices/device-state';
import { refuse } from '@luot/shared/domain/refusal';
import { no } from '@luot/shared/domain/result';
import { isPrinter } from '@luot/shared/settings/device-settings';
import type { CommandOf, Context } from '../command.ts';
import { findTicket, type QueueState } from '../state.ts';
import { type Decided, done } from './decision.ts';

/** More than anybody loses; fewer than a stuck key asks for. */
const MOST_COPIES = 9;

/** The word of whoever holds the cable; it never goes back from an end, and a kiosk speaks of its own printer only. */
export function reportPrint(state: QueueState, { ticketId, copy, print }: CommandOf<'print.report'>['body'], context: Context): Decided {
  const ticket = findTicket(state, ticketId);
  const paper = copy === 0 ? ticket : ticket?.copies[copy - 1];
  if (ticket === undefined || paper === undefined) return no(refuse('unknown-ticket'));
  const holder = state.settings.devices.filter(isPrinter).find((printer) => printer.id === paper.printerId)?.heldBy ?? null;
  if (context.actor.role === 'kiosk' && holder !== context.actor.id) return no(refuse('not-allowed'));
  const asked = 'askedAtMs' in paper ? paper.askedAtMs : paper.arrivedAtMs;
  // P1c: its visitor has been told that no paper follows, whenever the kiosk heard of the ticket.
  const late = context.nowMs - asked > PRINT_WITHIN_MS;
  const allowed = print === 'sent' ? paper.print === 'issued' && !late : paper.print === 'sent';
  if (!allowed) return no(refuse('wrong-ticket-state', { number: ticket.number }));
  return done({ type: 'print.reported', ticketId, copy, print, atMs: context.nowMs });
}

/** P3: the same number once more, marked as a copy. */
export function reprintTicket(state: QueueState, { ticketId, printerId }: CommandOf<'ticket.reprint'>['body'], context: Context): Decided {
  const ticket = findTicket(state, ticketId);
  if (ticket === undefined) return no(refuse('unknown-ticket'));
  if (!['waiting', 'called', 'serving'].includes(ticket.state)) return no(refuse('wrong-ticket-state', { number: ticket.number }));
  const printer = state.settings.devices.filter(isPrinter).find((p) => p.id === (printerId ?? ticket.printerId));
  if (printer === undefined) return no(refuse('no-printer'));
  const copy = ticket.copies.length + 1;
  if (copy > MOST_COPIES) return no(refuse('copies-enough', { number: ticket.number, n: MOST_COPIES }));
  return done({ type: 'ticket.reprinted', ticketId, copy, printerId: printer.id, atMs: context.nowMs });
}
