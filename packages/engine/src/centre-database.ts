// The database of a centre on SQLite.
//
// One file, one writer: locking_mode EXCLUSIVE keeps a second server out and needs no shared-memory file.
// WAL with synchronous FULL: a commit that returned survives a power cut (N4). SQLite drops FULL silently in
// some cases, so it is set and read back on every open.
import { existsSync, statSync } from 'node:fs';
import { StartFault } from '@luot/shared/domain/start-fault';
import Database from 'better-sqlite3';
import { StorageFault } from './journal.ts';
import { MIGRATIONS } from './migrations.ts';

/** "LUOT" in the file's header, so that nobody opens another program's database by mistake. */
const APPLICATION_ID = 0x4c554f54;

/**
 * Opens or makes the database of a centre.
 * @throws StartFault `data-in-use`, `database-newer`, `database-damaged`, `data-not-writable`
 */
export function openCentreDatabase(path: string): CentreDatabase {
  if (existsSync(path) && statSync(path).size === 0) throw new StartFault('database-damaged', { path, reason: 'empty file' });
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { timeout: 0 });
    prepare(database, path);
    return new CentreDatabase(database, path);
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

export class CentreDatabase {
  readonly handle: Database.Database;
  readonly path: string;

  constructor(handle: Database.Database, path: string) {
    this.handle = handle;
    this.path = path;
  }

  /**
   * All or nothing of the work, on disk when it returns; inside another one it can be taken back by itself.
   * @throws StorageFault when the disk is full or broken
   */
  together<Value>(work: () => Value): Value {
    const transaction = this.handle.transaction(work);
    return guarded(() => transaction.immediate());
  }

  /** Part of the transaction that is under way, or one of its own. @throws StorageFault */
  within(work: () => void): void {
    if (this.handle.inTransaction) guarded(work);
    else this.together(work);
  }

  /** What was written as JSON. @throws StartFault `database-damaged` */
  read(text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new StartFault('database-damaged', { path: this.path, reason: 'unreadable entry' }, error);
    }
  }

  close(): void {
    this.handle.close();
  }
}

function guarded<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (error instanceof Database.SqliteError && isStorageFault(error.code)) throw new StorageFault(error.code, error);
    throw error;
  }
}

function isStorageFault(code: string): boolean {
  return /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB)/.test(code);
}
