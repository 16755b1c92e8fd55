import { describe, expect, test } from 'vitest';
import { LED_LINE, PRINTER_2 } from '../../test/fixtures/devices.ts';
import { AN, BINH, Given, KIOSK, MANAGER, SERVER } from '../../test/fixtures/given.ts';
import { at, type CentreDocument, smallCentre, TUESDAY } from '../../test/fixtures/small-centre.ts';
import { evolve } from '../evolve.ts';
import type { PrintState, Ticket } from '../state.ts';

const KIOSK_2 = { role: 'kiosk', id: 'kiosk-2' } as const;

/** Reports that lead to each state of a paper that was asked for. */
const WAY: Record<Exclude<PrintState, 'none'>, readonly ('sent' | 'printed' | 'unknown')[]> = {
  issued: [],
  sent: ['sent'],
  printed: ['sent', 'printed'],
  unknown: ['sent', 'unknown'],
};
const STATES = ['issued', 'sent', 'printed', 'unknown'] as const;
const REPORTS = ['sent', 'printed', 'unknown'] as const;

/** Written out by hand: what may follow what. */
const FOLLOWS = ['issued sent', 'sent printed', 'sent unknown'];
const STEPS = STATES.flatMap((from) => REPORTS.map((to) => [from, to, FOLLOWS.includes(`${from} ${to}`) ? 'done' : 'wrong-ticket-state'] as const));

/** The printer of kiosk-1 ends in that kiosk's machine; printer-2 is the server's. */
const held = smallCentre((document) => {
  for (const printer of document.devices) printer['heldBy'] = 'kiosk-1';
  document.devices.push(PRINTER_2, LED_LINE);
});

const withMore = (document: CentreDocument) => document.devices.push(PRINTER_2, LED_LINE);

function monday(settings = smallCentre(withMore)): Given {
  return Given.monday(settings).at('08:00');
}

const copies = (given: Given, ticket: Ticket) => given.now(ticket).copies.map(({ printerId, print }) => `${printerId} ${print}`);

describe('what became of the paper', () => {
  test.each(STEPS)('[P1a] of a ticket that is %s, told as %s: %s', (from, to, answer) => {
    const given = monday();
    const ticket = given.issue('papers');
    for (const print of WAY[from]) given.did(SERVER, 'print.report', { ticketId: ticket.id, copy: 0, print });
    expect(given.code(SERVER, 'print.report', { ticketId: ticket.id, copy: 0, print: to })).toBe(answer);
    expect(given.now(ticket).print).toBe(answer === 'done' ? to : from);
  });

  test.each(STEPS)('[P1a] of a copy that is %s, told as %s: %s, and the ticket’s own paper is another matter', (from, to, answer) => {
    const given = monday();
    const ticket = given.issue('papers');
    given.did(AN, 'ticket.reprint', { ticketId: ticket.id });
    given.did(AN, 'ticket.reprint', { ticketId: ticket.id, printerId: 'printer-2' });
    for (const print of WAY[from]) given.did(SERVER, 'print.report', { ticketId: ticket.id, copy: 2, print });
    expect(given.code(SERVER, 'print.report', { ticketId: ticket.id, copy: 2, print: to })).toBe(answer);
    expect([given.now(ticket).print, ...copies(given, ticket)]).toEqual(['issued', 'printer-1 issued', `printer-2 ${answer === 'done' ? to : from}`]);
  });

  test('[P1c] that it was sent is refused more than 10 s after it was asked for; what became of one that was sent is not', () => {
    const given = monday();
    const [late, inTime] = [given.issue('papers'), given.issue('papers')];
    given.at('08:00:09').did(AN, 'ticket.reprint', { ticketId: late.id });
    const report = ({ id: ticketId }: Ticket, copy: number, print: 'sent' | 'printed') => given.code(SERVER, 'print.report', { ticketId, copy, print });
    given.at('08:00:10');
    expect(report(inTime, 0, 'sent')).toBe('done');
    given.at('08:00:11');
    expect([report(late, 0, 'sent'), report(late, 1, 'sent')]).toEqual(['wrong-ticket-state', 'done']);
    given.at('08:05');
    expect([report(inTime, 0, 'printed'), report(late, 1, 'printed')]).toEqual(['done', 'done']);
    expect([given.now(late).print, given.now(inTime).print]).toEqual(['issued', 'printed']);
  });

  test('[P1a] of a ticket that no printer was asked for nothing is reported', () => {
    const given = monday();
    const ticket = given.issue('papers', undefined, undefined, AN);
    for (const print of REPORTS) expect(given.code(SERVER, 'print.report', { ticketId: ticket.id, copy: 0, print })).toBe('wrong-ticket-state');
    expect(given.now(ticket).print).toBe('none');
  });

  test('[P1a] of a ticket or a copy that there is none of nothing is reported', () => {
    const given = monday();
    const { id: ticketId } = given.issue('papers');
    for (const copy of [1, 2, 99]) expect(given.code(SERVER, 'print.report', { ticketId, copy, print: 'sent' })).toBe('unknown-ticket');
    expect(given.code(SERVER, 'print.report', { ticketId: '2026-11-23.a.9', copy: 0, print: 'sent' })).toBe('unknown-ticket');
  });

  test('[P1b] at roll-over what was sent becomes unknown, copies too; what was not sent stays so', () => {
    const given = monday();
    const [sent, issued] = [given.issue('papers'), given.issue('papers')];
    for (const ticket of [sent, issued]) given.did(AN, 'ticket.reprint', { ticketId: ticket.id });
    for (const copy of [0, 1]) given.did(SERVER, 'print.report', { ticketId: sent.id, copy, print: 'sent' });
    const events = given.at('03:00', TUESDAY).did(SERVER, 'day.turn', {});
    const unknown = { type: 'print.reported', print: 'unknown', ticketId: sent.id, atMs: at('03:00', TUESDAY) };
    expect(events.filter((event) => event.type === 'print.reported')).toEqual([
      { ...unknown, copy: 0 },
      { ...unknown, copy: 1 },
    ]);
  });

  test('[P1a] an entry of the first version, which had no copies, is about the ticket itself', () => {
    const given = monday();
    const ticket = given.issue('papers');
    given.did(AN, 'ticket.reprint', { ticketId: ticket.id });
    const state = evolve(given.state, { type: 'print.reported', ticketId: ticket.id, print: 'sent', atMs: given.wallMs });
    expect(state.series['a']?.tickets[0]).toMatchObject({ print: 'sent', copies: [{ print: 'issued' }] });
  });
});

