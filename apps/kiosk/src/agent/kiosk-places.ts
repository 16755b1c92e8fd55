// R30a: what a kiosk's own technician lets its devices use.
import type { DevicePlaces } from '@luot/devices/links/open-device-link';
import { isUsualAddress } from '@luot/devices/links/usual-address';
import { addressOf } from '@luot/shared/settings/device-settings';
import { filePlaceOf } from '@luot/shared/settings/file-place';
import type { ShellConfig } from '@luot/shell/shell-config';

/** @param dataFolder where this program keeps its own files: no device writes there */
export function kioskPlaces({ files, addresses }: Pick<ShellConfig, 'files' | 'addresses'>, dataFolder: string): DevicePlaces {
  return {
    file: (place) => filePlaceOf(files, place),
    confinement: () => ({ within: [], never: [dataFolder] }),
    // The network is one, and the server has judged its addresses; the ports are this machine's.
    allows: (link) => link.kind === 'tcp' || isUsualAddress(link) || addresses.includes(addressOf(link)),
  };
}
