// The journal on SQLite.
//
// One file, one writer: locking_mode EXCLUSIVE keeps a second server out and needs no shared-memory file.
// WAL with synchronous FULL: a commit that returned survives a power cut (N4). SQLite drops FULL silently in
// some cases, so it is set and read back on every open.
import { existsSync, statSync } from 'node:fs';
import { parseStoredCentre } from '@luot/shared/protocol/centre-faults';
import type { Reply } from '@luot/shared/protocol/commands';
import { type ProcedureFile, procedureFileSchema } from '@luot/shared/protocol/procedure-file';
import type { Actor } from '@luot/shared/protocol/roles';
import Database from 'better-sqlite3';
import type { QueueEvent } from '../queue/events.ts';
import { heldMs, type Ticket } from '../queue/state.ts';
import { StartFault } from '../start-fault.ts';
import { type Answered, type Journal, type JournalEntry, type LegRow, NumberTaken, opensDay, StorageFault, type StoredCentre } from './journal.ts';
import { MIGRATIONS } from './migrations.ts';
import { MOST_UNDONE } from './most-undone.ts';

/** "LUOT" in the file's header, so that nobody opens another program's database by mistake. */
const APPLICATION_ID = 0x4c554f54;

/** Signed-in people, kept beside the journal so that a restart signs nobody out. */
export interface SessionStore {
  addSession(session: Session): void;
  /** One that has not expired, or null. */
  session(tokenHash: string, nowMs: number): Pick<Session, 'login' | 'mark'> | null;
  /** Whether that person has had a session there, ended ones too. */
  isKnownPlace(login: string, place: string): boolean;
  endSession(tokenHash: string): void;
}

/** The list of procedures as it was before an import. */
export interface UndoneCatalogue {
  /** When the import was made. */
  readonly atMs: number;
  readonly file: ProcedureFile;
}

export interface Session {
  readonly tokenHash: string;
  readonly login: string;
  readonly expiresMs: number;
  /** Where it was begun, hashed; null with one from before this was kept. */
  readonly place: string | null;
  /** Of the password it was begun with; null with one from before this was kept. */
  readonly mark: string | null;
}

/** G4: what is known of files that are never backed up. A file's name is that in the data folder. */
export interface SideFileMarks {
  /** Until when something in it matters; null: it has never had anything. */
  sideFileUntil(name: string): number | null;
  /** Never lowers it. False when the disk did not take it. */
  keepSideFile(name: string, untilMs: number): boolean;
}

interface EntryRow {
  command_id: string | null;
  day: string | null;
  at_ms: number;
  actor_role: string;
  actor_id: string;
  command: string;
  body_hash: string | null;
  undoable_at: string | null;
  events: string;
  reply: string;
}

/**
 * Opens or makes the database of a centre.
 * @throws StartFault `data-in-use`, `database-newer`, `database-damaged`, `data-not-writable`
 */
export function openSqliteJournal(path: string): SqliteJournal {
  if (existsSync(path) && statSync(path).size === 0) throw new StartFault('database-damaged', { path, reason: 'empty file' });
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { timeout: 0 });
    prepare(database, path);
    return new SqliteJournal(database, path);
  } catch (error) {
    database?.close();
    throw openFault(error, path);
  }
}

function openFault(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const { code } = error;
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') return new StartFault('data-in-use', { path }, error);
  if (code === 'SQLITE_CANTOPEN' || code.startsWith('SQLITE_READONLY') || code === 'SQLITE_FULL' || code === 'SQLITE_PERM') {
    return new StartFault('data-not-writable', { path, reason: code }, error);
  }
  return new StartFault('database-damaged', { path, reason: `${code}: ${error.message}` }, error);
}

