// The centre's list of procedures in its database, with the lists that imports have replaced.
import type { CentreDatabase } from '@luot/engine/centre-database';
import { StartFault } from '@luot/shared/domain/start-fault';
import { type ProcedureFile, procedureFileSchema } from '@luot/shared/settings/procedure-file';
import { MOST_UNDONE } from '../most-undone.ts';

/** The list of procedures as it was before an import. */
export interface UndoneCatalogue {
  /** When the import was made. */
  readonly atMs: number;
  readonly file: ProcedureFile;
}

export class ProcedureStore {
  readonly #database: CentreDatabase;
  readonly #statements;

  constructor(database: CentreDatabase) {
    this.#database = database;
    const { handle } = database;
    this.#statements = {
      procedures: handle.prepare<[], string>('SELECT document FROM procedures ORDER BY code').pluck(),
      repealed: handle.prepare<[], { code: string; successors: string }>('SELECT code, successors FROM repealed ORDER BY code'),
      clearProcedures: handle.prepare('DELETE FROM procedures'),
      clearRepealed: handle.prepare('DELETE FROM repealed'),
      addProcedure: handle.prepare<[string, string]>('INSERT INTO procedures (code, document) VALUES (?, ?)'),
      addRepealed: handle.prepare<[string, string]>('INSERT INTO repealed (code, successors) VALUES (?, ?)'),
      keep: handle.prepare<[number, string]>('INSERT INTO replaced_catalogues (at_ms, document) VALUES (?, ?)'),
      forget: handle.prepare<[number]>('DELETE FROM replaced_catalogues WHERE seq <= (SELECT max(seq) FROM replaced_catalogues) - ?'),
      newestKept: handle.prepare<[], { seq: number; at_ms: number; document: string }>(
        'SELECT seq, at_ms, document FROM replaced_catalogues ORDER BY seq DESC LIMIT 1',
      ),
      dropKept: handle.prepare<[number]>('DELETE FROM replaced_catalogues WHERE seq = ?'),
    };
  }

  /** Null until one has been put in. @throws StartFault `database-damaged` */
  list(): ProcedureFile | null {
    const procedures = this.#statements.procedures.all().map((document) => this.#database.read(document));
    const repealed = this.#statements.repealed.all().map(({ code, successors }) => ({ code, successors: this.#database.read(successors) }));
    if (procedures.length === 0 && repealed.length === 0) return null;
    return this.#parsed({ procedures, repealed }, 'procedures');
  }

  /** The whole list in place of the old one, or nothing of it. @throws StorageFault */
  replace({ procedures, repealed }: ProcedureFile): void {
    const { clearProcedures, clearRepealed, addProcedure, addRepealed } = this.#statements;
    this.#database.together(() => {
      clearProcedures.run();
      clearRepealed.run();
      for (const record of procedures) addProcedure.run(record.code, JSON.stringify(record));
      for (const { code, successors } of repealed) addRepealed.run(code, JSON.stringify(successors));
    });
  }

  /** `replace` for an import: the list as it was is kept, as are those of the four imports before. @throws StorageFault */
  import(file: ProcedureFile, atMs: number): void {
    const { keep, forget } = this.#statements;
    this.#database.together(() => {
      keep.run(atMs, JSON.stringify(this.list() ?? { procedures: [], repealed: [] }));
      forget.run(MOST_UNDONE);
      this.replace(file);
    });
  }

  /** The list as it was before the last import that has not been undone, put back; null: there is none. @throws StorageFault */
  undo(): UndoneCatalogue | null {
    const { newestKept, dropKept } = this.#statements;
    return this.#database.together(() => {
      const kept = newestKept.get();
      if (kept === undefined) return null;
      const file = this.#parsed(this.#database.read(kept.document), 'replaced procedures');
      dropKept.run(kept.seq);
      this.replace(file);
      return { atMs: kept.at_ms, file };
    });
  }

  #parsed(document: unknown, reason: string): ProcedureFile {
    const parsed = procedureFileSchema.safeParse(document);
    if (!parsed.success) throw new StartFault('database-damaged', { path: this.#database.path, reason });
    return parsed.data;
  }
}
