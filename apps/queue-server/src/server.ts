// Joins the parts into a running server. Nothing is decided here.
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tcpLink } from '@luot/devices/links/tcp-link';
import type { CentreSettings } from '@luot/shared/protocol/centre';
import { parseCentre } from '@luot/shared/protocol/centre-faults';
import type { Reply } from '@luot/shared/protocol/commands';
import type { Watch } from '@luot/shared/protocol/handshake';
import type { Actor } from '@luot/shared/protocol/roles';
import type { CatalogueView, ViewName, Views } from '@luot/shared/protocol/views';
import type { Logger } from 'pino';
import type { AccessSeed } from './access/access-file.ts';
import { Prover } from './access/prove.ts';
import { Catalogue } from './catalogue.ts';
import { ACCESS, type FolderOptions, openAccess, openData, SERVER_FILE } from './data-folder.ts';
import { type Clock, DayClock, SYSTEM_CLOCK } from './day-clock.ts';
import { EmulatedPrinters } from './emulated-printers.ts';
import { Engine } from './engine.ts';
import type { GuardedCommand } from './gateway/guard.ts';
import type { Rate } from './gateway/rate-limit.ts';
import { openGateway } from './gateway/socket-gateway.ts';
import { ViewHub } from './gateway/view-hub.ts';
import { createMetrics } from './http/metrics.ts';
import { openHttp } from './http/routes.ts';
import type { Command } from './queue/command.ts';
import { boardView } from './queue/views/board-view.ts';
import { kioskView } from './queue/views/kiosk-view.ts';
import { managerView } from './queue/views/manager-view.ts';
import { counterView, staffView } from './queue/views/staff-view.ts';
import { PrintReactor } from './reactors/print-ticket.ts';
import { ticketPaper } from './reactors/ticket-words.ts';
import { reasonOf, StartFault } from './start-fault.ts';
import { dayFigures } from './stats/day-figures.ts';
import { StorageFault } from './store/journal.ts';
import type { SqliteJournal } from './store/sqlite-journal.ts';

const TICK_MS = 1_000;

export interface ServerOptions extends FolderOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly pagesFolder: string;
  readonly catalogueFile: string;
  /** Virtual printers instead of the cables of the settings. */
  readonly emulatePrinters: boolean;
  readonly log: Logger;
  readonly rate?: Rate;
  readonly clock?: Clock;
}

export interface RunningServer {
  readonly port: number;
  readonly engine: Engine;
  /** Made at the first start of a data folder without an access seed: to be shown once. */
  readonly newAccess: AccessSeed | null;
  readonly close: () => Promise<void>;
}