describe('who may say so', () => {
  const report = (given: Given, actor: typeof KIOSK, { id: ticketId }: Ticket, copy = 0) =>
    given.code(actor, 'print.report', { ticketId, copy, print: 'sent' });

  test('[P1d] the kiosk that holds the printer, and no other', () => {
    const given = monday(held);
    const ticket = given.issue('papers');
    expect(report(given, KIOSK_2, ticket)).toBe('not-allowed');
    expect(given.now(ticket).print).toBe('issued');
    expect(report(given, KIOSK, ticket)).toBe('done');
  });

  test('[P1d] of a printer on the server’s cable no kiosk says anything', () => {
    const given = monday();
    const ticket = given.issue('papers');
    for (const kiosk of [KIOSK, KIOSK_2]) expect(report(given, kiosk, ticket)).toBe('not-allowed');
    expect(report(given, SERVER, ticket)).toBe('done');
  });

  test('[P1d] of a ticket without a printer no kiosk says anything', () => {
    const given = monday(held);
    expect(report(given, KIOSK_2, given.issue('papers', undefined, undefined, KIOSK_2))).toBe('not-allowed');
  });

  test('[P1d] a copy is told by who holds the printer it was asked of', () => {
    const given = monday(held);
    const own = given.issue('papers', undefined, undefined, AN);
    given.did(AN, 'ticket.reprint', { ticketId: own.id, printerId: 'printer-1' });
    given.did(AN, 'ticket.reprint', { ticketId: own.id, printerId: 'printer-2' });
    expect([report(given, KIOSK_2, own, 1), report(given, KIOSK, own, 1)]).toEqual(['not-allowed', 'done']);
    expect([report(given, KIOSK, own, 2), report(given, SERVER, own, 2)]).toEqual(['not-allowed', 'done']);
  });
});

