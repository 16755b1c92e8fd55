// K4: the centre's own list, kept in its data folder.
import { readFileSync } from 'node:fs';
import type { Dossier } from '@luot/shared/domain/dossier';
import { no, ok, type Result } from '@luot/shared/domain/result';
import { reasonOf, StartFault } from '@luot/shared/domain/start-fault';
import { readDossier } from '../read-dossier.ts';
import type { DossierFault, DossierSource, SourceOptions } from './dossier-source.ts';
import type { OwnDossiers } from './own-dossiers.ts';
import { SourceFault } from './source-fault.ts';

export class OwnSource implements DossierSource {
  readonly #own: OwnDossiers;
  readonly #fault: SourceFault;

  constructor(own: OwnDossiers, options: Pick<SourceOptions, 'nowMs' | 'onChange'>) {
    this.#own = own;
    this.#fault = new SourceFault(options);
    // G4: told at once, and not only when somebody asks.
    this.#tried(() => own.count());
  }

  get fault(): DossierSource['fault'] {
    return this.#fault.now;
  }

  async find(code: string): Promise<Result<Dossier | null, DossierFault>> {
    return this.#tried(() => this.#own.find(code));
  }

  /** The list itself is its opener's to close. */
  async close(): Promise<void> {}

  #tried<Value>(work: () => Value): Result<Value, DossierFault> {
    try {
      const value = work();
      this.#fault.clear();
      return ok(value);
    } catch (error) {
      if (!(error instanceof StartFault)) throw error;
      this.#fault.say('own-broken', { reason: error.code });
      return no('away');
    }
  }
}

/**
 * Dossiers of the sample centre, from a file with the names of the national exchange API.
 * @throws StartFault `centre-file`
 */
export function seedDossiers(path: string): Dossier[] {
  try {
    const records = JSON.parse(readFileSync(path, 'utf8')) as readonly Record<string, unknown>[];
    return records.map((record, index) => {
      const dossier = readDossier(record, {});
      if (!dossier.ok) throw new RangeError(`record ${index + 1}: ${dossier.no}`);
      return dossier.value;
    });
  } catch (error) {
    throw new StartFault('centre-file', { path, reason: reasonOf(error) }, error);
  }
}
