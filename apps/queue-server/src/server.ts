// A centre and its doors, put together: sockets, pages, the API, phones. Nothing is decided here.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '@luot/engine/day-clock';
import type { Engine } from '@luot/engine/engine';
import { SYSTEM_CLOCK } from '@luot/engine/machine-clock';
import { allTickets } from '@luot/queue/state';
import { ticketStanding } from '@luot/queue/views/find-ticket';
import { ticketView } from '@luot/queue/views/ticket-view';
import { listenFault, StartFault } from '@luot/shared/domain/start-fault';
import type { Logger } from 'pino';
import type { AccessSeed } from './access/access-file.ts';
import { Centre } from './centre/centre.ts';
import { type CentreOptions, MEDIA } from './centre/centre-parts.ts';
import type { CommandDesk } from './centre/command-desk.ts';
import { SERVER_FILE } from './centre/data-folder.ts';
import type { PrivateFiles } from './centre/private-files.ts';
import { type ApiOptions, apiRoutes } from './doors/api/api-routes.ts';
import { operatorApi } from './doors/api/operator-api.ts';
import { type Gateway, openGateway } from './doors/gateway/socket-gateway.ts';
import { ViewHub } from './doors/gateway/view-hub.ts';
import { isAllowedHost } from './doors/http/allowed-host.ts';
import { originAllowed, refusedOrigins } from './doors/http/allowed-origin.ts';
import { APP_ORIGINS } from './doors/http/app-origins.ts';
import { type HttpDoor, openHttp } from './doors/http/routes.ts';
import { openPhone } from './doors/phone/open-phone.ts';
import type { TicketListener } from './doors/phone/ticket-listener.ts';
import { keepPrivate } from './files/keep-private.ts';
import { type ConnectionBounds, Connections } from './limits/connections.ts';
import { KeyedLimits } from './limits/keyed-limits.ts';
import type { Rate } from './limits/rate-limit.ts';
import { SECRETS } from './places/secret-file.ts';

/** R3e: of each device and person, over all their sockets. */
const MESSAGE_RATE: Rate = { perSecond: 10, burst: 30 };
const PROVE_EVERY_MS = 1_000;
/** For requests on their way when the server stops. A connection that asks nothing, as browsers keep in reserve, would hold it up for minutes. */
const LAST_REQUESTS_MS = 500;

export interface ServerOptions extends Omit<CentreOptions, 'clock' | 'ownPorts'> {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Where visitors' phones reach the ticket page; null or left out: nowhere. Port 0 takes a free one. */
  readonly phone?: { readonly host: string; readonly port: number } | null;
  /** What pages are called outside, where a proxy asks under another name: `https://so.example.vn`. */
  readonly publicOrigins?: readonly string[];
  readonly pagesFolder: string;
  /** Of messages, each device and person. */
  readonly rate?: Rate;
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
  readonly privateFiles: PrivateFiles;
  /** Made at the first start of a data folder without an access seed: to be shown once. */
  readonly newAccess: AccessSeed | null;
  readonly close: () => Promise<void>;
}

/** What all doors need beside the centre. */
interface Outside {
  readonly options: ServerOptions;
  readonly monotonicMs: () => number;
  /** Names of this centre beside addresses and local names (R1d). */
  readonly hosts: () => readonly string[];
  readonly origins: readonly string[];
  readonly onBug: (error: unknown, what: string) => void;
}

