// When a ticket has been called, or called again, since the page last looked.
import type { TicketView } from '@luot/shared/protocol/views/ticket-view';

export type Noticed = 'nothing' | 'called' | 'recalled';

/** A page opened during a call shows it and makes no noise: whoever opened it is looking. */
export function noticedCall(before: TicketView | null, now: TicketView): Noticed {
  if (before === null || now.state !== 'called' || now.call === null) return 'nothing';
  // Calls are counted anew each day.
  const known = before.day === now.day ? (before.call?.callSeq ?? 0) : 0;
  if (now.call.callSeq <= known) return 'nothing';
  return before.state === 'called' && before.call?.counterLabel === now.call.counterLabel ? 'recalled' : 'called';
}
