// K4: where dossiers are asked for. What the settings call a source becomes one here; the rest of the server sees this.
import type { Dossier } from '@luot/shared/domain/dossier';
import { no, type Result } from '@luot/shared/domain/result';
import type { Text } from '@luot/shared/domain/text';
import type { KnownSource } from '../../../places/known-source.ts';
import { FolderSource } from './folder-source.ts';
import { HttpSource } from './http-source.ts';
import type { OwnDossiers } from './own-dossiers.ts';
import { OwnSource } from './own-source.ts';
import { SourceFault } from './source-fault.ts';

/** `away`: not reached, too slow, or resting after failures; `unreadable`: what it says has another shape. */
export type DossierFault = 'away' | 'unreadable';

export interface DossierSource {
  /** @param code in capitals, as findDossierCode gives it. null: there is no such dossier. Never rejects. */
  find(code: string): Promise<Result<Dossier | null, DossierFault>>;
  /** What is wrong with the source now, for the manager; null when all is well. Names no dossier and quotes no answer (R4). */
  readonly fault: { readonly text: Text; readonly sinceMs: number } | null;
  close(): Promise<void>;
}

export interface SourceOptions {
  /** Secrets are in a folder of it. */
  readonly dataFolder: string;
  /** Wall clock, ms since 1970. */
  readonly nowMs: () => number;
  /** The fault is another one, or gone. */
  readonly onChange: () => void;
}

/** Null for a centre that looks up no dossiers. `own` stays open when the source is closed. */
export function openDossierSource(settings: KnownSource, options: SourceOptions & { readonly own: OwnDossiers }): DossierSource | null {
  switch (settings.kind) {
    case 'none':
      return null;
    case 'folder': {
      const source = new FolderSource(settings, options);
      source.start();
      return source;
    }
    case 'http':
      return new HttpSource(settings, options);
    case 'own':
      return new OwnSource(options.own, options);
    case 'unknown':
      return unknownSource(settings.place, options);
  }
}

/** Never reached, until the operator's list has it. */
function unknownSource(place: string, options: SourceOptions): DossierSource {
  const fault = new SourceFault(options);
  fault.say('place-unknown', { place });
  return { find: async () => no('away'), fault: fault.now, close: async () => undefined };
}
