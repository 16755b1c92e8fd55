// What a centre keeps on disk: its database, who may come in, and where the running server is.
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteJournal, type SqliteJournal } from '@luot/engine/sqlite-journal';
import { reasonOf, StartFault } from '@luot/shared/domain/start-fault';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { parseCentre } from '@luot/shared/settings/faults/centre-faults';
import { Access, type AccessSeed, newAccess } from '../access/access-file.ts';
import type { PlacesDocument } from '../places/places-file.ts';

const DATABASE = 'luot.db';
export const ACCESS = 'access.json';
export const BOOKINGS = 'bookings.db';
/** Tells `luot` on this machine where the running server is. */
export const SERVER_FILE = 'server.json';

export interface FolderOptions {
  readonly dataFolder: string;
  /** The settings of a new data folder. */
  readonly seed: CentreSettings;
  /** Who may come in, for a new data folder; null makes fresh tokens and returns them. */
  readonly access: AccessSeed | null;
  /** R30: what the settings may name, for a data folder without a list; null or left out: nothing. */
  readonly places?: PlacesDocument | null;
  /** The sample centre: its tokens are public, so a folder of it serves nothing else. */
  readonly demo: boolean;
}

/** R6: a folder that held data and has no database is not filled with an empty one. */
export function openData(folder: string): SqliteJournal {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new StartFault('data-not-writable', { path: folder, reason: reasonOf(error) }, error);
  }
  const path = join(folder, DATABASE);
  const traces = [ACCESS, `${DATABASE}-wal`].some((file) => existsSync(join(folder, file)));
  if (!existsSync(path) && traces) throw new StartFault('database-missing', { path: folder });
  return openSqliteJournal(path);
}

/** Who may come in: as the folder says, or as its first start is told; `shown` is what nobody has seen yet. */
export async function openAccess({ dataFolder, access, seed, demo }: FolderOptions): Promise<{ access: Access; shown: AccessSeed | null }> {
  const path = join(dataFolder, ACCESS);
  if (existsSync(path)) {
    const known = Access.read(path);
    if (known.isDemo && !demo) throw new StartFault('demo-folder', { path: dataFolder });
    // A sample centre that an older version has begun.
    if (known.isDemo && access !== null) await known.addMissing(access);
    return { access: known, shown: null };
  }
  const fresh =
    access ??
    newAccess(
      seed.kiosks.map((k) => k.id),
      seed.displays.map((d) => d.id),
      seed.counters.map((c) => c.label),
    );
  return { access: await Access.write(path, fresh, demo), shown: access === null ? fresh : null };
}

/** @throws StartFault `centre-file` */
export function readCentre(path: string): CentreSettings {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new StartFault('centre-file', { path, reason: reasonOf(error) }, error);
  }
  const parsed = parseCentre(document);
  if (!parsed.ok) throw new StartFault('centre-file', { path, reason: parsed.no.map((fault) => fault.en).join('; ') });
  return parsed.value;
}
