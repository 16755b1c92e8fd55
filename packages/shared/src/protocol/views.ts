// What each role sees: whole values, pushed after each commit. A client replaces the old one, it never patches.
// Instants are epoch milliseconds of the server's clock and end in `Ms`.
import type { AgentView } from './views/agent-view.ts';
import type { BoardView } from './views/board-view.ts';
import type { CatalogueView } from './views/catalogue-view.ts';
import type { CounterView } from './views/counter-view.ts';
import type { DevicesView } from './views/devices-view.ts';
import type { KioskView } from './views/kiosk-view.ts';
import type { LabView } from './views/lab-view.ts';
import type { LanguagesView } from './views/languages-view.ts';
import type { ManagerView } from './views/manager-view.ts';
import type { StaffView } from './views/staff-view.ts';
import type { TicketView } from './views/ticket-view.ts';

export const VIEW_NAMES = ['kiosk', 'agent', 'board', 'catalogue', 'languages', 'staff', 'counter', 'manager', 'devices', 'lab', 'ticket'] as const;

export type ViewName = (typeof VIEW_NAMES)[number];

export interface Views {
  kiosk: KioskView;
  agent: AgentView;
  board: BoardView;
  catalogue: CatalogueView;
  languages: LanguagesView;
  staff: StaffView;
  counter: CounterView;
  manager: ManagerView;
  devices: DevicesView;
  lab: LabView;
  ticket: TicketView;
}

/** A view as it travels. Within one `epoch` (one run of the server) an older `revision` is ignored. */
export interface ViewMessage<Name extends ViewName = ViewName> {
  readonly view: Name;
  readonly id: string;
  readonly epoch: string;
  readonly revision: number;
  /** The server's clock when this was sent; every screen shows that time (D1). */
  readonly nowMs: number;
  /** Null while the settings have nothing of this id. */
  readonly body: Views[Name] | null;
}
