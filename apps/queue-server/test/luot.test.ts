import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { PrinterEmulator } from '@luot/devices/emulators/printer-emulator';
import { type AtEnd, tempFolder } from '@luot/engine/fixtures/temp-folder';
import { openSqliteJournal } from '@luot/engine/sqlite-journal';
import { LED_LINE } from '@luot/queue/fixtures/devices';
import { SMALL_CENTRE, smallCentre, smallCentreDocument } from '@luot/queue/fixtures/small-centre';
import Database from 'better-sqlite3';
import { describe, expect, test, vi } from 'vitest';
import { type Ended, operator } from './fixtures/luot-process.ts';
import { pagesFolder, WAIT } from './fixtures/test-server.ts';

/** The operator, and a folder of the test's own: with pages, a settings file and a data folder yet to be made. */
function place(atEnd: AtEnd) {
  const folder = tempFolder(atEnd);
  const centre = join(folder, 'centre.json');
  writeFileSync(centre, JSON.stringify(smallCentreDocument()));
  const data = join(folder, 'data');
  return { ...operator(atEnd), folder, data, centre, serveFlags: ['--data', data, '--pages', pagesFolder(folder), '--centre', centre] };
}

/** A person's end: both languages, the code, exit code 1, and nothing that only a programmer reads. */
function expectSentence({ code, stderr, stdout }: Ended, faultCode: string, ...words: string[]): void {
  expect(stderr).toContain(`(${faultCode})`);
  for (const word of words) expect(stderr).toContain(word);
  expect(code).toBe(1);
  expect(stderr + stdout).not.toMatch(/\n\s+at |"stack"|node:internal/);
}

/** A data folder that a server once used. */
function usedData(data: string): string {
  const path = join(data, 'luot.db');
  writeFileSync(join(data, 'access.json'), '{"devices":[],"people":[]}');
  openSqliteJournal(path).close();
  return path;
}

describe.concurrent('a server that cannot start', { timeout: 60_000 }, () => {
  test('the port is in use: a sentence, and the first start that succeeds still shows the tokens', async ({ onTestFinished }) => {
    const { luot, luotServe, serveFlags } = place(onTestFinished);
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    onTestFinished(() => void other.close());
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const ended = await luot('serve', '--port', String(port), ...serveFlags);
    expectSentence(ended, 'port-in-use', `Cổng ${port} đang được`, `Port ${port} is in use`);
    const server = await luotServe(...serveFlags);
    expect(server.stdout).toMatch(/kiosk-1 +[\w-]{32}\n/);
    expect(await server.stop()).toMatchObject({ code: 0 });
  });

  test('[R6] the data folder cannot be written', async ({ onTestFinished }) => {
    const { luot, data, serveFlags } = place(onTestFinished);
    writeFileSync(data, 'a file in its place');
    const ended = await luot('serve', '--port', '0', ...serveFlags);
    expectSentence(ended, 'data-not-writable', `Không ghi được vào thư mục dữ liệu ${data}`, `The data folder ${data} cannot be written`);
    expect(readFileSync(data, 'utf8')).toBe('a file in its place');
  });

  test('[R6] the database is of a newer version', async ({ onTestFinished }) => {
    const { luot, folder, centre } = place(onTestFinished);
    const database = new Database(usedData(folder));
    database.pragma('user_version = 99');
    database.close();
    const before = readFileSync(join(folder, 'luot.db'));
    const ended = await luot('serve', '--port', '0', '--data', folder, '--pages', pagesFolder(folder), '--centre', centre);
    expectSentence(ended, 'database-newer', 'phiên bản mới hơn (99)', 'newer version (99)');
    expect(readFileSync(join(folder, 'luot.db')).equals(before)).toBe(true);
  });

  test('[R6] the database is damaged', async ({ onTestFinished }) => {
    const { luot, folder, centre } = place(onTestFinished);
    truncateSync(usedData(folder), 5_000);
    const ended = await luot('serve', '--port', '0', '--data', folder, '--pages', pagesFolder(folder), '--centre', centre);
    expectSentence(ended, 'database-damaged', 'bị hỏng', 'is damaged');
  });
});

describe.concurrent('luot centre', { timeout: 60_000 }, () => {
  test('[N1c] check names every fault in both languages', async ({ onTestFinished }) => {
    const { luot, folder } = place(onTestFinished);
    const document = smallCentreDocument();
    document.counters[1] = { ...(document.counters[1] ?? expect.unreachable()), label: '1', zoneId: 'hall-z' };
    document.series[1] = { id: 'g', style: { kind: 'letter', letter: 'A' }, dailyLimit: 5 };
    const wrong = join(folder, 'wrong.json');
    writeFileSync(wrong, JSON.stringify(document));
    expectSentence(
      await luot('centre', 'check', wrong),
      'centre-invalid',
      'counters.label: "1" được dùng hai lần.',
      'counters.label: "1" is used twice.',
      'counters.c2.zoneId: không có "hall-z".',
      'counters.c2.zoneId: there is no "hall-z".',
      'series.style: "A001" được dùng hai lần.',
      'series.style: "A001" is used twice.',
      'Cấu hình có 3 lỗi',
      'The settings have 3 faults',
    );
  });

  test('export, import and a second server, while a server runs and after it', async ({ onTestFinished }) => {
    const { luot, luotServe, folder, data, serveFlags } = place(onTestFinished);
    const server = await luotServe(...serveFlags);
    const copy = join(folder, 'copy.json');
    expect(await luot('centre', 'export', copy, '--data', data)).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(readFileSync(copy, 'utf8'))).toEqual(SMALL_CENTRE);
    writeFileSync(copy, JSON.stringify({ ...smallCentreDocument(), waitTargetMinutes: 20 }));
    expect(await luot('centre', 'import', copy, '--data', data)).toMatchObject({ code: 0, stdout: expect.stringContaining('version 2') });
    expectSentence(await luot('serve', '--port', '0', ...serveFlags), 'data-in-use', data);
    const health = await (await fetch(`http://127.0.0.1:${server.port}/healthz`)).json();
    expect(health).toMatchObject({ ok: true });
    expect(await server.stop()).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(join(data, 'server.json'))).toBe(false);

    const exported = await luot('centre', 'export', '--data', data);
    expect(JSON.parse(exported.stdout)).toMatchObject({ waitTargetMinutes: 20 });
    writeFileSync(copy, JSON.stringify({ ...smallCentreDocument(), waitTargetMinutes: 25 }));
    expect(await luot('centre', 'import', copy, '--data', data)).toMatchObject({ code: 0, stdout: expect.stringContaining('phiên bản 3') });
    const journal = openSqliteJournal(join(data, 'luot.db'));
    onTestFinished(() => journal.close());
    expect(journal.centre()).toMatchObject({ version: 3, by: 'operator', document: { waitTargetMinutes: 25 } });
  });
});

