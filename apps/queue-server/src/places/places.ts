// R30: what the operator of this machine lets the settings use, and what of it settings may name.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Confinement } from '@luot/devices/links/confined-file';
import type { DevicePlaces } from '@luot/devices/links/open-device-link';
import { isUsualAddress } from '@luot/devices/links/usual-address';
import { reasonOf, StartFault } from '@luot/shared/domain/start-fault';
import type { Text } from '@luot/shared/domain/text';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { addressOf, type PortLink } from '@luot/shared/settings/device-settings';
import type { DossierSource as DossierSourceSettings } from '@luot/shared/settings/dossier-settings';
import { type FilePlace, filePlaceOf } from '@luot/shared/settings/file-place';
import { replaceFile } from '../files/replace-file.ts';
import { adoptPaths } from './adopt-paths.ts';
import type { KnownSource } from './known-source.ts';
import { placeFaults, placeFaultText } from './place-faults.ts';
import { NO_PLACES, PLACES_FILE, type PlacesDocument, readPlaces } from './places-file.ts';
import { SECRETS } from './secret-file.ts';

export interface PlacesOptions {
  readonly dataFolder: string;
  /** For a data folder without a list; null: an empty one. */
  readonly given: PlacesDocument | null;
  /** The newest settings as they were written, also by an earlier version; null in a new data folder. */
  readonly stored: unknown;
  /** The server's own ports: no device is there. */
  readonly ownPorts?: ReadonlySet<number>;
}

export class Places implements DevicePlaces {
  /** What a first start after an update took over from the settings. */
  readonly adopted: readonly string[];
  readonly #path: string;
  readonly #never: readonly string[];
  readonly #ownPorts: ReadonlySet<number>;
  /** The newest list that could be used. */
  #document: PlacesDocument = NO_PLACES;
  #fault: string | null = null;

  /** @param never folders no device's file lies in */
  constructor(path: string, never: readonly string[] = [], ownPorts: ReadonlySet<number> = new Set(), adopted: readonly string[] = []) {
    this.#path = path;
    this.#never = never;
    this.#ownPorts = ownPorts;
    this.adopted = adopted;
    this.#read();
  }

  /** The list of a data folder, made where there is none. @throws StartFault `data-not-writable` */
  static open({ dataFolder, given, stored, ownPorts = new Set() }: PlacesOptions): Places {
    const path = join(dataFolder, PLACES_FILE);
    const isNew = !existsSync(path);
    const written = (work: () => void) => {
      try {
        work();
      } catch (error) {
        throw new StartFault('data-not-writable', { path: dataFolder, reason: reasonOf(error) }, error);
      }
    };
    written(() => mkdirSync(join(dataFolder, SECRETS), { recursive: true, mode: 0o700 }));
    const { places, adopted } = adoptPaths(isNew ? stored : null, given ?? NO_PLACES, dataFolder);
    if (isNew) written(() => replaceFile(path, `${JSON.stringify(places, null, 2)}\n`));
    return new Places(path, [dataFolder], ownPorts, adopted);
  }

  /** Why the list cannot be used now; the one before stays in use. */
  get fault(): string | null {
    return this.#fault;
  }

  get ids(): Readonly<Record<'files' | 'folders' | 'services', readonly string[]>> {
    const { files, folders, services } = this.#document;
    return { files: Object.keys(files), folders: Object.keys(folders), services: Object.keys(services) };
  }

  /** Reads the list anew. Empty: settings may be taken into use; else a sentence for each thing they may not name. */
  judge(centre: CentreSettings): Text[] {
    this.#read();
    const faults = placeFaults(centre, this);
    return faults.length > 0 && this.#fault !== null ? [placeFaultText('list-broken', { reason: this.#fault }), ...faults] : faults;
  }

  file(place: string): FilePlace | null {
    return filePlaceOf(this.#document.files, place);
  }

  confinement(): Confinement {
    return { within: this.#document.within, never: this.#never };
  }

  allows(link: PortLink): boolean {
    if (this.#document.addresses.includes(addressOf(link))) return true;
    return isUsualAddress(link) && !(link.kind === 'tcp' && this.#ownPorts.has(link.port));
  }

  /** A source as it is opened: what the settings say, and what only the operator may. */
  sourceOf(settings: DossierSourceSettings): KnownSource {
    const { folders, services } = this.#document;
    switch (settings.kind) {
      case 'folder': {
        const folder = Object.hasOwn(folders, settings.place) ? folders[settings.place] : undefined;
        return folder === undefined ? { kind: 'unknown', place: settings.place } : { kind: 'folder', folder, fields: settings.fields };
      }
      case 'http': {
        const service = Object.hasOwn(services, settings.service) ? services[settings.service] : undefined;
        const { record, fields } = settings;
        return service === undefined ? { kind: 'unknown', place: settings.service } : { kind: 'http', ...service, record, fields };
      }
      case 'none':
      case 'own':
        return settings;
    }
  }

  #read(): void {
    const read = readPlaces(this.#path);
    this.#fault = read.ok ? null : read.no;
    if (read.ok) this.#document = read.value;
  }
}
