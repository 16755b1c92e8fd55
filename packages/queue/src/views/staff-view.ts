import type { DeviceState } from '@luot/shared/domain/devices/device-state';
import type { DeviceView } from '@luot/shared/protocol/views/devices-view';
import type { StaffCounter, StaffView } from '@luot/shared/protocol/views/staff-view';
import type { CounterSettings } from '@luot/shared/settings/centre';
import { isPrinter } from '@luot/shared/settings/device-settings';
import { centreHead } from '../names.ts';
import { stranded } from '../pick-next.ts';
import { counterOf, legOf, type QueueState, ticketOf, waitingOf } from '../state.ts';

/** What staff see that is not of the queue. */
export interface BesideQueue {
  readonly devices: readonly DeviceView[];
  readonly printerState: (id: string) => DeviceState;
  readonly helpCalls: readonly { readonly at: string; readonly sinceMs: number }[];
  readonly alarms: readonly { readonly at: string; readonly sinceMs: number }[];
  /** Screens that are open in two places, in words. */
  readonly notices: StaffView['notices'];
  readonly unattended: (counterId: string) => boolean;
}

/** As many numbers as are named; the rest is counted. */
const STRANDED_NAMED = 5;

/** What every member of staff sees, whichever counter they are at. */
export function staffView(state: QueueState, { devices, printerState, helpCalls, alarms, notices, unattended }: BesideQueue): StaffView {
  const { settings } = state;
  return {
    centre: centreHead(settings),
    day: state.day,
    counters: settings.counters.map((counter) => staffCounter(state, counter, unattended)),
    services: settings.services.map((service) => ({ id: service.id, name: service.name, waiting: waitingOf(state, service.id).length })),
    classes: settings.classes,
    pauseReasons: settings.pauseReasons,
    callReasons: settings.callReasons,
    printers: settings.devices.filter(isPrinter).map(({ id, name }) => ({ id, name, state: printerState(id) })),
    devices,
    helpCalls: helpCalls.flatMap(({ at, sinceMs }) =>
      settings.kiosks.filter(({ id }) => id === at).map(({ name }) => ({ kioskId: at, sinceMs, kioskName: name })),
    ),
    alarms: alarms.flatMap(({ at, sinceMs }) =>
      settings.counters.filter(({ id }) => id === at).map(({ label }) => ({ counterId: at, sinceMs, counterLabel: label })),
    ),
    stranded: strandedByService(state),
    notices,
    waitTargetMs: settings.waitTargetMinutes * 60_000,
    training: settings.series.some((series) => series.training === true),
    dayClosed: state.closedAtMs !== null,
    emergency: state.emergency,
  };
}

/** Q12 */
function strandedByService(state: QueueState): StaffView['stranded'] {
  const tickets = stranded(state);
  return state.settings.services.flatMap(({ id }) => {
    const here = tickets.filter((ticket) => legOf(ticket).serviceId === id).sort((a, b) => a.dueAtMs - b.dueAtMs);
    if (here.length === 0) return [];
    const sinceMs = Math.min(...here.map((ticket) => ticket.arrivedAtMs));
    return [{ serviceId: id, numbers: here.slice(0, STRANDED_NAMED).map(({ number }) => number), count: here.length, sinceMs }];
  });
}

export function staffCounter(state: QueueState, settings: CounterSettings, unattended: (counterId: string) => boolean): StaffCounter {
  const counter = counterOf(state, settings.id);
  return {
    id: settings.id,
    label: settings.label,
    name: settings.name,
    state: counter.state,
    clerk: counter.clerk,
    number: counter.current === null ? null : ticketOf(state, counter.current).number,
    unattended: counter.clerk !== null && unattended(settings.id),
    services: settings.services,
  };
}
