// Kiosks where somebody has asked for help. Kept in memory alone: after a restart the visitor presses again.
import type { KioskView } from '@luot/shared/protocol/views';

interface HelpCall {
  readonly sinceMs: number;
  readonly coming: boolean;
}

/** Nobody waits longer at a kiosk. */
const LASTS_MS = 10 * 60_000;
/** The kiosk says this long that somebody is on the way. */
const COMING_SHOWN_MS = 60_000;

export class HelpCalls {
  readonly #calls = new Map<string, HelpCall & { readonly untilMs: number }>();

  /** A second press changes nothing: the first one has been seen or will be. */
  call(kioskId: string, nowMs: number): void {
    if (this.at(kioskId, nowMs) !== null) return;
    this.#calls.set(kioskId, { sinceMs: nowMs, coming: false, untilMs: nowMs + LASTS_MS });
  }

  /** True when somebody was waiting there. */
  answer(kioskId: string, nowMs: number): boolean {
    const call = this.at(kioskId, nowMs);
    if (call === null || call.coming) return false;
    this.#calls.set(kioskId, { ...call, coming: true, untilMs: nowMs + COMING_SHOWN_MS });
    return true;
  }

  at(kioskId: string, nowMs: number): KioskView['help'] {
    const call = this.#calls.get(kioskId);
    return call === undefined || call.untilMs <= nowMs ? null : { sinceMs: call.sinceMs, coming: call.coming };
  }

  /** Kiosks that nobody has gone to yet, oldest first. */
  waiting(nowMs: number): { readonly kioskId: string; readonly sinceMs: number }[] {
    return [...this.#calls]
      .filter(([, { untilMs, coming }]) => untilMs > nowMs && !coming)
      .map(([kioskId, { sinceMs }]) => ({ kioskId, sinceMs }))
      .sort((a, b) => a.sinceMs - b.sinceMs);
  }
}
