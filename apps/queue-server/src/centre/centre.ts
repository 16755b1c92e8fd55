// One centre: its queue and all that stands beside it. Doors hold this and nothing else.
//
//   execute ─▶ engine, or beside the queue      ask ─▶ lists, the queue's past      view ─▶ what somebody sees now
//   onChange: a view may be another one         watchers, clocks: told by the doors who is there
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { EmulatedDevices } from '@luot/devices/emulators/emulated-devices';
import { openDeviceLink } from '@luot/devices/links/open-device-link';
import { openLink } from '@luot/devices/links/open-link';
import { type Clock, DayClock } from '@luot/engine/day-clock';
import { Engine } from '@luot/engine/engine';
import { StorageFault } from '@luot/engine/journal';
import type { SqliteJournal } from '@luot/engine/sqlite-journal';
import { nextTimedChange } from '@luot/queue/timed-changes';
import { StartFault } from '@luot/shared/domain/start-fault';
import type { Watch } from '@luot/shared/protocol/handshake';
import type { ViewName, Views } from '@luot/shared/protocol/views';
import type { LanguagesView } from '@luot/shared/protocol/views/languages-view';
import type { Logger } from 'pino';
import type { Access, AccessSeed } from '../access/access-file.ts';
import { Prover } from '../access/prove.ts';
import { SqliteSessions } from '../access/session-store.ts';
import { ClockFile, readClock } from '../files/clock-file.ts';
import { DiskRoom } from '../files/disk-room.ts';
import { readLanguages } from '../files/languages.ts';
import { MediaFolder } from '../files/media-folder.ts';
import { SqliteFileMarks } from '../files/private/file-marks.ts';
import type { Rate } from '../limits/rate-limit.ts';
import { CentreProcedures } from '../lists/catalogue/centre-procedures.ts';
import { ProcedureStore } from '../lists/catalogue/procedure-store.ts';
import { Places } from '../places/places.ts';
import { Attendance } from '../presence/attendance.ts';
import { DeviceClocks } from '../presence/device-clocks.ts';
import { HallDisplays } from '../presence/hall-displays.ts';
import { TwiceOpen } from '../presence/twice-open.ts';
import { Watchers } from '../presence/watchers.ts';
import { Devices } from '../reactors/devices.ts';
import { Changes } from './changes.ts';
import { CommandDesk } from './command-desk.ts';
import { computeView, type ViewSources } from './compute-view.ts';
import { ACCESS, type FolderOptions, openAccess, openData } from './data-folder.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { PrivateFiles } from './private-files.ts';
import { TicketTokens, ticketToken } from './ticket-tokens.ts';

const TICK_MS = 1_000;
const FORGET_EVERY_MS = 60_000;
/** R3f: a queue of people at one kiosk; what is faster is no queue of people. */
const ISSUE_RATE: Rate = { perSecond: 0.5, burst: 30 };

export const MEDIA = 'media';

export interface CentreOptions extends FolderOptions {
  /** The procedures of a new data folder. */
  readonly catalogueFile: string;
  /** Dossiers of the sample centre for its own list, or null. */
  readonly dossiersFile: string | null;
  /** Languages beside Vietnamese and English, a file each; the folder need not exist. */
  readonly stringsFolder: string;
  /** Spoken calls, a folder a language or dialect. */
  readonly voiceFolder: string;
  /** Pictures and films for hall boards; without it `media` of the data folder. */
  readonly mediaFolder?: string;
  /** Virtual devices instead of the cables of the settings. */
  readonly emulateDevices: boolean;
  readonly log: Logger;
  /** Of new numbers, each kiosk and person. */
  readonly issueRate?: Rate;
  readonly clock: Clock;
  /** The server's own ports, which no device may be at. Those that are not known yet are added when they are. */
  readonly ownPorts: ReadonlySet<number>;
}

