import type { AttachedShell } from '@luot/shell/start-shell';
import { Agent } from '../agent/agent.ts';
import { kioskPlaces } from '../agent/kiosk-places.ts';

/** The cables of this machine, beside its window. */
export function attachAgent({ config, dataFolder, handle, tell, onQuit }: AttachedShell): void {
  const { serverUrl, device, token } = config;
  const agent = new Agent({ serverUrl, device, token, places: kioskPlaces(config, dataFolder), onScan: (text) => tell('scan.read', text) });
  handle('ticket.print', (ticket) => agent.print(ticket));
  onQuit(() => agent.close());
}
