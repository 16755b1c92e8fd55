// A ticket as a layout would print it, drawn by the very bytes a printer would get.
import { EscposParser } from '@luot/devices/emulators/escpos-parser';
import { PaperRoll } from '@luot/devices/emulators/paper-roll';
import { drawLogo } from '@luot/devices/printers/paper-text';
import { ticketBytes } from '@luot/devices/printers/ticket-bytes';
import type { QueueState } from '@luot/queue/state';
import { LANGUAGES } from '@luot/shared/domain/text';
import { type TicketPaper, ticketPaper } from '@luot/shared/protocol/ticket-paper';
import { ticketSchema } from '@luot/shared/settings/ticket-layout';
import { z } from 'zod';
import type { Catalogue } from '../lists/catalogue/catalogue.ts';
import { sampleTicket } from './ticket-paper-of.ts';

export const previewSchema = z.strictObject({
  layout: ticketSchema,
  widthDots: z.literal([384, 576]),
  language: z.enum(LANGUAGES),
  copy: z.boolean(),
});
export type PreviewOrder = z.infer<typeof previewSchema>;

/** A PNG of the paper: the first service that has a procedure with a list of papers, on a quiet morning. */
export async function previewTicket(order: PreviewOrder, state: QueueState, catalogue: Catalogue, nowMs: number): Promise<Uint8Array> {
  const { layout, widthDots, language, copy } = order;
  const { settings } = state;
  const procedure = catalogue.view(settings).procedures.find(({ documents, serviceId }) => documents !== null && serviceId !== null) ?? null;
  const service = settings.services.find(({ id }) => id === procedure?.serviceId) ?? settings.services[0];
  if (service === undefined) throw new Error('settings without a service');
  const paper = ticketPaper(sampleTicket(state, service, language, procedure?.code ?? null, nowMs), {
    centreName: settings.name,
    timeZone: settings.timeZone,
    layout,
    procedure,
    copy,
  });
  const logo = layout.logo === null ? null : await drawLogo(layout.logo, widthDots);
  return drawPaper(paper, widthDots, logo);
}

function drawPaper(paper: TicketPaper, widthDots: number, logo: Awaited<ReturnType<typeof drawLogo>>): Uint8Array {
  const bytes = Buffer.concat(ticketBytes(paper, { widthDots, logo }));
  const roll = new PaperRoll(widthDots);
  for (const command of new EscposParser().push(bytes)) {
    const sheet = roll.apply(command, bytes.length);
    if (sheet !== null) return sheet.png;
  }
  throw new Error('a ticket without a cut');
}