/** @throws StartFault with the sentence for a person */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { dataFolder, log, clock = SYSTEM_CLOCK } = options;
  if (!existsSync(join(options.pagesFolder, 'kiosk.html'))) throw new StartFault('pages-missing', { path: options.pagesFolder });
  const ownPorts = new Set([options.port]);
  try {
    const centre = await Centre.open({ ...options, clock, ownPorts });
    const doors = await openDoors(centre, outsideOf(options, centre, clock)).catch(async (error: unknown) => {
      await centre.abandon();
      throw error;
    });
    for (const port of [doors.port, doors.phonePort]) if (port !== null) ownPorts.add(port);
    const own = { pid: process.pid, host: options.host, port: doors.port, token: centre.prover.operatorToken };
    writeFileSync(join(dataFolder, SERVER_FILE), JSON.stringify(own), { mode: 0o600 });
    const openToOthers = keepPrivate(dataFolder, [MEDIA, SECRETS]);
    if (openToOthers !== null) log.warn({ folder: dataFolder, ...openToOthers }, 'data.open-to-others');
    log.info({ port: doors.port, phonePort: doors.phonePort, day: centre.engine.state.day }, 'server.started');
    const { engine, desk, privateFiles, newAccess } = centre;
    const close = async () => {
      await doors.close();
      await centre.close();
      rmSync(join(dataFolder, SERVER_FILE), { force: true });
    };
    return { port: doors.port, phonePort: doors.phonePort, engine, connected: doors.connected, desk, privateFiles, newAccess, close };
  } catch (error) {
    // A fault has its sentence; only a bug needs its stack.
    if (!(error instanceof StartFault)) log.error({ err: error }, 'server.failed');
    throw error;
  }
}

function outsideOf(options: ServerOptions, { engine }: Centre, clock: Clock): Outside {
  const { publicOrigins = [], log } = options;
  return {
    options,
    monotonicMs: () => clock.monotonicMs(),
    hosts: () => [...publicOrigins, engine.state.settings.publicUrl ?? ''].flatMap((url) => (URL.canParse(url) ? [new URL(url).hostname] : [])),
    origins: [...APP_ORIGINS, ...publicOrigins],
    onBug: (error, what) => log.error({ err: error, what }, 'bug'),
  };
}

interface Doors {
  readonly port: number;
  readonly phonePort: number | null;
  readonly connected: () => number;
  readonly close: () => Promise<void>;
}

async function openDoors(centre: Centre, outside: Outside): Promise<Doors> {
  const { host, port, phone: phoneAt = null, connectionBounds, proxies = [] } = outside.options;
  const phone = phoneAt === null ? null : await openTicketPage(centre, outside);
  const http = await openPages(centre, outside);
  const strangers = new Connections(http.server, {
    isShared: (address) => proxies.includes(address),
    monotonicMs: outside.monotonicMs,
    ...(connectionBounds === undefined ? {} : { bounds: connectionBounds }),
  });
  const gateway = openSockets(centre, outside, http, strangers);
  const proving = setInterval(() => gateway.endUnproven(), PROVE_EVERY_MS);
  const close = async () => {
    clearInterval(proving);
    await phone?.close();
    const cutting = setTimeout(() => http.server.closeAllConnections(), LAST_REQUESTS_MS);
    await gateway.close();
    await http.close();
    clearTimeout(cutting);
  };
  centre.metrics.count('luot_sockets', 'Connected screens and people', gateway.count);
  centre.metrics.count('luot_ticket_pages', 'Phones that show a ticket now', () => phone?.count() ?? 0);
  centre.onChange(() => {
    gateway.hub.changed();
    phone?.changed();
  });
  try {
    if (phone !== null && phoneAt !== null) await phone.listen(phoneAt);
    await http.listen({ host, port });
  } catch (error) {
    await close();
    throw listenFault(error, port, '--port');
  }
  const address = http.server.address();
  const ownPort = typeof address === 'object' && address !== null ? address.port : port;
  return { port: ownPort, phonePort: phone?.port() ?? null, connected: gateway.count, close };
}

/** The ticket on its visitor's phone. */
function openTicketPage({ engine, tokens, desk }: Centre, { options, monotonicMs, onBug }: Outside): Promise<TicketListener> {
  return openPhone(options.pagesFolder, {
    find: (token) => tokens.idOf(token),
    view: (ticketId) => ticketView(engine.state, ticketId, engine.nowMs),
    execute: (command, actor) => desk.execute(command, actor),
    nowMs: () => engine.nowMs,
    monotonicMs,
    onBug,
  });
}

