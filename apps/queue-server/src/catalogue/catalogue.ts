// Procedures of this centre: read once, each with the service that handles its field.
import { readFileSync } from 'node:fs';
import type { CentreSettings } from '@luot/shared/protocol/centre';
import { type ProcedureRecord, procedureFileSchema } from '@luot/shared/protocol/procedure-file';
import type { Procedure } from '@luot/shared/protocol/views';
import { prettifyError, ZodError } from 'zod';
import { reasonOf, StartFault } from './start-fault.ts';

export class Catalogue {
  readonly #records: readonly ProcedureRecord[];
  readonly #byCode: ReadonlyMap<string, ProcedureRecord>;

  constructor(records: readonly ProcedureRecord[]) {
    this.#records = records;
    this.#byCode = new Map(records.map((record) => [record.code, record]));
  }

  /** @throws StartFault `catalogue-file` */
  static read(path: string): Catalogue {
    try {
      return new Catalogue(procedureFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))));
    } catch (error) {
      throw new StartFault(
        'catalogue-file',
        { path, reason: error instanceof ZodError ? prettifyError(error).split('\n').slice(0, 4).join(' ') : reasonOf(error) },
        error,
      );
    }
  }

  /** The service that handles a procedure at this centre, or null. */
  serviceOf(code: string, settings: CentreSettings): string | null {
    const field = this.#byCode.get(code)?.field;
    if (field === undefined) return null;
    return settings.services.find((service) => service.fields.includes(field))?.id ?? null;
  }

  find(code: string): ProcedureRecord | null {
    return this.#byCode.get(code) ?? null;
  }

  /** What is handled here, sorted as Vietnamese. */
  proceduresOf(settings: CentreSettings): Procedure[] {
    const collator = new Intl.Collator('vi');
    return this.#records
      .flatMap(({ code, shortName, fullName, field, timeLimit, fee, documents }) => {
        const serviceId = this.serviceOf(code, settings);
        return serviceId === null ? [] : [{ code, shortName, fullName, field, serviceId, timeLimit, fee, documents }];
      })
      .sort((a, b) => collator.compare(a.shortName.vi, b.shortName.vi));
  }
}
