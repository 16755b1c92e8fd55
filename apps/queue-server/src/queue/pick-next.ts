// Q1, Q4: who is called next, and in what order the others follow. The one place where order is decided.
import { counterOf, type QueueState, type Ticket, ticketOf, waitingOf } from './state.ts';

const MINUTE_MS = 60_000;

/** A waiting ticket as one counter sees it. The smallest `callKey` is called. */
export interface Eligible {
  readonly ticket: Ticket;
  readonly dueKey: number;
  readonly callKey: number;
}

/** The waiting tickets this counter may call: of the services it lists, and those directed to it. Unordered. */
export function eligibleAt(state: QueueState, counterId: string): Eligible[] {
  const counter = state.settings.counters.find((c) => c.id === counterId);
  if (counter === undefined || counterOf(state, counterId).state === 'closed') return [];
  const offsets = new Map(counter.services.map((s) => [s.serviceId, s.offsetMinutes]));
  return state.settings.services.flatMap((service) => {
    const offset = offsets.get(service.id);
    return waitingOf(state, service.id).flatMap((id) => {
      const ticket = ticketOf(state, id);
      if (ticket.directedTo === null ? offset === undefined : ticket.directedTo !== counterId) return [];
      // A directed ticket is the counter's own work, whatever its service.
      const dueKey = ticket.dueAtMs + (ticket.directedTo === null ? (offset ?? 0) : 0) * MINUTE_MS;
      return [{ ticket, dueKey, callKey: dueKey - ticket.headStartMinutes * MINUTE_MS }];
    });
  });
}

/** Q1: call key, then due, series letter, number. Negative when `a` goes first. */
export function compareCalls(a: Eligible, b: Eligible): number {
  if (a.callKey !== b.callKey) return a.callKey - b.callKey;
  if (a.ticket.dueAtMs !== b.ticket.dueAtMs) return a.ticket.dueAtMs - b.ticket.dueAtMs;
  const letterA = a.ticket.number.charAt(0);
  const letterB = b.ticket.number.charAt(0);
  if (letterA !== letterB) return letterA < letterB ? -1 : 1;
  return a.ticket.ordinal - b.ticket.ordinal;
}

/** The ticket `callNext` takes at this counter, or null when nobody eligible waits. */
export function pickNext(state: QueueState, counterId: string): Ticket | null {
  let best: Eligible | null = null;
  for (const candidate of eligibleAt(state, counterId)) {
    if (best === null || compareCalls(candidate, best) < 0) best = candidate;
  }
  return best?.ticket ?? null;
}

/** Everybody eligible, in the order the counter would call them if nothing changed. */
export function callOrder(state: QueueState, counterId: string): Ticket[] {
  return eligibleAt(state, counterId)
    .sort(compareCalls)
    .map((eligible) => eligible.ticket);
}
