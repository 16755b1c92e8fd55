// The centre's own list of dossiers: a SQLite file beside the journal, with the fields of a Dossier and no person (R4).
//
//   luot dossiers import ──replaceAll──▶ dossiers.db ◀──find── the running server
//
// Two processes share the file, so there is no exclusive lock. The rollback journal is a file (DELETE): with one in memory
// an import that dies would leave half a list. What an import replaces is kept for a day, so that it can be undone, and then
// overwritten (`secure_delete`).
//
// R6: a file that cannot be used is never replaced by an empty one. Look-ups fail until it is mended; the queue goes on.
import { existsSync, statSync } from 'node:fs';
import type { Dossier, DossierState } from '@luot/shared/domain/dossier';
import { reasonOf, StartFault } from '@luot/shared/domain/start-fault';
import Database from 'better-sqlite3';
import { MOST_UNDONE } from '../../most-undone.ts';

const VERSION = 2;
/** A look-up waits this long while an import commits; everything else in the server waits with it. */
const BUSY_MS = 250;
/** F27. As long as the code of a dossier that a ticket was about (R4b). */
const KEPT_MS = 24 * 60 * 60_000;

interface Row {
  readonly code: string;
  readonly state: DossierState;
  readonly procedure_code: string | null;
  readonly procedure_name: string | null;
  readonly received_on: string | null;
  readonly due_on: string | null;
  readonly finished_on: string | null;
  readonly returned_on: string | null;
  readonly amount_due: number | null;
  readonly pays_online: number;
  readonly office: string | null;
}

export interface OwnDossiersOptions {
  /** How long another process may hold the file. */
  readonly busyMs?: number;
  /** G4: there was a list: it is not begun anew where it has gone. */
  readonly had?: boolean;
}

export class OwnDossiers {
  readonly #path: string;
  readonly #options: Required<OwnDossiersOptions>;
  #database: Database.Database | null = null;

  private constructor(path: string, { busyMs = BUSY_MS, had = false }: OwnDossiersOptions) {
    this.#path = path;
    this.#options = { busyMs, had };
  }

  /** Makes the file when there is none. Throws nothing: what is wrong with the file is said by the methods. */
  static open(path: string, options: OwnDossiersOptions = {}): OwnDossiers {
    const own = new OwnDossiers(path, options);
    try {
      own.count();
    } catch (error) {
      if (!(error instanceof StartFault)) throw error;
    }
    return own;
  }

  /** @throws StartFault as the other methods: `data-in-use` for a moment, `database-damaged`, `database-newer`, `data-not-writable` */
  find(code: string): Dossier | null {
    return this.#use((database) => {
      const row = database.prepare<[string], Row>('SELECT * FROM dossiers WHERE code = ?').get(code);
      return row === undefined ? null : dossierOf(row);
    });
  }

  /** The new list is there as a whole or not at all; of two dossiers with one code the later stays. @throws StartFault */
  replaceAll(dossiers: readonly Dossier[]): void {
    this.#use((database) => database.transaction(() => putAll(database, dossiers.map(rowOf))).immediate());
  }

  /** `replaceAll`, and it can be undone for a day. @throws StartFault */
  importAll(dossiers: readonly Dossier[], nowMs: number): void {
    this.#use((database) =>
      database
        .transaction(() => {
          const before = database.prepare<[], Row>('SELECT * FROM dossiers').all();
          database.prepare<[number, string]>('INSERT INTO replaced_lists (at_ms, rows) VALUES (?, ?)').run(nowMs, JSON.stringify(before));
          database.prepare<[number]>('DELETE FROM replaced_lists WHERE seq <= (SELECT max(seq) FROM replaced_lists) - ?').run(MOST_UNDONE);
          forgetReplaced(database, nowMs);
          putAll(database, dossiers.map(rowOf));
        })
        .immediate(),
    );
  }

  /** The list as it was before the last import of the last day that has not been undone: when that was. Null: there is none. @throws StartFault */
  undoImport(nowMs: number): number | null {
    return this.#use((database) =>
      database
        .transaction(() => {
          forgetReplaced(database, nowMs);
          const kept = database
            .prepare<[], { seq: number; at_ms: number; rows: string }>('SELECT seq, at_ms, rows FROM replaced_lists ORDER BY seq DESC LIMIT 1')
            .get();
          if (kept === undefined) return null;
          database.prepare<[number]>('DELETE FROM replaced_lists WHERE seq = ?').run(kept.seq);
          putAll(database, JSON.parse(kept.rows) as Row[]);
          return kept.at_ms;
        })
        .immediate(),
    );
  }

  /** To be called now and then: lists that were replaced more than a day ago are overwritten. @throws StartFault */
  forgetReplaced(nowMs: number): void {
    this.#use((database) => forgetReplaced(database, nowMs));
  }

  /** @throws StartFault */
  count(): number {
    return this.#use((database) => Number(database.prepare('SELECT count(*) FROM dossiers').pluck().get()));
  }

  close(): void {
    this.#database?.close();
    this.#database = null;
  }

  #use<Answer>(work: (database: Database.Database) => Answer): Answer {
    try {
      this.#database ??= openList(this.#path, this.#options);
      return work(this.#database);
    } catch (error) {
      const fault = faultOf(error, this.#path);
      // Opened anew next time: the file may be mended by then.
      if (!(fault instanceof StartFault) || fault.code !== 'data-in-use') this.close();
      throw fault;
    }
  }
}

