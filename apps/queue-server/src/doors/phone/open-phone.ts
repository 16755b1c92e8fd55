// The ticket on its visitor's phone, where the server was given a port for it; and what the settings say about reaching it.
import { join } from 'node:path';
import type { Engine } from '@luot/engine/engine';
import { StartFault } from '@luot/shared/domain/start-fault';
import type { Logger } from 'pino';
import { openTicketListener, type TicketListener, type TicketListenerOptions } from './ticket-listener.ts';
import { readTicketPage } from './ticket-page-files.ts';

/** Within the folder of the pages. */
export const TICKET_PAGE = 'ticket';

/** @throws StartFault where the page was not built */
export function openPhone(pagesFolder: string, options: Omit<TicketListenerOptions, 'files'>): Promise<TicketListener> {
  const folder = join(pagesFolder, TICKET_PAGE);
  const files = readTicketPage(folder);
  if (files === null) throw new StartFault('pages-missing', { path: folder });
  return openTicketListener({ ...options, files });
}

/** Says so, now and after each change, where the address on the QR codes and the listener do not go together. */
export function watchAddress(engine: Engine, listening: boolean, log: Logger): void {
  let known: string | null | undefined;
  const look = () => {
    const { publicUrl } = engine.state.settings;
    if (publicUrl === known) return;
    known = publicUrl;
    if (listening && publicUrl === null)
      log.warn({ why: 'no publicUrl in the settings: QR codes do not carry the address of the ticket page' }, 'phone.no-address');
    if (!listening && publicUrl !== null) log.warn({ publicUrl, why: 'QR codes carry this address, but no --phone-port was given' }, 'phone.no-listener');
  };
  engine.onCommit(look);
  look();
}
