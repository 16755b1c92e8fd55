import type { BoardView, BoardVoice } from '@luot/shared/protocol/views/board-view';
import type { CentreSettings, ServiceSettings } from '@luot/shared/settings/centre';
import { centreHead } from '../names.ts';
import { inServiceHours, nextOpening } from '../schedule.ts';
import { counterOf, findTicket, type QueueState, RATING_MS, ticketOf, waitingOf } from '../state.ts';
import { pauseView } from './pause-view.ts';

/** More than the largest board has rows for. */
const CALLS_SHOWN = 12;

/** What a board shows and says that is not of the queue. */
export interface BesideCalls {
  readonly voice: BoardVoice | null;
  readonly media: BoardView['media'];
}

const NOTHING: BesideCalls = { voice: null, media: [] };

/** L1: what one display shows: a zone's hall board, or the display of one counter. */
export function boardView(state: QueueState, displayId: string, nowMs: number, { voice, media }: BesideCalls = NOTHING): BoardView | null {
  const { settings } = state;
  const display = settings.displays.find((d) => d.id === displayId);
  if (display === undefined) return null;
  const { shows } = display;
  const counters = settings.counters.filter((c) => (shows.kind === 'hall' ? c.zoneId === shows.zoneId : c.id === shows.counterId));
  const zoneId = shows.kind === 'hall' ? shows.zoneId : counters[0]?.zoneId;
  const labels = new Map(counters.map((counter) => [counter.id, counter.label]));
  const services = settings.services.filter((service) => counters.some((c) => c.services.some((s) => s.serviceId === service.id)));
  const staffed = counters.some((counter) => counterOf(state, counter.id).state !== 'closed');
  const working = staffed || services.some((service) => inServiceHours(settings, service, nowMs));
  return {
    centre: centreHead(settings),
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
    asleep: state.closedAtMs !== null,
    emergency: state.emergency,
    columns: columnsOf(display.columns),
    messages: settings.boards.messages.filter(({ zones }) => zones === undefined || (zoneId !== undefined && zones.includes(zoneId))).map(({ text }) => text),
    media,
    pictureMs: settings.boards.pictureSeconds * 1000,
    voice,
    rating: shows.kind === 'counter' ? ratingAt(state, shows.counterId, nowMs) : null,
  };
}

function columnsOf(columns: number | undefined): BoardView['columns'] {
  return columns === 1 || columns === 2 || columns === 3 ? columns : null;
}

/** S6: whoever was served last is asked, until the next one is called. */
function ratingAt(state: QueueState, counterId: string, nowMs: number): BoardView['rating'] {
  const { lastServed, current } = counterOf(state, counterId);
  if (lastServed === null || current !== null || !state.settings.ratings.ask || nowMs - lastServed.atMs > RATING_MS) return null;
  const ticket = findTicket(state, lastServed.ticketId);
  return ticket === undefined || ticket.rating !== null || ticket.training ? null : { number: ticket.number, untilMs: lastServed.atMs + RATING_MS };
}

function firstOpening(settings: CentreSettings, services: readonly ServiceSettings[], nowMs: number): number | null {
  const openings = services.flatMap((service) => nextOpening(settings, service, nowMs) ?? []);
  return openings.length === 0 ? null : Math.min(...openings);
}
