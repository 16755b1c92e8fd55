// R30: what the settings of a device may open on the machine that holds its cable. Settings may be a manager's, and those of
// an earlier version were never judged, so each connection is.
import { addressOf, type LinkSettings, type PortLink } from '@luot/shared/settings/device-settings';
import type { FilePlace } from '@luot/shared/settings/file-place';
import { type Confinement, confinedFile } from './confined-file.ts';
import { connectFile } from './file-link.ts';
import { type Connection, type Link, LinkFault } from './link.ts';
import { linkAddress, openLink } from './open-link.ts';

/** What the operator of a machine lets devices use, as it is now. */
export interface DevicePlaces {
  /** Null for an id that is not listed. */
  readonly file: (place: string) => FilePlace | null;
  readonly confinement: () => Confinement;
  readonly allows: (link: PortLink) => boolean;
}

/** Its `connect` rejects with a LinkFault `place-unknown` or `place-refused` for what the machine does not let it use. */
export function openDeviceLink(settings: LinkSettings, places: DevicePlaces): Link {
  const address = linkAddress(settings);
  if (settings.kind === 'file') return { address, connect: () => connectPlace(settings.place, places) };
  const link = openLink(settings);
  return {
    ...link,
    connect: async () => {
      if (!places.allows(settings)) throw new LinkFault('place-refused', { port: addressOf(settings) });
      return link.connect();
    },
  };
}

async function connectPlace(place: string, places: DevicePlaces): Promise<Connection> {
  const file = places.file(place);
  if (file === null) throw new LinkFault('place-unknown', { place });
  const out = await confinedFile(file.out, places.confinement());
  if (file.in === null || file.in === file.out) return connectFile(out, file.in === null ? null : out);
  return connectFile(out, await confinedFile(file.in, places.confinement()));
}
