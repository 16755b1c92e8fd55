// R4: what a visitor's ticket is about, beside the journal: a dossier's code, kept for its clerk and gone within a day.
//
// A file of its own, never backed up. `secure_delete` overwrites what is deleted, and the rollback journal stays in memory,
// so that no second copy lies beside it. A file that cannot be read is thrown away: nothing in it is needed to go on.
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

/** No note outlives its day's visit. */
const KEPT_MS = 24 * 60 * 60_000;

export class VisitNotes {
  readonly #database: Database.Database;
  readonly #put;
  readonly #forget;
  /** The day's notes: views ask for them after every commit. */
  readonly #notes = new Map<string, { readonly dossierCode: string; readonly atMs: number }>();

  /** @param path of the file, made when missing */
  constructor(path: string, nowMs: number) {
    this.#database = open(path);
    this.#put = this.#database.prepare<[string, string, number]>('INSERT OR REPLACE INTO notes (ticket, dossier, at_ms) VALUES (?, ?, ?)');
    this.#forget = this.#database.prepare<[number]>('DELETE FROM notes WHERE at_ms <= ?');
    this.forgetOld(nowMs);
    for (const { ticket, dossier, at_ms: atMs } of this.#database
      .prepare<[], { ticket: string; dossier: string; at_ms: number }>('SELECT * FROM notes')
      .all()) {
      this.#notes.set(ticket, { dossierCode: dossier, atMs });
    }
  }

  dossierOf(ticketId: string): string | null {
    return this.#notes.get(ticketId)?.dossierCode ?? null;
  }

  /** False when the disk did not take it: the clerk still sees it until the server stops. */
  attach(ticketId: string, dossierCode: string, nowMs: number): boolean {
    this.#notes.set(ticketId, { dossierCode, atMs: nowMs });
    try {
      this.#put.run(ticketId, dossierCode, nowMs);
      return true;
    } catch (error) {
      if (error instanceof Database.SqliteError) return false;
      throw error;
    }
  }

  /** To be called now and then: what is a day old is overwritten on the disk. */
  forgetOld(nowMs: number): void {
    const until = nowMs - KEPT_MS;
    this.#forget.run(until);
    for (const [ticketId, { atMs }] of this.#notes) if (atMs <= until) this.#notes.delete(ticketId);
  }

  close(): void {
    this.#database.close();
  }
}

function open(path: string): Database.Database {
  try {
    return prepared(new Database(path));
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    rmSync(path, { force: true });
    return prepared(new Database(path));
  }
}

function prepared(database: Database.Database): Database.Database {
  try {
    database.pragma('journal_mode = MEMORY');
    database.pragma('secure_delete = ON');
    database.exec('CREATE TABLE IF NOT EXISTS notes (ticket TEXT PRIMARY KEY, dossier TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
