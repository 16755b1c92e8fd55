import { describe, expect, test } from 'vitest';
import { PAPER_FIELDS, type TicketLayout } from '../settings/ticket-layout.ts';
import { type PaperContext, type TicketPaper, testPaper, ticketPaper } from './ticket-paper.ts';
import type { IssuedTicket } from './views/ticket-view.ts';

const text = (vi: string, en: string) => ({ vi, en });
const LAYOUT: TicketLayout = { logo: null, header: null, footer: text('Chân trang', 'Footer'), fields: [...PAPER_FIELDS] };
const TICKET: IssuedTicket = {
  ticketId: '2026-11-23.a.12',
  number: 'A012',
  serviceId: 'certification',
  serviceName: text('Chứng thực', 'Certification'),
  issuedAtMs: Date.UTC(2026, 10, 23, 0, 30),
  language: 'vi',
  priority: false,
  procedureCode: null,
  printerId: 'printer-1',
  ahead: 12,
  counters: ['6', '7'],
  qr: 'LUOT:Zk3v9x',
  estimate: 'unknown',
};
const CONTEXT: PaperContext = { centreName: text('Trung tâm', 'Centre'), timeZone: 'Asia/Ho_Chi_Minh', layout: LAYOUT, procedure: null, copy: false };
const PROCEDURE = { shortName: text('Khai sinh', 'Birth'), documents: { vi: ['Tờ khai', 'Giấy chứng sinh'], en: ['Form', 'Notification'] } };

function paper(ticket: Partial<IssuedTicket> = {}, context: Partial<PaperContext> = {}): TicketPaper {
  return ticketPaper({ ...TICKET, ...ticket }, { ...CONTEXT, ...context });
}
const words = (parts: TicketPaper) => parts.map((part) => ('text' in part ? `${part.kind} ${part.text}` : part.kind));

describe('a ticket', () => {
  test('[P5] has its parts from top to bottom, in its holder’s language', () => {
    expect(words(paper())).toEqual([
      'header Trung tâm',
      'service Chứng thực',
      'number A012',
      'time 07:30 23/11/2026',
      'line Chờ trước ông/bà: 12 người',
      'line Quầy 6, 7',
      'qr LUOT:Zk3v9x',
      'footer Chân trang',
    ]);
    expect(words(paper({ language: 'en' }))).toEqual([
      'header Centre',
      'service Certification',
      'number A012',
      'time 07:30 23 Nov 2026',
      'line Waiting before you: 12',
      'line Counter 6, 7',
      'qr LUOT:Zk3v9x',
      'footer Footer',
    ]);
  });

  test('[P5] of a class it says “Ưu tiên” and no more', () => {
    expect(words(paper({ priority: true }))).toContain('line Ưu tiên');
    expect(words(paper({ priority: true, language: 'en' }))).toContain('line Priority');
    expect(words(paper()).filter((line) => line.includes('Ưu tiên'))).toEqual([]);
  });

  test('[P5] with nobody before it and no counter known it says what is so', () => {
    expect(words(paper({ ahead: 0, counters: [] }))).toContain('line Chưa có ai chờ trước ông/bà');
    expect(words(paper({ ahead: 0, counters: [] })).filter((line) => line.startsWith('line '))).toHaveLength(1);
  });

  test('[P5] a chosen procedure comes with its papers; one without papers has its name', () => {
    expect(paper({}, { procedure: PROCEDURE })).toContainEqual({
      kind: 'checklist',
      title: 'Giấy tờ mang theo: Khai sinh',
      papers: ['Tờ khai', 'Giấy chứng sinh'],
    });
    expect(paper({ language: 'en' }, { procedure: PROCEDURE })).toContainEqual({
      kind: 'checklist',
      title: 'What to bring: Birth',
      papers: ['Form', 'Notification'],
    });
    for (const documents of [null, { vi: [], en: [] }]) {
      expect(paper({}, { procedure: { ...PROCEDURE, documents } })).toContainEqual({ kind: 'checklist', title: 'Thủ tục: Khai sinh', papers: [] });
    }
  });

  test('[P3] a copy has the same number, the word for copy above it, and not who was waiting then', () => {
    const copy = words(paper({}, { copy: true }));
    expect(copy.indexOf('copy BẢN SAO')).toBe(copy.indexOf('number A012') - 1);
    expect(copy.filter((line) => /Chờ trước|Chưa có ai/.test(line))).toEqual([]);
    expect(words(paper({ language: 'en' }, { copy: true }))).toContain('copy COPY');
    expect(words(paper()).filter((line) => line.startsWith('copy'))).toEqual([]);
  });

  test('[P5] in the order of the layout, without what it leaves out, with its own header and logo', () => {
    const layout = { ...LAYOUT, logo: 'data:image/png;base64,AAAA', header: text('Tên riêng', 'Own name') };
    expect(words(paper({}, { layout: { ...layout, fields: ['qr', 'number', 'logo', 'header'] } }))).toEqual([
      'qr LUOT:Zk3v9x',
      'number A012',
      'logo',
      'header Tên riêng',
    ]);
    expect(words(paper({}, { layout: { ...LAYOUT, fields: ['logo', 'number'] } }))).toEqual(['number A012']);
  });

  test('[P5] the time is the centre’s, and in letters every printer has', () => {
    for (const language of ['vi', 'en'] as const) {
      for (let hour = 0; hour < 24 * 366; hour += 37) {
        const [time] = paper({ language, issuedAtMs: Date.UTC(2028, 0, 1, hour, 5) }).filter((part) => part.kind === 'time');
        expect(time && 'text' in time ? time.text : '').toMatch(/^([01]\d|2[0-3]):05 (\d\d\/\d\d\/2028|\d{1,2} [A-Z][a-z]{2,3} 2028|01\/01\/2029|1 Jan 2029)$/);
      }
    }
    expect(words(paper({ issuedAtMs: Date.UTC(2026, 10, 22, 17, 0) }))).toContain('time 00:00 23/11/2026');
  });
});

describe('the paper that tries a printer', () => {
  test('[C11] says so in both languages, holds no ticket’s number, and has marks of every kind to look at', () => {
    const parts = testPaper(text('Trung tâm', 'Centre'), text('Máy in 1', 'Printer 1'), TICKET.issuedAtMs, 'Asia/Ho_Chi_Minh');
    const lines = words(parts).join('\n');
    expect(lines).toMatch(/PHIẾU THỬ.*TEST/);
    expect(lines).toContain('07:30 23/11/2026');
    expect(lines).toMatch(/Máy in 1[\s\S]*Printer 1/);
    expect(parts.find((part) => part.kind === 'number')).not.toMatchObject({ text: expect.stringMatching(/\d/) });
    expect(lines).toBe(lines.normalize('NFC'));
  });
});
