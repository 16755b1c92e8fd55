// R4, R51: what a visitor's ticket is about, beside the journal: a dossier's code, and a clerk's words on a call before its
// turn. Kept for staff and gone within a day.
import type Database from 'better-sqlite3';
import { openPrivateDatabase, taken } from './private-database.ts';

/** Less than a day by more than the time between two sweeps. */
const KEPT_MS = 23 * 60 * 60_000;

const TABLES = `
  CREATE TABLE IF NOT EXISTS notes (ticket TEXT PRIMARY KEY, dossier TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS words (call TEXT PRIMARY KEY, words TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID`;

interface Note {
  /** The ticket, or one of its calls. */
  readonly of: string;
  readonly text: string;
  readonly atMs: number;
}

export class VisitNotes {
  readonly #database: Database.Database;
  readonly #dossiers: NoteTable;
  readonly #words: NoteTable;

  constructor(path: string, nowMs: number) {
    const { database, rows } = openPrivateDatabase(path, TABLES, (opened) => {
      const tables = { dossiers: new NoteTable(opened, 'notes', 'ticket', 'dossier'), words: new NoteTable(opened, 'words', 'call', 'words') };
      for (const table of Object.values(tables)) table.load(nowMs - KEPT_MS);
      return tables;
    });
    this.#database = database;
    this.#dossiers = rows.dossiers;
    this.#words = rows.words;
  }

  dossierOf(ticketId: string): string | null {
    return this.#dossiers.textOf(ticketId);
  }

  /** What its clerk wrote about a call of that instant. */
  wordsOf(ticketId: string, calledAtMs: number): string | null {
    return this.#words.textOf(callOf(ticketId, calledAtMs));
  }

  /** False when the disk did not take it: the clerk still sees it until the server stops. */
  attach(ticketId: string, dossierCode: string, nowMs: number): boolean {
    return this.#dossiers.put({ of: ticketId, text: dossierCode, atMs: nowMs });
  }

  /** False when the disk did not take it, as above. */
  attachWords(ticketId: string, calledAtMs: number, words: string): boolean {
    return this.#words.put({ of: callOf(ticketId, calledAtMs), text: words, atMs: calledAtMs });
  }

  /** To be called now and then: what is a day old is overwritten on the disk. False when the disk did not take it. */
  forgetOld(nowMs: number): boolean {
    const forgotten = [this.#dossiers, this.#words].map((table) => table.forget(nowMs - KEPT_MS));
    return forgotten.every(Boolean);
  }

  close(): void {
    this.#database.close();
  }
}

function callOf(ticketId: string, calledAtMs: number): string {
  return `${ticketId} ${calledAtMs}`;
}

/** Texts by what they are about. The day's own are in memory too: views ask for them after every commit. */
class NoteTable {
  readonly #read;
  readonly #put;
  readonly #forget;
  readonly #notes = new Map<string, Note>();

  constructor(database: Database.Database, table: string, of: string, text: string) {
    this.#read = database.prepare<[], Note>(`SELECT ${of} AS of, ${text} AS text, at_ms AS atMs FROM ${table}`);
    this.#put = database.prepare<Note>(`INSERT OR REPLACE INTO ${table} (${of}, ${text}, at_ms) VALUES (@of, @text, @atMs)`);
    this.#forget = database.prepare<[number]>(`DELETE FROM ${table} WHERE at_ms <= ?`);
  }

  load(untilMs: number): void {
    this.#forget.run(untilMs);
    for (const note of this.#read.all()) this.#notes.set(note.of, note);
  }

  textOf(of: string): string | null {
    return this.#notes.get(of)?.text ?? null;
  }

  put(note: Note): boolean {
    this.#notes.set(note.of, note);
    return taken(() => this.#put.run(note));
  }

  forget(untilMs: number): boolean {
    for (const [of, { atMs }] of this.#notes) if (atMs <= untilMs) this.#notes.delete(of);
    return taken(() => this.#forget.run(untilMs));
  }
}
