// S1, S2: waits and counts of a day, from the rows of its legs. Medians and percentiles of the tickets themselves.

import type { LegRow } from '@luot/engine/journal';
import { type CounterCounts, type DayFigures, hourOf, type LegCounts } from '@luot/queue/views/manager-view';
import type { WaitFigures } from '@luot/shared/protocol/views/manager-view';

export function dayFigures(legs: readonly LegRow[], timeZone: string): DayFigures {
  const services = new Map<string, LegRow[]>();
  const arrived = new Map<number, LegRow[]>();
  const servedAt = new Map<number, number>();
  const counters = new Map<string, LegRow[]>();
  for (const leg of legs) {
    into(services, leg.serviceId, leg);
    if (leg.counterId !== null && leg.calledAtMs !== null) into(counters, leg.counterId, leg);
    if (leg.leg === 0) into(arrived, hourOf(leg.fromMs, timeZone), leg);
    if (leg.outcome === 'served' && leg.endedAtMs !== null) {
      const hour = hourOf(leg.endedAtMs, timeZone);
      servedAt.set(hour, (servedAt.get(hour) ?? 0) + 1);
    }
  }
  const hours = [...new Set([...arrived.keys(), ...servedAt.keys()])].sort((a, b) => a - b);
  return {
    wait: waitFigures(legs),
    services: new Map([...services].map(([id, rows]) => [id, { ...waitFigures(rows), ...legCounts(rows) }])),
    hours: hours.map((hour) => ({ ...waitFigures(arrived.get(hour) ?? []), hour, received: arrived.get(hour)?.length ?? 0, served: servedAt.get(hour) ?? 0 })),
    counters: new Map([...counters].map(([id, rows]) => [id, counterCounts(rows)])),
  };
}

/**
 * S4: visits to a service, and what became of them. One that was held or missed and came back goes on in the next leg, at
 * the same service; so whatever did not begin with the ticket came from another one.
 */
function legCounts(rows: readonly LegRow[]): LegCounts {
  const goOn = count(rows, 'held') + count(rows, 'returned');
  const received = rows.length - goOn;
  return {
    received,
    transferredIn: received - rows.filter((row) => row.leg === 0).length,
    served: count(rows, 'served'),
    missed: count(rows, 'missed'),
    cancelled: count(rows, 'cancelled'),
    expired: count(rows, 'expired'),
    transferred: count(rows, 'transferred'),
    open: count(rows, null),
  };
}

/** S3: what was done with the tickets a counter called. */
function counterCounts(rows: readonly LegRow[]): CounterCounts {
  const times = rows
    .flatMap((row) => (row.startedAtMs === null || row.endedAtMs === null || row.outcome !== 'served' ? [] : [row.endedAtMs - row.startedAtMs - row.heldMs]))
    .sort((a, b) => a - b);
  return {
    called: rows.length,
    served: count(rows, 'served'),
    // Also where its visitor has come back since.
    missed: count(rows, 'missed') + count(rows, 'returned'),
    transferred: count(rows, 'transferred'),
    timed: times.length,
    medianServiceMs: percentile(times, 0.5),
  };
}

/** Waits of the legs that were called, in ms. */
export function waitFigures(legs: readonly LegRow[]): WaitFigures {
  const waits = legs.flatMap((leg) => (leg.calledAtMs === null ? [] : [leg.calledAtMs - leg.fromMs])).sort((a, b) => a - b);
  return { count: waits.length, medianMs: percentile(waits, 0.5), p90Ms: percentile(waits, 0.9) };
}

/** Nearest rank: the smallest value that at least the share `p` of all values do not exceed. Null of nothing. */
export function percentile(sorted: readonly number[], p: number): number | null {
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null;
}

function count(legs: readonly LegRow[], outcome: string | null): number {
  return legs.filter((leg) => leg.outcome === outcome).length;
}

function into<Key>(groups: Map<Key, LegRow[]>, key: Key, leg: LegRow): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [leg]);
  else group.push(leg);
}