describe('paper once more', () => {
  test('[P3b] on the ticket’s own printer unless another is named, numbered from 1', () => {
    const given = monday();
    const ticket = given.issue('papers');
    expect(given.at('08:05').did(AN, 'ticket.reprint', { ticketId: ticket.id })).toEqual([
      { type: 'ticket.reprinted', ticketId: ticket.id, copy: 1, printerId: 'printer-1', atMs: at('08:05') },
    ]);
    given.did(MANAGER, 'ticket.reprint', { ticketId: ticket.id, printerId: 'printer-2' });
    expect(given.now(ticket)).toMatchObject({
      number: 'A001',
      copies: [
        { printerId: 'printer-1', print: 'issued', askedAtMs: at('08:05') },
        { printerId: 'printer-2', print: 'issued', askedAtMs: at('08:05') },
      ],
    });
  });

  test('[P3b] for who waits, is called or is served; not for who has left', () => {
    const given = monday().open('c1');
    const reprint = ({ id: ticketId }: Ticket) => given.when(BINH, 'ticket.reprint', { ticketId }).refusal;
    const first = given.issue('papers');
    given.issue('papers');
    expect(reprint(first)).toBeNull();
    given.call('c1');
    expect(reprint(first)).toBeNull();
    given.did(AN, 'ticket.start', { ticketId: first.id });
    expect(reprint(first)).toBeNull();
    given.did(AN, 'ticket.finish', { ticketId: first.id });
    expect(reprint(first)).toEqual({ code: 'wrong-ticket-state', params: { number: 'A001' } });

    const missed = given.call('c1');
    given.did(AN, 'ticket.miss', { ticketId: missed.id });
    const cancelled = given.issue('papers');
    given.did(AN, 'ticket.cancel', { ticketId: cancelled.id });
    for (const ticket of [missed, cancelled]) expect(reprint(ticket)?.code).toBe('wrong-ticket-state');
    expect(given.code(AN, 'ticket.reprint', { ticketId: '2026-11-23.a.99' })).toBe('unknown-ticket');
  });

  test('[P3b] without a printer there is none: of a ticket that had none, of a name that is none, of a device that prints nothing', () => {
    const given = monday();
    const [silent, printed] = [given.issue('papers', undefined, undefined, AN), given.issue('papers')];
    expect(given.code(AN, 'ticket.reprint', { ticketId: silent.id })).toBe('no-printer');
    for (const printerId of ['printer-9', 'led-a', 'constructor'])
      expect(given.code(AN, 'ticket.reprint', { ticketId: printed.id, printerId })).toBe('no-printer');
    // Nobody waits for its paper any more (G1).
    given.wallMs += 11_000;
    given.did(MANAGER, 'centre.replace', { document: smallCentre((document) => Object.assign(document, { devices: [], kiosks: [] })) });
    expect(given.code(AN, 'ticket.reprint', { ticketId: printed.id })).toBe('no-printer');
    expect([given.now(silent).copies, given.now(printed).copies]).toEqual([[], []]);
  });

  test('[P3b] nine times, not ten', () => {
    const given = monday();
    const { id: ticketId } = given.issue('papers');
    for (let copy = 1; copy <= 9; copy++) given.did(AN, 'ticket.reprint', { ticketId });
    expect(given.when(AN, 'ticket.reprint', { ticketId }).refusal).toEqual({ code: 'copies-enough', params: { number: 'A001', n: 9 } });
  });

  test('[P3b] changes nothing of the order', () => {
    const given = monday().open('c1');
    const [first] = [given.issue('papers'), given.issue('papers')];
    const before = given.state;
    given.at('08:30').did(AN, 'ticket.reprint', { ticketId: first.id });
    expect([given.state.waiting, given.now(first).dueAtMs]).toEqual([before.waiting, first.dueAtMs]);
    expect(given.call('c1').id).toBe(first.id);
  });

  test('[C3b] undo keeps copies, and what became of them', () => {
    const given = monday().open('c1');
    const ticket = given.issue('papers');
    given.did(AN, 'ticket.reprint', { ticketId: ticket.id });
    given.call('c1');
    given.did(AN, 'ticket.reprint', { ticketId: ticket.id, printerId: 'printer-2' });
    for (const print of ['sent', 'printed'] as const) given.did(SERVER, 'print.report', { ticketId: ticket.id, copy: 1, print });
    given.did(AN, 'counter.undo', { counterId: 'c1' });
    expect(given.now(ticket)).toMatchObject({ state: 'waiting', print: 'issued' });
    expect(copies(given, ticket)).toEqual(['printer-1 printed', 'printer-2 issued']);
  });
});
