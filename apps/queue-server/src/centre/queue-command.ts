// From what a client sent to what the queue decides on.

import type { Booking, Command } from '@luot/queue/command';
import type { Text } from '@luot/shared/domain/text';
import type { QueueCommand } from '@luot/shared/protocol/commands';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { parseCentre } from '@luot/shared/settings/faults/centre-faults';

export interface Lookups {
  readonly findBooking: (code: string) => Booking | null;
  /** R30: what settings name and this machine does not let them use. */
  readonly judgePlaces: (centre: CentreSettings) => readonly Text[];
}

/**
 * R4, R51: codes, words and comments are taken off here: what the journal never sees it cannot keep. Settings are parsed,
 * so that what is wrong with them is part of the refusal.
 */
export function queueCommand(command: QueueCommand, { findBooking, judgePlaces }: Lookups): Command {
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
      const faults = parsed.ok ? judgePlaces(parsed.value) : parsed.no;
      return { name: 'centre.replace', body: parsed.ok && faults.length === 0 ? { document: parsed.value } : { faults } };
    }
    default:
      return command;
  }
}
