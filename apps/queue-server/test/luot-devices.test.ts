// `luot devices` where no server runs: what it lists, and a test of a printer before there is a centre.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeClock } from '@luot/engine/fixtures/fake-clock';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { startEngine } from '@luot/engine/fixtures/test-engine';
import { openSqliteJournal } from '@luot/engine/sqlite-journal';
import { KEYPAD, LED_LINE } from '@luot/queue/fixtures/devices';
import { smallCentre } from '@luot/queue/fixtures/small-centre';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { expect, test } from 'vitest';
import { luot } from './fixtures/luot-here.ts';
import { numbersOn, pluggedPrinter } from './fixtures/print-lab.ts';
import { SEED_FOLDER } from './fixtures/test-server.ts';

/** A printer on a port of its own, settings that name it beside panels and a keypad, and a data folder yet to be made. */
async function place() {
  const emulator = await pluggedPrinter();
  const settings = smallCentre((document) => {
    for (const printer of document.devices) printer.link.port = emulator.port;
    document.devices.push(LED_LINE, KEYPAD);
  });
  const folder = tempFolder();
  const centre = join(folder, 'centre.json');
  writeFileSync(centre, JSON.stringify(settings));
  return { emulator, settings, centre, data: join(folder, 'data') };
}

/** A data folder with these settings, of a server that has ended. */
function makeData(data: string, settings: CentreSettings): void {
  mkdirSync(data);
  const journal = openSqliteJournal(join(data, 'luot.db'));
  startEngine(journal, new FakeClock(), { seed: settings });
  journal.close();
}

test('lists the ports of this machine, also where there are none and no centre', async () => {
  const { code, said, errors } = await luot('devices', '--data', join(tempFolder(), 'none'));
  expect([code, errors]).toEqual([0, '']);
  expect(said).toContain('Cổng của máy này / Ports of this machine:');
  // Whoever runs this may have something plugged in; then each port says what would claim it.
  expect(said).toMatch(/no serial port, no USB printer|→ /);
  expect(said).not.toContain('Devices of the settings');
});

test('[P4] --centre lists every device of a settings file, with driver and address', async () => {
  const { code, said, errors } = await luot('devices', '--centre', join(SEED_FOLDER, 'centre.json'), '--data', 'none');
  expect([code, errors]).toEqual([0, '']);
  const listed = said.slice(said.indexOf('Devices of the settings'));
  for (const line of [
    /printer-1 {2}escpos {2}tcp 127\.0\.0\.1:9101 {2}Máy in ki-ốt 1/,
    /printer-3 {2}escpos {2}.*usb:04b8:0e28/,
    /led-hall-a {2}modbus-panels {2}serial \S+ 9600 8N1/,
    /keypad-7 {2}keypad /,
    /scanner-1 {2}scanner /,
    /máy chủ không chạy \/ the server is not running/,
  ]) {
    expect(listed).toMatch(line);
  }
});

test('[P4] without a server --test opens the printer itself', async () => {
  const { data, emulator, settings } = await place();
  makeData(data, settings);
  expect(await luot('devices', '--test', 'printer-1', '--data', data)).toEqual({
    said: 'Máy in báo đã in xong. / The printer says it has printed.\n',
    errors: '',
    code: 0,
  });
  expect(numbersOn(emulator)).toEqual(['TEST']);
  emulator.set('paperOut', true);
  const without = await luot('devices', '--test', 'printer-1', '--data', data);
  expect(without).toEqual({ said: '', errors: 'Hết giấy. Hãy thay cuộn giấy mới.\nOut of paper. Put in a new roll.\n(paper-out)\n', code: 1 });
  expect(emulator.sheets).toHaveLength(1);
});

test('[P4] --test with a settings file tries a printer before there is a centre', async () => {
  const { centre, data, emulator } = await place();
  expect(await luot('devices', '--test', 'printer-1', '--centre', centre, '--data', data)).toMatchObject({ code: 0, errors: '' });
  expect(numbersOn(emulator)).toEqual(['TEST']);
  await emulator.unplug();
  const away = await luot('devices', '--test', 'printer-1', '--centre', centre);
  expect([away.code, away.errors]).toEqual([1, expect.stringContaining(`127.0.0.1:${emulator.port} cannot be reached`)]);
  expect(existsSync(data)).toBe(false);
});

test('what cannot be tested is said in a sentence', async () => {
  const { centre, data } = await place();
  const tried = async (...args: string[]) => {
    const { code, errors } = await luot('devices', ...args);
    expect(code).toBe(1);
    return errors;
  };
  expect(await tried('--test', 'printer-9', '--centre', centre)).toContain('There is no device "printer-9" in the settings.\n(unknown-device)');
  expect(await tried('--test', 'keypad-1', '--centre', centre)).toContain('(not-testable)');
  expect(await tried('--test', 'printer-1', '--data', data)).toContain('(database-missing)');
  expect(await tried('--emulate', '--data', data)).toContain('--centre FILE');
});
