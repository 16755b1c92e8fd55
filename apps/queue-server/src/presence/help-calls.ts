// Places where somebody has asked for a person: visitors at kiosks, clerks at counters. Kept in memory alone: after a restart
// they press again.
import type { KioskView } from '@luot/shared/protocol/views/kiosk-view';

interface HelpCall {
  readonly sinceMs: number;
  readonly coming: boolean;
}

interface Patience {
  /** Nobody waits longer. */
  readonly lastsMs: number;
  /** The place says this long that somebody is on the way, and cannot ask anew. */
  readonly comingShownMs: number;
}

/** A visitor at a kiosk, who may have walked away. */
const VISITOR: Patience = { lastsMs: 10 * 60_000, comingShownMs: 60_000 };
/** A clerk who calls colleagues: until one of them answers, and again at once if need be. */
export const ALARM: Patience = { lastsMs: Number.POSITIVE_INFINITY, comingShownMs: 0 };

export class HelpCalls {
  readonly #calls = new Map<string, HelpCall & { readonly untilMs: number }>();
  readonly #patience: Patience;

  constructor(patience: Patience = VISITOR) {
    this.#patience = patience;
  }

  /** A second press changes nothing: the first one has been seen or will be. */
  call(place: string, nowMs: number): void {
    if (this.at(place, nowMs) !== null) return;
    this.#calls.set(place, { sinceMs: nowMs, coming: false, untilMs: nowMs + this.#patience.lastsMs });
  }

  /** True when somebody was waiting there. */
  answer(place: string, nowMs: number): boolean {
    const call = this.at(place, nowMs);
    if (call === null || call.coming) return false;
    this.#calls.set(place, { ...call, coming: true, untilMs: nowMs + this.#patience.comingShownMs });
    return true;
  }

  at(place: string, nowMs: number): KioskView['help'] {
    const call = this.#calls.get(place);
    return call === undefined || call.untilMs <= nowMs ? null : { sinceMs: call.sinceMs, coming: call.coming };
  }

  /** The next instant at which one ends by itself; infinite when none does. */
  nextEndMs(nowMs: number): number {
    return Math.min(...[...this.#calls.values()].map(({ untilMs }) => untilMs).filter((untilMs) => untilMs > nowMs));
  }

  /** Places that nobody has gone to yet, oldest first. */
  waiting(nowMs: number): { readonly at: string; readonly sinceMs: number }[] {
    return [...this.#calls]
      .filter(([, { untilMs, coming }]) => untilMs > nowMs && !coming)
      .map(([place, { sinceMs }]) => ({ at: place, sinceMs }))
      .sort((a, b) => a.sinceMs - b.sinceMs);
  }
}
