// Joins the parts into a running server. Nothing is decided here.

import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmulatedDevices } from '@luot/devices/emulators/emulated-devices';
import { openDeviceLink } from '@luot/devices/links/open-device-link';
import { openLink } from '@luot/devices/links/open-link';
import { type Clock, DayClock } from '@luot/engine/day-clock';
import { Engine } from '@luot/engine/engine';
import { StorageFault } from '@luot/engine/journal';
import { SYSTEM_CLOCK } from '@luot/engine/machine-clock';
import type { SqliteJournal } from '@luot/engine/sqlite-journal';
import { allTickets } from '@luot/queue/state';
import { ticketStanding } from '@luot/queue/views/find-ticket';
import { ticketView } from '@luot/queue/views/ticket-view';
import { listenFault, StartFault } from '@luot/shared/domain/start-fault';
import type { Watch } from '@luot/shared/protocol/handshake';
import type { Actor } from '@luot/shared/protocol/roles';
import type { LanguagesView } from '@luot/shared/protocol/views/languages-view';
import type { ProcedureFile } from '@luot/shared/settings/procedure-file';
import type { Logger } from 'pino';
import type { Access, AccessSeed } from './access/access-file.ts';
import type { GuardedCommand } from './access/guard.ts';
import { Prover } from './access/prove.ts';
import { SqliteSessions } from './access/session-store.ts';
import { CommandDesk } from './centre/command-desk.ts';
import { computeView, type ViewSources } from './centre/compute-view.ts';
import { ACCESS, type FolderOptions, openAccess, openData, SERVER_FILE } from './centre/data-folder.ts';
import { createMetrics } from './centre/metrics.ts';
import { SideFiles } from './centre/private-files.ts';
import { TicketTokens } from './centre/ticket-tokens.ts';
import { openGateway } from './doors/gateway/socket-gateway.ts';
import { ViewHub } from './doors/gateway/view-hub.ts';
import { isAllowedHost } from './doors/http/allowed-host.ts';
import { originAllowed, refusedOrigins } from './doors/http/allowed-origin.ts';
import { APP_ORIGINS } from './doors/http/app-origins.ts';
import { openHttp } from './doors/http/routes.ts';
import { openPhone } from './doors/phone/open-phone.ts';
import type { TicketListener } from './doors/phone/ticket-listener.ts';
import { ClockFile, readClock } from './files/clock-file.ts';
import { DiskRoom } from './files/disk-room.ts';
import { keepPrivate } from './files/keep-private.ts';
import { readLanguages } from './files/languages.ts';
import { MediaFolder } from './files/media-folder.ts';
import { SqliteFileMarks } from './files/private/file-marks.ts';
import { type ConnectionBounds, Connections } from './limits/connections.ts';
import { KeyedLimits } from './limits/keyed-limits.ts';
import type { Rate } from './limits/rate-limit.ts';
import { Catalogue, readProcedureFile } from './lists/catalogue/catalogue.ts';
import { ProcedureStore } from './lists/catalogue/procedure-store.ts';
import { Places } from './places/places.ts';
import { SECRETS } from './places/secret-file.ts';
import { Attendance } from './presence/attendance.ts';
import { HallDisplays } from './presence/hall-displays.ts';
import { TwiceOpen } from './presence/twice-open.ts';
import { Devices } from './reactors/devices.ts';

const TICK_MS = 1_000;
const FORGET_EVERY_MS = 60_000;
/** For requests on their way when the server stops. A connection that asks nothing, as browsers keep in reserve, would hold it up for minutes. */
const LAST_REQUESTS_MS = 500;
const MEDIA = 'media';
/** R3f: a queue of people at one kiosk; what is faster is no queue of people. */
const ISSUE_RATE: Rate = { perSecond: 0.5, burst: 30 };

