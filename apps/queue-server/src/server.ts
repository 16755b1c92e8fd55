// Joins the parts into a running server. Nothing is decided here.
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { EmulatedDevices } from '@luot/devices/emulators/emulated-devices';
import { openLink } from '@luot/devices/links/open-link';
import { refuse } from '@luot/shared/domain/refusal';
import { parseCentre } from '@luot/shared/protocol/centre-faults';
import { type CommandValue, isQuestion, isSideCommand, type Question, type Reply, type SideCommand } from '@luot/shared/protocol/commands';
import type { Watch } from '@luot/shared/protocol/handshake';
import type { ProcedureFile } from '@luot/shared/protocol/procedure-file';
import type { Actor } from '@luot/shared/protocol/roles';
import type { ViewName, Views } from '@luot/shared/protocol/views';
import type { Logger } from 'pino';
import type { AccessSeed } from './access/access-file.ts';
import { Prover } from './access/prove.ts';
import { Attendance } from './attendance.ts';
import { Catalogue, readProcedureFile } from './catalogue/catalogue.ts';
import { ACCESS, type FolderOptions, openAccess, openData, SERVER_FILE } from './data-folder.ts';
import { type Clock, DayClock, SYSTEM_CLOCK } from './day-clock.ts';
import { Devices } from './devices.ts';
import { openDossierSource } from './dossiers/dossier-source.ts';
import { findDossier } from './dossiers/find-dossier.ts';
import { LookUps } from './dossiers/look-ups.ts';
import { seedDossiers } from './dossiers/own-source.ts';
import { Engine } from './engine.ts';
import type { GuardedCommand } from './gateway/guard.ts';
import type { Rate } from './gateway/rate-limit.ts';
import { openGateway } from './gateway/socket-gateway.ts';
import { ViewHub } from './gateway/view-hub.ts';
import { ALARM, HelpCalls } from './help-calls.ts';
import { createMetrics } from './http/metrics.ts';
import { openHttp } from './http/routes.ts';
import { readLanguages } from './languages.ts';
import type { Command } from './queue/command.ts';
import { ticketHistory, ticketStanding } from './queue/find-ticket.ts';
import { agentView } from './queue/views/agent-view.ts';
import { boardView } from './queue/views/board-view.ts';
import { counterView } from './queue/views/counter-view.ts';
import { kioskView } from './queue/views/kiosk-view.ts';
import { managerView } from './queue/views/manager-view.ts';
import { staffView } from './queue/views/staff-view.ts';
import { ticketView } from './queue/views/ticket-view.ts';
import { reasonOf, StartFault } from './start-fault.ts';
import { dayFigures } from './stats/day-figures.ts';
import { Comments } from './store/comments.ts';
import { StorageFault } from './store/journal.ts';
import { OwnDossiers } from './store/own-dossiers.ts';
import type { SqliteJournal } from './store/sqlite-journal.ts';
import { VisitNotes } from './store/visit-notes.ts';
import { TicketTokens } from './ticket-tokens.ts';

const TICK_MS = 1_000;
const FORGET_EVERY_MS = 60_000;

const NOTES = 'notes.db';
const DOSSIERS = 'dossiers.db';
const COMMENTS = 'comments.db';

