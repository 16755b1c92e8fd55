// What the settings call a source of dossiers becomes one.
import { no } from '@luot/shared/domain/result';
import type { KnownSource } from '../../../places/known-source.ts';
import type { DossierSource, SourceOptions } from './dossier-source.ts';
import { FolderSource } from './folder-source.ts';
import { HttpSource } from './http-source.ts';
import type { OwnDossiers } from './own-dossiers.ts';
import { OwnSource } from './own-source.ts';
import { SourceFault } from './source-fault.ts';

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
