// What priority costs whom: the same visitors, the same service times, three policies. Every call goes through the queue's
// own decide and evolve; a policy is nothing but settings. Everything follows from the seed.

import type { Command } from '@luot/queue/command';
import { decide } from '@luot/queue/decide/decide';
import { evolveEntry } from '@luot/queue/evolve';
import { counterOf, emptyState, legOf, type QueueState, ticketOf } from '@luot/queue/state';
import type { Actor } from '@luot/shared/protocol/roles';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { percentile } from '../src/reports/day-figures.ts';
import { Rng } from './rng.ts';

const MINUTE_MS = 60_000;
const FIRST_DAY_MS = Date.parse('2027-03-01T08:00:00+07:00');
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Visitors come within this time, a little more than all counters can serve in it: queues build up and empty again. */
const COMING_MS = 180 * MINUTE_MS;
const SERVICE_MINUTES = 7;
const LOAD = 1.08;

export interface PolicyOptions {
  readonly seed: number;
  readonly days: number;
  /** Of a hundred visitors, how many have a class. */
  readonly priorityInHundred: number;
  readonly centre: CentreSettings;
}

type Policy = 'fifo' | 'luot' | 'strict';
const POLICIES: readonly Policy[] = ['fifo', 'luot', 'strict'];

export interface PolicyFigures {
  readonly policy: Policy;
  readonly calls: number;
  /** Waits in minutes, of those without a class and of those with one. */
  readonly ordinary: Waits;
  readonly priority: Waits;
  /** How much longer than under `fifo` the same ordinary visitors waited, in minutes. */
  readonly extra: Waits;
  /** Calls that passed somebody by more than Q2 allows, by this policy's own settings and by those of the centre. */
  readonly broken: number;
  readonly brokenByCentre: number;
}

interface Waits {
  readonly mean: number;
  readonly p90: number;
  readonly most: number;
}

interface Visitor {
  readonly atMs: number;
  readonly serviceId: string;
  readonly classId: string | null;
  readonly servedMs: number;
}

export function comparePolicies(options: PolicyOptions): PolicyFigures[] {
  const days = Array.from({ length: options.days }, (_, i) => visitorsOf(options, options.seed + i, FIRST_DAY_MS + i * DAY_MS));
  const fifo = days.map((visitors) => runDay(visitors, settingsOf(options.centre, 'fifo'), options.centre));
  return POLICIES.map((policy) => {
    const runs = policy === 'fifo' ? fifo : days.map((visitors) => runDay(visitors, settingsOf(options.centre, policy), options.centre));
    const waits = (ordinary: boolean) =>
      runs.flatMap(({ waitsMs }, d) => waitsMs.filter((_, v) => (days[d]?.[v]?.classId === null) === ordinary).map((ms) => ms / MINUTE_MS));
    const extra = runs.flatMap(({ waitsMs }, d) =>
      waitsMs.flatMap((ms, v) => (days[d]?.[v]?.classId === null ? [(ms - (fifo[d]?.waitsMs[v] ?? 0)) / MINUTE_MS] : [])),
    );
    return {
      policy,
      calls: runs.reduce((sum, { waitsMs }) => sum + waitsMs.length, 0),
      ordinary: figuresOf(waits(true)),
      priority: figuresOf(waits(false)),
      extra: figuresOf(extra),
      broken: runs.reduce((sum, { broken }) => sum + broken, 0),
      brokenByCentre: runs.reduce((sum, { brokenByCentre }) => sum + brokenByCentre, 0),
    };
  });
}

export function policyLine({ policy, calls, ordinary, priority, extra, broken, brokenByCentre }: PolicyFigures): string {
  const say = ({ mean, p90, most }: Waits) => `mean ${mean.toFixed(1)} p90 ${p90.toFixed(1)} most ${most.toFixed(1)}`;
  return `${policy.padEnd(6)} calls ${calls} | ordinary min ${say(ordinary)} | priority min ${say(priority)} | ordinary over fifo min ${say(extra)} | Q2 broken ${broken}, by the centre's bound ${brokenByCentre}`;
}

/** `fifo`: no class has a head start. `strict`: any class goes before anybody without one, however many. */
function settingsOf(centre: CentreSettings, policy: Policy): CentreSettings {
  if (policy === 'luot') return centre;
  const headStartMinutes = policy === 'fifo' ? 0 : 24 * 60;
  return {
    ...centre,
    classes: centre.classes.map((c) => ({ ...c, headStartMinutes })),
    order: { ...centre.order, jumpsInARow: policy === 'fifo' ? centre.order.jumpsInARow : Number.MAX_SAFE_INTEGER },
  };
}

function visitorsOf({ centre, priorityInHundred }: PolicyOptions, seed: number, fromMs: number): Visitor[] {
  const rng = new Rng(seed);
  const many = Math.round((LOAD * centre.counters.length * COMING_MS) / (SERVICE_MINUTES * MINUTE_MS));
  return Array.from({ length: many }, () => {
    const ticketClass = rng.chance(priorityInHundred / 100) ? rng.pick(centre.classes) : undefined;
    // A service for each counter, so that each has its share of visitors.
    const counter = rng.pick(centre.counters);
    const own = counter?.services.filter(({ offsetMinutes }) => offsetMinutes === 0) ?? [];
    return {
      atMs: fromMs + rng.below(COMING_MS),
      serviceId: (own.length > 0 ? rng.pick(own) : counter?.services[0])?.serviceId ?? '',
      classId: ticketClass?.id ?? null,
      // From 2 to 12 minutes, 7 on average.
      servedMs: (2 + rng.below(10_000) / 1_000) * MINUTE_MS,
    };
  }).sort((a, b) => a.atMs - b.atMs);
}

