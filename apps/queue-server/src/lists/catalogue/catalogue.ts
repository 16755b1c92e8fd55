// The centre's procedures: each with the service that handles it here, and the codes a poster may show that are not handled.
import { readFileSync } from 'node:fs';
import { reasonOf, StartFault } from '@luot/shared/domain/start-fault';
import type { CatalogueView, OtherProcedure, Procedure } from '@luot/shared/protocol/views/catalogue-view';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { type ProcedureFile, type ProcedureRecord, procedureFileSchema } from '@luot/shared/settings/procedure-file';
import { prettifyError, ZodError } from 'zod';
import { type FindField, fieldFinder } from './import/find-field.ts';

/** @throws StartFault `catalogue-file` */
export function readProcedureFile(path: string): ProcedureFile {
  try {
    return procedureFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const reason = error instanceof ZodError ? prettifyError(error).split('\n').slice(0, 4).join(' ') : reasonOf(error);
    throw new StartFault('catalogue-file', { path, reason }, error);
  }
}

export class Catalogue {
  #file: ProcedureFile;
  #byCode: ReadonlyMap<string, ProcedureRecord>;
  #handlers: Handlers | null = null;
  /** The largest view, and it changes with the settings and the list alone. */
  #listed: { readonly settings: CentreSettings; readonly file: ProcedureFile; readonly view: CatalogueView } | null = null;

  constructor(file: ProcedureFile) {
    this.#file = file;
    this.#byCode = byCode(file);
  }

  get file(): ProcedureFile {
    return this.#file;
  }

  replace(file: ProcedureFile): void {
    this.#file = file;
    this.#byCode = byCode(file);
  }

  find(code: string): ProcedureRecord | null {
    return this.#byCode.get(code) ?? null;
  }

  /** The service that handles a procedure at this centre, or null. */
  serviceOf(code: string, settings: CentreSettings): string | null {
    const record = this.#byCode.get(code);
    return record === undefined || !isOfHere(record, settings) ? null : this.#handlersFor(settings).of(record);
  }

  view(settings: CentreSettings): CatalogueView {
    if (this.#listed?.settings !== settings || this.#listed.file !== this.#file) {
      this.#listed = { settings, file: this.#file, view: catalogueView(this.#file, settings, this.#handlersFor(settings)) };
    }
    return this.#listed.view;
  }

  #handlersFor(settings: CentreSettings): Handlers {
    if (this.#handlers?.services !== settings.services) this.#handlers = new Handlers(settings.services);
    return this.#handlers;
  }
}

/** Which service handles what. Asked for every procedure of a view, and lists have few fields: each is looked for once. */
class Handlers {
  readonly services: CentreSettings['services'];
  readonly #find: FindField;
  readonly #byField = new Map<string, string | null>();

  constructor(services: CentreSettings['services']) {
    this.services = services;
    this.#find = fieldFinder(services);
  }

  /** The procedure's own service where the list names one, otherwise that of its field. */
  of({ serviceId, field }: Pick<ProcedureRecord, 'serviceId' | 'field'>): string | null {
    if (serviceId !== null) return this.services.some(({ id }) => id === serviceId) ? serviceId : null;
    let found = this.#byField.get(field);
    if (found === undefined) {
      found = this.#find(field)?.serviceId ?? null;
      this.#byField.set(field, found);
    }
    return found;
  }
}

function byCode(file: ProcedureFile): ReadonlyMap<string, ProcedureRecord> {
  return new Map(file.procedures.map((record) => [record.code, record]));
}

function isOfHere({ province }: ProcedureRecord, settings: CentreSettings): boolean {
  return province === null || province === settings.province;
}

function catalogueView({ procedures, repealed }: ProcedureFile, settings: CentreSettings, handlers: Handlers): CatalogueView {
  const collator = new Intl.Collator('vi');
  const [here, elsewhere] = [procedures.filter((record) => isOfHere(record, settings)), procedures.filter((record) => !isOfHere(record, settings))];
  return {
    procedures: here
      .map(({ province: _province, ...record }): Procedure => ({ ...record, serviceId: handlers.of(record) }))
      .sort((a, b) => collator.compare(a.shortName.vi, b.shortName.vi)),
    others: [
      ...repealed.map(({ code, successors }): OtherProcedure => ({ code, portalId: null, name: null, why: 'repealed', successors })),
      ...elsewhere.map(({ code, portalId, shortName }): OtherProcedure => ({ code, portalId, name: shortName.vi, why: 'other-province', successors: [] })),
    ],
  };
}
