// K4: the centre's own list, kept in its data folder.
import { readFileSync } from 'node:fs';
import type { Dossier } from '@luot/shared/domain/dossier';
import { no, ok, type Result } from '@luot/shared/domain/result';
import { reasonOf, StartFault } from '../start-fault.ts';
import type { OwnDossiers } from '../store/own-dossiers.ts';
import type { DossierFault, DossierSource, SourceOptions } from './dossier-source.ts';
import { readDossier } from './read-dossier.ts';
import { SourceFault } from './source-fault.ts';

export class OwnSource implements DossierSource {
  readonly #own: OwnDossiers;
  readonly #fault: SourceFault;

  constructor(own: OwnDossiers, options: Pick<SourceOptions, 'nowMs' | 'onChange'>) {
    this.#own = own;
    this.#fault = new SourceFault(options);
  }

  get fault(): DossierSource['fault'] {
    return this.#fault.now;
  }

  async find(code: string): Promise<Result<Dossier | null, DossierFault>> {
    try {
      const found = this.#own.find(code);
      this.#fault.clear();
      return ok(found);
    } catch (error) {
      if (!(error instanceof StartFault)) throw error;
      this.#fault.say('own-broken', { reason: error.code });
      return no('away');
    }
  }

  /** The list itself is its opener's to close. */
  async close(): Promise<void> {}
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