interface DayRun {
  /** Of each visitor, in the order they came. */
  readonly waitsMs: readonly number[];
  readonly broken: number;
  readonly brokenByCentre: number;
}

/** One day: visitors come, and each counter calls the next whenever it is free. */
function runDay(visitors: readonly Visitor[], settings: CentreSettings, centre: CentreSettings): DayRun {
  const hall = new Hall(settings);
  const clerk = (counterId: string): Actor => ({ role: 'staff', id: `clerk-${counterId}` });
  hall.does({ name: 'day.turn', body: {} }, { role: 'system', id: 'server' }, visitors[0]?.atMs ?? 0);
  for (const { id: counterId } of settings.counters) hall.does({ name: 'counter.open', body: { counterId } }, clerk(counterId), visitors[0]?.atMs ?? 0);
  const freeAtMs = new Map(settings.counters.map(({ id }) => [id, 0]));
  const visitorOf = new Map<string, number>();
  const waitsMs = visitors.map(() => 0);
  let [broken, brokenByCentre, come] = [0, 0, 0];

  const callAll = (nowMs: number): void => {
    for (const { id: counterId } of settings.counters) {
      if ((freeAtMs.get(counterId) ?? 0) > nowMs) continue;
      const current = counterOf(hall.state, counterId).current;
      if (current !== null) hall.does({ name: 'ticket.finish', body: { ticketId: current } }, clerk(counterId), nowMs);
      const before = hall.state;
      if (!hall.does({ name: 'counter.callNext', body: { counterId } }, clerk(counterId), nowMs)) continue;
      const ticketId = counterOf(hall.state, counterId).current ?? '';
      if (passedTooFar(before, counterId, ticketId, settings)) broken += 1;
      if (passedTooFar(before, counterId, ticketId, centre)) brokenByCentre += 1;
      const visitor = visitorOf.get(ticketId) ?? 0;
      waitsMs[visitor] = nowMs - (visitors[visitor]?.atMs ?? 0);
      freeAtMs.set(counterId, nowMs + (visitors[visitor]?.servedMs ?? 0));
    }
  };

  while (come < visitors.length || Object.values(hall.state.waiting).some((ids) => ids.length > 0)) {
    const busy = [...freeAtMs.values()].filter((atMs) => atMs > hall.nowMs);
    const nowMs = Math.min(...busy, visitors[come]?.atMs ?? Number.POSITIVE_INFINITY);
    for (let visitor = visitors[come]; visitor !== undefined && visitor.atMs <= nowMs; visitor = visitors[come]) {
      const { serviceId, classId } = visitor;
      const body = { serviceId, language: 'vi' as const, ...(classId === null ? {} : { classId }) };
      hall.does({ name: 'ticket.issue', body }, { role: 'greeter', id: 'greeter' }, visitor.atMs);
      visitorOf.set(hall.issued, come);
      come += 1;
    }
    callAll(nowMs);
  }
  return { waitsMs, broken, brokenByCentre };
}

/** The queue alone: a command, its events, the next state. */
class Hall {
  state: QueueState;
  nowMs = 0;
  /** The last ticket given out. */
  issued = '';

  constructor(settings: CentreSettings) {
    this.state = emptyState(settings);
  }

  /** False when it was refused. */
  does(command: Command, actor: Actor, atMs: number): boolean {
    this.nowMs = Math.max(atMs, this.nowMs);
    const decided = decide(this.state, command, {
      actor,
      nowMs: this.nowMs,
      machine: { nowMs: this.nowMs, sinceMs: this.nowMs },
      token: '',
      usedNumbers: () => ({}),
      usedUnder: () => ({}),
      serviceOfProcedure: () => null,
      unattended: () => false,
      centreVersion: 1,
    });
    if (!decided.ok) return false;
    const { events, undoableAt } = decided.value;
    this.state = evolveEntry(this.state, { command: command.name, atMs: this.nowMs, events, undoableAt }).state;
    const [event] = events;
    if (event?.type === 'ticket.issued') this.issued = event.ticketId;
    return true;
  }
}

/** Q2, the long way round: whether somebody who could have been called was passed by more than head starts and offsets. */
function passedTooFar(before: QueueState, counterId: string, calledId: string, { classes, counters }: CentreSettings): boolean {
  const works = counters.find(({ id }) => id === counterId)?.services ?? [];
  const headStartOf = (classId: string | null) => classes.find(({ id }) => id === classId)?.headStartMinutes ?? 0;
  const called = ticketOf(before, calledId);
  const offsetOf = (serviceId: string) => works.find((work) => work.serviceId === serviceId)?.offsetMinutes;
  const calledOffset = offsetOf(legOf(called).serviceId) ?? 0;
  return Object.values(before.waiting)
    .flat()
    .map((id) => ticketOf(before, id))
    .some((waiting) => {
      const offset = offsetOf(legOf(waiting).serviceId);
      if (offset === undefined || waiting.id === calledId) return false;
      const minutes = Math.max(0, headStartOf(called.classId) - headStartOf(waiting.classId)) + Math.max(0, offset - calledOffset);
      return called.dueAtMs > waiting.dueAtMs + minutes * MINUTE_MS;
    });
}

function figuresOf(minutes: readonly number[]): Waits {
  const sorted = [...minutes].sort((a, b) => a - b);
  return {
    mean: sorted.reduce((sum, value) => sum + value, 0) / Math.max(1, sorted.length),
    p90: percentile(sorted, 0.9) ?? 0,
    most: sorted.at(-1) ?? 0,
  };
}
