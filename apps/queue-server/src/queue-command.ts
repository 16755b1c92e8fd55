// From what a client sent to what the queue decides on.
import { parseCentre } from '@luot/shared/protocol/centre-faults';
import type { QueueCommand } from '@luot/shared/protocol/commands';
import type { Booking, Command } from './queue/command.ts';

/**
 * R4, R51: codes, words and comments are taken off here: what the journal never sees it cannot keep. Settings are parsed,
 * so that what is wrong with them is part of the refusal.
 */
export function queueCommand(command: QueueCommand, findBooking: (code: string) => Booking | null): Command {
  switch (command.name) {
    case 'ticket.issue': {
      const { dossierCode: _apart, ...body } = command.body;
      return { name: 'ticket.issue', body };
    }
    case 'ticket.checkIn': {
      const { code, ...body } = command.body;
      return { name: 'ticket.checkIn', body: { ...body, booking: findBooking(code) } };
    }
    case 'counter.callTicket': {
      const { words: _apart, ...body } = command.body;
      return { name: 'counter.callTicket', body };
    }
    case 'counter.rate': {
      const { comment: _apart, ...body } = command.body;
      return { name: 'counter.rate', body };
    }
    case 'visitor.rate': {
      const { comment: _apart, ...body } = command.body;
      return { name: 'visitor.rate', body };
    }
    case 'centre.replace': {
      const parsed = parseCentre(command.body.document);
      return { name: 'centre.replace', body: parsed.ok ? { document: parsed.value } : { faults: parsed.no } };
    }
    default:
      return command;
  }
}