function prepare(database: Database.Database, path: string): void {
  database.pragma('locking_mode = EXCLUSIVE');
  const version = Number(database.pragma('user_version', { simple: true }));
  const tables = Number(database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  const ours = Number(database.pragma('application_id', { simple: true })) === APPLICATION_ID;
  if (tables > 0 && !ours) throw new StartFault('database-damaged', { path, reason: 'not a Lượt database' });
  if (version > MIGRATIONS.length) throw new StartFault('database-newer', { path, found: version, known: MIGRATIONS.length });
  database.pragma('journal_mode = WAL');
  database.pragma('foreign_keys = ON');
  insistOnSync(database);
  const check = database.pragma('quick_check(1)', { simple: true });
  if (check !== 'ok') throw new StartFault('database-damaged', { path, reason: String(check) });
  database
    .transaction(() => {
      for (const step of MIGRATIONS.slice(version)) database.exec(step);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${MIGRATIONS.length}`);
    })
    .immediate();
  // Once more: the first DDL of a connection is where FULL was seen to be lost.
  insistOnSync(database);
}

/** @throws Error when the file is not in WAL with synchronous FULL (2) */
export function insistOnSync(database: Database.Database): void {
  database.pragma('synchronous = FULL');
  const mode = database.pragma('journal_mode', { simple: true });
  const synchronous = database.pragma('synchronous', { simple: true });
  if (mode !== 'wal' || synchronous !== 2) throw new Error(`durability is not on: journal_mode ${String(mode)}, synchronous ${String(synchronous)}`);
}

export class SqliteJournal implements Journal, SessionStore, SideFileMarks {
  readonly #database: Database.Database;
  readonly #path: string;
  readonly #statements;

  constructor(database: Database.Database, path: string) {
    this.#database = database;
    this.#path = path;
    this.#statements = prepareStatements(database);
  }

  centre(beforeVersion = Number.MAX_SAFE_INTEGER): StoredCentre | null {
    const row = this.#statements.newestCentre.get(beforeVersion);
    if (row === undefined) return null;
    const parsed = parseStoredCentre(this.#json(row.document));
    if (!parsed.ok) throw new StartFault('database-damaged', { path: this.#path, reason: parsed.no[0]?.en ?? 'settings' });
    return { version: row.version, atMs: row.at_ms, by: row.by, document: parsed.value };
  }

  /** The newest settings as they were written, also by an earlier version; null in a new store. */
  writtenCentre(): unknown {
    const row = this.#statements.newestCentre.get(Number.MAX_SAFE_INTEGER);
    return row === undefined ? null : this.#json(row.document);
  }

  entriesOfDay(): JournalEntry[] {
    return this.#statements.entriesOfDay.all().map((row) => ({
      commandId: row.command_id,
      bodyHash: row.body_hash,
      day: row.day,
      atMs: row.at_ms,
      actor: { role: row.actor_role as Actor['role'], id: row.actor_id },
      command: row.command,
      undoableAt: row.undoable_at,
      events: (this.#json(row.events) as QueueEvent[]).map(asToday),
      reply: this.#json(row.reply) as Reply,
    }));
  }

  findAnswered(commandId: string): Answered | null {
    const find = this.#statements.findAnswered;
    const small = commandId.toLowerCase();
    const row = find.get(small) ?? (small === commandId ? undefined : find.get(commandId));
    if (row === undefined) return null;
    const actor = { role: row.actor_role as Actor['role'], id: row.actor_id };
    return { actor, command: row.command, bodyHash: row.body_hash, reply: this.#json(row.reply) as Reply };
  }

  append(entry: JournalEntry, touched: readonly Ticket[]): void {
    if (this.#database.inTransaction) this.#guarded(() => this.#write(entry, touched));
    else this.together(() => this.#write(entry, touched));
  }

  together<Value>(work: () => Value): Value {
    const transaction = this.#database.transaction(work);
    return this.#guarded(() => transaction.immediate());
  }

  #guarded<Value>(work: () => Value): Value {
    try {
      return work();
    } catch (error) {
      if (error instanceof Database.SqliteError && isStorageFault(error.code)) throw new StorageFault(error.code, error);
      throw error;
    }
  }

  #write(entry: JournalEntry, touched: readonly Ticket[]): void {
    const statements = this.#statements;
    statements.addEntry.run(
      entry.commandId,
      entry.day,
      entry.atMs,
      entry.actor.role,
      entry.actor.id,
      entry.command,
      entry.bodyHash,
      entry.undoableAt,
      opensDay(entry) ? 1 : 0,
      JSON.stringify(entry.events),
      JSON.stringify(entry.reply),
    );
    const issued = new Set<string>();
    let wholly = false;
    for (const event of entry.events) {
      if (event.type === 'ticket.issued') issued.add(event.ticketId);
      // Undo may take a leg away, a correction moves the times of all; everything else changes the last leg, or ends it and adds one.
      if (event.type === 'counter.undone' || event.type === 'clock.corrected') wholly = true;
      if (event.type === 'centre.replaced') {
        statements.addCentre.run(event.version, event.atMs, entry.actor.id, JSON.stringify(event.document));
      }
    }
    for (const ticket of touched) {
      if (issued.has(ticket.id)) this.#addTicket(ticket);
      else
        statements.updateTicket.run(ticket.state, ticket.print, ticket.classId, ticket.rating, ticket.arrivedAtMs, ticket.day, ticket.seriesId, ticket.ordinal);
      // C11: figures are counted from legs, and training counts in none.
      if (ticket.training) continue;
      if (wholly) statements.deleteLegs.run(ticket.day, ticket.seriesId, ticket.ordinal);
      const from = wholly ? 0 : Math.max(0, ticket.legs.length - 2);
      for (let i = from; i < ticket.legs.length; i++) this.#putLeg(ticket, i);
    }
  }

  #addTicket(ticket: Ticket): void {
    try {
      this.#statements.addTicket.run(
        ticket.day,
        ticket.seriesId,
        ticket.ordinal,
        ticket.number,
        ticket.token,
        ticket.classId,
        ticket.procedureCode,
        ticket.issuedBy.role,
        ticket.issuedBy.id,
        ticket.arrivedAtMs,
        ticket.state,
        ticket.print,
        ticket.booking?.atMs ?? null,
        ticket.training ? 1 : 0,
      );
    } catch (error) {
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) throw new NumberTaken(ticket, error);
      throw error;
    }
  }

  #putLeg(ticket: Ticket, i: number): void {
    const leg = ticket.legs[i];
    if (leg === undefined) return;
    this.#statements.putLeg.run(
      ticket.day,
      ticket.seriesId,
      ticket.ordinal,
      i,
      leg.serviceId,
      leg.counterId,
      leg.clerk,
      leg.fromMs,
      leg.calledAtMs,
      leg.recalls,
      leg.startedAtMs,
      leg.endedAtMs,
      heldMs(leg),
      leg.outOfOrder,
      leg.outcome,
    );
  }

  usedNumbers(day: string): Record<string, number> {
    return Object.fromEntries(this.#statements.usedNumbers.all(day).map((row) => [row.series, row.ordinal]));
  }

  usedUnder(day: string): Record<string, number> {
    return Object.fromEntries(this.#statements.usedUnder.all(day).map((row) => [row.first, row.ordinal]));
  }

  legsOfDay(day: string): LegRow[] {
    return this.#statements.legsOfDay.all(day);
  }

  /** The centre's list of procedures; null until one has been put in. */
  catalogue(): ProcedureFile | null {
    const procedures = this.#statements.procedures.all().map((document) => this.#json(document));
    const repealed = this.#statements.repealed.all().map(({ code, successors }) => ({ code, successors: this.#json(successors) }));
    if (procedures.length === 0 && repealed.length === 0) return null;
    const parsed = procedureFileSchema.safeParse({ procedures, repealed });
    if (!parsed.success) throw new StartFault('database-damaged', { path: this.#path, reason: 'procedures' });
    return parsed.data;
  }

  /** The whole list in place of the old one, or nothing of it. @throws StorageFault */
  replaceCatalogue({ procedures, repealed }: ProcedureFile): void {
    const { clearProcedures, clearRepealed, addProcedure, addRepealed } = this.#statements;
    this.together(() => {
      clearProcedures.run();
      clearRepealed.run();
      for (const record of procedures) addProcedure.run(record.code, JSON.stringify(record));
      for (const { code, successors } of repealed) addRepealed.run(code, JSON.stringify(successors));
    });
  }

  /** `replaceCatalogue` for an import: the list as it was is kept, as are those of the four imports before. @throws StorageFault */
  importCatalogue(file: ProcedureFile, atMs: number): void {
    const { keepCatalogue, forgetCatalogues } = this.#statements;
    this.together(() => {
      keepCatalogue.run(atMs, JSON.stringify(this.catalogue() ?? { procedures: [], repealed: [] }));
      forgetCatalogues.run(MOST_UNDONE);
      this.replaceCatalogue(file);
    });
  }

  /** The list as it was before the last import that has not been undone, put back; null: there is none. @throws StorageFault */
  undoCatalogue(): UndoneCatalogue | null {
    const { newestKept, dropKept } = this.#statements;
    return this.together(() => {
      const kept = newestKept.get();
      if (kept === undefined) return null;
      const parsed = procedureFileSchema.safeParse(this.#json(kept.document));
      if (!parsed.success) throw new StartFault('database-damaged', { path: this.#path, reason: 'replaced procedures' });
      dropKept.run(kept.seq);
      this.replaceCatalogue(parsed.data);
      return { atMs: kept.at_ms, file: parsed.data };
    });
  }

  addSession({ tokenHash, login, expiresMs, place, mark }: Session): void {
    this.#statements.addSession.run(tokenHash, login, expiresMs, place, mark);
  }

  session(tokenHash: string, nowMs: number): Pick<Session, 'login' | 'mark'> | null {
    return this.#statements.session.get(tokenHash, nowMs) ?? null;
  }

  isKnownPlace(login: string, place: string): boolean {
    return this.#statements.knownPlace.get(login, place) !== undefined;
  }

  endSession(tokenHash: string): void {
    this.#statements.endSession.run(tokenHash);
  }

  /** D1e: sessions that have not expired at an instant go on as long as they would have, when the time is corrected by some ms. */
  moveSessions(nowMs: number, byMs: number): void {
    this.#statements.moveSessions.run(byMs, nowMs);
  }

  tryDisk(): void {
    this.together(() => this.#statements.fillProbe.run());
  }

  sideFileUntil(name: string): number | null {
    return this.#statements.sideFileUntil.get(name) ?? null;
  }

  keepSideFile(name: string, untilMs: number): boolean {
    if ((this.sideFileUntil(name) ?? Number.NEGATIVE_INFINITY) >= untilMs) return true;
    try {
      this.together(() => this.#statements.keepSideFile.run(name, untilMs));
      return true;
    } catch (error) {
      if (error instanceof StorageFault) return false;
      throw error;
    }
  }

  close(): void {
    this.#database.close();
  }

  #json(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new StartFault('database-damaged', { path: this.#path, reason: 'unreadable entry' }, error);
    }
  }
}

/** Settings that an earlier version wrote, in today's shape. */
function asToday(event: QueueEvent): QueueEvent {
  if (event.type !== 'centre.replaced') return event;
  const parsed = parseStoredCentre(event.document);
  return parsed.ok ? { ...event, document: parsed.value } : event;
}

function isStorageFault(code: string): boolean {
  return /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB)/.test(code);
}

function prepareStatements(database: Database.Database) {
  const entry = 'command_id, day, at_ms, actor_role, actor_id, command, body_hash, undoable_at, events, reply';
  return {
    newestCentre: database.prepare<[number], { version: number; at_ms: number; by: string; document: string }>(
      'SELECT version, at_ms, by, document FROM centre WHERE version < ? ORDER BY version DESC LIMIT 1',
    ),
    addCentre: database.prepare<[number, number, string, string]>('INSERT INTO centre (version, at_ms, by, document) VALUES (?, ?, ?, ?)'),
    entriesOfDay: database.prepare<[], EntryRow>(
      `SELECT ${entry} FROM journal WHERE seq >= coalesce((SELECT max(seq) FROM journal WHERE opens_day = 1), 0) ORDER BY seq`,
    ),
    findAnswered: database.prepare<[string], Pick<EntryRow, 'actor_role' | 'actor_id' | 'command' | 'body_hash' | 'reply'>>(
      'SELECT actor_role, actor_id, command, body_hash, reply FROM journal WHERE command_id = ?',
    ),
    addEntry: database.prepare(
      'INSERT INTO journal (command_id, day, at_ms, actor_role, actor_id, command, body_hash, undoable_at, opens_day, events, reply) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    addTicket: database.prepare(
      'INSERT INTO tickets (day, series, ordinal, number, token, class, procedure, issued_role, issued_by, arrived_ms, state, print, booked_ms, training) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    updateTicket: database.prepare(
      'UPDATE tickets SET state = ?, print = ?, class = ?, rating = ?, arrived_ms = ? WHERE day = ? AND series = ? AND ordinal = ?',
    ),
    deleteLegs: database.prepare('DELETE FROM legs WHERE day = ? AND series = ? AND ordinal = ?'),
    putLeg: database.prepare(
      'INSERT OR REPLACE INTO legs (day, series, ordinal, leg, service, counter, clerk, from_ms, called_ms, recalls, started_ms, ended_ms, held_ms, out_of_order, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    usedNumbers: database.prepare<[string], { series: string; ordinal: number }>(
      'SELECT series, max(ordinal) AS ordinal FROM tickets WHERE day = ? GROUP BY series',
    ),
    usedUnder: database.prepare<[string], { first: string; ordinal: number }>(
      'SELECT substr(number, 1, 1) AS first, max(ordinal) AS ordinal FROM tickets WHERE day = ? GROUP BY first',
    ),
    legsOfDay: database.prepare<[string], LegRow>(
      `SELECT service AS serviceId, from_ms AS fromMs, called_ms AS calledAtMs, started_ms AS startedAtMs, ended_ms AS endedAtMs,
              held_ms AS heldMs, outcome, counter AS counterId, leg FROM legs WHERE day = ?`,
    ),
    fillProbe: database.prepare('INSERT OR REPLACE INTO disk_probe (id, filler) VALUES (1, randomblob(16384))'),
    procedures: database.prepare<[], string>('SELECT document FROM procedures ORDER BY code').pluck(),
    repealed: database.prepare<[], { code: string; successors: string }>('SELECT code, successors FROM repealed ORDER BY code'),
    clearProcedures: database.prepare('DELETE FROM procedures'),
    clearRepealed: database.prepare('DELETE FROM repealed'),
    addProcedure: database.prepare<[string, string]>('INSERT INTO procedures (code, document) VALUES (?, ?)'),
    addRepealed: database.prepare<[string, string]>('INSERT INTO repealed (code, successors) VALUES (?, ?)'),
    keepCatalogue: database.prepare<[number, string]>('INSERT INTO replaced_catalogues (at_ms, document) VALUES (?, ?)'),
    forgetCatalogues: database.prepare<[number]>('DELETE FROM replaced_catalogues WHERE seq <= (SELECT max(seq) FROM replaced_catalogues) - ?'),
    newestKept: database.prepare<[], { seq: number; at_ms: number; document: string }>(
      'SELECT seq, at_ms, document FROM replaced_catalogues ORDER BY seq DESC LIMIT 1',
    ),
    dropKept: database.prepare<[number]>('DELETE FROM replaced_catalogues WHERE seq = ?'),
    addSession: database.prepare('INSERT INTO sessions (token_hash, login, expires_ms, place, mark) VALUES (?, ?, ?, ?, ?)'),
    session: database.prepare<[string, number], Pick<Session, 'login' | 'mark'>>('SELECT login, mark FROM sessions WHERE token_hash = ? AND expires_ms > ?'),
    knownPlace: database.prepare<[string, string]>('SELECT 1 FROM sessions WHERE login = ? AND place = ? LIMIT 1'),
    sideFileUntil: database.prepare<[string], number>('SELECT until_ms FROM side_files WHERE name = ?').pluck(),
    keepSideFile: database.prepare<[string, number]>('INSERT OR REPLACE INTO side_files (name, until_ms) VALUES (?, ?)'),
    moveSessions: database.prepare<[number, number]>('UPDATE sessions SET expires_ms = expires_ms + ? WHERE expires_ms > ?'),
    // The row stays: it says where this person works.
    endSession: database.prepare('UPDATE sessions SET expires_ms = 0 WHERE token_hash = ?'),
  };
}
