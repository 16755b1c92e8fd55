// The words of a ticket, in its holder's language (P5).

import type { TicketPaper } from '@luot/devices/printers/ticket-paper';
import { fillTemplate, type Language, type Text } from '@luot/shared/domain/text';
import type { Catalogue } from '../catalogue.ts';
import { issuedTicket } from '../queue/reply-value.ts';
import type { QueueState, Ticket } from '../queue/state.ts';

const WORDS = {
  ahead: { vi: 'Chờ trước ông/bà: {n} người', en: 'Waiting before you: {n}' },
  nobodyAhead: { vi: 'Chưa có ai chờ trước ông/bà', en: 'Nobody is waiting before you' },
  counter: { vi: 'Quầy {list}', en: 'Counter {list}' },
  priority: { vi: 'Ưu tiên', en: 'Priority' },
  bring: { vi: 'Giấy tờ mang theo: {procedure}', en: 'What to bring: {procedure}' },
} as const satisfies Record<string, Text>;

export function ticketPaper(state: QueueState, ticket: Ticket, catalogue: Catalogue): TicketPaper {
  const { language } = ticket;
  const issued = issuedTicket(state, ticket);
  const procedure = ticket.procedureCode === null ? null : catalogue.find(ticket.procedureCode);
  const say = (word: keyof typeof WORDS, params = {}) => fillTemplate(WORDS[word][language], params);
  const papers = procedure?.documents?.[language] ?? [];
  return {
    centreName: state.settings.name[language],
    serviceName: issued.serviceName[language],
    number: ticket.number,
    time: localStamp(ticket.arrivedAtMs, state.settings.timeZone, language),
    lines: [
      ...(ticket.headStartMinutes > 0 ? [say('priority')] : []),
      issued.ahead === 0 ? say('nobodyAhead') : say('ahead', { n: issued.ahead }),
      ...(issued.counters.length > 0 ? [say('counter', { list: issued.counters.join(', ') })] : []),
    ],
    checklist: procedure === null || papers.length === 0 ? null : { title: say('bring', { procedure: procedure.shortName[language] }), papers },
    qr: issued.qr,
    footer: state.settings.ticket.footer[language],
  };
}

/** ASCII, because it is printed in the printer's own letters: `07:30 22/11/2026`, in English `07:30 22 Nov 2026`. */
function localStamp(atMs: number, timeZone: string, language: Language): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(atMs);
  const date = new Intl.DateTimeFormat('en-GB', { timeZone, day: '2-digit', month: language === 'vi' ? '2-digit' : 'short', year: 'numeric' }).format(atMs);
  return `${time} ${date}`;
}
