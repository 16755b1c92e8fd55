// Attacks with a right that somebody has, on what that right must not reach.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localTime } from '@luot/shared/domain/time/local-time';
import { ask, enter, rawSocket } from '../../apps/queue-server/test/fixtures/stranger.ts';
import { rowOf, workbookOf } from '../../apps/queue-server/test/fixtures/workbook.ts';
import { type Attack, addressOf, every, onlyThese, said, Tally } from './attack.ts';
import { deviceOf, sessionOf } from './insiders.ts';

const LUOT = join(import.meta.dirname, '../../apps/queue-server/luot.mjs');
const SPACES = ' '.repeat(59_000_000);
const MOST_IMPORT_MS = 20_000;

const hosts: Attack = {
  name: 'a name that anybody can register and lead here',
  run: async ({ port }) => {
    const tally = new Tally();
    const host = `evil.example:${port}`;
    await every(50, async (round) => {
      const from = addressOf(round % 5);
      const path = ['/demo.json', '/staff', '/healthz', '/api/v1/openapi.json'][round % 4] ?? '/';
      tally.add(`${path}: ${(await ask({ port }, path, { from, host })).status}`);
      const socket = await rawSocket({ port }, { from, host });
      tally.add(socket.readyState === socket.OPEN ? 'a socket' : 'no socket');
      socket.terminate();
    });
    return tally.happened;
  },
  after: (happened) => onlyThese(happened, ['/demo.json: 421', '/staff: 421', '/healthz: 421', '/api/v1/openapi.json: 421', 'no socket']),
};

const settings: Attack = {
  name: 'a manager’s settings that name files, secrets and hosts',
  run: async ({ port, dataFolder, centre }) => {
    const tally = new Tally();
    const manager = await enter({ port }, await sessionOf({ port }, 'quanly', addressOf(0)), { from: addressOf(0) });
    const access = join(dataFolder, 'access.json');
    const before = readFileSync(access);
    const [device] = centre.devices;
    const url = `http://127.0.0.1:${port}/demo.json`;
    const documents = [
      ...[
        { kind: 'file', out: access, in: null },
        { kind: 'file', place: '../access.json' },
        { kind: 'usb-printer', printer: access },
      ].map((link) => ({
        ...centre,
        devices: [...centre.devices, { ...device, id: 'stolen', name: { vi: 'Máy lạ', en: 'Stolen' }, link }],
      })),
      ...[
        { kind: 'http', url, fields: {}, record: '', secret: { header: 'X-Api-Key', file: '../data/server.json' } },
        { kind: 'folder', folder: '/etc', fields: {} },
      ].map((source) => ({ ...centre, dossiers: { ...centre.dossiers, source } })),
      { ...centre, name: { vi: 'Trung tâm \u001B[2J', en: 'Centre' } },
    ];
    await every(400, async (round) => {
      const document = documents[round % documents.length];
      tally.add(`settings: ${said(await manager.command('centre.replace', { document }, randomUUID()))}`);
    });
    tally.add(readFileSync(access).equals(before) ? 'the file is as it was' : 'the file was written');
    manager.socket.terminate();
    return tally.happened;
  },
  after: (happened) => onlyThese(happened, ['settings: centre-invalid', 'the file is as it was']),
};

const others: Attack = {
  name: 'another app’s bookings, numbers of people as codes, files of the data folder',
  run: async ({ port, dataFolder, centre }) => {
    const tally = new Tally();
    const { date } = localTime(Date.now(), centre.timeZone);
    const body = { serviceId: 'land', date, time: '10:00' };
    const [own, other] = [{ authorization: 'Bearer demo-key' }, { authorization: 'Bearer other-key' }];
    const api = (path: string, method: string, headers: Readonly<Record<string, string>>, sent?: unknown) =>
      ask({ port }, `/api/v1${path}`, { from: addressOf(0), method, headers, ...(sent === undefined ? {} : { body: sent }) });
    assert.equal((await api('/bookings/CUA-UNG-DUNG', 'PUT', own, body)).status, 201);
    const kiosk = await enter({ port }, deviceOf('kiosk-3'), { from: addressOf(1) });
    await every(800, async () => {
      const { text } = await api(`/bookings?date=${date}`, 'GET', other);
      tally.add(`the other’s list: ${(JSON.parse(text) as { bookings: unknown[] }).bookings.length}`);
      tally.add(`taken off: ${(await api('/bookings/CUA-UNG-DUNG', 'DELETE', other)).status}`);
      tally.add(`replaced: ${(await api('/bookings/CUA-UNG-DUNG', 'PUT', other, body)).status}`);
      tally.add(`a telephone number: ${(await api('/bookings/0912345678', 'PUT', own, body)).status}`);
      const issue = { serviceId: 'land', language: 'vi', dossierCode: '+84912345678' };
      tally.add(`at a kiosk: ${said(await kiosk.command('ticket.issue', issue, randomUUID()))}`);
    });
    for (const path of [dataFolder, ...['luot.db', 'bookings.db', 'access.json', 'server.json'].map((file) => join(dataFolder, file))])
      tally.add((statSync(path).mode & 0o077) === 0 ? 'closed' : `open to others: ${path}`);
    kiosk.socket.terminate();
    return tally.happened;
  },
  after: (happened) =>
    onlyThese(happened, ['the other’s list: 0', 'taken off: 404', 'replaced: 409', 'a telephone number: 422', 'at a kiosk: dossier-code-personal', 'closed']),
};

const spaces: Attack = {
  name: 'workbooks with 59 MB of spaces',
  run: async ({ dataFolder }) => {
    const tally = new Tally();
    const folder = mkdtempSync(join(tmpdir(), 'luot-spaces-'));
    const file = join(folder, 'list.xlsx');
    for (const rows of [`${rowOf(1, 'a', 'b')}${SPACES}`, rowOf(1, SPACES, 'b'), `<row r="1"><c ${SPACES}r="A1"><v>1</v></c></row>`]) {
      writeFileSync(file, workbookOf([{ name: 'A', rows }]));
      const from = performance.now();
      const end = await new Promise<string>((done) =>
        execFile(process.execPath, [LUOT, 'bookings', 'import', file, '--data', dataFolder], { timeout: 3 * MOST_IMPORT_MS }, (error, _stdout, stderr) =>
          done(`${error === null ? 0 : (error.code ?? 'stopped')}: ${/\((\S+)\)\s*$/.exec(stderr)?.[1] ?? stderr}`),
        ),
      );
      tally.add(end);
      tally.most('ms', performance.now() - from);
    }
    rmSync(folder, { recursive: true });
    return tally.happened;
  },
  after: ({ ms = 0, ...ends }) => {
    onlyThese(ends, ['1: bookings-table']);
    assert(ms < MOST_IMPORT_MS, `one took ${ms} ms`);
  },
};

export const REACHING: readonly Attack[] = [hosts, settings, others, spaces];
