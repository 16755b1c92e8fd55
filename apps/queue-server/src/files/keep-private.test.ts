import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { expect, test } from 'vitest';
import { keepPrivate } from './keep-private.ts';

const onPosix = test.runIf(process.platform !== 'win32');
const modeOf = (path: string) => (statSync(path).mode & 0o7777).toString(8);

/** A data folder as an older version has left it. */
function olderFolder(): string {
  const folder = join(tempFolder(), 'data');
  mkdirSync(join(folder, 'media'), { recursive: true });
  for (const file of ['luot.db', 'luot.db-wal', 'luot.db-shm', 'bookings.db', 'access.json', 'media/a.png', 'README']) {
    writeFileSync(join(folder, file), '');
    chmodSync(join(folder, file), 0o644);
  }
  for (const path of [folder, join(folder, 'media')]) chmodSync(path, 0o755);
  return folder;
}

onPosix('[R53] a folder of an older version is closed to others, with every database; pictures and strangers stay as they are', () => {
  const folder = olderFolder();
  expect(keepPrivate(folder, ['media'])).toBeNull();
  expect(modeOf(folder)).toBe('700');
  expect(Object.fromEntries(readdirSync(folder).map((name) => [name, modeOf(join(folder, name))]))).toEqual({
    README: '644',
    'access.json': '600',
    'bookings.db': '600',
    'luot.db': '600',
    'luot.db-shm': '600',
    'luot.db-wal': '600',
    media: '755',
  });
  expect(modeOf(join(folder, 'media', 'a.png'))).toBe('644');
});

onPosix('[R53] a folder that others use too is not taken away from them, and the warning says what to do; our files are closed', () => {
  const shared = olderFolder();
  mkdirSync(join(shared, 'of-somebody-else'));
  const sticky = olderFolder();
  chmodSync(sticky, 0o1777);
  for (const folder of [shared, sticky]) {
    const before = modeOf(folder);
    expect(keepPrivate(folder, ['media'])?.vi).toContain('chứa cả những thứ khác');
    expect([modeOf(folder), modeOf(join(folder, 'luot.db'))]).toEqual([before, '600']);
  }
  // An operator who has closed it is not warned.
  chmodSync(shared, 0o700);
  expect(keepPrivate(shared, ['media'])).toBeNull();
});

onPosix('[R53] what belongs to another user is left, and warned of', () => {
  const folder = olderFolder();
  const somebodyElse = statSync(folder).uid + 1;
  expect(keepPrivate(folder, ['media'], somebodyElse)?.en).toContain('belongs to another user');
  expect([modeOf(folder), modeOf(join(folder, 'luot.db'))]).toEqual(['755', '644']);
});

onPosix('[R53] a link is not followed', () => {
  const folder = olderFolder();
  const elsewhere = join(tempFolder(), 'elsewhere.db');
  writeFileSync(elsewhere, '');
  chmodSync(elsewhere, 0o644);
  symlinkSync(elsewhere, join(folder, 'linked.db'));
  expect(keepPrivate(folder, ['media'])).toBeNull();
  expect(modeOf(elsewhere)).toBe('644');
});
