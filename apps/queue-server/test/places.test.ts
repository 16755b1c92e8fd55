// R30 against a real server: what a manager's settings may not reach, and what the operator's list lets them.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { join } from 'node:path';
import { FakeClock } from '@luot/engine/fixtures/fake-clock';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import { startEngine } from '@luot/engine/fixtures/test-engine';
import { openSqliteJournal } from '@luot/engine/sqlite-journal';
import { type DeviceDocument, smallCentreDocument } from '@luot/queue/fixtures/small-centre';
import type { Text } from '@luot/shared/domain/text';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { givenPlaces, NO_PLACES, type PlacesDocument } from '../src/places/places-file.ts';
import old from './fixtures/centre-with-paths.json' with { type: 'json' };
import { connect, operatorToken, sessionOf, startTestServer, type TestServer, WAIT, WITH_PEOPLE } from './fixtures/test-server.ts';

const CODE = 'H56.25.10-261109-0975';

/** The small centre with one more printer, or another source of dossiers. */
function settings({ link, source }: { link?: unknown; source?: unknown }) {
  const document = smallCentreDocument();
  const [printer] = document.devices;
  if (link !== undefined && printer !== undefined)
    document.devices.push({ ...printer, id: 'printer-9', name: { vi: 'Máy in 9', en: 'Printer 9' }, link: link as DeviceDocument['link'] });
  const desks = { supplement: null, pay: null, collect: null, ask: null };
  return source === undefined
    ? document
    : { ...document, province: null, dossiers: { source, desks }, kiosks: document.kiosks.map((k) => ({ ...k, screenDpi: 102 })) };
}

/** A manager who replaces the settings, and what the server says of them: every fault, in English. */
async function managerOf(server: TestServer) {
  const manager = await connect(server, await sessionOf(server, 'quanly'));
  return async (change: Parameters<typeof settings>[0]): Promise<string[]> => {
    const reply = await manager.command('centre.replace', { document: settings(change) });
    if (reply.ok) return [];
    expect(reply.refusal.code).toBe('centre-invalid');
    const faults = reply.refusal.faults ?? [];
    for (const { vi: sentence, en } of faults) expect([sentence.normalize('NFC'), sentence === en]).toEqual([sentence, false]);
    return faults.map(({ en }) => en);
  };
}

/** A kiosk asks for a dossier. */
async function lookUp(server: TestServer): Promise<unknown> {
  const kiosk = await connect(server, { kind: 'device', device: 'kiosk-1', token: 'token-kiosk-1' });
  return kiosk.command('dossier.find', { code: CODE });
}

