// R30: files, folders, web addresses and secrets of a centre's machine. They are its operator's: settings, which a manager may
// replace, name them by these ids.
//
//   { "files": { "printer-1": "/dev/usb/lp0" }, "within": ["/srv/stand-ins"], "folders": { "exports": "/srv/exports" },
//     "services": { "one-stop": { "url": "https://…/{code}", "secret": { "header": "X-Api-Key", "file": "one-stop" } } },
//     "addresses": ["printer.example.vn:9100"] }
import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { no, ok, type Result } from '@luot/shared/domain/result';
import { reasonOf, StartFault } from '@luot/shared/domain/start-fault';
import { filePlacesSchema } from '@luot/shared/settings/file-place';
import { id } from '@luot/shared/settings/settings-parts';
import { z } from 'zod';

export const PLACES_FILE = 'places.json';

const folder = z.string().max(500).refine(isAbsolute, { error: 'not a whole path' });

const placesSchema = z.strictObject({
  /** What devices stand behind. */
  files: filePlacesSchema.default({}),
  /** Folders whose ordinary files may be among `files`; without them only devices and FIFOs may. */
  within: z.array(folder).max(50).default([]),
  /** Where the one-stop system writes its lists. */
  folders: z.record(id, folder).default({}),
  services: z
    .record(
      id,
      z.strictObject({
        /** `{code}` in it is the dossier's code; without it the code is sent as `MaHoSo` in a JSON body. */
        url: z.string().max(500).refine(isHttpAddress, { error: 'not http:// or https:// with at most one {code}' }),
        /** A header that proves who asks; its value stands in a file of `secrets` in the data folder. */
        secret: z
          .strictObject({
            header: z.string().regex(/^[A-Za-z][\w-]{0,60}$/),
            file: z.string().regex(/^\w[\w.-]{0,99}$/, { error: 'not a name of a file in secrets' }),
          })
          .nullable()
          .default(null),
      }),
    )
    .default({}),
  /** `host:port` and names of ports that devices may have beside the usual ones (R30b). */
  addresses: z.array(z.string().min(1).max(300)).max(200).default([]),
});
export type PlacesDocument = z.infer<typeof placesSchema>;

export const NO_PLACES: PlacesDocument = placesSchema.parse({});

/** Errors: why the file cannot be used, for the brackets of a sentence. */
export function readPlaces(path: string): Result<PlacesDocument, string> {
  try {
    const parsed = placesSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? ok(parsed.data) : no(z.prettifyError(parsed.error));
  } catch (error) {
    return no(reasonOf(error));
  }
}

/** A list for a new data folder. @throws StartFault `places-file` */
export function givenPlaces(path: string): PlacesDocument {
  const read = readPlaces(path);
  if (!read.ok) throw new StartFault('places-file', { path, reason: read.no });
  return read.value;
}

function isHttpAddress(value: string): boolean {
  return /^https?:\/\/[^\s/?#]+(?:[/?#]\S*)?$/.test(value) && value.split('{code}').length <= 2;
}