/** What `Centre` is made of, in the order in which the parts need each other. */
interface Parts {
  readonly journal: SqliteJournal;
  readonly engine: Engine;
  readonly clockFile: ClockFile;
  readonly access: Access;
  readonly newAccess: AccessSeed | null;
  readonly prover: Prover;
  readonly procedures: CentreProcedures;
  readonly tokens: TicketTokens;
  readonly emulated: EmulatedDevices | null;
  readonly devices: Devices;
  readonly privateFiles: PrivateFiles;
  readonly halls: HallDisplays;
  readonly twiceOpen: TwiceOpen;
  readonly diskRoom: DiskRoom;
  readonly media: MediaFolder;
  readonly metrics: Metrics;
  readonly desk: CommandDesk;
  readonly sources: ViewSources;
  readonly watchers: Watchers;
  readonly clocks: DeviceClocks;
  readonly changes: Changes;
  readonly attendance: Attendance;
}

export class Centre {
  /** Another one after each start: views of the run before are older than any of this one. */
  readonly epoch = randomBytes(6).toString('base64url');
  readonly #options: CentreOptions;
  readonly #parts: Parts;
  readonly #timers: readonly NodeJS.Timeout[];
  /** When it was last looked whether time alone has changed something. */
  #lookedAtMs: number;

