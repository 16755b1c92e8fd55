// The displays on one line. Each has what it is to show and what it is known to show; one exchange at a time makes the
// two the same, what has changed first:
//
//   changed ─▶ new after a connection ─▶ longest not heard of          a lost one is tried seldom and delays nobody
//
// A display that answers and does not twice in a row is a fault of its own (L4).
import type { DeviceFault } from '@luot/shared/domain/devices/device-fault';
import { type DeviceStatus, StatusKeeper } from '../device-status.ts';
import { Line } from '../links/line.ts';
import { faultOf, type Link } from '../links/link.ts';
import type { Panel, PanelProtocol, PanelWire } from './panel-protocol.ts';
import { DARK, type Shown, sameShown, TEST } from './shown.ts';

/** From one look at a display to the next. */
const CHECK_EVERY_MS = 1_200;
/** Displays that cannot answer are told again, in case one was switched off and on. */
const REPEAT_EVERY_MS = 10_000;
const LOST_AFTER_MISSES = 2;
/** A lost display is tried this often, and again at once after its first miss. */
const TRY_LOST_EVERY_MS = 1_000;
const DARK_WITHIN_MS = 700;
/** From the last answer on a network line to a new connection. */
const SILENT_MS = 3_000;
/** Ranks after every change, which has the time of it: new after a connection, then what was missed once. */
const [NEW, MISSED] = [1e15, 2e15];

export interface PanelLineOptions {
  readonly link: Link;
  readonly panels: readonly Panel[];
  readonly protocol: (wire: PanelWire) => PanelProtocol;
  /** How long this many bytes are on the line, in ms. */
  readonly lineMs: (bytes: number) => number;
  readonly reconnectMs?: number;
  readonly onStatus: (key: string, status: DeviceStatus) => void;
}

interface Station {
  readonly panel: Panel;
  readonly keeper: StatusKeeper;
  wanted: Shown;
  /** Null: not known, as after a connection. */
  known: Shown | null;
  /** When `wanted` changed, to serve first what changed first; 0 when it has been shown since. */
  changedAtMs: number;
  started: boolean;
  misses: number;
  triedAtMs: number;
}

export class PanelLine {
  readonly #line: Line;
  readonly #protocol: PanelProtocol;
  readonly #stations: readonly Station[];
  readonly #tests = new Map<string, NodeJS.Timeout>();
  #shown = new Map<string, Shown>();
  #timer: NodeJS.Timeout | null = null;
  readonly #isNetwork: boolean;
  #silentSinceMs: number | null = null;
  #working = false;
  /** Counts connections and their ends: what was true of an earlier one is true no more. */
  #connection = 0;
  #closed = false;

