import type { Say } from '@luot/strings/say';
import type { StringKey } from '@luot/strings/vi';

const WORDS = {
  'counter.callNext': 'staff.call-next',
  'counter.callTicket': 'staff.call-now',
  'ticket.start': 'staff.start',
  'ticket.finish': 'staff.finish',
  'ticket.miss': 'staff.missed',
  'ticket.hold': 'staff.hold',
  'ticket.resume': 'staff.serve-on',
  'ticket.transfer': 'staff.transfer',
  'ticket.cancel': 'staff.cancel',
} as const satisfies Readonly<Record<string, StringKey>>;

/** The name of what an undo takes back, as its own key is named; nothing for what has no key. */
export function undoneWords(command: string, say: Say): string {
  return command in WORDS ? say(WORDS[command as keyof typeof WORDS]) : '';
}