function openList(path: string, { busyMs, had }: Required<OwnDossiersOptions>): Database.Database {
  const isThere = existsSync(path);
  if (!isThere && had) throw new StartFault('database-damaged', { path, reason: 'missing' });
  // SQLite takes a file of no bytes for a new one.
  if (isThere && statSync(path).size === 0) throw new StartFault('database-damaged', { path, reason: 'empty file' });
  const database = new Database(path, { timeout: busyMs });
  try {
    const version = Number(database.pragma('user_version', { simple: true }));
    if (version === 0 && had) throw new StartFault('database-damaged', { path, reason: 'no list in it' });
    if (version > VERSION) throw new StartFault('database-newer', { path, found: version, known: VERSION });
    database.pragma('journal_mode = DELETE');
    database.pragma('secure_delete = ON');
    // A list that outgrows the cache would be locked from then on, not only while it commits.
    database.pragma('cache_spill = OFF');
    if (version < VERSION) database.transaction(make).immediate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function make(database: Database.Database): void {
  database.exec(`CREATE TABLE IF NOT EXISTS dossiers (
    code TEXT PRIMARY KEY, state TEXT NOT NULL, procedure_code TEXT, procedure_name TEXT, received_on TEXT, due_on TEXT,
    finished_on TEXT, returned_on TEXT, amount_due INTEGER, pays_online INTEGER NOT NULL, office TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS replaced_lists (seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, rows TEXT NOT NULL) STRICT`);
  database.pragma(`user_version = ${VERSION}`);
}

function putAll(database: Database.Database, rows: readonly Row[]): void {
  const put = database.prepare<Row>(
    `INSERT OR REPLACE INTO dossiers VALUES
     (@code, @state, @procedure_code, @procedure_name, @received_on, @due_on, @finished_on, @returned_on, @amount_due, @pays_online, @office)`,
  );
  database.exec('DELETE FROM dossiers');
  for (const row of rows) put.run(row);
}

function forgetReplaced(database: Database.Database, nowMs: number): void {
  const until = nowMs - KEPT_MS;
  // Looked at first: whoever writes nothing waits for no other process.
  const oldest = database.prepare<[], number | null>('SELECT min(at_ms) FROM replaced_lists').pluck().get() ?? null;
  if (oldest !== null && oldest <= until) database.prepare<[number]>('DELETE FROM replaced_lists WHERE at_ms <= ?').run(until);
}

function faultOf(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const reason = error.code;
  if (reason.startsWith('SQLITE_BUSY') || reason === 'SQLITE_LOCKED') return new StartFault('data-in-use', { path }, error);
  if (/^SQLITE_(?:CANTOPEN|READONLY|FULL|PERM)/.test(reason)) return new StartFault('data-not-writable', { path, reason }, error);
  return new StartFault('database-damaged', { path, reason: reasonOf(error) }, error);
}

function rowOf(dossier: Dossier): Row {
  return {
    code: dossier.code,
    state: dossier.state,
    procedure_code: dossier.procedureCode,
    procedure_name: dossier.procedureName,
    received_on: dossier.receivedOn,
    due_on: dossier.dueOn,
    finished_on: dossier.finishedOn,
    returned_on: dossier.returnedOn,
    amount_due: dossier.amountDue,
    pays_online: dossier.paysOnline ? 1 : 0,
    office: dossier.office,
  };
}

function dossierOf(row: Row): Dossier {
  return {
    code: row.code,
    state: row.state,
    procedureCode: row.procedure_code,
    procedureName: row.procedure_name,
    receivedOn: row.received_on,
    dueOn: row.due_on,
    finishedOn: row.finished_on,
    returnedOn: row.returned_on,
    amountDue: row.amount_due,
    paysOnline: row.pays_online === 1,
    office: row.office,
  };
}
