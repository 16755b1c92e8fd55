import { localTime } from '@luot/shared/domain/local-time';
import type { DeviceView, ManagerView, WaitFigures } from '@luot/shared/protocol/views';
import { planDay } from '../day.ts';
import { nextOrdinal } from '../decide-issue.ts';
import { counterOf, legOf, type QueueState, ticketOf, waitingOf } from '../state.ts';

/** N5: from this share of the daily limit on the manager is told. */
const NEAR_LIMIT = 0.9;

/** The figures of one day that are counted from the store's rows (src/stats). */
export interface DayFigures {
  readonly wait: WaitFigures;
  readonly services: ReadonlyMap<string, WaitFigures & { readonly received: number; readonly served: number; readonly missed: number }>;
  readonly hours: ManagerView['hours'];
}

export const NO_WAIT: WaitFigures = { count: 0, medianMs: null, p90Ms: null };

export function managerView(
  state: QueueState,
  wallMs: number,
  figures: DayFigures,
  devices: readonly DeviceView[],
  dossierFault: ManagerView['dossierFault'] = null,
): ManagerView {
  const { settings } = state;
  const plan = planDay(state, wallMs);
  const waiting = settings.services.flatMap((service) => waitingOf(state, service.id));
  const since = waiting.map((id) => legOf(ticketOf(state, id)).fromMs);
  return {
    centre: { name: settings.name, timeZone: settings.timeZone },
    day: state.day,
    dayQuestion: plan.kind === 'ask' ? { today: plan.date } : null,
    now: {
      waiting: waiting.length,
      longestWaitSinceMs: since.length === 0 ? null : Math.min(...since),
      countersOpen: settings.counters.filter((counter) => counterOf(state, counter.id).state === 'open').length,
      counters: settings.counters.length,
    },
    wait: figures.wait,
    waitTargetMs: settings.waitTargetMinutes * 60_000,
    services: settings.services.map((service) => ({
      ...(figures.services.get(service.id) ?? { ...NO_WAIT, received: 0, served: 0, missed: 0 }),
      id: service.id,
      name: service.name,
      waiting: waitingOf(state, service.id).length,
    })),
    hours: figures.hours,
    nearLimit: settings.series.flatMap((series) => {
      const issued = nextOrdinal(state, series.id) - 1;
      return issued >= series.dailyLimit * NEAR_LIMIT ? [{ seriesId: series.id, issued, limit: series.dailyLimit }] : [];
    }),
    dossierFault,
    devices,
  };
}

/** The local hour an instant falls into, 0 to 23. */
export function hourOf(atMs: number, timeZone: string): number {
  return Math.floor(localTime(atMs, timeZone).minute / 60);
}
