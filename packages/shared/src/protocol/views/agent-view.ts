import type { DeviceSettings } from '../../settings/device-settings.ts';
import type { TicketLayout } from '../../settings/ticket-layout.ts';
import type { IssuedTicket } from './ticket-view.ts';
import type { CentreHead } from './view-parts.ts';

/** A reprint that a kiosk's agent is to print. */
export interface PrintJob {
  readonly ticket: IssuedTicket;
  /** 1 for the first copy. */
  readonly copy: number;
  readonly printerId: string;
  readonly askedAtMs: number;
}

/** What a kiosk's machine needs for the devices on its cables. */
export interface AgentView {
  readonly centre: CentreHead;
  readonly layout: TicketLayout;
  readonly devices: readonly DeviceSettings[];
  readonly copies: readonly PrintJob[];
  /** A test somebody has asked for; done once for each `seq`. */
  readonly test: { readonly seq: number; readonly deviceId: string } | null;
  /** Papers the journal says were sent to this kiosk's printers and are not known to have come out. */
  readonly sent: readonly { readonly ticketId: string; readonly copy: number; readonly printerId: string }[];
}
