// `luot dossiers`: the centre's own list of dossiers. A running server reads the same file and answers from the new list
// at once.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartFault } from '@luot/shared/domain/start-fault';
import { readListApart } from '../lists/dossiers/read-list-apart.ts';
import { OwnDossiers } from '../lists/dossiers/sources/own-dossiers.ts';
import { tableNotes } from '../lists/tables/table-notes.ts';
import { fail } from './fail.ts';
import { type TableFlags, tableChoice } from './tables/table-flags.ts';
import { failNothingToUndo, importTime } from './tables/undo.ts';

const DOSSIERS = 'dossiers.db';
/** A look-up of the running server takes milliseconds. */
const BUSY_MS = 10_000;
/** More would push the first ones off the screen. */
const MOST_SHOWN = 20;

interface DataFlag {
  readonly data: string;
}

export async function importDossiers(file: string, flags: DataFlag & TableFlags): Promise<void> {
  const folder = folderOf(flags);
  const list = await readListApart({ path: resolve(file), fields: {}, choice: tableChoice(flags) });
  if (!list.ok) return fail('dossiers-file', list.no.vi, list.no.en);
  const { dossiers, refused, found } = list.value;
  for (const { vi, en } of tableNotes(found)) console.log(`cả tệp · lưu ý: ${vi} / the whole file · noted: ${en}`);
  for (const { line, field } of refused.slice(0, MOST_SHOWN)) {
    console.error(`- dòng ${line}: không đọc được cột ${field} / line ${line}: the column ${field} cannot be read`);
  }
  if (refused.length > MOST_SHOWN) console.error(`- ... và ${refused.length - MOST_SHOWN} dòng nữa / and ${refused.length - MOST_SHOWN} more lines`);
  withList(folder, (own) => {
    own.importAll(dossiers, Date.now());
    console.log(`Danh sách hồ sơ có ${own.count()} hồ sơ. / The list holds ${own.count()} dossiers.`);
  });
}

export function undoDossiers(flags: DataFlag): void {
  withList(folderOf(flags), (own) => {
    const atMs = own.undoImport(Date.now());
    if (atMs === null) return failNothingToUndo();
    const [at, count] = [importTime(atMs), own.count()];
    console.log(`Đã hoàn tác lần nhập lúc ${at}. Danh sách hồ sơ có ${count} hồ sơ. / The import of ${at} is undone. The list holds ${count} dossiers.`);
  });
}

/** A mistyped folder is not made. @throws StartFault */
function folderOf({ data }: DataFlag): string {
  const folder = resolve(data);
  if (!existsSync(join(folder, 'luot.db'))) throw new StartFault('database-missing', { path: folder });
  return folder;
}

function withList(folder: string, work: (own: OwnDossiers) => void): void {
  const path = join(folder, DOSSIERS);
  const own = OwnDossiers.open(path, { busyMs: BUSY_MS });
  try {
    work(own);
  } catch (error) {
    if (!(error instanceof StartFault) || error.code !== 'database-damaged') throw error;
    fail(error.code, `Tệp ${path} bị hỏng. Hãy xóa tệp này rồi nhập lại.`, `The file ${path} is damaged. Delete it and import again.`);
  } finally {
    own.close();
  }
}
