// What stands on a ticket (P5), in its holder's language. One function for every printer: the server's and a kiosk's own.

import { nameIn } from '../domain/procedure-name.ts';
import { fillTemplate, type Language, type Text, type TextParams } from '../domain/text.ts';
import { dateFormat } from '../domain/time/date-format.ts';
import type { PaperField, TicketLayout } from '../settings/ticket-layout.ts';
import type { Procedure } from './views/catalogue-view.ts';
import type { IssuedTicket } from './views/ticket-view.ts';

/** One part of a ticket, from top to bottom. `number` and `time` are ASCII: they are printed in the printer's own letters. */
export type PaperPart =
  | { readonly kind: 'logo'; readonly png: string }
  | { readonly kind: 'header' | 'service' | 'number' | 'time' | 'copy' | 'line' | 'qr' | 'footer'; readonly text: string }
  | { readonly kind: 'checklist'; readonly title: string; readonly papers: readonly string[] };

export type TicketPaper = readonly PaperPart[];

export interface PaperContext {
  readonly centreName: Text;
  readonly timeZone: string;
  readonly layout: TicketLayout;
  /** The procedure that was chosen, or null. */
  readonly procedure: Pick<Procedure, 'shortName' | 'documents'> | null;
  /** P3: a reprint carries the same number and the word for copy. */
  readonly copy: boolean;
}

const WORDS = {
  ahead: { vi: 'Chờ trước ông/bà: {n} người', en: 'Waiting before you: {n}' },
  nobodyAhead: { vi: 'Chưa có ai chờ trước ông/bà', en: 'Nobody is waiting before you' },
  counter: { vi: 'Quầy {list}', en: 'Counter {list}' },
  priority: { vi: 'Ưu tiên', en: 'Priority' },
  bring: { vi: 'Giấy tờ mang theo: {procedure}', en: 'What to bring: {procedure}' },
  procedure: { vi: 'Thủ tục: {procedure}', en: 'Procedure: {procedure}' },
  copy: { vi: 'BẢN SAO', en: 'COPY' },
} as const satisfies Record<string, Text>;

export function ticketPaper(ticket: IssuedTicket, context: PaperContext): TicketPaper {
  return context.layout.fields.flatMap((field) => partsOf(field, ticket, context));
}

function partsOf(field: PaperField, ticket: IssuedTicket, { centreName, timeZone, layout, procedure, copy }: PaperContext): PaperPart[] {
  const { language } = ticket;
  const say = (word: keyof typeof WORDS, params?: TextParams) => fillTemplate(WORDS[word][language], params);
  switch (field) {
    case 'logo':
      return layout.logo === null ? [] : [{ kind: 'logo', png: layout.logo }];
    case 'header':
      return [{ kind: 'header', text: (layout.header ?? centreName)[language] }];
    case 'service':
      return [{ kind: 'service', text: ticket.serviceName[language] }];
    case 'number':
      return [...(copy ? [{ kind: 'copy', text: say('copy') } as const] : []), { kind: 'number', text: ticket.number }];
    case 'time':
      return [{ kind: 'time', text: localStamp(ticket.issuedAtMs, timeZone, language) }];
    case 'class':
      return ticket.priority ? [{ kind: 'line', text: say('priority') }] : [];
    case 'ahead':
      // Of a copy nobody knows any more who was waiting when.
      return copy ? [] : [{ kind: 'line', text: ticket.ahead === 0 ? say('nobodyAhead') : say('ahead', { n: ticket.ahead }) }];
    case 'counters':
      return ticket.counters.length === 0 ? [] : [{ kind: 'line', text: say('counter', { list: ticket.counters.join(', ') }) }];
    case 'checklist': {
      if (procedure === null) return [];
      const papers = procedure.documents?.[language] ?? [];
      return [
        { kind: 'checklist', title: say(papers.length === 0 ? 'procedure' : 'bring', { procedure: nameIn(procedure.shortName, language).text }), papers },
      ];
    }
    case 'qr':
      return [{ kind: 'qr', text: ticket.qr }];
    case 'footer':
      return [{ kind: 'footer', text: layout.footer[language] }];
  }
}

const TEST_TITLE: Text = { vi: 'PHIẾU THỬ', en: 'TEST' };

/** The paper that only tries a printer: no ticket, and counted nowhere (C11). Both languages, for whoever stands there. */
export function testPaper(centreName: Text, deviceName: Text, nowMs: number, timeZone: string): TicketPaper {
  return [
    { kind: 'header', text: centreName.vi },
    { kind: 'service', text: `${TEST_TITLE.vi} / ${TEST_TITLE.en}` },
    { kind: 'number', text: 'TEST' },
    { kind: 'time', text: localStamp(nowMs, timeZone, 'vi') },
    { kind: 'line', text: deviceName.vi },
    { kind: 'line', text: 'ăâđêôơư ẮẦĐẾỘỠỰ ỷỵữẵ' },
    { kind: 'qr', text: 'LUOT:TEST' },
    { kind: 'footer', text: deviceName.en },
  ];
}

/** ASCII: `07:30 22/11/2026`, in English `07:30 22 Nov 2026`. */
function localStamp(atMs: number, timeZone: string, language: Language): string {
  const time = dateFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(atMs);
  const date = dateFormat('en-GB', { timeZone, day: '2-digit', month: language === 'vi' ? '2-digit' : 'short', year: 'numeric' }).format(atMs);
  return `${time} ${date}`;
}
