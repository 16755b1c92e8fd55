// Brings a page back that died, hangs or did not load. Nobody stands beside a kiosk to press reload.
//
//   gone / not loaded ──▶ wait 1, 2, 5, 10, 10... s ──▶ load ──▶ healthy for 60 s: the waits begin anew
//   no answer for 10 s ──▶ end its process (then it is gone)
import type { WebContents } from 'electron';

const BACKOFF_MS = [1_000, 2_000, 5_000] as const;
const LONGEST_BACKOFF_MS = 10_000;
export const HEALTHY_AFTER_MS = 60_000;
export const UNRESPONSIVE_AFTER_MS = 10_000;
/** Chromium reports a hang only when input goes unanswered, and a board gets no input: so the page is asked, this often. */
const ASK_EVERY_MS = 5_000;
/** A load that was replaced by another one: no fault. */
const ERR_ABORTED = -3;

export interface PageHealth {
  readonly faults: number;
  /** Undefined from a fault until the page is loaded again. */
  readonly loadedAtMs: number | undefined;
}

export const NEW_PAGE: PageHealth = { faults: 0, loadedAtMs: undefined };

export function afterLoad(health: PageHealth, nowMs: number): PageHealth {
  return { ...health, loadedAtMs: nowMs };
}

/** The state after one more fault, and how long to wait before loading again. */
export function afterFault(health: PageHealth, nowMs: number): { readonly health: PageHealth; readonly waitMs: number } {
  const wasHealthy = health.loadedAtMs !== undefined && nowMs - health.loadedAtMs >= HEALTHY_AFTER_MS;
  const before = wasHealthy ? 0 : health.faults;
  return { health: { faults: before + 1, loadedAtMs: undefined }, waitMs: BACKOFF_MS[before] ?? LONGEST_BACKOFF_MS };
}

export type PageFault = 'gone' | 'unresponsive' | 'not-loaded';

export interface WatchdogDoors {
  /** Loads the page's own address again; a failure comes back as an event of the page. */
  load(): void;
  log(fault: PageFault, detail: string): void;
}

/** Watches a page until its window is closed. */
export function watchPage(contents: WebContents, doors: WatchdogDoors): void {
  let health = NEW_PAGE;
  let reload: NodeJS.Timeout | undefined;
  let hanging: NodeJS.Timeout | undefined;

  function answered(): void {
    clearTimeout(hanging);
    hanging = undefined;
  }

  function notAnswered(): void {
    hanging ??= setTimeout(() => {
      doors.log('unresponsive', `no answer for ${UNRESPONSIVE_AFTER_MS} ms`);
      hanging = undefined;
      contents.forcefullyCrashRenderer(); // a hung process does not carry out a reload; its end is reported as gone
    }, UNRESPONSIVE_AFTER_MS);
  }

  function failed(fault: PageFault, detail: string): void {
    answered();
    if (reload !== undefined) return; // one fault is often reported twice
    const next = afterFault(health, Date.now());
    health = next.health;
    doors.log(fault, detail);
    reload = setTimeout(() => {
      reload = undefined;
      doors.load();
    }, next.waitMs);
  }

  const asking = setInterval(() => {
    if (reload !== undefined || hanging !== undefined) return;
    notAnswered();
    // While the page loads this waits for the end of it, so a load that never ends is found too.
    // Any outcome is an answer: a rejection comes from a page that runs.
    contents.executeJavaScript('0').then(answered, answered);
  }, ASK_EVERY_MS);

  contents.on('did-finish-load', () => {
    if (reload === undefined) health = afterLoad(health, Date.now());
  });
  contents.on('render-process-gone', (_event, details) => failed('gone', details.reason));
  contents.on('unresponsive', notAnswered);
  contents.on('responsive', answered);
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== ERR_ABORTED) failed('not-loaded', description);
  });
  contents.once('destroyed', () => {
    clearInterval(asking);
    clearTimeout(reload);
    answered();
  });
}