  private constructor(options: CentreOptions, parts: Parts) {
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
      return new Centre(options, await openParts(options, journal));
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

async function openParts(options: CentreOptions, journal: SqliteJournal): Promise<Parts> {
  const { dataFolder, log, clock } = options;
  const monotonicMs = () => clock.monotonicMs();
  const changes = new Changes();
  const onBug = (error: unknown, what: string) => log.error({ err: error, what }, 'bug');
  const sessions = new SqliteSessions(journal.database);
  const procedures = CentreProcedures.open(new ProcedureStore(journal.database), options.catalogueFile, changes.tell);
  const { access, shown } = await openAccess(options);
  const places = openPlaces(options, journal);
  const watchers = new Watchers();
  const clocks = new DeviceClocks(monotonicMs);
  const attendance = new Attendance((counterId) => watchers.isWatched({ view: 'counter', id: counterId }), monotonicMs);
  const dayClock = new DayClock(clock, readClock(dataFolder));
  const clockFile = new ClockFile(dataFolder, dayClock);
  const engine = new Engine({
    journal,
    clock: dayClock,
    seed: options.seed,
    newToken: ticketToken,
    onFault: (fault) => {
      if (fault === null) log.warn('storage.recovered');
      else log.fatal({ code: fault.code }, 'storage.fault');
      changes.tell();
    },
    onBug: (error, command) => log.error({ err: error, command }, 'command.bug'),
    onBroken: (error) => endProcess(log, error),
    serviceOfProcedure: (code, settings) => procedures.catalogue.serviceOf(code, settings),
    unattended: (counterId) => attendance.unattended(counterId),
  });
  const serviceOfProcedure = (code: string) => procedures.catalogue.serviceOf(code, engine.state.settings);
  const tokens = new TicketTokens(engine);
  engine.onCommit((events, _state, actor) => {
    for (const event of events) {
      log.info({ by: actor, ...('ticketId' in event && { ticket: event.ticketId }), ...('counterId' in event && { counter: event.counterId }) }, event.type);
      // C9: a key on the counter's keypad is somebody at the counter.
      if ('counterId' in event) attendance.seen(event.counterId);
      if (event.type !== 'clock.corrected') continue;
      sessions.move(event.atMs - event.byMs, event.byMs);
      keepClock(clockFile, log);
    }
  });
  const emulated = options.emulateDevices ? await EmulatedDevices.start(engine.state.settings.devices) : null;
  const devices = new Devices({
    engine,
    catalogue: procedures.catalogue,
    linkOf: (device) => {
      const virtual = emulated?.linkOf(device) ?? null;
      return virtual === null ? openDeviceLink(device.link, places) : openLink(virtual);
    },
    emulated,
    agentThere: (kioskId) => watchers.isWatched({ view: 'agent', id: kioskId }),
    onChange: changes.tell,
    log,
  });
  const privateFiles = new PrivateFiles({
    dataFolder,
    engine,
    marks: new SqliteFileMarks(journal.database),
    places,
    serviceOfProcedure,
    dossiersFile: options.dossiersFile,
    demo: options.demo,
    onChange: changes.tell,
    log,
  });
  const halls = new HallDisplays({
    engine,
    voiceFolder: options.voiceFolder,
    connections: (displayId) => watchers.connections({ view: 'board', id: displayId }),
    monotonicMs,
    log,
  });
  watchers.onGone((watch) => {
    // C9: the two minutes begin when the page has gone.
    if (watch.view === 'counter') attendance.seen(watch.id);
    if (watch.view === 'board') halls.gone(watch.id);
    devices.unwatched(watch);
    changes.tell();
  });
  const twiceOpen = new TwiceOpen((watch) => watchers.connections(watch));
  const diskRoom = new DiskRoom(dataFolder);
  diskRoom.update();
  const media = await openMedia(options, changes.tell);
  const languages = openLanguages(options);
  const prover = new Prover(access, sessions, () => engine.nowMs);
  const metrics = createMetrics(engine, () => devices.health.details());
  const desk = new CommandDesk({
    engine,
    tokens,
    devices,
    halls,
    privateFiles,
    places,
    serviceOfProcedure,
    metrics,
    onChange: changes.tell,
    monotonicMs,
    onBug,
    log,
    issueRate: options.issueRate ?? ISSUE_RATE,
  });
  engine.onCommit(changes.tell);
  emulated?.onChange(changes.tell);
  const { catalogue } = procedures;
  const sources: ViewSources = { engine, journal, catalogue, languages, devices, desk, halls, twiceOpen, media, attendance, privateFiles, diskRoom, clocks };
  return {
    journal,
    engine,
    clockFile,
    access,
    newAccess: shown,
    prover,
    procedures,
    tokens,
    emulated,
    devices,
    privateFiles,
    halls,
    twiceOpen,
    diskRoom,
    media,
    metrics,
    desk,
    sources,
    watchers,
    clocks,
    changes,
    attendance,
  };
}

function openPlaces({ dataFolder, places: given, ownPorts, log }: CentreOptions, journal: SqliteJournal): Places {
  const places = Places.open({ dataFolder, given: given ?? null, stored: journal.writtenCentre(), ownPorts });
  if (places.adopted.length > 0) log.warn({ adopted: places.adopted }, 'places.adopted');
  if (places.fault !== null) log.error({ reason: places.fault }, 'places.unreadable');
  return places;
}

/** A disk that is full, or away for a moment, costs no more than the time since. */
function keepClock(file: ClockFile, log: Logger): void {
  try {
    file.update();
  } catch (error) {
    log.warn({ err: error }, 'clock.not-kept');
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

/** The supervisor starts it anew, and the journal replays. After whatever runs now, so that it is answered. */
function endProcess(log: Logger, error: unknown): void {
  log.fatal({ err: error }, 'server.broken');
  setImmediate(() => {
    throw error;
  });
}

function openMedia({ mediaFolder, dataFolder, log }: CentreOptions, onChange: () => void): Promise<MediaFolder> {
  const folder = mediaFolder ?? join(dataFolder, MEDIA);
  // So that whoever looks for the place finds it. One that is set may be a share that is away now.
  if (mediaFolder === undefined) mkdirSync(folder, { recursive: true });
  return MediaFolder.open(folder, { onChange, onFault: (reason) => log.warn({ folder, reason }, 'media.unreadable') });
}

/** Languages beside Vietnamese and English; what is wrong with a file is logged and stops nothing. */
function openLanguages({ stringsFolder, log }: CentreOptions): LanguagesView {
  const { languages, reports } = readLanguages(stringsFolder);
  for (const { file, refused, missing, leftOut } of reports) {
    if (refused !== null) log.warn({ file, reason: refused }, 'strings.refused');
    else if (missing.length + leftOut.length > 0) log.warn({ file, missing: missing.length, firstMissing: missing.slice(0, 5), leftOut }, 'strings.incomplete');
  }
  return { languages };
}
