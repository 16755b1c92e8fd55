// S6, R4: what visitors write beside a level. A file of its own, never backed up, without a ticket or anything else that
// could lead to whoever wrote it; `secure_delete` overwrites what is past its days.
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

const DAY_MS = 24 * 60 * 60_000;
const NEWEST_SHOWN = 30;

export interface Comment {
  readonly level: number;
  readonly text: string;
}

export class Comments {
  readonly #database: Database.Database;
  readonly #add;
  readonly #newest;
  readonly #forget;

  /** @param path of the file, made when missing, thrown away when damaged: nothing in it is needed to go on */
  constructor(path: string) {
    this.#database = open(path);
    this.#add = this.#database.prepare<[number, number, string]>('INSERT INTO comments (at_ms, level, text) VALUES (?, ?, ?)');
    this.#newest = this.#database.prepare<[number, number], Comment>('SELECT level, text FROM comments WHERE at_ms >= ? ORDER BY id DESC LIMIT ?');
    this.#forget = this.#database.prepare<[number]>('DELETE FROM comments WHERE at_ms < ?');
  }

  /** False when the disk did not take it. */
  add(level: number, text: string, atMs: number): boolean {
    return taken(() => this.#add.run(atMs, level, text));
  }

  /** Of the last day, newest first. */
  newest(nowMs: number): readonly Comment[] {
    return this.#newest.all(nowMs - DAY_MS, NEWEST_SHOWN);
  }

  /** To be called now and then. False when the disk did not take it. */
  forgetOld(nowMs: number, keptDays: number): boolean {
    return taken(() => this.#forget.run(nowMs - keptDays * DAY_MS));
  }

  close(): void {
    this.#database.close();
  }
}

function open(path: string): Database.Database {
  try {
    return prepared(path);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    rmSync(path, { force: true });
    return prepared(path);
  }
}

function prepared(path: string): Database.Database {
  const database = new Database(path);
  try {
    database.pragma('journal_mode = MEMORY');
    database.pragma('secure_delete = ON');
    database.exec('CREATE TABLE IF NOT EXISTS comments (id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, level INTEGER NOT NULL, text TEXT NOT NULL) STRICT');
    database.prepare('SELECT * FROM comments').all();
    return database;
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
