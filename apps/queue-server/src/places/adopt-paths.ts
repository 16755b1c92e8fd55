// R30c: what stored settings of an earlier version name themselves was in force; it becomes the operator's, once.
import { chmodSync, constants, copyFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isUsualAddress } from '@luot/devices/links/usual-address';
import { addressOf, holderOf } from '@luot/shared/settings/device-settings';
import { parseStoredCentre } from '@luot/shared/settings/faults/centre-faults';
import { type CentrePath, takePathsOut } from '@luot/shared/settings/faults/centre-paths';
import { upgradeCentre } from '@luot/shared/settings/faults/upgrade-centre';
import type { PlacesDocument } from './places-file.ts';
import { SECRETS } from './secret-file.ts';

/**
 * @param stored settings as they were written; null in a new data folder
 * @param given what the operator says, which stays as it is
 * @returns `adopted`: ids and addresses that are new in `places`
 */
export function adoptPaths(
  stored: unknown,
  given: PlacesDocument,
  dataFolder: string,
): { readonly places: PlacesDocument; readonly adopted: readonly string[] } {
  const { paths } = takePathsOut(upgradeCentre(stored));
  const taken = paths.filter((path) => isNew(path, given));
  const addresses = unusualAddresses(stored).filter((address) => !given.addresses.includes(address));
  const entries = <Kind extends CentrePath['kind'], Value>(kind: Kind, value: (path: Extract<CentrePath, { kind: Kind }>) => Value) =>
    Object.fromEntries(taken.flatMap((path) => (path.kind === kind ? [[path.place, value(path as Extract<CentrePath, { kind: Kind }>)]] : [])));
  return {
    places: {
      ...given,
      files: { ...entries('file', ({ file }) => ({ out: resolve(file.out), in: file.in === null ? null : resolve(file.in) })), ...given.files },
      folders: { ...entries('folder', ({ folder }) => resolve(dataFolder, folder)), ...given.folders },
      services: { ...entries('service', ({ url, secret, place }) => ({ url, secret: kept(secret, place, dataFolder) })), ...given.services },
      addresses: [...given.addresses, ...addresses],
    },
    adopted: [...taken.map(({ kind, place }) => `${kind} ${place}`), ...addresses],
  };
}

/** A kiosk's file is on the kiosk's machine. */
function isNew(path: CentrePath, { files, folders, services }: PlacesDocument): boolean {
  switch (path.kind) {
    case 'file':
      return path.heldBy === null && !Object.hasOwn(files, path.place);
    case 'folder':
      return !Object.hasOwn(folders, path.place);
    case 'service':
      return !Object.hasOwn(services, path.place);
  }
}

function unusualAddresses(stored: unknown): string[] {
  const centre = parseStoredCentre(stored);
  if (!centre.ok) return [];
  return centre.value.devices.flatMap((device) => {
    const { link } = device;
    const isOurs = link.kind === 'tcp' || holderOf(device) === null;
    return link.kind !== 'file' && isOurs && !isUsualAddress(link) ? [addressOf(link)] : [];
  });
}

const LONGEST_SECRET = 8_192;

/** A copy of the secret stands where secrets are. One that cannot be had is missed when it is asked for, in a sentence. */
function kept(
  secret: { readonly header: string; readonly file: string } | null,
  place: string,
  dataFolder: string,
): PlacesDocument['services'][string]['secret'] {
  if (secret === null) return null;
  const copy = join(dataFolder, SECRETS, place);
  try {
    const file = realpathSync(resolve(dataFolder, secret.file));
    const found = statSync(file);
    if (found.isFile() && found.size <= LONGEST_SECRET && !isServersOwn(file, dataFolder)) {
      copyFileSync(file, copy, constants.COPYFILE_EXCL);
      chmodSync(copy, 0o600);
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
  return { header: secret.header, file: place };
}

/** Tokens and data of this server are no secret of a service, whatever the settings said. */
function isServersOwn(file: string, dataFolder: string): boolean {
  return dirname(file) === realpathSync(dataFolder) && /\.(?:json|db)(?:-\w+)?$/.test(basename(file));
}
