import { canPrint, type DeviceState, PRINT_WITHIN_MS } from '@luot/shared/domain/devices/device-state';
import type { KioskView, Scan } from '@luot/shared/protocol/views/kiosk-view';
import type { Paper } from '@luot/shared/protocol/views/ticket-view';
import type { ServiceState } from '@luot/shared/protocol/views/view-parts';
import type { ServiceSettings } from '@luot/shared/settings/centre';
import { nextOrdinal } from '../decide/decide-issue.ts';
import { centreHead } from '../names.ts';
import { givesTickets, nextOpening } from '../schedule.ts';
import { type QueueState, type Ticket, waitingOf } from '../state.ts';
import { countersOf } from './reply-value.ts';

/** As many tickets of one series as all kiosks together give out while one of them still shows its own. */
const TAIL = 40;

/** Enough for every ticket a kiosk may still be showing. */
const PAPERS_SHOWN = 5;

/** What a kiosk shows that is not of the queue. */
export interface AtKiosk {
  readonly scan: Scan | null;
  readonly help: KioskView['help'];
  /** Q10: the centre has bookings. */
  readonly takesBookings: boolean;
}

const NOTHING: AtKiosk = { scan: null, help: null, takesBookings: false };

export function kioskView(
  state: QueueState,
  kioskId: string,
  nowMs: number,
  printerState: (id: string) => DeviceState,
  { scan, help, takesBookings }: AtKiosk = NOTHING,
): KioskView | null {
  const kiosk = state.settings.kiosks.find((k) => k.id === kioskId);
  if (kiosk === undefined) return null;
  const printer = kiosk.printerId === null ? null : { state: printerState(kiosk.printerId) };
  return {
    centre: centreHead(state.settings),
    day: state.day,
    services: state.settings.services.map((service) => ({
      id: service.id,
      name: service.name,
      hint: service.hint,
      icon: service.icon,
      waiting: waitingOf(state, service.id).length,
      counters: countersOf(state, service.id),
      service: serviceState(state, service, nowMs),
      estimate: 'unknown',
    })),
    printer,
    papers: newestOf(state, kioskId).map((ticket) => ({ ticketId: ticket.id, paper: paperOf(ticket, nowMs, printer?.state ?? 'offline') })),
    scan,
    classes: state.settings.classes,
    help,
    findsDossiers: state.settings.dossiers.source.kind !== 'none',
    dossierDesk: state.settings.dossiers.desks.ask,
    screenDpi: kiosk.screenDpi,
    takesBookings,
    emergency: state.emergency,
    dayClosed: state.closedAtMs !== null,
  };
}

/** D3, N5: whether the service gives out a number at this instant. */
export function serviceState(state: QueueState, service: ServiceSettings, nowMs: number): ServiceState {
  if (!givesTickets(state.settings, service, nowMs)) return { state: 'closed', opensAtMs: nextOpening(state.settings, service, nowMs) };
  const limit = state.settings.series.find((series) => series.id === service.seriesId)?.dailyLimit ?? 0;
  return nextOrdinal(state, service.seriesId) > limit ? { state: 'full' } : { state: 'open' };
}

/** P2: what the visitor may expect of the slot below. */
export function paperOf(ticket: Ticket, nowMs: number, printer: DeviceState): Paper {
  switch (ticket.print) {
    case 'printed':
      return 'printed';
    case 'sent':
      return 'coming';
    case 'unknown':
      return 'unsure';
    case 'issued':
      return canPrint(printer) && nowMs - ticket.arrivedAtMs < PRINT_WITHIN_MS ? 'coming' : 'none';
    case 'none':
      return 'none';
  }
}

/** Looks at each series' last tickets only: a kiosk asks about the one it has just shown. */
function newestOf(state: QueueState, kioskId: string): Ticket[] {
  return Object.values(state.series)
    .flatMap((series) => series.tickets.slice(-TAIL))
    .filter((ticket) => ticket.issuedBy.role === 'kiosk' && ticket.issuedBy.id === kioskId)
    .sort((a, b) => b.arrivedAtMs - a.arrivedAtMs)
    .slice(0, PAPERS_SHOWN);
}