export interface ServerOptions extends FolderOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Where visitors' phones reach the ticket page; null or left out: nowhere. Port 0 takes a free one. */
  readonly phone?: { readonly host: string; readonly port: number } | null;
  /** What pages are called outside, where a proxy asks under another name: `https://so.example.vn`. */
  readonly publicOrigins?: readonly string[];
  readonly pagesFolder: string;
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
  /** Of messages, each device and person. */
  readonly rate?: Rate;
  /** Of new numbers, each kiosk and person. */
  readonly issueRate?: Rate;
  readonly connectionBounds?: ConnectionBounds;
  /** Addresses of proxies. */
  readonly proxies?: readonly string[];
  readonly clock?: Clock;
}

export interface RunningServer {
  readonly port: number;
  readonly phonePort: number | null;
  readonly engine: Engine;
  /** Sockets of screens and people that are open now. */
  readonly connected: () => number;
  /** What the doors give commands to, and what lies beside the journal: for simulations of what comes in. */
  readonly desk: CommandDesk;
  readonly sideFiles: SideFiles;
  /** Made at the first start of a data folder without an access seed: to be shown once. */
  readonly newAccess: AccessSeed | null;
  readonly close: () => Promise<void>;
}

/** @throws StartFault with the sentence for a person */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { dataFolder, log, clock = SYSTEM_CLOCK } = options;
  if (!existsSync(join(options.pagesFolder, 'kiosk.html'))) throw new StartFault('pages-missing', { path: options.pagesFolder });
  const journal = openData(dataFolder);
  const accessFile = join(dataFolder, ACCESS);
  const hadAccess = existsSync(accessFile);
  try {
    return await start(options, journal, clock);
  } catch (error) {
    journal.close();
    // Tokens that nobody has seen are made anew by the next start.
    if (!hadAccess) rmSync(accessFile, { force: true });
    if (error instanceof StorageFault) throw new StartFault('data-not-writable', { path: dataFolder, reason: error.code }, error);
    // A fault has its sentence; only a bug needs its stack.
    if (!(error instanceof StartFault)) log.error({ err: error }, 'server.failed');
    throw error;
  }
}

