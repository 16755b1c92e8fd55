// Q1, Q4, Q5: who is called next, and in what order the others follow. The one place where order is decided.
import { counterOf, type QueueState, type Ticket, TRAINING_QUEUE, ticketOf, waitingOf } from './state.ts';

const MINUTE_MS = 60_000;

/** A waiting ticket as one counter sees it. The smallest `callKey` is called. */
export interface Eligible {
  readonly ticket: Ticket;
  /** How long the counter waits before it helps out; 0 for its own work. */
  readonly offsetMinutes: number;
  readonly dueKey: number;
  readonly callKey: number;
}

/** Whom `callNext` takes, and what it does to others. */
export interface Choice extends Eligible {
  /** Q5: it passes somebody without a head start whose due key is smaller. */
  readonly jump: boolean;
  /** Q5: taken because as many calls in a row as may be have passed somebody. */
  readonly turn: boolean;
}

/** The waiting tickets this counter may call: of the services it lists, and those directed to it. Unordered; training apart. */
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
      return [eligible(ticket, ticket.directedTo === null ? (offset ?? 0) : 0)];
    });
  });
}

/** C11: training tickets given at this counter; they are called when nobody waits, or by their number. */
export function trainingAt(state: QueueState, counterId: string): Eligible[] {
  return waitingOf(state, TRAINING_QUEUE)
    .map((id) => ticketOf(state, id))
    .filter((ticket) => ticket.directedTo === counterId)
    .map((ticket) => eligible(ticket, 0));
}

function eligible(ticket: Ticket, offsetMinutes: number): Eligible {
  const dueKey = ticket.dueAtMs + offsetMinutes * MINUTE_MS;
  return { ticket, offsetMinutes, dueKey, callKey: dueKey - ticket.headStartMinutes * MINUTE_MS };
}

/** Q1: call key, then due, series letter, number. Negative when `a` goes first. */
export function compareCalls(a: Eligible, b: Eligible): number {
  return a.callKey - b.callKey || compareTies(a.ticket, b.ticket);
}

/** Q5: the same without head starts. */
function compareDues(a: Eligible, b: Eligible): number {
  return a.dueKey - b.dueKey || compareTies(a.ticket, b.ticket);
}

function compareTies(a: Ticket, b: Ticket): number {
  if (a.dueAtMs !== b.dueAtMs) return a.dueAtMs - b.dueAtMs;
  const letterA = a.number.charAt(0);
  const letterB = b.number.charAt(0);
  if (letterA !== letterB) return letterA < letterB ? -1 : 1;
  return a.ordinal - b.ordinal;
}

/** Whom `callNext` takes at this counter, or null when nobody eligible waits. */
export function chooseNext(state: QueueState, counterId: string): Choice | null {
  const all = eligibleAt(state, counterId);
  const [training] = all.length === 0 ? trainingAt(state, counterId).sort(compareDues) : [];
  if (training !== undefined) return { ...training, jump: false, turn: false };
  const turn = counterOf(state, counterId).jumps >= state.settings.order.jumpsInARow;
  const chosen = smallest(all, turn ? compareDues : compareCalls);
  return chosen === null ? null : { ...chosen, jump: passesSomebody(chosen, all), turn };
}

/** The ticket `callNext` takes at this counter, or null when nobody eligible waits. */
export function pickNext(state: QueueState, counterId: string): Ticket | null {
  return chooseNext(state, counterId)?.ticket ?? null;
}

/** Q5: whether calling this one is a jump. */
export function passesSomebody(called: Eligible, all: readonly Eligible[]): boolean {
  return all.some((other) => other.ticket.headStartMinutes === 0 && other.dueKey < called.dueKey);
}

/** The first `most` of those eligible in the order the counter would call them if nothing changed. */
export function callOrder(state: QueueState, counterId: string, most = Number.POSITIVE_INFINITY): Ticket[] {
  const all = eligibleAt(state, counterId);
  const byCall = [...all].sort(compareCalls);
  const byDue = [...all].sort(compareDues);
  const ordinary = byDue.filter(({ ticket }) => ticket.headStartMinutes === 0);
  const called = new Set<Eligible>();
  const firstLeft = (list: readonly Eligible[], from: { i: number }): Eligible | undefined => {
    for (let next = list[from.i]; next !== undefined && called.has(next); next = list[from.i]) from.i += 1;
    return list[from.i];
  };
  const [atCall, atDue, atOrdinary] = [{ i: 0 }, { i: 0 }, { i: 0 }];
  let { jumps } = counterOf(state, counterId);
  while (called.size < Math.min(all.length, most)) {
    const turn = jumps >= state.settings.order.jumpsInARow;
    const next = turn ? firstLeft(byDue, atDue) : firstLeft(byCall, atCall);
    if (next === undefined) break;
    const longest = firstLeft(ordinary, atOrdinary);
    jumps = longest !== undefined && longest.dueKey < next.dueKey ? jumps + 1 : 0;
    called.add(next);
  }
  const real = [...called].map(({ ticket }) => ticket);
  const training = trainingAt(state, counterId)
    .sort(compareDues)
    .map(({ ticket }) => ticket);
  return [...real, ...training].slice(0, most);
}

/** Q12: waiting tickets that no open counter would call, service by service. Training tickets have their clerk. */
export function stranded(state: QueueState): Ticket[] {
  const open = state.settings.counters.filter((counter) => counterOf(state, counter.id).state === 'open');
  const handled = new Set(open.flatMap((counter) => counter.services.map((s) => s.serviceId)));
  const ids = new Set(open.map((counter) => counter.id));
  return state.settings.services.flatMap((service) =>
    waitingOf(state, service.id)
      .map((id) => ticketOf(state, id))
      .filter((ticket) => (ticket.directedTo === null ? !handled.has(service.id) : !ids.has(ticket.directedTo))),
  );
}

function smallest(all: readonly Eligible[], compare: (a: Eligible, b: Eligible) => number): Eligible | null {
  let best: Eligible | null = null;
  for (const candidate of all) if (best === null || compare(candidate, best) < 0) best = candidate;
  return best;
}
