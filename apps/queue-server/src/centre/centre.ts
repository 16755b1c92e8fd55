// One centre: its queue and all that stands beside it. Doors hold this and nothing else.
//
//   execute ─▶ engine, or beside the queue      ask ─▶ lists, the queue's past      view ─▶ what somebody sees now
//   onChange: a view may be another one         watchers, clocks: told by the doors who is there
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EmulatedDevices } from '@luot/devices/emulators/emulated-devices';
import { Engine } from '@luot/engine/engine';
import { StorageFault } from '@luot/engine/journal';
import type { SqliteJournal } from '@luot/engine/sqlite-journal';
import { nextTimedChange } from '@luot/queue/timed-changes';
import { StartFault } from '@luot/shared/domain/start-fault';
import type { Watch } from '@luot/shared/protocol/handshake';
import type { ViewName, Views } from '@luot/shared/protocol/views';
import type { Logger } from 'pino';
import type { Access, AccessSeed } from '../access/access-file.ts';
import { Prover } from '../access/prove.ts';
import { MediaFolder } from '../files/media-folder.ts';
import { CentreProcedures } from '../lists/catalogue/centre-procedures.ts';
import { DeviceClocks } from '../presence/device-clocks.ts';
import { Watchers } from '../presence/watchers.ts';
import { Devices } from '../reactors/devices.ts';
import { type CentreOptions, type CentreParts, keepClock, openCentreParts } from './centre-parts.ts';
import { CommandDesk } from './command-desk.ts';
import { computeView } from './compute-view.ts';
import { ACCESS, openData } from './data-folder.ts';
import { type Metrics } from './metrics.ts';
import { PrivateFiles } from './private-files.ts';
import { TicketTokens } from './ticket-tokens.ts';

const TICK_MS = 1_000;
const FORGET_EVERY_MS = 60_000;
export class Centre {
  /** Another one after each start: views of the run before are older than any of this one. */
  readonly epoch = randomBytes(6).toString('base64url');
  readonly #options: CentreOptions;
  readonly #parts: CentreParts;
  readonly #timers: readonly NodeJS.Timeout[];
  /** When it was last looked whether time alone has changed something. */
  #lookedAtMs: number;

  private constructor(options: CentreOptions, parts: CentreParts) {
    this.#options = options;
    this.#parts = parts;
    this.#lookedAtMs = parts.engine.nowMs;
    this.#timers = [setInterval(() => this.#tick(), TICK_MS), setInterval(() => this.#forget(), FORGET_EVERY_MS)];
  }

  /** @throws StartFault with the sentence for a person */
  static async open(options: CentreOptions): Promise<Centre> {
    const { dataFolder } = options;
    const journal = openData(dataFolder);
    const accessFile = join(dataFolder, ACCESS);
    const hadAccess = existsSync(accessFile);
    try {
      return new Centre(options, await openCentreParts(options, journal));
    } catch (error) {
      journal.close();
      if (!hadAccess) rmSync(accessFile, { force: true });
      if (error instanceof StorageFault) throw new StartFault('data-not-writable', { path: dataFolder, reason: error.code }, error);
      throw error;
    }
  }

  get engine(): Engine {
    return this.#parts.engine;
  }

  /** Takes commands and questions. */
  get desk(): CommandDesk {
    return this.#parts.desk;
  }

  get prover(): Prover {
    return this.#parts.prover;
  }

  /** Made at the first start of a data folder without an access seed: to be shown once. */
  get newAccess(): AccessSeed | null {
    return this.#parts.newAccess;
  }

  get procedures(): CentreProcedures {
    return this.#parts.procedures;
  }

  get privateFiles(): PrivateFiles {
    return this.#parts.privateFiles;
  }

  get devices(): Devices {
    return this.#parts.devices;
  }

  /** The lab's virtual devices, or null. */
  get emulated(): EmulatedDevices | null {
    return this.#parts.emulated;
  }

  get media(): MediaFolder {
    return this.#parts.media;
  }

  get metrics(): Metrics {
    return this.#parts.metrics;
  }

  get tokens(): TicketTokens {
    return this.#parts.tokens;
  }

  /** Told by the doors who keeps which view. */
  get watchers(): Watchers {
    return this.#parts.watchers;
  }

  get clocks(): DeviceClocks {
    return this.#parts.clocks;
  }

  /** The newest settings with their version. */
  settings(): ReturnType<SqliteJournal['centre']> {
    return this.#parts.journal.centre();
  }

  /** Null when there is nothing of that id. */
  view(watch: Watch): Views[ViewName] | null {
    return computeView(watch, this.#parts.sources);
  }

  /** Told when a view may be another one, by what happened or by time alone. */
  onChange(listener: () => void): void {
    this.#parts.changes.listen(listener);
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    const { devices, emulated, media, privateFiles, prover, journal } = this.#parts;
    await devices.close();
    await emulated?.stop();
    media.close();
    await privateFiles.close();
    await prover.close();
    journal.close();
  }

  /** For a start that failed after all: tokens that nobody has seen are made anew by the next one. */
  async abandon(): Promise<void> {
    await this.close();
    if (this.newAccess !== null) rmSync(join(this.#options.dataFolder, ACCESS), { force: true });
  }

  #tick(): void {
    const { engine, clockFile, access, halls, twiceOpen, attendance, changes } = this.#parts;
    const { log, clock } = this.#options;
    engine.tick();
    keepClock(clockFile, log);
    rereadAccess(access, log);
    const { settings, counters } = engine.state;
    const staffed = Object.keys(counters).filter((id) => counters[id]?.state !== 'closed');
    const byPresence = [halls.update(), twiceOpen.update(settings, clock.monotonicMs()), attendance.update(staffed)];
    if (byPresence.includes(true) || this.#timeHasChanged()) changes.tell();
  }

  /** Whether an instant has come at which time alone makes a view another one. */
  #timeHasChanged(): boolean {
    const { engine, desk } = this.#parts;
    const { state, nowMs } = engine;
    const fromMs = this.#lookedAtMs;
    this.#lookedAtMs = nowMs;
    // Time was set back.
    if (nowMs < fromMs) return true;
    return nowMs >= Math.min(nextTimedChange(state, fromMs), desk.helpCalls.nextEndMs(fromMs), desk.alarms.nextEndMs(fromMs));
  }

  #forget(): void {
    this.#parts.privateFiles.forgetOld();
    this.#parts.diskRoom.update();
  }
}

/** A file that somebody is writing may not be readable now: what was in it counts until it is. */
function rereadAccess(access: Access, log: Logger): void {
  try {
    if (access.reread()) log.info('access.reread');
  } catch (error) {
    if (!(error instanceof StartFault)) throw error;
    log.error({ reason: error.message }, 'access.unreadable');
  }
}
