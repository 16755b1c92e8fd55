import { exposeBridge, invoke, listen } from '@luot/shell/preload-bridge';

exposeBridge({
  printTicket: (ticket) => void invoke('ticket.print', ticket),
  onScan: (listener) => listen('scan.read', listener),
});