  constructor(options: PanelLineOptions) {
    this.#stations = options.panels.map((panel) => ({
      panel,
      keeper: new StatusKeeper((status) => options.onStatus(panel.key, status)),
      wanted: DARK,
      known: null,
      changedAtMs: 0,
      started: false,
      misses: 0,
      triedAtMs: 0,
    }));
    this.#isNetwork = options.link.isNetwork === true;
    this.#line = new Line({
      link: options.link,
      reconnectMs: options.reconnectMs ?? 1_000,
      // A frame is a few bytes: what takes longer is a device that takes none.
      stallMs: 1_500,
      onUp: () => this.#up(),
      onDown: (fault) => {
        this.#connection += 1;
        // Let go because nobody answers: that is what is known, until the new connection fails too.
        const state = fault.code === 'no-answer' || fault.code === 'garbled' ? 'unknown' : 'offline';
        for (const { keeper } of this.#stations) keeper.say(state, fault);
      },
      onData: (bytes) => this.#protocol.data(bytes),
    });
    this.#protocol = options.protocol({ write: (bytes) => this.#line.write(bytes), lineMs: options.lineMs });
  }

  status(key: string): DeviceStatus | null {
    return this.#stations.find((station) => station.panel.key === key)?.keeper.status ?? null;
  }

  /** What a counter's display shows from now on. Only the newest counts. */
  show(key: string, shown: Shown): void {
    this.#shown.set(key, shown);
    if (!this.#tests.has(key)) this.#want(key, shown);
  }

  /** Every segment for some seconds, then what it showed. */
  test(key: string, ms: number): void {
    clearTimeout(this.#tests.get(key));
    this.#want(key, TEST);
    this.#tests.set(
      key,
      setTimeout(() => {
        this.#tests.delete(key);
        this.#want(key, this.#shown.get(key) ?? DARK);
      }, ms),
    );
  }

  /** Makes the displays dark, as far as they can be reached, and lets the line go. */
  async close(): Promise<void> {
    for (const timer of this.#tests.values()) clearTimeout(timer);
    this.#tests.clear();
    for (const { panel } of this.#stations) this.#want(panel.key, DARK);
    const untilMs = performance.now() + DARK_WITHIN_MS;
    while (this.#line.isUp && performance.now() < untilMs && this.#stations.some((s) => s.misses === 0 && !sameShown(s.known, DARK))) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#line.close();
  }

  #want(key: string, shown: Shown): void {
    for (const station of this.#stations) {
      if (station.panel.key !== key || sameShown(station.wanted, shown)) continue;
      station.wanted = shown;
      station.changedAtMs = performance.now();
    }
    this.#wake();
  }

  #up(): void {
    this.#connection += 1;
    this.#protocol.connected?.();
    for (const station of this.#stations) {
      Object.assign(station, { known: null, started: false, misses: 0, triedAtMs: 0 });
      station.keeper.count({ reconnects: this.#line.reconnects });
      // One that never answers is as well as its line.
      if (!this.#protocol.answers) station.keeper.say('ready');
    }
    this.#wake();
  }

  /** Works until nothing is due, then sleeps until something is. */
  #wake(): void {
    if (this.#working || this.#closed) return;
    this.#working = true;
    void this.#work();
  }

  /** Says that it has stopped in the same breath as it looks for the last time: a change between the two would be lost. */
  async #work(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    for (let next = this.#next(); next !== null; next = this.#next()) await this.#exchange(next);
  }

  /** The display whose turn is now; null when there is none, and then somebody has to wake it. */
  #next(): Station | null {
    const nowMs = performance.now();
    const [first] = this.#stations.map((station) => ({ station, due: this.#due(station) })).sort((a, b) => a.due.atMs - b.due.atMs || a.due.rank - b.due.rank);
    if (!this.#closed && this.#line.isUp && first !== undefined) {
      if (first.due.atMs <= nowMs) return first.station;
      this.#timer = setTimeout(() => this.#wake(), Math.ceil(first.due.atMs - nowMs));
    }
    this.#working = false;
    return null;
  }

  /** When a display's turn is; of those due now the lower rank goes first. */
  #due(station: Station): { atMs: number; rank: number } {
    const { misses, triedAtMs, changedAtMs, known, wanted } = station;
    // A lost one waits for its time, whatever it is to show.
    if (misses >= LOST_AFTER_MISSES) return { atMs: Math.max(1, triedAtMs + TRY_LOST_EVERY_MS), rank: MISSED };
    if (!sameShown(known, wanted)) return { atMs: 0, rank: misses > 0 ? MISSED : changedAtMs > 0 ? changedAtMs : NEW };
    return { atMs: Math.max(1, triedAtMs + (this.#protocol.answers ? CHECK_EVERY_MS : REPEAT_EVERY_MS)), rank: NEW };
  }

  async #exchange(station: Station): Promise<void> {
    const { panel, wanted, known, keeper } = station;
    const connection = this.#connection;
    const gone = () => connection !== this.#connection;
    try {
      if (!station.started) await this.#protocol.start(panel);
      if (gone()) return;
      station.started = true;
      const shown = sameShown(known, wanted) ? await this.#protocol.check(panel, wanted) : await this.#protocol.show(panel, wanted).then(() => true);
      if (gone()) return;
      if (!sameShown(known, wanted)) keeper.done();
      // Where it is not what it was, it was switched off and on, or somebody else has written on it.
      Object.assign(station, { known: shown ? wanted : null, started: shown, misses: 0 });
      if (shown && sameShown(station.wanted, wanted)) station.changedAtMs = 0;
      this.#silentSinceMs = null;
      keeper.say('ready');
    } catch (error) {
      const fault = faultOf(error);
      if (!gone()) this.#missed(station, fault);
    } finally {
      if (!gone()) station.triedAtMs = performance.now();
    }
  }

  #missed(station: Station, fault: DeviceFault): void {
    station.known = null;
    station.misses += 1;
    station.keeper.failed();
    if (station.misses < LOST_AFTER_MISSES) return;
    station.started = false;
    station.keeper.say('unknown', fault);
    this.#letGoIfSilent(fault);
  }

  /** A whole line on a network that does not answer may be one that has gone, and slow to notice that it is back. */
  #letGoIfSilent(fault: DeviceFault): void {
    if (!this.#isNetwork || this.#stations.some(({ misses }) => misses < LOST_AFTER_MISSES)) return;
    this.#silentSinceMs ??= performance.now();
    if (performance.now() - this.#silentSinceMs < SILENT_MS) return;
    this.#silentSinceMs = null;
    this.#line.reconnect(fault);
  }
}
