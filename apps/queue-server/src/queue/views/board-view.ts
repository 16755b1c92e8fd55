import type { CentreSettings, ServiceSettings } from '@luot/shared/protocol/centre';
import type { BoardView } from '@luot/shared/protocol/views';
import { inServiceHours, nextOpening } from '../schedule.ts';
import { counterOf, type QueueState, ticketOf, waitingOf } from '../state.ts';
import { pauseView } from './pause-view.ts';

/** More than the largest board has rows for. */
const CALLS_SHOWN = 12;

/** L1: what one display shows: a zone's hall board, or the display of one counter. */
export function boardView(state: QueueState, displayId: string, nowMs: number): BoardView | null {
  const { settings } = state;
  const shows = settings.displays.find((display) => display.id === displayId)?.shows;
  if (shows === undefined) return null;
  const counters = settings.counters.filter((c) => (shows.kind === 'hall' ? c.zoneId === shows.zoneId : c.id === shows.counterId));
  const zoneId = shows.kind === 'hall' ? shows.zoneId : counters[0]?.zoneId;
  const labels = new Map(counters.map((counter) => [counter.id, counter.label]));
  const services = settings.services.filter((service) => counters.some((c) => c.services.some((s) => s.serviceId === service.id)));
  const staffed = counters.some((counter) => counterOf(state, counter.id).state !== 'closed');
  const working = staffed || services.some((service) => inServiceHours(settings, service, nowMs));
  return {
    centre: { name: settings.name, timeZone: settings.timeZone },
    day: state.day,
    zoneName: settings.zones.find((zone) => zone.id === zoneId)?.name ?? settings.name,
    shows: shows.kind,
    counters: counters.map((settingsOf) => {
      const counter = counterOf(state, settingsOf.id);
      const ticket = counter.current === null ? null : ticketOf(state, counter.current);
      return {
        id: settingsOf.id,
        label: settingsOf.label,
        state: counter.state,
        number: ticket?.number ?? null,
        serving: ticket?.state === 'serving',
        pause: pauseView(state, counter),
      };
    }),
    calls: state.calls
      .filter((call) => labels.has(call.counterId))
      .slice(0, CALLS_SHOWN)
      .map((call) => {
        const ticket = ticketOf(state, call.ticketId);
        return {
          callSeq: call.callSeq,
          number: ticket.number,
          counterLabel: labels.get(call.counterId) ?? '',
          atMs: call.atMs,
          recall: call.recall,
          state: ticket.state,
        };
      }),
    services: services.map((service) => ({ id: service.id, name: service.name, waiting: waitingOf(state, service.id).length, estimate: 'unknown' })),
    closed: working ? null : { opensAtMs: firstOpening(settings, services, nowMs) },
  };
}

function firstOpening(settings: CentreSettings, services: readonly ServiceSettings[], nowMs: number): number | null {
  const openings = services.flatMap((service) => nextOpening(settings, service, nowMs) ?? []);
  return openings.length === 0 ? null : Math.min(...openings);
}
