import type { Language, Text } from '../../domain/text.ts';
import type { TicketState } from '../../domain/ticket-state.ts';
import type { CentreHead, Estimate } from './view-parts.ts';

/** What the kiosk says about the paper of one ticket (P2). */
export type Paper = 'coming' | 'printed' | 'unsure' | 'none';

export interface IssuedTicket {
  readonly ticketId: string;
  readonly number: string;
  readonly serviceId: string;
  readonly serviceName: Text;
  readonly issuedAtMs: number;
  readonly language: Language;
  /** Of the class a ticket says this and no more (P5). */
  readonly priority: boolean;
  readonly procedureCode: string | null;
  /** The printer its paper comes from, or null. */
  readonly printerId: string | null;
  /** Tickets that are due before this one at the service when it was issued. */
  readonly ahead: number;
  readonly counters: readonly string[];
  /** What the QR holds: the tracking link where a public address is set, a plain ticket text otherwise. */
  readonly qr: string;
  readonly estimate: Estimate;
}

/** A ticket as whoever has its token is told it. */
export interface TicketStanding {
  readonly number: string;
  readonly serviceName: Text;
  readonly state: TicketState;
  readonly ahead: number;
  readonly counters: readonly string[];
  /** Q9: the services after this one. */
  readonly further: readonly Text[];
  /** Q6, Q7: its visitor may take it back now; until when, where that ends. */
  readonly mayReturn: { readonly untilMs: number | null } | null;
  readonly mayCancel: boolean;
  /** S6: it was served and not rated yet. */
  readonly mayRate: boolean;
}

/** The same as it stands on its visitor's phone. */
export interface TicketView extends TicketStanding {
  readonly centre: CentreHead;
  readonly day: string;
  readonly issuedAtMs: number;
  readonly estimate: Estimate;
  /** The newest call: whoever sees `callSeq` rise has been called, or called again. */
  readonly call: { readonly callSeq: number; readonly atMs: number; readonly counterLabel: string; readonly zoneName: Text } | null;
  readonly language: Language;
  readonly emergency: Text | null;
}

/** C8: what became of a ticket, oldest first. */
export interface TicketHistory {
  readonly ticketId: string;
  readonly number: string;
  readonly state: TicketState;
  /** Where the ticket waits, or was last. */
  readonly serviceId: string;
  readonly serviceName: Text;
  readonly classId: string | null;
  readonly className: Text | null;
  readonly bookedAtMs: number | null;
  readonly steps: readonly {
    readonly atMs: number;
    readonly what: 'issued' | 'called' | 'started' | 'held' | 'served' | 'transferred' | 'missed' | 'returned' | 'cancelled' | 'expired';
    readonly serviceName: Text;
    readonly counterLabel: string | null;
    readonly clerk: string | null;
    /** Q8: why it was called before its turn. */
    readonly reason: Text | null;
    /** R51: what its clerk wrote beside the reason; null for a greeter, and when it has been forgotten. */
    readonly words: string | null;
  }[];
}
