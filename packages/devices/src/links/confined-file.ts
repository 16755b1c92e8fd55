// R30a: which files of a machine a device may stand behind. The operator lists them, and still a list is written by hand.
import { lstat, realpath } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { LinkFault, openFault } from './link.ts';
import { isPrinterPort, isSerialPort } from './usual-address.ts';

export interface Confinement {
  /** Folders whose ordinary files a device may stand behind. */
  readonly within: readonly string[];
  /** Folders no file of which a device may stand behind. */
  readonly never: readonly string[];
}

/**
 * Where a path leads, once every link on the way is followed: a device of the system, a FIFO, or an ordinary file of a folder
 * that was opened for it.
 * @throws LinkFault `port-missing`, `port-denied`, `place-refused`
 */
export async function confinedFile(path: string, { within, never }: Confinement): Promise<string> {
  const refused = new LinkFault('place-refused', { port: path });
  // Such names lead to no folder.
  if (process.platform === 'win32' && (isSerialPort(path) || isPrinterPort(path))) return path;
  if (!isAbsolute(path)) throw refused;
  let real: string;
  try {
    real = await realpath(path);
  } catch (error) {
    throw openFault(error, path);
  }
  if (await isIn(never, real)) throw refused;
  const file = await lstat(real);
  const mayBe = file.isCharacterDevice() || file.isFIFO() || (file.isFile() && (await isIn(within, real)));
  if (!mayBe) throw refused;
  return real;
}

async function isIn(folders: readonly string[], real: string): Promise<boolean> {
  for (const folder of folders) {
    const way = relative(await realpath(folder).catch(() => folder), real);
    if (way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return true;
  }
  return false;
}
