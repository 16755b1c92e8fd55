// R4: a SQLite file beside the journal with what visitors leave, gone after its time. It is never backed up;
// `secure_delete` overwrites what is deleted, and the rollback journal stays in memory, so that no second copy lies beside
// it. Nothing in it is needed to go on: a file that cannot be read is thrown away.
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

/**
 * @param path of the file, made when missing
 * @param table statements, `CREATE TABLE IF NOT EXISTS`
 * @param read everything that is in it, so that damage anywhere shows now
 * @throws SqliteError when the folder cannot be written
 */
export function openPrivateDatabase<Rows>(
  path: string,
  table: string,
  read: (database: Database.Database) => Rows,
): { readonly database: Database.Database; readonly rows: Rows } {
  try {
    return openWhole(path, table, read);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    rmSync(path, { force: true });
    return openWhole(path, table, read);
  }
}

/** False when the disk did not take it. */
export function taken(write: () => void): boolean {
  try {
    write();
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError) return false;
    throw error;
  }
}

function openWhole<Rows>(path: string, table: string, read: (database: Database.Database) => Rows) {
  const database = new Database(path);
  try {
    database.pragma('journal_mode = MEMORY');
    database.pragma('secure_delete = ON');
    database.exec(table);
    return { database, rows: read(database) };
  } catch (error) {
    database.close();
    throw error;
  }
}
