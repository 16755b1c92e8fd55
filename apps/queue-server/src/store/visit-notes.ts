// R4: what a visitor's ticket is about, beside the journal: a dossier's code, kept for its clerk and gone within a day.
import type Database from 'better-sqlite3';
import { openSideFile, taken } from './side-file.ts';

/** Less than a day by more than the time between two sweeps. */
const KEPT_MS = 23 * 60 * 60_000;

const TABLE = 'CREATE TABLE IF NOT EXISTS notes (ticket TEXT PRIMARY KEY, dossier TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID';
const FORGET = 'DELETE FROM notes WHERE at_ms <= ?';

interface Row {
  readonly ticket: string;
  readonly dossier: string;
  readonly at_ms: number;
}

export class VisitNotes {
  readonly #database: Database.Database;
  readonly #put;
  readonly #forget;
  /** The day's notes: views ask for them after every commit. */
  readonly #notes = new Map<string, { readonly dossierCode: string; readonly atMs: number }>();

  constructor(path: string, nowMs: number) {
    const { database, rows } = openSideFile(path, TABLE, (opened) => {
      opened.prepare<[number]>(FORGET).run(nowMs - KEPT_MS);
      return opened.prepare<[], Row>('SELECT * FROM notes').all();
    });
    this.#database = database;
    this.#put = database.prepare<[string, string, number]>('INSERT OR REPLACE INTO notes (ticket, dossier, at_ms) VALUES (?, ?, ?)');
    this.#forget = database.prepare<[number]>(FORGET);
    for (const { ticket, dossier, at_ms: atMs } of rows) this.#notes.set(ticket, { dossierCode: dossier, atMs });
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
