// What the last imports of bookings have changed, in the bookings' own file, so that they can be undone (F25 to F27). A row
// goes as soon as it can no longer be put back: with its day, or when something else than an import changes the booking.
import type Database from 'better-sqlite3';
import { MOST_UNDONE } from '../most-undone.ts';
import type { Booking } from './booking.ts';

/** A booking as it stood before an import and as the import left it; null: there was none. */
export interface ChangedBooking {
  readonly before: Booking | null;
  readonly after: Booking | null;
}

export interface KeptImport {
  readonly seq: number;
  readonly atMs: number;
  readonly byKey: ReadonlyMap<string, ChangedBooking>;
  /** How many of its bookings something else has changed since. */
  readonly changedSince: number;
}

/** Statements that may be run on every opening. */
export const IMPORT_TABLES = `
  CREATE TABLE IF NOT EXISTS imports (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at_ms INTEGER NOT NULL, changed_since INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE IF NOT EXISTS import_rows (
    seq INTEGER NOT NULL, key TEXT NOT NULL, until_ms INTEGER NOT NULL, before TEXT, after TEXT, PRIMARY KEY (seq, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS import_rows_key ON import_rows (key);
  CREATE INDEX IF NOT EXISTS import_rows_until ON import_rows (until_ms)`;

/** A piece of an import; pieces of one import have one id. Of a booking that comes twice in it the first `before` counts. */
export function noteImport(database: Database.Database, id: string, atMs: number, changed: ReadonlyMap<string, ChangedBooking>): void {
  database.prepare<[string, number]>('INSERT INTO imports (id, at_ms) VALUES (?, ?) ON CONFLICT (id) DO NOTHING').run(id, atMs);
  for (const table of ['import_rows', 'imports']) {
    database.prepare<[number]>(`DELETE FROM ${table} WHERE seq <= (SELECT max(seq) FROM imports) - ?`).run(MOST_UNDONE);
  }
  const seq = database.prepare<[string], number>('SELECT seq FROM imports WHERE id = ?').pluck().get(id);
  const put = database.prepare<[number | undefined, string, number, string | null, string | null]>(
    `INSERT INTO import_rows (seq, key, until_ms, before, after) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (seq, key) DO UPDATE SET until_ms = min(until_ms, excluded.until_ms), after = excluded.after`,
  );
  for (const [key, { before, after }] of changed) {
    const untilMs = Math.min(before?.atMs ?? Infinity, after?.atMs ?? Infinity);
    put.run(seq, key, untilMs, before && JSON.stringify(before), after && JSON.stringify(after));
  }
}

/** Something else than an import has changed or removed these bookings: no import's undo touches them any more. */
export function noteChanged(database: Database.Database, keys: Iterable<string>): void {
  const count = database.prepare<[string]>('UPDATE imports SET changed_since = changed_since + 1 WHERE seq IN (SELECT seq FROM import_rows WHERE key = ?)');
  const drop = database.prepare<[string]>('DELETE FROM import_rows WHERE key = ?');
  for (const key of keys) {
    count.run(key);
    drop.run(key);
  }
}

export function newestImport(database: Database.Database): KeptImport | null {
  const found = database
    .prepare<[], { seq: number; atMs: number; changedSince: number }>(
      'SELECT seq, at_ms AS atMs, changed_since AS changedSince FROM imports ORDER BY seq DESC LIMIT 1',
    )
    .get();
  if (found === undefined) return null;
  const rows = database
    .prepare<[number], { key: string; before: string | null; after: string | null }>('SELECT key, before, after FROM import_rows WHERE seq = ?')
    .all(found.seq);
  const booking = (text: string | null) => (text === null ? null : (JSON.parse(text) as Booking));
  return { ...found, byKey: new Map(rows.map(({ key, before, after }) => [key, { before: booking(before), after: booking(after) }])) };
}

export function dropImport(database: Database.Database, seq: number): void {
  database.prepare<[number]>('DELETE FROM import_rows WHERE seq = ?').run(seq);
  database.prepare<[number]>('DELETE FROM imports WHERE seq = ?').run(seq);
}

/** Rows of days before, and imports of days before that have none left. */
export function forgetImports(database: Database.Database, dayBeganMs: number): void {
  database.prepare<[number]>('DELETE FROM import_rows WHERE until_ms < ?').run(dayBeganMs);
  database.prepare<[number]>('DELETE FROM imports WHERE at_ms < ? AND seq NOT IN (SELECT seq FROM import_rows)').run(dayBeganMs);
}
