import type { DeviceState } from '@luot/shared/domain/device-state';
import type { CounterSettings } from '@luot/shared/protocol/centre';
import { isPrinter } from '@luot/shared/protocol/device-settings';
import type { CounterView, CurrentTicket, DeviceView, StaffCounter, StaffView, WaitingTicket } from '@luot/shared/protocol/views';
import { callOrder } from '../pick-next.ts';
import { serviceName } from '../reply-value.ts';
import { counterOf, legOf, type QueueState, type Ticket, ticketOf, waitingOf } from '../state.ts';
import { pauseView } from './pause-view.ts';

/** A clerk looks at the next few, not at three hundred. */
const WAITING_SHOWN = 60;

/** The dossier a ticket is about; it stands beside the queue's state (R4). */
type DossierOf = (ticketId: string) => string | null;

/** What every member of staff sees, whichever counter they are at. */
export function staffView(
  state: QueueState,
  devices: readonly DeviceView[],
  printerState: (id: string) => DeviceState,
  helpCalls: readonly { readonly kioskId: string; readonly sinceMs: number }[] = [],
): StaffView {
  const { settings } = state;
  return {
    centre: { name: settings.name, timeZone: settings.timeZone },
    day: state.day,
    counters: settings.counters.map((counter) => staffCounter(state, counter)),
    services: settings.services.map((service) => ({ id: service.id, name: service.name, waiting: waitingOf(state, service.id).length })),
    classes: settings.classes.map(({ id, name }) => ({ id, name })),
    pauseReasons: settings.pauseReasons,
    printers: settings.devices.filter(isPrinter).map(({ id, name }) => ({ id, name, state: printerState(id) })),
    devices,
    helpCalls: helpCalls.flatMap((call) => settings.kiosks.filter(({ id }) => id === call.kioskId).map(({ name }) => ({ ...call, kioskName: name }))),
  };
}

/** One counter as its clerk works with it (C6). */
export function counterView(state: QueueState, counterId: string, nowMs: number, dossierOf: DossierOf = () => null): CounterView | null {
  const settings = state.settings.counters.find((c) => c.id === counterId);
  if (settings === undefined) return null;
  const counter = counterOf(state, counterId);
  const order = callOrder(state, counterId);
  const first = order[0];
  const undoUntilMs = (counter.undo?.atMs ?? 0) + state.settings.calls.undoSeconds * 1000;
  return {
    counter: staffCounter(state, settings),
    pause: pauseView(state, counter),
    current: counter.current === null ? null : currentTicket(state, ticketOf(state, counter.current), dossierOf),
    waiting: order.slice(0, WAITING_SHOWN).map(waitingTicket),
    next: first === undefined ? null : { ticketId: first.id, number: first.number },
    undo: counter.undo === null || undoUntilMs <= nowMs ? null : { name: counter.undo.command, untilMs: undoUntilMs },
    servedToday: counter.served,
  };
}

function staffCounter(state: QueueState, settings: CounterSettings): StaffCounter {
  const counter = counterOf(state, settings.id);
  return {
    id: settings.id,
    label: settings.label,
    name: settings.name,
    state: counter.state,
    clerk: counter.clerk,
    number: counter.current === null ? null : ticketOf(state, counter.current).number,
    services: settings.services,
  };
}

function currentTicket(state: QueueState, ticket: Ticket, dossierOf: DossierOf): CurrentTicket {
  const leg = legOf(ticket);
  return {
    ticketId: ticket.id,
    number: ticket.number,
    copies: ticket.copies.length,
    state: ticket.state === 'called' ? 'called' : 'serving',
    serviceId: leg.serviceId,
    serviceName: serviceName(state, leg.serviceId),
    className: state.settings.classes.find((c) => c.id === ticket.classId)?.name ?? null,
    procedureCode: ticket.procedureCode,
    dossierCode: dossierOf(ticket.id),
    language: ticket.language,
    arrivedAtMs: ticket.arrivedAtMs,
    calledAtMs: leg.calledAtMs ?? ticket.arrivedAtMs,
    startedAtMs: leg.startedAtMs,
    recalls: leg.recalls,
    offerMissed: leg.recalls >= state.settings.calls.recallsBeforeMissed,
  };
}

function waitingTicket(ticket: Ticket): WaitingTicket {
  return {
    ticketId: ticket.id,
    number: ticket.number,
    serviceId: legOf(ticket).serviceId,
    arrivedAtMs: ticket.arrivedAtMs,
    priority: ticket.headStartMinutes > 0,
    directed: ticket.directedTo !== null,
    transferred: ticket.legs.length > 1,
  };
}
