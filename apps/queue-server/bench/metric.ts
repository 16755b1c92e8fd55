// What every bench prints: one JSON line per metric. Ratios are medians of runs taken in turns with the limit's;
// absolute figures belong to this machine alone and are printed, not judged.

export interface Metric {
  readonly bench: string;
  readonly metric: string;
  readonly unit: string;
  readonly ours: number;
  /** The same measured of the thing ours is compared with, in the same run; null where there is none. */
  readonly limit: number | null;
  readonly ratio: number | null;
  /** `>= 0.5`, `<= 60`; null where nothing is promised. */
  readonly target: string | null;
  readonly ok: boolean | null;
}

export interface Run {
  readonly ours: number;
  readonly limit: number;
}

/** A metric judged by its ratio. */
export function ratioMetric(bench: string, metric: string, unit: string, runs: readonly Run[], target: `${'<=' | '>='} ${number}`): Metric {
  const ratio = median(runs.map((run) => run.ours / run.limit));
  return {
    bench,
    metric,
    unit,
    ours: round(median(runs.map((run) => run.ours))),
    limit: round(median(runs.map((run) => run.limit))),
    ratio: round(ratio),
    target,
    ok: meets(ratio, target),
  };
}

/** A metric judged by itself, or only told. */
export function plainMetric(bench: string, metric: string, unit: string, ours: number, target: `${'<=' | '>='} ${number}` | null = null): Metric {
  return { bench, metric, unit, ours: round(ours), limit: null, ratio: null, target, ok: target === null ? null : meets(ours, target) };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Nearest rank. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? Number.NaN;
}

function meets(value: number, target: string): boolean {
  const [sign, bound] = target.split(' ');
  return sign === '<=' ? value <= Number(bound) : value >= Number(bound);
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
