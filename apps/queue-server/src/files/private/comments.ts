// S6, R4: what visitors write beside a level: without a ticket or anything else that could lead to whoever wrote it.
import type Database from 'better-sqlite3';
import { openPrivateDatabase, taken } from './private-database.ts';

const DAY_MS = 24 * 60 * 60_000;
const NEWEST_SHOWN = 30;

const TABLE = 'CREATE TABLE IF NOT EXISTS comments (id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, level INTEGER NOT NULL, text TEXT NOT NULL) STRICT';

export interface Comment {
  readonly level: number;
  readonly text: string;
}

export class Comments {
  readonly #database: Database.Database;
  readonly #add;
  readonly #newest;
  readonly #forget;

  constructor(path: string) {
    this.#database = openPrivateDatabase(path, TABLE, (database) => database.prepare('SELECT * FROM comments').all()).database;
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