function openPages(centre: Centre, { options, monotonicMs, hosts, origins, onBug }: Outside): Promise<HttpDoor> {
  const { engine, prover, desk, procedures, devices, emulated, media, metrics } = centre;
  const { log } = options;
  return openHttp({
    pagesFolder: options.pagesFolder,
    voiceFolder: options.voiceFolder,
    allows: (origin, host) => originAllowed(origin, host, origins),
    mediaFile: (path, key) => media.fileAt(path, key),
    prover,
    execute: (command, actor) => desk.execute(command, actor),
    centre: () => centre.settings(),
    catalogue: { read: () => procedures.file, replace: (file) => procedures.import(file, engine.nowMs), undo: () => procedures.undo() },
    health: () => ({ ok: engine.fault === null, day: engine.state.day, epoch: centre.epoch }),
    metrics: async () => ({ type: metrics.registry.contentType, text: await metrics.registry.metrics() }),
    sheet: emulated === null ? null : (printer, sheet) => emulated.sheet(printer, sheet),
    preview: (order) => devices.preview(order),
    devices: () => devices.health.details(),
    demo: options.demo ? { devices: options.access?.devices ?? [] } : null,
    mountApi: (app) => mountApi(app, centre, monotonicMs, log),
    monotonicMs,
    hosts,
    proxies: options.proxies ?? [],
    onSignIn: (what, login, address) => log[what === 'signed-in' || what === 'signed-out' ? 'info' : 'warn']({ login, address }, `access.${what}`),
    onBug,
  });
}

/** What other programs ask for, with keys. */
async function mountApi(app: HttpDoor, centre: Centre, monotonicMs: () => number, log: Logger): Promise<void> {
  const { engine, prover, desk, tokens, metrics, procedures } = centre;
  const { bookings } = centre.privateFiles;
  operatorApi(app, { prover, bookings });
  const api: ApiOptions = {
    prover,
    execute: (command, actor) => desk.execute(command, actor),
    monotonicMs,
    bookings,
    numbersOfBookings: () => new Map(allTickets(engine.state).flatMap(({ booking, number }) => (booking === null ? [] : [[booking.id, number]]))),
    standing: (token) => ticketStanding(engine.state, tokens.idOf(token), engine.nowMs),
    state: () => engine.state,
    nowMs: () => engine.nowMs,
    serviceOfProcedure: (code) => procedures.catalogue.serviceOf(code, engine.state.settings),
    onAnswer: (answer) => {
      metrics.api(answer.operation, answer.status);
      // Asked every few seconds by some: only what changed something, or was refused, is worth a line each.
      const isRoutine = /^(?:get|describe)/.test(answer.operation) && answer.status < 400;
      log[isRoutine ? 'debug' : 'info'](answer, 'api.answered');
    },
  };
  await app.register((scope) => apiRoutes(scope, api), { prefix: '/api/v1' });
}

function openSockets(centre: Centre, { options, monotonicMs, hosts, origins, onBug }: Outside, http: HttpDoor, strangers: Connections): Gateway {
  const { engine, desk, prover, watchers, clocks, epoch } = centre;
  const { log } = options;
  const nowMs = () => engine.nowMs;
  const sayRefused = refusedOrigins((refused) => log.warn(refused, 'origin.refused'), monotonicMs);
  /** One line a minute for each address is enough to see who tries. */
  const refusedSockets = new KeyedLimits({ perSecond: 1 / 60, burst: 1 }, monotonicMs);
  return openGateway({
    http: http.server,
    hub: (send) => new ViewHub({ compute: (watch) => centre.view(watch), epoch, nowMs, monotonicMs, send }),
    watchers,
    clocks,
    prove: (proof) => prover.prove(proof),
    execute: (pending) => desk.executeAll(pending),
    ask: (question, actor) => desk.ask(question, actor),
    allows: (origin, host) => {
      const allowed = originAllowed(origin, host, origins);
      if (!allowed && origin !== undefined) sayRefused(origin, host);
      return allowed && isAllowedHost(host, hosts());
    },
    rate: options.rate ?? MESSAGE_RATE,
    nowMs,
    monotonicMs,
    onProven: (request) => strangers.proven(request),
    onRefused: (refusal, address) => {
      if (refusedSockets.take(address)) log.warn({ refusal: refusal.code, address }, 'access.socket-refused');
    },
    onBug,
  });
}
