// R53: what a centre keeps is for the server's own user: folders and files of older versions are closed to others.
import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '@luot/shared/domain/text';

const FOR_OTHERS = 0o077;
/** A folder where everybody may put things, such as /tmp. */
const STICKY = 0o1000;
/** Databases with what SQLite puts beside them, settings, exports. */
const OURS = /\.(?:db|db-(?:wal|shm|journal)|json|csv)$/;

/** A folder that stays open to others, with the reason. */
const WHY = {
  owner: {
    vi: 'Thư mục dữ liệu thuộc người dùng khác và người dùng khác đọc được. Hãy đổi chủ và đặt quyền 700.',
    en: 'The data folder belongs to another user, and others can read it. Change its owner and set its mode to 700.',
  },
  shared: {
    vi: 'Thư mục dữ liệu chứa cả những thứ khác nên không tự đóng lại với người dùng khác. Hãy dùng một thư mục riêng, hoặc tự đặt quyền 700.',
    en: 'The data folder holds other things too, so it was not closed to other users. Use a folder of its own, or set its mode to 700 yourself.',
  },
} as const satisfies Record<string, Text>;

/**
 * Sets a data folder to 0700 and the files in it to 0600. Null, or why the folder stays open to others. Nothing on Windows,
 * where a folder's rights are its parent's.
 * @param subfolders those that a data folder has; with any other it is somebody's who uses it for more than this
 * @param uid the server's user
 */
export function keepPrivate(folder: string, subfolders: readonly string[], uid = process.getuid?.()): Text | null {
  if (uid === undefined) return null;
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile() && OURS.test(one.name))) close(join(folder, entry.name), 0o600, uid);
  const { mode, uid: owner } = lstatSync(folder);
  if ((mode & FOR_OTHERS) === 0) return null;
  if (owner !== uid) return WHY.owner;
  if ((mode & STICKY) !== 0 || entries.some((entry) => entry.isDirectory() && !subfolders.includes(entry.name))) return WHY.shared;
  close(folder, 0o700, uid);
  return null;
}

/** A side file may go while this looks at it. */
function close(path: string, mode: number, uid: number): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found !== undefined && found.uid === uid && (found.mode & FOR_OTHERS) !== 0) chmodSync(path, mode);
}
