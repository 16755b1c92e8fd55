// R4: what a visitor's ticket is about, beside the journal: a dossier's code, kept for its clerk and gone within a day.
//
// A file of its own, never backed up. `secure_delete` overwrites what is deleted, and the rollback journal stays in memory,
// so that no second copy lies beside it. A file that cannot be read is thrown away: nothing in it is needed to go on.
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Less than a day by more than the time between two sweeps. */
const KEPT_MS = 23 * 60 * 60_000;

export class VisitNotes {
  readonly #database: Database.Database;
  readonly #put;
  readonly #forget;
  /** The day's notes: views ask for them after every commit. */
  readonly #notes = new Map<string, { readonly dossierCode: string; readonly atMs: number }>();

  /** @param path of the file, made when missing */
  constructor(path: string, nowMs: number) {
    const { database, notes } = open(path, nowMs - KEPT_MS);
    this.#database = database;
    this.#put = database.prepare<[string, string, number]>('INSERT OR REPLACE INTO notes (ticket, dossier, at_ms) VALUES (?, ?, ?)');
    this.#forget = database.prepare<[number]>(FORGET);
    for (const { ticket, dossier, at_ms: atMs } of notes) this.#notes.set(ticket, { dossierCode: dossier, atMs });
  }

  dossierOf(ticketId: string): string | null {
    return this.#notes.get(ticketId)?.dossierCode ?? null;
  }

  /** False when the disk did not take it: the clerk still sees it until the server stops. */
  attach(ticketId: string, dossierCode: string, nowMs: number): boolean {
    this.#notes.set(ticketId, { dossierCode, atMs: nowMs });
    return taken(() => this.#put.run(ticketId, dossierCode, nowMs));
  }

  /** To be called now and then: what is a day old is overwritten on the disk. False when the disk did not take it. */
  forgetOld(nowMs: number): boolean {
    const until = nowMs - KEPT_MS;
    for (const [ticketId, { atMs }] of this.#notes) if (atMs <= until) this.#notes.delete(ticketId);
    return taken(() => this.#forget.run(until));
  }

  close(): void {
    this.#database.close();
  }
}

const FORGET = 'DELETE FROM notes WHERE at_ms <= ?';

interface Opened {
  readonly database: Database.Database;
  readonly notes: readonly { readonly ticket: string; readonly dossier: string; readonly at_ms: number }[];
}

function open(path: string, untilMs: number): Opened {
  try {
    return read(path, untilMs);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    rmSync(path, { force: true });
    return read(path, untilMs);
  }
}

/** Everything in it is read, so that damage anywhere shows now. */
function read(path: string, untilMs: number): Opened {
  const database = new Database(path);
  try {
    database.pragma('journal_mode = MEMORY');
    database.pragma('secure_delete = ON');
    database.exec('CREATE TABLE IF NOT EXISTS notes (ticket TEXT PRIMARY KEY, dossier TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID');
    database.prepare<[number]>(FORGET).run(untilMs);
    return { database, notes: database.prepare<[], Opened['notes'][number]>('SELECT * FROM notes').all() };
  } catch (error) {
    database.close();
    throw error;
  }
}

function taken(write: () => void): boolean {
  try {
    write();
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError) return false;
    throw error;
  }
}
