// The only thing a page of a packaged program gets from it: window.luotShell. Pages import these types and nothing else of this package.
import type { Text } from '@luot/shared/domain/text';
import type { IssuedTicket } from '@luot/shared/protocol/views/ticket-view';

/** How a page reaches the server and proves which device it is; or why it cannot, in words for the screen. */
export type ShellConnection =
  | { readonly ok: true; readonly serverUrl: string; readonly device: string; readonly token: string }
  | { readonly ok: false; readonly text: Text };

export interface LuotShell {
  /** Reads the settings anew each time, so that a page can ask again after a technician has written them. */
  connection(): Promise<ShellConnection>;
  /** A kiosk: the ticket just issued, for the printer on this machine's cable; one the machine does not hold is left alone. */
  printTicket?: (ticket: IssuedTicket) => void;
  /** A kiosk: what the scanner on this machine's cable reads. Returns how to stop listening. */
  onScan?: (listener: (text: string) => void) => () => void;
}

declare global {
  interface Window {
    /** Absent when the page runs in an ordinary browser. */
    luotShell?: LuotShell;
  }
}
