// The procedures of a centre as they are now, on disk and in memory alike.
import type { ProcedureFile } from '@luot/shared/settings/procedure-file';
import { Catalogue, readProcedureFile } from './catalogue.ts';
import type { ProcedureStore, UndoneCatalogue } from './procedure-store.ts';

export class CentreProcedures {
  readonly catalogue: Catalogue;
  readonly #store: ProcedureStore;
  readonly #onChange: () => void;

  private constructor(store: ProcedureStore, catalogue: Catalogue, onChange: () => void) {
    this.#store = store;
    this.catalogue = catalogue;
    this.#onChange = onChange;
  }

  /** The centre's list; that of a new folder, or of an older version's, is the shipped one. @throws StartFault `catalogue-file` */
  static open(store: ProcedureStore, shippedFile: string, onChange: () => void): CentreProcedures {
    let file = store.list();
    if (file === null) {
      file = readProcedureFile(shippedFile);
      store.replace(file);
    }
    return new CentreProcedures(store, new Catalogue(file), onChange);
  }

  get file(): ProcedureFile {
    return this.catalogue.file;
  }

  /** The whole list in place of the old one, which can be taken back. @throws StorageFault */
  import(file: ProcedureFile, atMs: number): void {
    this.#store.import(file, atMs);
    this.#take(file);
  }

  /** Takes back the last import; null: there is none. @throws StorageFault */
  undo(): UndoneCatalogue | null {
    const undone = this.#store.undo();
    if (undone !== null) this.#take(undone.file);
    return undone;
  }

  #take(file: ProcedureFile): void {
    this.catalogue.replace(file);
    this.#onChange();
  }
}