/** @throws StartFault with the sentence for a person */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { dataFolder, log, clock = SYSTEM_CLOCK } = options;
  const catalogue = Catalogue.read(options.catalogueFile);
  if (!existsSync(join(options.pagesFolder, 'kiosk.html'))) throw new StartFault('pages-missing', { path: options.pagesFolder });
  const journal = openData(dataFolder);
  const accessFile = join(dataFolder, ACCESS);
  const hadAccess = existsSync(accessFile);
  try {
    return await start(options, journal, catalogue, clock);
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

async function start(options: ServerOptions, journal: SqliteJournal, catalogue: Catalogue, clock: Clock): Promise<RunningServer> {
  const { dataFolder, log } = options;
  const made = await openAccess(options);
  const lastAtMs = journal.entriesOfDay().at(-1)?.atMs ?? 0;
  let settings = options.seed;
  const engine = new Engine({
    journal,
    clock: new DayClock(clock, lastAtMs),
    seed: options.seed,
    newToken: ticketToken,
    onFault: (fault) => log.fatal({ code: fault.code }, 'storage.fault'),
    serviceOfProcedure: (code) => catalogue.serviceOf(code, settings),
  });
  settings = engine.state.settings;
  engine.onCommit((events, state, actor) => {
    settings = state.settings;
    for (const event of events)
      log.info(
        { by: actor, ...('ticketId' in event ? { ticket: event.ticketId } : {}), ...('counterId' in event ? { counter: event.counterId } : {}) },
        event.type,
      );
  });

  const emulated = options.emulatePrinters ? await EmulatedPrinters.start(settings.printers) : null;
  let changed: () => void = () => undefined;
  const printing = new PrintReactor({
    engine,
    linkOf: (printer) => emulated?.linkOf(printer) ?? tcpLink(printer.link.host, printer.link.port),
    paperOf: (state, ticket) => ticketPaper(state, ticket, catalogue),
    onChange: () => changed(),
  });

  const prover = new Prover(made.access, journal, () => clock.wallMs());
  let sockets: () => number = () => 0;
  const metrics = createMetrics(
    engine,
    () => sockets(),
    () => printing.devices(),
  );
  const executeAll = (pending: readonly { guarded: GuardedCommand; actor: Actor }[]): Reply[] => {
    const from = clock.monotonicMs();
    const replies = engine.executeAll(pending.map(({ guarded, actor }) => ({ commandId: guarded.commandId, command: parsedCommand(guarded.command), actor })));
    const seconds = (clock.monotonicMs() - from) / 1000;
    for (const [i, reply] of replies.entries()) {
      const { name } = pending[i]?.guarded.command ?? { name: 'unknown' };
      metrics.command(name, reply.ok, seconds);
      if (!reply.ok) log.info({ command: name, by: pending[i]?.actor, refusal: reply.refusal.code }, 'command.refused');
    }
    return replies;
  };

  const epoch = randomBytes(6).toString('base64url');
  const http = await openHttp({
    pagesFolder: options.pagesFolder,
    prover,
    execute: (guarded, actor) => executeAll([{ guarded, actor }])[0] ?? { ok: false, refusal: { code: 'bad-message' } },
    centre: () => journal.centre(),
    health: () => ({ ok: engine.fault === null, day: engine.state.day, epoch }),
    metrics: async () => ({ type: metrics.registry.contentType, text: await metrics.registry.metrics() }),
    sheet: emulated === null ? null : (printer, sheet) => emulated.sheet(printer, sheet),
    demo: options.demo ? { devices: options.access?.devices ?? [] } : null,
    monotonicMs: () => clock.monotonicMs(),
  });

  // The largest view, and it changes with the settings alone.
  let listed: { readonly settings: CentreSettings; readonly view: CatalogueView } | null = null;
  const catalogueView = (): CatalogueView => {
    if (listed?.settings !== settings) listed = { settings, view: { procedures: catalogue.proceduresOf(settings) } };
    return listed.view;
  };
  const compute = (watch: Watch): Views[ViewName] | null => {
    switch (watch.view) {
      case 'kiosk':
        return kioskView(engine.state, watch.id, engine.nowMs, (id) => printing.stateOf(id));
      case 'board':
        return boardView(engine.state, watch.id, engine.nowMs);
      case 'catalogue':
        return catalogueView();
      case 'staff':
        return staffView(engine.state, printing.devices());
      case 'counter':
        return counterView(engine.state, watch.id, engine.nowMs);
      case 'manager': {
        const { state } = engine;
        const legs = state.day === null ? [] : journal.legsOfDay(state.day);
        return managerView(state, engine.wallMs, dayFigures(legs, state.settings.timeZone), printing.devices());
      }
      case 'paper': {
        const centre = { name: settings.name, timeZone: settings.timeZone };
        return emulated?.view(centre) ?? { centre, printers: [] };
      }
    }
  };
  const gateway = openGateway({
    http: http.server,
    hub: (send) => new ViewHub({ compute, epoch, nowMs: () => engine.nowMs, monotonicMs: () => clock.monotonicMs(), send }),
    prove: (proof) => prover.prove(proof),
    execute: executeAll,
    origins: ['luot-app://pages'],
    rate: options.rate ?? { perSecond: 10, burst: 30 },
    monotonicMs: () => clock.monotonicMs(),
  });
  sockets = gateway.count;
  changed = () => gateway.hub.changed();
  engine.onCommit(changed);
  emulated?.onSheet(changed);
  const ticking = setInterval(() => {
    engine.tick();
    // Time alone opens and closes services and ends undo.
    changed();
  }, TICK_MS);

  const close = async () => {
    clearInterval(ticking);
    await gateway.close();
    await http.close();
    printing.close();
    await emulated?.stop();
    journal.close();
    rmSync(join(dataFolder, SERVER_FILE), { force: true });
  };
  try {
    await http.listen({ host: options.host, port: options.port });
  } catch (error) {
    clearInterval(ticking);
    printing.close();
    await emulated?.stop();
    throw listenFault(error, options.port);
  }
  const address = http.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  writeFileSync(join(dataFolder, SERVER_FILE), JSON.stringify({ pid: process.pid, host: options.host, port, token: prover.operatorToken }), { mode: 0o600 });
  log.info({ port, day: engine.state.day }, 'server.started');
  return { port, engine, newAccess: made.shown, close };
}

/** 122 random bits, base64url. A UUID's randomness comes from a pool; asking the system for each ticket costs more than the ticket. */
export function ticketToken(): string {
  return Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
}

/** The one command whose body is parsed further: its faults are part of the refusal. */
function parsedCommand(command: GuardedCommand['command']): Command {
  if (command.name !== 'centre.replace') return command;
  const parsed = parseCentre(command.body.document);
  return { name: 'centre.replace', body: parsed.ok ? { document: parsed.value } : { faults: parsed.no } };
}

function listenFault(error: unknown, port: number): unknown {
  const reason = reasonOf(error);
  if (reason === 'EADDRINUSE') return new StartFault('port-in-use', { port }, error);
  if (reason === 'EACCES' || reason === 'EADDRNOTAVAIL') return new StartFault('port-refused', { port, reason }, error);
  return error;
}
