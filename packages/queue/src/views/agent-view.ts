import { PRINT_WITHIN_MS } from '@luot/shared/domain/devices/device-state';
import type { AgentView } from '@luot/shared/protocol/views/agent-view';
import { holderOf } from '@luot/shared/settings/device-settings';
import { centreHead } from '../names.ts';
import { allTickets, papersOf, type QueueState } from '../state.ts';
import { issuedTicket } from './reply-value.ts';

/** What the machine of one kiosk needs to know of the devices it holds, and of the papers asked of its printers. */
export function agentView(state: QueueState, kioskId: string, nowMs: number, test: AgentView['test']): AgentView | null {
  const { settings } = state;
  if (!settings.kiosks.some((kiosk) => kiosk.id === kioskId)) return null;
  const devices = settings.devices.filter((device) => holderOf(device) === kioskId);
  const held = new Set(devices.map((device) => device.id));
  const papers = held.size === 0 ? [] : allTickets(state).flatMap((ticket) => papersOf(ticket).map((paper) => ({ ticket, paper })));
  const own = papers.filter(({ paper }) => held.has(paper.printerId));
  return {
    centre: centreHead(settings),
    layout: settings.ticket,
    devices,
    copies: own
      .filter(({ paper }) => paper.copy > 0 && paper.print === 'issued' && nowMs - paper.askedAtMs <= PRINT_WITHIN_MS)
      .map(({ ticket, paper }) => ({ ticket: issuedTicket(state, ticket), copy: paper.copy, printerId: paper.printerId, askedAtMs: paper.askedAtMs })),
    test: test !== null && held.has(test.deviceId) ? test : null,
    sent: own.filter(({ paper }) => paper.print === 'sent').map(({ ticket, paper }) => ({ ticketId: ticket.id, copy: paper.copy, printerId: paper.printerId })),
  };
}
