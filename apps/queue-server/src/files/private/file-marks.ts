// G4: what is known of files that are never backed up, so that one that has gone is missed.
import type { CentreDatabase } from '@luot/engine/centre-database';
import { StorageFault } from '@luot/engine/journal';

/** A file's name is that in the data folder. */
export interface PrivateFileMarks {
  /** Until when something in it matters; null: it has never had anything. */
  fileUntil(name: string): number | null;
  /** Never lowers it. False when the disk did not take it. */
  keepFile(name: string, untilMs: number): boolean;
}

export class SqliteFileMarks implements PrivateFileMarks {
  readonly #database: CentreDatabase;
  readonly #statements;

  constructor(database: CentreDatabase) {
    this.#database = database;
    this.#statements = {
      until: database.handle.prepare<[string], number>('SELECT until_ms FROM side_files WHERE name = ?').pluck(),
      keep: database.handle.prepare<[string, number]>('INSERT OR REPLACE INTO side_files (name, until_ms) VALUES (?, ?)'),
    };
  }

  fileUntil(name: string): number | null {
    return this.#statements.until.get(name) ?? null;
  }

  keepFile(name: string, untilMs: number): boolean {
    if ((this.fileUntil(name) ?? Number.NEGATIVE_INFINITY) >= untilMs) return true;
    try {
      this.#database.together(() => this.#statements.keep.run(name, untilMs));
      return true;
    } catch (error) {
      if (error instanceof StorageFault) return false;
      throw error;
    }
  }
}
