// What a centre is made of, and how the parts are joined. Nothing is decided here.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { EmulatedDevices } from '@luot/devices/emulators/emulated-devices';
import { openDeviceLink } from '@luot/devices/links/open-device-link';
import { openLink } from '@luot/devices/links/open-link';
import { type Clock, DayClock } from '@luot/engine/day-clock';
import { Engine } from '@luot/engine/engine';
import type { SqliteJournal } from '@luot/engine/sqlite-journal';
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
import { type ViewSources } from './compute-view.ts';
import { type FolderOptions, openAccess } from './data-folder.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { PrivateFiles } from './private-files.ts';
import { TicketTokens, ticketToken } from './ticket-tokens.ts';

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

/** What a centre is made of. */
export interface CentreParts {
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

/** A disk that is full, or away for a moment, costs no more than the time since. */
export function keepClock(file: ClockFile, log: Logger): void {
  try {
    file.update();
  } catch (error) {
    log.warn({ err: error }, 'clock.not-kept');
  }
}

/** Makes the parts in the order in which they need each other; who is told of something is made before whoever tells. */
export async function openCentreParts(options: CentreOptions, journal: SqliteJournal): Promise<CentreParts> {
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
