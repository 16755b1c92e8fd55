import type { Text } from '@luot/shared/domain/text';
import { localTime } from '@luot/shared/domain/time/local-time';
import type { DeviceView } from '@luot/shared/protocol/views/devices-view';
import type { ManagerRules, ManagerView, WaitFigures } from '@luot/shared/protocol/views/manager-view';
import { listedReason } from '../call-reason.ts';
import { planDay } from '../day.ts';
import { nextOrdinal } from '../decide/decide-issue.ts';
import { centreHead, counterLabel, serviceName } from '../names.ts';
import { ofState } from '../of-state.ts';
import { allTickets, counterOf, isOpen, legOf, type QueueState, ticketOf, waitingOf } from '../state.ts';

/** N5: from this share of the daily limit on the manager is told. */
const NEAR_LIMIT = 0.9;

/** The figures of one day that are counted from the store's rows (src/stats). */
export interface DayFigures {
  readonly wait: WaitFigures;
  readonly services: ReadonlyMap<string, WaitFigures & LegCounts>;
  readonly hours: ManagerView['hours'];
  /** By the counter's id. */
  readonly counters: ReadonlyMap<string, CounterCounts>;
}

export type LegCounts = Readonly<Record<'received' | 'transferredIn' | 'served' | 'missed' | 'cancelled' | 'expired' | 'transferred' | 'open', number>>;
export type CounterCounts = Omit<ManagerView['counters'][number], 'id' | 'label' | 'name'>;

const NO_LEGS: LegCounts = { received: 0, transferredIn: 0, served: 0, missed: 0, cancelled: 0, expired: 0, transferred: 0, open: 0 };
const NO_CALLS: CounterCounts = { called: 0, served: 0, missed: 0, transferred: 0, timed: 0, medianServiceMs: null };

/** What a manager is told that is not of the queue or its figures. */
export interface BesideFigures {
  readonly devices: readonly DeviceView[];
  readonly dossierFault: ManagerView['dossierFault'];
  /** S6: what visitors wrote today, newest first. */
  readonly comments: ManagerView['satisfaction']['comments'];
  readonly notices: ManagerView['notices'];
  readonly clock: ManagerView['clock'];
}

export const NO_WAIT: WaitFigures = { count: 0, medianMs: null, p90Ms: null };

export function managerView(
  state: QueueState,
  nowMs: number,
  figures: DayFigures,
  { devices, dossierFault, comments, notices, clock }: BesideFigures,
): ManagerView {
  const { settings } = state;
  const plan = planDay(state, nowMs);
  const waiting = settings.services.flatMap((service) => waitingOf(state, service.id));
  const since = waiting.map((id) => legOf(ticketOf(state, id)).fromMs);
  return {
    centre: centreHead(settings),
    day: state.day,
    clock,
    dayQuestion: plan.kind === 'ask' ? { today: plan.date } : null,
    now: {
      waiting: waiting.length,
      longestWaitSinceMs: since.length === 0 ? null : Math.min(...since),
      countersOpen: settings.counters.filter((counter) => counterOf(state, counter.id).state === 'open').length,
      counters: settings.counters.length,
    },
    wait: figures.wait,
    waitTargetMs: settings.waitTargetMinutes * 60_000,
    // G2: also what left today, as long as something of the day is its own.
    services: [...settings.services, ...state.former.services.filter(({ id }) => figures.services.has(id))].map((service) => ({
      ...(figures.services.get(service.id) ?? { ...NO_WAIT, ...NO_LEGS }),
      id: service.id,
      name: service.name,
      waiting: waitingOf(state, service.id).length,
    })),
    hours: figures.hours,
    counters: [...settings.counters, ...state.former.counters.filter(({ id }) => figures.counters.has(id))].map(({ id, label, name }) => ({
      ...(figures.counters.get(id) ?? NO_CALLS),
      id,
      label,
      name,
    })),
    nearLimit: settings.series.flatMap((series) => {
      const issued = nextOrdinal(state, series.id) - 1;
      return issued >= series.dailyLimit * NEAR_LIMIT ? [{ seriesId: series.id, issued, limit: series.dailyLimit }] : [];
    }),
    dossierFault,
    devices,
    dayClosed: state.closedAtMs !== null,
    dayClosedAtMs: state.closedAtMs,
    openTickets: allTickets(state)
      .filter((ticket) => isOpen(ticket) && !ticket.training)
      .map((ticket) => ({
        ticketId: ticket.id,
        number: ticket.number,
        state: ticket.state,
        serviceName: serviceName(state, legOf(ticket).serviceId),
        counterLabel: counterLabel(state, legOf(ticket).counterId),
      })),
    satisfaction: { levels: levelsOf(state), comments },
    outOfOrder: outOfOrder(state),
    outOfOrderReasons: outOfOrderReasons(state),
    rules: rulesOf(state),
    emergency: state.emergency,
    notices,
  };
}

/** S6: how many gave each level today, from 1 to 5. */
function levelsOf(state: QueueState): ManagerView['satisfaction']['levels'] {
  const ratings = allTickets(state).map(({ rating }) => rating);
  const gave = (level: number) => ratings.filter((rating) => rating === level).length;
  return [gave(1), gave(2), gave(3), gave(4), gave(5)];
}

/** Q8: calls before their turn today, by the clerk who made them, most first. */
export const outOfOrder = ofState((state): ManagerView['outOfOrder'] => {
  const counts = new Map<string, number>();
  for (const { clerk, outOfOrder: reason } of allTickets(state).flatMap((ticket) => ticket.legs)) {
    if (reason !== null && clerk !== null) counts.set(clerk, (counts.get(clerk) ?? 0) + 1);
  }
  return [...counts].map(([clerk, count]) => ({ clerk, count })).sort((a, b) => b.count - a.count);
});

/** Older versions kept what a clerk wrote. */
const IN_WORDS: Text = { vi: 'Lý do không còn trong danh sách', en: 'A reason that is on the list no more' };

/** Q8: the same calls by their reason, most first; what is on no list is one. */
const outOfOrderReasons = ofState((state): ManagerView['outOfOrderReasons'] => {
  const counts = new Map<Text, number>();
  for (const { outOfOrder: kept } of allTickets(state).flatMap((ticket) => ticket.legs)) {
    if (kept === null) continue;
    const reason = listedReason(state, kept) ?? IN_WORDS;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
});

/** Q11: what the order goes by, in the centre's own settings. */
function rulesOf(state: QueueState): ManagerRules {
  const { order, classes, counters } = state.settings;
  return {
    ...order,
    classes,
    helping: counters.flatMap((counter) =>
      counter.services
        .filter(({ offsetMinutes }) => offsetMinutes > 0)
        .map(({ serviceId, offsetMinutes }) => ({ counterLabel: counter.label, serviceName: serviceName(state, serviceId), offsetMinutes })),
    ),
  };
}

/** The local hour an instant falls into, 0 to 23. */
export function hourOf(atMs: number, timeZone: string): number {
  return Math.floor(localTime(atMs, timeZone).minute / 60);
}