export interface ServerOptions extends FolderOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly pagesFolder: string;
  /** The procedures of a new data folder. */
  readonly catalogueFile: string;
  /** Dossiers of the sample centre for its own list, or null. */
  readonly dossiersFile: string | null;
  /** Languages beside Vietnamese and English, a file each; the folder need not exist. */
  readonly stringsFolder: string;
  /** Virtual devices instead of the cables of the settings. */
  readonly emulateDevices: boolean;
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
  const catalogue = new Catalogue(openCatalogue(journal, options.catalogueFile));
  const made = await openAccess(options);
  const lastAtMs = journal.entriesOfDay().at(-1)?.atMs ?? 0;
  let settings = options.seed;
  let watched: (watch: Watch) => boolean = () => false;
  const attendance = new Attendance(
    (counterId) => watched({ view: 'counter', id: counterId }),
    () => clock.monotonicMs(),
  );
  const engine = new Engine({
    journal,
    clock: new DayClock(clock, lastAtMs),
    seed: options.seed,
    newToken: ticketToken,
    onFault: (fault) => log.fatal({ code: fault.code }, 'storage.fault'),
    serviceOfProcedure: (code) => catalogue.serviceOf(code, settings),
    unattended: (counterId) => attendance.unattended(counterId),
  });
  settings = engine.state.settings;
  const tokens = new TicketTokens(engine);
  engine.onCommit((events, state, actor) => {
    settings = state.settings;
    // C9: a key on the counter's keypad is somebody at the counter.
    for (const event of events) if ('counterId' in event) attendance.seen(event.counterId);
    for (const event of events)
      log.info(
        { by: actor, ...('ticketId' in event ? { ticket: event.ticketId } : {}), ...('counterId' in event ? { counter: event.counterId } : {}) },
        event.type,
      );
  });

  const emulated = options.emulateDevices ? await EmulatedDevices.start(settings.devices) : null;
  let changed: () => void = () => undefined;
  const devices = new Devices({
    engine,
    catalogue,
    linkOf: (device) => openLink(emulated?.linkOf(device) ?? device.link),
    emulated,
    agentThere: (kioskId) => watched({ view: 'agent', id: kioskId }),
    onChange: () => changed(),
    log,
  });

  const notes = new VisitNotes(join(dataFolder, NOTES), engine.nowMs);
  const comments = new Comments(join(dataFolder, COMMENTS));
  const own = OwnDossiers.open(join(dataFolder, DOSSIERS));
  if (options.dossiersFile !== null && own.count() === 0) own.replaceAll(seedDossiers(options.dossiersFile));
  const openSource = () => openDossierSource(settings.dossiers.source, { dataFolder, nowMs: () => engine.nowMs, onChange: () => changed(), own });
  let source = openSource();
  let opened = settings.dossiers.source;
  engine.onCommit(() => {
    // Other settings may change while somebody waits for an answer: it still comes.
    if (isDeepStrictEqual(settings.dossiers.source, opened)) return;
    opened = settings.dossiers.source;
    void source?.close();
    source = openSource();
  });
  const lookUps = new LookUps();
  const helpCalls = new HelpCalls();
  const alarms = new HelpCalls(ALARM);
  const { languages, reports } = readLanguages(options.stringsFolder);
  for (const { file, refused, missing, leftOut } of reports) {
    if (refused !== null) log.warn({ file, reason: refused }, 'strings.refused');
    else if (missing.length + leftOut.length > 0) log.warn({ file, missing: missing.length, firstMissing: missing.slice(0, 5), leftOut }, 'strings.incomplete');
  }

  const prover = new Prover(made.access, journal, () => clock.wallMs());
  let sockets: () => number = () => 0;
  const metrics = createMetrics(
    engine,
    () => sockets(),
    () => devices.health.details(),
  );
  const executeSide = (command: SideCommand, actor: Actor): Reply => {
    switch (command.name) {
      case 'help.call':
        helpCalls.call(actor.id, engine.nowMs);
        break;
      case 'help.answer':
        if (!helpCalls.answer(command.body.kioskId, engine.nowMs)) return { ok: false, refusal: refuse('help-answered') };
        break;
      case 'alarm.raise':
        if (engine.state.counters[command.body.counterId]?.clerk !== actor.id) return { ok: false, refusal: refuse('not-your-counter') };
        alarms.call(command.body.counterId, engine.nowMs);
        break;
      case 'alarm.answer':
        if (!alarms.answer(command.body.counterId, engine.nowMs)) return { ok: false, refusal: refuse('help-answered') };
        break;
      case 'call.said':
      case 'display.report':
        break;
      default:
        return devices.execute(command, actor);
    }
    changed();
    return { ok: true, value: {} };
  };
  const ask = async (question: Question, actor: Actor): Promise<Reply> => {
    if (question.name === 'ticket.find') return ticketStanding(engine.state, tokens.idOf(question.body.token), engine.nowMs);
    if (question.name === 'ticket.lookUp') return ticketHistory(engine.state, question.body.number);
    return findDossier(question.body.code, actor.id, {
      source: () => source,
      lookUps,
      settings: () => settings,
      serviceOfProcedure: (code) => catalogue.serviceOf(code, settings),
      monotonicMs: () => clock.monotonicMs(),
    });
  };
  /** Commands of one turn: those of the queue are durable together, those beside it are answered by themselves. */
  const executeAll = (pending: readonly { guarded: GuardedCommand; actor: Actor }[]): Reply[] => {
    const from = clock.monotonicMs();
    const answers = new Map<GuardedCommand, Reply>();
    for (const { guarded, actor } of pending) if (isSideCommand(guarded.command)) answers.set(guarded, executeSide(guarded.command, actor));
    const queue = pending.filter(({ guarded }) => !answers.has(guarded));
    const replies = engine.executeAll(queue.map(({ guarded, actor }) => ({ commandId: guarded.commandId, command: queueCommand(guarded.command), actor })));
    for (const [i, { guarded }] of queue.entries()) {
      const reply = replies[i] ?? { ok: false, refusal: { code: 'bad-message' } };
      answers.set(guarded, reply);
      keepBeside(guarded.command, reply);
    }
    const seconds = (clock.monotonicMs() - from) / 1000;
    return pending.map(({ guarded, actor }) => {
      const reply = answers.get(guarded) ?? { ok: false, refusal: { code: 'bad-message' } };
      const { name } = guarded.command;
      metrics.command(name, reply.ok, seconds);
      if (!reply.ok) log.info({ command: name, by: actor, refusal: reply.refusal.code }, 'command.refused');
      return reply;
    });
  };
  /** R4: the dossier of a new ticket and what a visitor writes go beside the journal, never into it. */
  const keepBeside = (command: GuardedCommand['command'], reply: Reply): void => {
    if (!reply.ok) return;
    if (command.name === 'counter.rate' || command.name === 'visitor.rate') {
      const { level, comment } = command.body;
      if (comment !== undefined && !comments.add(level, comment, engine.nowMs)) log.error('comments.failed');
      return changed();
    }
    if (command.name !== 'ticket.issue' || command.body.dossierCode === undefined) return;
    const { ticket } = reply.value as CommandValue<'ticket.issue'>;
    if (!notes.attach(ticket.ticketId, command.body.dossierCode, engine.nowMs)) log.error({ ticket: ticket.ticketId }, 'notes.failed');
    changed();
  };

  const epoch = randomBytes(6).toString('base64url');
  const http = await openHttp({
    pagesFolder: options.pagesFolder,
    prover,
    execute: (guarded, actor) => executeAll([{ guarded, actor }])[0] ?? { ok: false, refusal: { code: 'bad-message' } },
    centre: () => journal.centre(),
    catalogue: {
      read: () => catalogue.file,
      replace: (file) => {
        journal.replaceCatalogue(file);
        catalogue.replace(file);
        changed();
      },
    },
    health: () => ({ ok: engine.fault === null, day: engine.state.day, epoch }),
    metrics: async () => ({ type: metrics.registry.contentType, text: await metrics.registry.metrics() }),
    sheet: emulated === null ? null : (printer, sheet) => emulated.sheet(printer, sheet),
    preview: (order) => devices.preview(order),
    devices: () => devices.health.details(),
    demo: options.demo ? { devices: options.access?.devices ?? [] } : null,
    monotonicMs: () => clock.monotonicMs(),
  });

  const languagesView = { languages };
  const compute = (watch: Watch): Views[ViewName] | null => {
    switch (watch.view) {
      case 'kiosk':
        return kioskView(engine.state, watch.id, engine.nowMs, (id) => devices.health.stateOf(id), {
          scan: devices.input.scan(watch.id),
          help: helpCalls.at(watch.id, engine.nowMs),
          takesBookings: false,
        });
      case 'agent':
        return agentView(engine.state, watch.id, engine.nowMs, devices.askedTest);
      case 'board':
        return boardView(engine.state, watch.id, engine.nowMs);
      case 'catalogue':
        return catalogue.view(settings);
      case 'languages':
        return languagesView;
      case 'staff':
        return staffView(engine.state, {
          devices: devices.health.views(),
          printerState: (id) => devices.health.stateOf(id),
          helpCalls: helpCalls.waiting(engine.nowMs),
          alarms: alarms.waiting(engine.nowMs),
          unattended: (counterId) => attendance.unattended(counterId),
        });
      case 'counter':
        return counterView(engine.state, watch.id, engine.nowMs, {
          dossierOf: (ticketId) => notes.dossierOf(ticketId),
          unattended: (counterId) => attendance.unattended(counterId),
        });
      case 'manager': {
        const { state } = engine;
        const legs = state.day === null ? [] : journal.legsOfDay(state.day);
        return managerView(state, engine.wallMs, dayFigures(legs, state.settings.timeZone), {
          devices: devices.health.views(),
          dossierFault: source?.fault ?? null,
          comments: comments.newest(engine.nowMs),
          notices: [],
        });
      }
      case 'devices':
        return { centre: { name: settings.name, timeZone: settings.timeZone }, devices: devices.health.details() };
      case 'lab':
        return devices.labView();
      case 'ticket':
        return ticketView(engine.state, watch.id, engine.nowMs);
    }
  };
  const gateway = openGateway({
    http: http.server,
    hub: (send) =>
      new ViewHub({
        compute,
        epoch,
        nowMs: () => engine.nowMs,
        monotonicMs: () => clock.monotonicMs(),
        send,
        onUnwatched: (watch) => {
          // C9: the two minutes begin when the page has gone.
          if (watch.view === 'counter') attendance.seen(watch.id);
          devices.unwatched(watch);
        },
      }),
    prove: (proof) => prover.prove(proof),
    execute: executeAll,
    ask,
    origins: ['luot-app://pages'],
    rate: options.rate ?? { perSecond: 10, burst: 30 },
    monotonicMs: () => clock.monotonicMs(),
  });
  sockets = gateway.count;
  changed = () => gateway.hub.changed();
  watched = (watch) => gateway.hub.isWatched(watch);
  engine.onCommit(changed);
  emulated?.onChange(changed);
  const forgetting = setInterval(() => {
    if (!notes.forgetOld(engine.nowMs)) log.error('notes.not-forgotten');
    if (!comments.forgetOld(engine.nowMs, settings.ratings.commentDays)) log.error('comments.not-forgotten');
  }, FORGET_EVERY_MS);
  const ticking = setInterval(() => {
    engine.tick();
    // Time alone opens and closes services and ends undo.
    changed();
  }, TICK_MS);

  const close = async () => {
    clearInterval(ticking);
    clearInterval(forgetting);
    await gateway.close();
    await http.close();
    await devices.close();
    await emulated?.stop();
    await source?.close();
    own.close();
    notes.close();
    comments.close();
    journal.close();
    rmSync(join(dataFolder, SERVER_FILE), { force: true });
  };
  try {
    await http.listen({ host: options.host, port: options.port });
  } catch (error) {
    clearInterval(ticking);
    clearInterval(forgetting);
    await devices.close();
    await emulated?.stop();
    await source?.close();
    own.close();
    notes.close();
    comments.close();
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
function queueCommand(command: GuardedCommand['command']): Command {
  if (isSideCommand(command) || isQuestion(command)) throw new Error(`${command.name} is no command of the queue`);
  if (command.name === 'ticket.issue') {
    // R4: what the journal never sees it cannot keep.
    const { dossierCode: _apart, ...body } = command.body;
    return { name: 'ticket.issue', body };
  }
  if (command.name === 'ticket.checkIn') {
    const { code: _apart, ...body } = command.body;
    return { name: 'ticket.checkIn', body: { ...body, booking: null } };
  }
  if (command.name === 'counter.rate') {
    const { comment: _apart, ...body } = command.body;
    return { name: 'counter.rate', body };
  }
  if (command.name === 'visitor.rate') {
    const { comment: _apart, ...body } = command.body;
    return { name: 'visitor.rate', body };
  }
  if (command.name !== 'centre.replace') return command;
  const parsed = parseCentre(command.body.document);
  return { name: 'centre.replace', body: parsed.ok ? { document: parsed.value } : { faults: parsed.no } };
}

/** The centre's list; that of a new folder, or of an older version's, is the shipped one. */
function openCatalogue(journal: SqliteJournal, shipped: string): ProcedureFile {
  const kept = journal.catalogue();
  if (kept !== null) return kept;
  const file = readProcedureFile(shipped);
  journal.replaceCatalogue(file);
  return file;
}

function listenFault(error: unknown, port: number): unknown {
  const reason = reasonOf(error);
  if (reason === 'EADDRINUSE') return new StartFault('port-in-use', { port }, error);
  if (reason === 'EACCES' || reason === 'EADDRNOTAVAIL') return new StartFault('port-refused', { port, reason }, error);
  return error;
}
