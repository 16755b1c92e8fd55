import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeClock } from '@luot/engine/fixtures/fake-clock';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { startEngine } from '@luot/engine/fixtures/test-engine';
import { openSqliteJournal } from '@luot/engine/sqlite-journal';
import { type DeviceDocument, smallCentreDocument } from '@luot/queue/fixtures/small-centre';
import { expect, test } from 'vitest';
import old from '../../test/fixtures/centre-with-paths.json' with { type: 'json' };
import { luot } from '../../test/fixtures/luot-here.ts';

/** A data folder of a server that has ended, a list of places, and settings with a printer behind the file `stand-in`. */
function machine() {
  const folder = tempFolder();
  const [data, centre, places] = [join(folder, 'data'), join(folder, 'centre.json'), join(folder, 'places.json')];
  mkdirSync(data);
  const journal = openSqliteJournal(join(data, 'luot.db'));
  startEngine(journal, new FakeClock());
  journal.close();
  const document = smallCentreDocument();
  for (const printer of document.devices) printer.link = { kind: 'file', place: 'stand-in' } as unknown as DeviceDocument['link'];
  writeFileSync(centre, JSON.stringify(document));
  const list = (path: string) => writeFileSync(path, JSON.stringify({ files: { 'stand-in': '/dev/usb/lp0' } }));
  return { data, centre, places, list };
}

test('[R30] centre check judges ids by a list that is named, and without one the settings alone', async () => {
  const { centre, places, list } = machine();
  expect(await luot('centre', 'check', centre)).toMatchObject({ code: 0 });
  writeFileSync(places, '{}');
  const unknown = await luot('centre', 'check', centre, '--places', places);
  expect([unknown.code, unknown.errors]).toEqual([1, expect.stringContaining('places.json has no file "stand-in"')]);
  list(places);
  expect(await luot('centre', 'check', centre, '--places', places)).toMatchObject({ code: 0 });
  writeFileSync(places, '{');
  expect((await luot('centre', 'check', centre, '--places', places)).errors).toContain('(places-file)');
});

test('[R30] without a server centre import judges by the list of the data folder', async () => {
  const { centre, data, list } = machine();
  const unknown = await luot('centre', 'import', centre, '--data', data);
  expect([unknown.code, unknown.errors]).toEqual([1, expect.stringContaining('(centre-invalid)')]);
  expect(unknown.errors).toContain('places.json không có tệp "stand-in"');
  list(join(data, 'places.json'));
  expect(await luot('centre', 'import', centre, '--data', data)).toMatchObject({ code: 0, errors: '' });
});

test('[R30] settings that name paths are taken from nobody, the operator included', async () => {
  const { centre, data } = machine();
  writeFileSync(centre, JSON.stringify(old));
  const { code, errors } = await luot('centre', 'import', centre, '--data', data);
  expect([code, errors.match(/The operator writes them into places\.json/g)]).toEqual([1, expect.arrayContaining([expect.anything()])]);
  expect(existsSync(join(data, 'places.json')) ? readFileSync(join(data, 'places.json'), 'utf8') : '').not.toContain('/dev/null');
});
