import type { AttachedShell } from '@luot/shell/start-shell';
import { Agent } from '../agent/agent.ts';

/** The cables of this machine, beside its window. */
export function attachAgent({ config, handle, tell, onQuit }: AttachedShell): void {
  const agent = new Agent({ ...config, onScan: (text) => tell('scan.read', text) });
  handle('ticket.print', (ticket) => agent.print(ticket));
  onQuit(() => agent.close());
}