/** A server of this machine that counts who comes; opened after the one under test, because it closes first. */
async function listener() {
  const came = vi.fn();
  const server = createHttpServer((request, response) => {
    came(request.url, request.headers['x-api-key']);
    response.end(JSON.stringify({ MaHoSo: CODE, TrangThai: 4 }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return { came, url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/{code}` };
}

/** A data folder with the operator's list, before the server's first start. */
function folderWith(places: Partial<PlacesDocument>) {
  return { dataFolder: join(tempFolder(), 'data'), places: { ...NO_PLACES, ...places } };
}

describe('a manager’s session', () => {
  test('[R30] reaches no file: paths and ids that are not listed are refused, and the file is as it was', async () => {
    const server = await startTestServer(folderWith({ files: { 'stand-in': { out: '/run/x', in: null } } }));
    const replaced = await managerOf(server);
    const database = join(server.dataFolder, 'access.json');
    const [before, files] = [readFileSync(database), readdirSync(server.dataFolder).sort()];
    for (const link of [
      { kind: 'file', out: database, in: null },
      { kind: 'file', out: '../luot.db', in: null },
      { kind: 'file', place: '../luot.db' },
      { kind: 'file', place: database },
      { kind: 'file', place: 'printer-9' },
      { kind: 'file', place: 'constructor' },
      { kind: 'usb-printer', printer: database },
      { kind: 'serial', port: database },
    ]) {
      expect(await replaced({ link }), JSON.stringify(link)).not.toEqual([]);
    }
    expect(readFileSync(database).equals(before)).toBe(true);
    expect(readdirSync(server.dataFolder).sort()).toEqual(files);
    expect(await replaced({ link: { kind: 'file', place: 'printer-9' } })).toEqual([
      'devices.printer-9.link: places.json has no file "printer-9" (there are: stand-in). The operator of the server adds it under "files".',
    ]);
  });

  test('[R30] sends no secret and no code to a host of its own choice: nothing is sent at all', async () => {
    const server = await startTestServer();
    const replaced = await managerOf(server);
    const { came, url } = await listener();
    for (const secret of [
      null,
      ...['server.json', '../data/server.json', join(server.dataFolder, 'server.json'), 'key'].map((file) => ({ header: 'X-Api-Key', file })),
    ]) {
      expect(await replaced({ source: { kind: 'http', url, fields: {}, record: '', secret } })).not.toEqual([]);
      expect(await replaced({ source: { kind: 'http', service: 'a', url, secret } })).not.toEqual([]);
    }
    expect(await replaced({ source: { kind: 'http', service: 'one-stop' } })).toEqual([expect.stringContaining('no service "one-stop" (there are: –)')]);
    expect(await replaced({ source: { kind: 'folder', place: 'exports' } })).toEqual([expect.stringContaining('no folder "exports"')]);
    expect(await replaced({ source: { kind: 'folder', folder: '/etc', fields: {} } })).not.toEqual([]);
    await lookUp(server);
    expect(came).not.toHaveBeenCalled();
  });

  test('[R30b] connects a device to no machine far away, no other service and not to the server itself', async () => {
    const server = await startTestServer();
    const replaced = await managerOf(server);
    for (const [host, port] of [
      ['8.8.8.8', 9100],
      ['printer.example.vn', 9100],
      ['134744072', 9100],
      ['127.0.0.1', 6379],
      ['127.0.0.1', server.port],
    ] as const) {
      expect(await replaced({ link: { kind: 'tcp', host, port } }), `${host}:${port}`).toEqual([
        expect.stringContaining(`devices.printer-9.link: a device may not use ${host}:${port}.`),
      ]);
    }
  });
});

describe('the operator’s list', () => {
  test('[R30] is read anew when settings are judged: an id that came to it can be used, and the device writes there', async () => {
    const { dataFolder, places } = folderWith({});
    const server = await startTestServer({ dataFolder, places });
    const replaced = await managerOf(server);
    const link = { kind: 'file', place: 'stand-in' };
    expect(await replaced({ link })).not.toEqual([]);
    const within = tempFolder();
    const out = join(within, 'out');
    writeFileSync(out, '');
    const file = join(dataFolder, 'places.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, JSON.stringify({ files: { 'stand-in': { out, in: null } }, within: [within] }));
    expect(await replaced({ link })).toEqual([]);
    await vi.waitFor(() => expect(readFileSync(out).length).toBeGreaterThan(0), WAIT);
  });

  test('[R30] a list that is spoilt stops nothing: the one before counts, and who needs another entry is told', async () => {
    const { dataFolder, places } = folderWith({ addresses: ['printer.example.vn:9100'] });
    const server = await startTestServer({ dataFolder, places });
    const replaced = await managerOf(server);
    writeFileSync(join(dataFolder, 'places.json'), '{ "files": ');
    expect(await replaced({ link: { kind: 'tcp', host: 'printer.example.vn', port: 9100 } })).toEqual([]);
    expect(await replaced({ link: { kind: 'file', place: 'a' } })).toEqual([
      'places.json: it cannot be used (not valid JSON).',
      expect.stringContaining('"a"'),
    ]);
    await server.close();
    const again = await startTestServer({ dataFolder });
    expect(again.engine.state.settings.devices.map(({ id }) => id)).toEqual(['printer-1', 'printer-9']);
  });

  test('[R30b] a service is asked with its secret, from the folder of secrets', async () => {
    const server = await startTestServer();
    const replaced = await managerOf(server);
    const { came, url } = await listener();
    const services = { 'one-stop': { url, secret: { header: 'X-Api-Key', file: 'one-stop' } } };
    writeFileSync(join(server.dataFolder, 'places.json'), JSON.stringify({ services }));
    writeFileSync(join(server.dataFolder, 'secrets/one-stop'), 'the key');
    expect(await replaced({ source: { kind: 'http', service: 'one-stop' } })).toEqual([]);
    expect(await lookUp(server)).toMatchObject({ ok: true });
    expect(came.mock.calls).toEqual([[`/${CODE}`, 'the key']]);
  });

  test.each([
    ['{ "files": { "a": 7 } }', 'files'],
    ['{ "folders": { "exports": "exports" } }', 'not a whole path'],
    ['{ "services": { "a": { "url": "file:///etc/passwd" } } }', 'not http:// or https://'],
    ['{ "services": { "a": { "url": "https://a.example.vn", "secret": { "header": "X", "file": "../server.json" } } } }', 'not a name of a file in secrets'],
    ['{ "file": {} }', 'file'],
    ['{', 'not valid JSON'],
  ])('[R30] %s is no list', (text, reason) => {
    const path = join(tempFolder(), 'places.json');
    writeFileSync(path, text);
    expect(() => givenPlaces(path)).toThrow(reason);
  });
});

describe('the data folder of the version before', () => {
  /** As that version left it: its settings in the table and in the day's own entries. */
  function dataBefore(): string {
    const folder = tempFolder();
    const journal = openSqliteJournal(join(folder, 'luot.db'));
    startEngine(journal, new FakeClock());
    journal.close();
    const database = new Database(join(folder, 'luot.db'));
    const document = JSON.stringify(old);
    database.prepare('UPDATE centre SET document = ?').run(document);
    database.prepare(`UPDATE journal SET events = json_set(events, '$[0].document', json(?)) WHERE command = 'centre.replace'`).run(document);
    database.close();
    writeFileSync(join(folder, 'access.json'), JSON.stringify({ devices: [], people: [] }));
    writeFileSync(join(folder, 'dossier-key'), 'the key');
    return folder;
  }

  test('[R30c] opens, hands its paths to the operator once and says so', async () => {
    const dataFolder = dataBefore();
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line) => void lines.push(line) });
    const server = await startTestServer({ dataFolder, log, access: WITH_PEOPLE });
    expect(lines.map((line) => JSON.parse(line) as { msg: string; adopted?: string[] })).toMatchObject([
      { msg: 'places.adopted', adopted: ['file printer-2', 'service dossiers', 'printer.example.vn:9100', '/dev/may-doc'] },
    ]);
    expect(lines.join('')).not.toMatch(/the key|dev\/null/);
    expect(givenPlaces(join(dataFolder, 'places.json')).files).toEqual({ 'printer-2': { out: '/dev/null', in: null } });
    expect(readFileSync(join(dataFolder, 'secrets/dossiers'), 'utf8')).toBe('the key');
    // What it works with now can be exported and taken in again.
    const response = await fetch(`${server.url}/centre`, { headers: { authorization: `Bearer ${operatorToken(server)}` } });
    const { document } = (await response.json()) as { document: { devices: { id: string }[] } };
    const taken = await fetch(`${server.url}/centre`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${operatorToken(server)}`, 'content-type': 'application/json' },
      // R24: its devices shared names, which nothing asked about then.
      body: JSON.stringify({ ...document, devices: document.devices.map((device) => ({ ...device, name: { vi: device.id, en: device.id } })) }),
    });
    expect(await taken.json()).toMatchObject({ ok: true });
  });

  test('[R30c] what the operator takes out stays out: a fault that people see, and the centre goes on', async () => {
    const dataFolder = dataBefore();
    await (await startTestServer({ dataFolder })).close();
    writeFileSync(join(dataFolder, 'places.json'), '{}');
    const lines: string[] = [];
    const server = await startTestServer({ dataFolder, log: pino({ level: 'warn' }, { write: (line) => void lines.push(line) }) });
    expect(lines).toEqual([]);
    const devices = async () => {
      const response = await fetch(`${server.url}/devices.json`, { headers: { authorization: `Bearer ${operatorToken(server)}` } });
      return (await response.json()) as { id: string; error: Text | null }[];
    };
    await vi.waitFor(async () => {
      const errors = Object.fromEntries((await devices()).map(({ id, error }) => [id, error?.en ?? '']));
      expect(errors['printer-2']).toContain('has no file "printer-2"');
      expect(errors['printer-4']).toContain('No device may use printer.example.vn:9100');
      expect(errors['scanner-1']).toContain('No device may use /dev/may-doc');
    }, WAIT);
    expect(readFileSync(join(dataFolder, 'places.json'), 'utf8')).toBe('{}');
  });
});

test('[R30a] a data folder is made with an empty list and a folder of secrets for the server alone', async () => {
  const server = await startTestServer();
  expect(givenPlaces(join(server.dataFolder, 'places.json'))).toEqual(NO_PLACES);
  expect(statSync(join(server.dataFolder, 'secrets')).mode & 0o777).toBe(0o700);
  expect(existsSync(join(server.dataFolder, 'places.json.new'))).toBe(false);
});