async function start(options: ServerOptions, journal: SqliteJournal, clock: Clock): Promise<RunningServer> {
  const { dataFolder, log } = options;
  const monotonicMs = () => clock.monotonicMs();
  const procedures = new ProcedureStore(journal.database);
  const sessions = new SqliteSessions(journal.database);
  const catalogue = new Catalogue(openCatalogue(procedures, options.catalogueFile));
  const made = await openAccess(options);
  const ownPorts = new Set([options.port]);
  const places = Places.open({ dataFolder, given: options.places ?? null, stored: journal.writtenCentre(), ownPorts });
  if (places.adopted.length > 0) log.warn({ adopted: places.adopted }, 'places.adopted');
  if (places.fault !== null) log.error({ reason: places.fault }, 'places.unreadable');
  // The parts know each other before there is anybody to tell.
  let changed: () => void = () => undefined;
  let watched: (watch: Watch) => boolean = () => false;
  let connections: (watch: Watch) => readonly string[] = () => [];
  let deviceClocks: (nowMs: number) => readonly number[] = () => [];
  const onChange = () => changed();
  const attendance = new Attendance((counterId) => watched({ view: 'counter', id: counterId }), monotonicMs);
  let settings = options.seed;
  const serviceOfProcedure = (code: string) => catalogue.serviceOf(code, settings);
  const dayClock = new DayClock(clock, readClock(dataFolder));
  const engine = new Engine({
    journal,
    clock: dayClock,
    seed: options.seed,
    newToken: ticketToken,
    onFault: (fault) => (fault === null ? log.warn('storage.recovered') : log.fatal({ code: fault.code }, 'storage.fault')),
    onBug: (error, command) => log.error({ err: error, command }, 'command.bug'),
    onBroken: (error) => endProcess(log, error),
    serviceOfProcedure,
    unattended: (counterId) => attendance.unattended(counterId),
  });
  settings = engine.state.settings;
  const tokens = new TicketTokens(engine);
  const clockFile = new ClockFile(dataFolder, dayClock);
  const keepClock = quietly(
    () => clockFile.update(),
    (error) => log.warn({ err: error }, 'clock.not-kept'),
  );
  engine.onCommit((events, state, actor) => {
    settings = state.settings;
    for (const event of events) {
      if (event.type !== 'clock.corrected') continue;
      sessions.move(event.atMs - event.byMs, event.byMs);
      keepClock();
    }
    for (const event of events) {
      log.info({ by: actor, ...('ticketId' in event && { ticket: event.ticketId }), ...('counterId' in event && { counter: event.counterId }) }, event.type);
      // C9: a key on the counter's keypad is somebody at the counter.
      if ('counterId' in event) attendance.seen(event.counterId);
    }
  });

  const emulated = options.emulateDevices ? await EmulatedDevices.start(settings.devices) : null;
  const devices = new Devices({
    engine,
    catalogue,
    linkOf: (device) => {
      const virtual = emulated?.linkOf(device) ?? null;
      return virtual === null ? openDeviceLink(device.link, places) : openLink(virtual);
    },
    emulated,
    agentThere: (kioskId) => watched({ view: 'agent', id: kioskId }),
    onChange,
    log,
  });
  const sideFiles = new SideFiles({
    dataFolder,
    engine,
    marks: new SqliteFileMarks(journal.database),
    places,
    serviceOfProcedure,
    dossiersFile: options.dossiersFile,
    demo: options.demo,
    onChange,
    log,
  });
  const halls = new HallDisplays({
    engine,
    voiceFolder: options.voiceFolder,
    connections: (displayId) => connections({ view: 'board', id: displayId }),
    monotonicMs,
    log,
  });
  const diskRoom = new DiskRoom(dataFolder);
  diskRoom.update();
  const twiceOpen = new TwiceOpen((watch) => connections(watch));
  const media = await openMedia(options, onChange);
  const languages = openLanguages(options);
  const prover = new Prover(made.access, sessions, () => engine.nowMs);
  const onBug = (error: unknown, what: string) => log.error({ err: error, what }, 'bug');
  const proxies = options.proxies ?? [];
  const hosts = () =>
    [...(options.publicOrigins ?? []), engine.state.settings.publicUrl ?? ''].flatMap((url) => (URL.canParse(url) ? [new URL(url).hostname] : []));
  let sockets: () => number = () => 0;
  let phone: TicketListener | null = null;
  const metrics = createMetrics(
    engine,
    () => sockets(),
    () => phone?.count() ?? 0,
    () => devices.health.details(),
  );
  const desk = new CommandDesk({
    engine,
    tokens,
    devices,
    halls,
    sideFiles,
    places,
    serviceOfProcedure,
    metrics,
    onChange,
    monotonicMs,
    onBug,
    log,
    issueRate: options.issueRate ?? ISSUE_RATE,
  });
  const execute = (guarded: GuardedCommand, actor: Actor) => desk.execute(guarded, actor);

  const origins = [...APP_ORIGINS, ...(options.publicOrigins ?? [])];
  const sayRefused = refusedOrigins((refused) => log.warn(refused, 'origin.refused'), monotonicMs);
  const epoch = randomBytes(6).toString('base64url');
  const http = await openHttp({
    pagesFolder: options.pagesFolder,
    voiceFolder: options.voiceFolder,
    allows: (origin, host) => originAllowed(origin, host, origins),
    mediaFile: (path, key) => media.fileAt(path, key),
    prover,
    execute,
    centre: () => journal.centre(),
    catalogue: {
      read: () => catalogue.file,
      replace: (file) => {
        procedures.import(file, engine.nowMs);
        catalogue.replace(file);
        onChange();
      },
      undo: () => {
        const undone = procedures.undo();
        if (undone === null) return null;
        catalogue.replace(undone.file);
        onChange();
        return undone;
      },
    },
    health: () => ({ ok: engine.fault === null, day: engine.state.day, epoch }),
    metrics: async () => ({ type: metrics.registry.contentType, text: await metrics.registry.metrics() }),
    sheet: emulated === null ? null : (printer, sheet) => emulated.sheet(printer, sheet),
    preview: (order) => devices.preview(order),
    devices: () => devices.health.details(),
    demo: options.demo ? { devices: options.access?.devices ?? [] } : null,
    api: {
      bookings: sideFiles.bookings,
      numbersOfBookings: () => new Map(allTickets(engine.state).flatMap(({ booking, number }) => (booking === null ? [] : [[booking.id, number]]))),
      standing: (token) => ticketStanding(engine.state, tokens.idOf(token), engine.nowMs),
      state: () => engine.state,
      nowMs: () => engine.nowMs,
      serviceOfProcedure,
      onAnswer: (answer) => {
        metrics.api(answer.operation, answer.status);
        // Asked every few seconds by some: only what changed something, or was refused, is worth a line each.
        const isRoutine = /^(?:get|describe)/.test(answer.operation) && answer.status < 400;
        log[isRoutine ? 'debug' : 'info'](answer, 'api.answered');
      },
    },
    monotonicMs,
    hosts,
    proxies,
    onSignIn: (what, login, address) => log[what === 'signed-in' || what === 'signed-out' ? 'info' : 'warn']({ login, address }, `access.${what}`),
    onBug,
  });
  const strangers = new Connections(http.server, {
    isShared: (address) => proxies.includes(address),
    monotonicMs,
    ...(options.connectionBounds === undefined ? {} : { bounds: options.connectionBounds }),
  });

  const sources: ViewSources = {
    deviceClocks: (nowMs) => deviceClocks(nowMs),
    engine,
    journal,
    catalogue,
    languages,
    devices,
    desk,
    halls,
    twiceOpen,
    media,
    attendance,
    sideFiles,
    diskRoom,
  };
  /** One line a minute for each address is enough to see who tries. */
  const refusedSockets = new KeyedLimits({ perSecond: 1 / 60, burst: 1 }, monotonicMs);
  const gateway = openGateway({
    http: http.server,
    hub: (send) =>
      new ViewHub({
        compute: (watch) => computeView(watch, sources),
        epoch,
        nowMs: () => engine.nowMs,
        monotonicMs,
        send,
        onUnwatched: (watch) => {
          // C9: the two minutes begin when the page has gone.
          if (watch.view === 'counter') attendance.seen(watch.id);
          if (watch.view === 'board') halls.gone(watch.id);
          devices.unwatched(watch);
        },
      }),
    prove: (proof) => prover.prove(proof),
    execute: (pending) => desk.executeAll(pending),
    ask: (question, actor) => desk.ask(question, actor),
    allows: (origin, host) => {
      const allowed = originAllowed(origin, host, origins);
      if (!allowed && origin !== undefined) sayRefused(origin, host);
      return allowed && isAllowedHost(host, hosts());
    },
    rate: options.rate ?? { perSecond: 10, burst: 30 },
    nowMs: () => engine.nowMs,
    monotonicMs,
    onProven: (request) => strangers.proven(request),
    onRefused: (refusal, address) => {
      if (refusedSockets.take(address)) log.warn({ refusal: refusal.code, address }, 'access.socket-refused');
    },
    onBug,
  });
  sockets = gateway.count;
  connections = gateway.connections;
  deviceClocks = gateway.deviceClocks;
  changed = () => {
    gateway.hub.changed();
    phone?.changed();
  };
  watched = (watch) => gateway.hub.isWatched(watch);
  engine.onCommit(onChange);
  emulated?.onChange(onChange);
  const forgetting = setInterval(() => {
    sideFiles.forgetOld();
    diskRoom.update();
  }, FORGET_EVERY_MS);
  const ticking = setInterval(() => {
    engine.tick();
    keepClock();
    rereadAccess(made.access, log);
    gateway.endUnproven();
    halls.update();
    twiceOpen.update(engine.state.settings, monotonicMs());
    // Time alone opens and closes services and ends undo.
    onChange();
  }, TICK_MS);

  /** All but the journal, which a start that failed closes itself. */
  const end = async () => {
    clearInterval(ticking);
    clearInterval(forgetting);
    await phone?.close();
    const cutting = setTimeout(() => http.server.closeAllConnections(), LAST_REQUESTS_MS);
    await gateway.close();
    await http.close();
    clearTimeout(cutting);
    await devices.close();
    await emulated?.stop();
    media.close();
    await sideFiles.close();
    await prover.close();
  };
  try {
    if (options.phone !== undefined && options.phone !== null) {
      phone = await openPhone(options.pagesFolder, {
        find: (token) => tokens.idOf(token),
        view: (ticketId) => ticketView(engine.state, ticketId, engine.nowMs),
        execute,
        nowMs: () => engine.nowMs,
        monotonicMs,
        onBug,
      });
      await phone.listen(options.phone);
    }
    await http.listen({ host: options.host, port: options.port });
  } catch (error) {
    await end();
    throw listenFault(error, options.port, '--port');
  }
  const address = http.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  writeFileSync(join(dataFolder, SERVER_FILE), JSON.stringify({ pid: process.pid, host: options.host, port, token: prover.operatorToken }), { mode: 0o600 });
  const openToOthers = keepPrivate(dataFolder, [MEDIA, SECRETS]);
  if (openToOthers !== null) log.warn({ folder: dataFolder, ...openToOthers }, 'data.open-to-others');
  const phonePort = phone?.port() ?? null;
  for (const own of [port, phonePort]) if (own !== null) ownPorts.add(own);
  log.info({ port, phonePort, day: engine.state.day }, 'server.started');
  const close = async () => {
    await end();
    journal.close();
    rmSync(join(dataFolder, SERVER_FILE), { force: true });
  };
  return { port, phonePort, engine, connected: () => sockets(), desk, sideFiles, newAccess: made.shown, close };
}

