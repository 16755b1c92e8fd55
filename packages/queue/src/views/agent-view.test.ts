import type { AgentView } from '@luot/shared/protocol/views/agent-view';
import { describe, expect, test } from 'vitest';
import { HELD_SCANNER, LED_LINE, PRINTER_2, SCANNER } from '../../test/fixtures/devices.ts';
import { AN, Given, KIOSK } from '../../test/fixtures/given.ts';
import { at, smallCentre } from '../../test/fixtures/small-centre.ts';
import { agentView } from './agent-view.ts';

/** kiosk-1 holds its printer and a scanner, kiosk-2 nothing; the rest hangs on the server. */
const held = smallCentre((document) => {
  for (const printer of document.devices) printer['heldBy'] = 'kiosk-1';
  document.devices.push(PRINTER_2, LED_LINE, SCANNER, HELD_SCANNER);
});

function agent(given: Given, kiosk = 'kiosk-1', test: AgentView['test'] = null): AgentView {
  const view = agentView(given.state, kiosk, given.wallMs, test);
  if (view === null) throw new Error(`no kiosk ${kiosk}`);
  return view;
}

describe('what a kiosk’s machine is told', () => {
  test('[P1d] the devices it holds, no others, and how a ticket is laid out', () => {
    const given = Given.monday(held);
    expect(agent(given)).toMatchObject({ centre: { name: { en: 'Small centre' }, timeZone: 'Asia/Ho_Chi_Minh' }, layout: held.ticket, copies: [], sent: [] });
    expect(agent(given).devices.map(({ id }) => id)).toEqual(['printer-1', 'scanner-2']);
    expect(agent(given, 'kiosk-2').devices).toEqual([]);
    expect(agentView(given.state, 'kiosk-9', 0, null)).toBeNull();
  });

  test('[P3b] the copies asked of its printers, with all that stands on them, for 10 s', () => {
    const given = Given.monday(held);
    const ticket = given.issue('papers', '08:00', 'child');
    given.at('08:05').did(AN, 'ticket.reprint', { ticketId: ticket.id });
    given.did(AN, 'ticket.reprint', { ticketId: ticket.id, printerId: 'printer-2' });
    const view = agent(given);
    expect(view.copies).toMatchObject([
      { copy: 1, printerId: 'printer-1', askedAtMs: at('08:05'), ticket: { ticketId: ticket.id, number: 'A001', issuedAtMs: at('08:00'), priority: true } },
    ]);
    given.wallMs += 10_000;
    expect(agent(given).copies).toHaveLength(1);
    given.wallMs += 1;
    expect(agent(given).copies).toEqual([]);
    expect(agent(given, 'kiosk-2').copies).toEqual([]);
  });

  test('[P1d] a ticket itself is not among them: the kiosk prints it from the answer to its own command', () => {
    const given = Given.monday(held);
    given.issue('papers', '08:00');
    expect(agent(given)).toMatchObject({ copies: [], sent: [] });
  });

  test('[P1b] papers that were sent and are not known to have come out, so that it says so after its restart', () => {
    const given = Given.monday(held);
    const [first, second] = [given.issue('papers', '08:00'), given.issue('papers', '08:00')];
    given.did(AN, 'ticket.reprint', { ticketId: second.id });
    const report = (ticketId: string, copy: number, ...prints: ('sent' | 'printed' | 'unknown')[]) => {
      for (const print of prints) given.did(KIOSK, 'print.report', { ticketId, copy, print });
    };
    report(first.id, 0, 'sent', 'printed');
    report(second.id, 0, 'sent');
    report(second.id, 1, 'sent');
    expect(agent(given)).toMatchObject({
      copies: [],
      sent: [
        { ticketId: second.id, copy: 0 },
        { ticketId: second.id, copy: 1 },
      ],
    });
    expect(agent(given, 'kiosk-2').sent).toEqual([]);
    report(second.id, 0, 'printed');
    report(second.id, 1, 'unknown');
    expect(agent(given).sent).toEqual([]);
  });

  test('[P4] a test that is asked of one of its devices', () => {
    const given = Given.monday(held);
    const asked = { seq: 3, deviceId: 'printer-1' };
    expect(agent(given, 'kiosk-1', asked).test).toEqual(asked);
    expect(agent(given, 'kiosk-2', asked).test).toBeNull();
    expect(agent(given, 'kiosk-1', { seq: 4, deviceId: 'printer-2' }).test).toBeNull();
  });
});
