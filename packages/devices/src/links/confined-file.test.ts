import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { confinedFile } from './confined-file.ts';
import { LinkFault } from './link.ts';

/** A data folder with a database, and a folder that the operator opened for stand-ins. */
function machine() {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'luot-test-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [data, open] = [join(root, 'data'), join(root, 'open')];
  for (const folder of [data, open]) mkdirSync(folder);
  const database = join(data, 'luot.db');
  writeFileSync(database, 'the day');
  const found = (path: string, within: readonly string[] = [open]) =>
    confinedFile(path, { within, never: [data] }).catch((error: unknown) => (error instanceof LinkFault ? error.fault.code : expect.unreachable()));
  return { root, data, open, database, found };
}

test.skipIf(process.platform === 'win32')('[R30a] a device of the system and a FIFO, wherever they are', async () => {
  const { root, found } = machine();
  const fifo = join(root, 'fifo');
  execFileSync('mkfifo', [fifo]);
  symlinkSync(fifo, join(root, 'printer'));
  expect(await Promise.all([found('/dev/null'), found(fifo), found(join(root, 'printer'))])).toEqual(['/dev/null', fifo, fifo]);
});

test('[R30a] an ordinary file of a folder that is opened for it, and of no other', async () => {
  const { root, open, found } = machine();
  const [inside, outside] = [join(open, 'out'), join(root, 'out')];
  for (const file of [inside, outside]) writeFileSync(file, '');
  expect(await found(inside)).toBe(inside);
  for (const path of [outside, join(open, '../out'), open, root]) expect(await found(path), path).toBe('place-refused');
  expect(await found(inside, [])).toBe('place-refused');
  // A folder whose name only begins alike.
  expect(await found(inside, [`${open}-2`, join(open, 'ou')])).toBe('place-refused');
});

test('[R30a] no file of the data folder: not by its name, by a way out and in, by a link, nor in a folder that holds it', async () => {
  const { root, data, open, database, found } = machine();
  symlinkSync(database, join(open, 'printer'));
  symlinkSync(data, join(open, 'folder'));
  for (const path of [database, join(open, '../data/luot.db'), join(open, 'printer'), join(open, 'folder/luot.db')]) {
    expect(await found(path, [open, root, data]), path).toBe('place-refused');
  }
  execFileSync('mkfifo', [join(data, 'fifo')]);
  expect(await found(join(data, 'fifo'))).toBe('place-refused');
});

test('[R30a] a link that leads out of the folder', async () => {
  const { root, open, found } = machine();
  writeFileSync(join(root, 'passwords'), '');
  symlinkSync(join(root, 'passwords'), join(open, 'printer'));
  expect(await found(join(open, 'printer'))).toBe('place-refused');
});

test('[R30a] a path that is not whole, and one where nothing is: no file is made', async () => {
  const { open, database, found } = machine();
  expect(await found(relative(process.cwd(), database))).toBe('place-refused');
  expect(await found(join(open, 'lp0'))).toBe('port-missing');
  expect(readdirSync(open)).toEqual([]);
});