test.runIf(process.platform !== 'win32')(
  '[R53] what luot makes is its own user’s alone: the folder, databases at work, and exports',
  async ({ onTestFinished }) => {
    const { luot, luotServe, folder, data, serveFlags } = place(onTestFinished);
    const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
    const modes = () => Object.fromEntries(readdirSync(data).map((name) => [name, modeOf(join(data, name))]));
    const server = await luotServe(...serveFlags);
    const copy = join(folder, 'copy.json');
    await luot('centre', 'export', copy, '--data', data);
    expect([modeOf(data), modeOf(copy)]).toEqual(['700', '600']);
    const { media: _pictures, secrets, ...files } = modes();
    expect(secrets).toBe('700');
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['access.json', 'bookings.db', 'luot.db', 'luot.db-wal', 'notes.db', 'server.json']));
    expect(new Set(Object.values(files))).toEqual(new Set(['600']));
    await server.stop();
    // As an older version has left it.
    chmodSync(data, 0o755);
    for (const name of Object.keys(modes())) chmodSync(join(data, name), name === 'media' || name === 'secrets' ? 0o755 : 0o644);
    const again = await luotServe(...serveFlags);
    const { media, secrets: _own, ...closed } = modes();
    expect([modeOf(data), media, new Set(Object.values(closed))]).toEqual(['700', '755', new Set(['600'])]);
    await again.stop();
  },
);

describe.concurrent('luot devices', { timeout: 60_000 }, () => {
  test('[P4] with a running server it says how each device is; --test has it print, or says why not', async ({ onTestFinished }) => {
    const { luot, luotServe, centre, data, serveFlags } = place(onTestFinished);
    const emulator = new PrinterEmulator({ widthDots: 384 });
    await emulator.plug();
    onTestFinished(() => emulator.unplug());
    const settings = smallCentre((document) => {
      for (const printer of document.devices) printer.link.port = emulator.port;
      document.devices.push(LED_LINE);
    });
    writeFileSync(centre, JSON.stringify(settings));
    const server = await luotServe(...serveFlags);
    await vi.waitFor(async () => {
      const { stdout } = await luot('devices', '--data', data);
      expect(stdout).toContain('printer-1: ready');
      expect(stdout).toContain('led-a.c1: offline – Không kết nối được 127.0.0.1:9301');
    }, WAIT);
    expect(await luot('devices', '--test', 'printer-1', '--data', data)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('The test has been sent to printer-1.'),
    });
    await vi.waitFor(() => expect(emulator.sheets.map(({ text }) => text[0])).toEqual(['TEST']), WAIT);
    expectSentence(await luot('devices', '--test', 'led-a', '--data', data), 'device-away', 'Thiết bị chưa sẵn sàng');
    expect(await server.stop()).toMatchObject({ code: 0, stderr: '' });
  });

  test('--emulate gives addresses that answer, and does what is typed', async ({ onTestFinished }) => {
    const { luotAtWork, centre } = place(onTestFinished);
    writeFileSync(centre, JSON.stringify(smallCentre((document) => document.devices.push(LED_LINE))));
    const emulating = luotAtWork('devices', '--emulate', '--centre', centre);
    const { 1: port } = await emulating.says(/printer-1 +escpos +tcp 127\.0\.0\.1:(\d+)\n/);
    await emulating.says(/led-a +modbus-panels +tcp 127\.0\.0\.1:\d+\n/);
    await emulating.says(/printer-1: paperOut nearEnd .*\n/);
    const socket = connect({ host: '127.0.0.1', port: Number(port) });
    const paperSensor = async () => {
      socket.write(Buffer.from([0x10, 0x04, 4]));
      const [answer] = (await once(socket, 'data')) as [Buffer];
      return [...answer];
    };
    expect(await paperSensor()).toEqual([0x12]);
    emulating.type('printer-1 paperOut');
    await emulating.says(/printer-1: paperOut\n/);
    expect(await paperSensor()).toEqual([0x72]);
    socket.destroy();
    emulating.type('printer-1 paperOut');
    await emulating.says(/printer-1: ok\n/);
    emulating.type('printer-1 explode');
    await emulating.says(/\? printer-1 explode\n/);
    expect(await emulating.stop()).toMatchObject({ code: 0, stderr: '' });
  });
});
