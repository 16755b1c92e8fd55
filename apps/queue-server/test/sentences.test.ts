// What a person reads when they have typed something that cannot be: the program in this process, its output caught.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { smallCentreDocument } from '@luot/queue/fixtures/small-centre';
import { expect, test } from 'vitest';
import { luot } from './fixtures/luot-here.ts';
import { pagesFolder } from './fixtures/test-server.ts';

/** A folder with a settings file and pages; the data folder is yet to be made. */
function place() {
  const folder = tempFolder();
  const centre = join(folder, 'centre.json');
  writeFileSync(centre, JSON.stringify(smallCentreDocument()));
  const wrong = join(folder, 'wrong.json');
  writeFileSync(wrong, '{"name":');
  return { folder, centre, wrong, pages: pagesFolder(folder), data: join(folder, 'data') };
}

test('settings in order are said to be', async () => {
  expect(await luot('centre', 'check', place().centre)).toEqual({ said: 'Cấu hình hợp lệ. / The settings are in order.\n', errors: '', code: 0 });
});

test.each(['99999', '-1', 'http', '70.5'])('the port %s is none', async (port) => {
  const { data, centre, pages } = place();
  const { errors, code } = await luot('serve', `--port=${port}`, '--data', data, '--centre', centre, '--pages', pages);
  expect([code, errors]).toEqual([1, expect.stringContaining('(port-refused)')]);
  expect(errors).toContain(port);
  expect(existsSync(data)).toBe(false);
});

test('missing pages are named, before the data folder is made', async () => {
  const { data, centre, folder } = place();
  const { errors, code } = await luot('serve', '--port', '0', '--data', data, '--centre', centre, '--pages', join(folder, 'none'));
  expect([code, errors]).toEqual([1, expect.stringContaining('(pages-missing)')]);
  expect(errors).toContain(join(folder, 'none'));
  expect(existsSync(data)).toBe(false);
});

test('a settings file that is not there or no JSON is named, whatever it was for', async () => {
  const { folder, wrong, pages, data } = place();
  const none = join(folder, 'none.json');
  for (const [file, args] of [
    [none, ['centre', 'check', none]],
    [wrong, ['centre', 'check', wrong]],
    [wrong, ['centre', 'import', wrong, '--data', folder]],
    [wrong, ['serve', '--centre', wrong, '--data', data, '--pages', pages]],
  ] as const) {
    const { errors, code } = await luot(...args);
    expect([code, errors]).toEqual([1, expect.stringContaining('(centre-file)')]);
    expect(errors).toContain(file);
  }
});

test('[N1c] a settings file with faults is not served, and every fault is named', async () => {
  const { folder, pages, data } = place();
  const file = join(folder, 'faulty.json');
  writeFileSync(file, JSON.stringify({ ...smallCentreDocument(), timeZone: 'Mars', waitTargetMinutes: -1 }));
  const { errors } = await luot('serve', '--centre', file, '--data', data, '--pages', pages);
  expect(errors).toContain('timeZone: ');
  expect(errors).toContain('waitTargetMinutes: ');
});

test('[R6] in a folder without a database nothing is begun by `luot centre`', async () => {
  const { folder, centre } = place();
  for (const args of [['export'], ['import', centre]]) {
    const { errors, code } = await luot('centre', ...args, '--data', folder);
    expect([code, errors]).toEqual([1, expect.stringContaining('(database-missing)')]);
  }
  expect(existsSync(join(folder, 'luot.db'))).toBe(false);
});

test('an access file with a fault is named with its place', async () => {
  const { folder, centre, pages, data } = place();
  const access = join(folder, 'access.json');
  writeFileSync(access, JSON.stringify({ devices: [{ id: 'kiosk-1', role: 'kiosk', token: 'short' }], people: [] }));
  const { errors, code } = await luot('serve', '--centre', centre, '--access', access, '--data', data, '--pages', pages);
  expect([code, errors]).toEqual([1, expect.stringContaining('(access-file)')]);
  expect(errors).toContain('devices[0].token');
});