/** What is done again and again and may fail: told at the first time of a run of failures. */
function quietly(work: () => void, tell: (error: unknown) => void): () => void {
  let failing = false;
  return () => {
    try {
      work();
      failing = false;
    } catch (error) {
      if (!failing) tell(error);
      failing = true;
    }
  };
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

/** Whoever looks after the process starts it anew, and the journal replays. After whatever runs now, so that it is answered. */
function endProcess(log: Logger, error: unknown): void {
  log.fatal({ err: error }, 'server.broken');
  setImmediate(() => {
    throw error;
  });
}

function openMedia({ mediaFolder, dataFolder, log }: ServerOptions, onChange: () => void): Promise<MediaFolder> {
  const folder = mediaFolder ?? join(dataFolder, MEDIA);
  // So that whoever looks for the place finds it. One that is set may be a share that is away now.
  if (mediaFolder === undefined) mkdirSync(folder, { recursive: true });
  return MediaFolder.open(folder, { onChange, onFault: (reason) => log.warn({ folder, reason }, 'media.unreadable') });
}

/** Languages beside Vietnamese and English; what is wrong with a file is logged and stops nothing. */
function openLanguages({ stringsFolder, log }: ServerOptions): LanguagesView {
  const { languages, reports } = readLanguages(stringsFolder);
  for (const { file, refused, missing, leftOut } of reports) {
    if (refused !== null) log.warn({ file, reason: refused }, 'strings.refused');
    else if (missing.length + leftOut.length > 0) log.warn({ file, missing: missing.length, firstMissing: missing.slice(0, 5), leftOut }, 'strings.incomplete');
  }
  return { languages };
}

/** 122 random bits, base64url. A UUID's randomness comes from a pool; asking the system for each ticket costs more than the ticket. */
export function ticketToken(): string {
  return Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
}

/** The centre's list; that of a new folder, or of an older version's, is the shipped one. */
function openCatalogue(procedures: ProcedureStore, shipped: string): ProcedureFile {
  const kept = procedures.list();
  if (kept !== null) return kept;
  const file = readProcedureFile(shipped);
  procedures.replace(file);
  return file;
}
