// Devices as a whole: virtual ones on the server's cables, a kiosk's agent over the wire, and who sees what of them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteJournal } from '@luot/engine/sqlite-journal';
import { HELD_SCANNER, KEYPAD, LED_LINE, PRINTER_2, SCANNER } from '@luot/queue/fixtures/devices';
import { type CentreDocument, smallCentre } from '@luot/queue/fixtures/small-centre';
import { keptTime } from '@luot/shared/fixtures/kept-time';
import type { DeviceReport } from '@luot/shared/protocol/commands';
import type { DeviceView } from '@luot/shared/protocol/views/devices-view';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ServerOptions } from '../src/server.ts';
import { dataFiles } from './fixtures/data-files.ts';
import { connect, operatorToken, PROOF_KIOSK, PROOF_LAB, sessionOf, startTestServer, type TestServer, WAIT } from './fixtures/test-server.ts';

const ISSUE = { serviceId: 'papers', language: 'vi' };
const STAFF = [{ view: 'staff', id: 'all' }] as const;
const AGENT_1 = [{ view: 'agent', id: 'kiosk-1' }] as const;
const KIOSK_1 = [{ view: 'kiosk', id: 'kiosk-1' }] as const;
const PROOF_KIOSK_2 = { kind: 'device', device: 'kiosk-2', token: 'token-kiosk-2' };

const everything = (document: CentreDocument) => document.devices.push(LED_LINE, KEYPAD, SCANNER);

/** A server with virtual devices, and the lab that plays with them. */
async function virtualCentre(options: Partial<ServerOptions> = {}) {
  const server = await startTestServer({ seed: smallCentre(everything), emulateDevices: true, ...options });
  const lab = await connect(server, PROOF_LAB, [{ view: 'lab', id: 'all' }]);
  const staff = await connect(server, await sessionOf(server, 'an'), STAFF);
  const act = async (deviceId: string, verb: string, text?: string) => {
    expect(await lab.command('device.act', { deviceId, verb, ...(text === undefined ? {} : { text }) })).toEqual({ ok: true, value: {} });
  };
  const state = (id: string, expected: string) => staff.sees('staff', ({ devices }) => expect(deviceOf(devices, id).state).toBe(expected));
  for (const id of ['printer-1', 'led-a.c1', 'led-a.c2', 'keypad-1', 'scanner-1']) await state(id, 'ready');
  return { server, lab, staff, act, state };
}

/** A server whose kiosk-1 holds its printer and a scanner on its own machine. */
async function kioskCentre() {
  const server = await startTestServer({
    seed: smallCentre((document) => {
      for (const printer of document.devices) printer['heldBy'] = 'kiosk-1';
      document.devices.push(HELD_SCANNER);
    }),
  });
  const staff = await connect(server, await sessionOf(server, 'an'), STAFF);
  return { server, staff };
}

function deviceOf(devices: readonly DeviceView[], id: string): DeviceView {
  return devices.find((device) => device.id === id) ?? expect.unreachable(`no device ${id}`);
}

function report(deviceId: string, state: DeviceReport['state'], more: Partial<DeviceReport> = {}): DeviceReport {
  return { deviceId, state, sinceMs: 1, fault: null, lastFault: null, counts: { done: 0, failed: 0, reconnects: 0 }, ...more };
}

async function tokenOf(server: TestServer, login: 'an' | 'quanly'): Promise<string> {
  const proof = await sessionOf(server, login);
  return proof.kind === 'session' ? proof.token : '';
}

const refused = (code: string) => ({ ok: false, refusal: { code } });

/** How long something takes, in ms. */
async function took(work: Promise<unknown>): Promise<number> {
  const fromMs = performance.now();
  await work;
  return performance.now() - fromMs;
}

describe('how devices are', () => {
  test.each([
    ['paperOut', 'paper-out', 'Out of paper'],
    ['coverOpen', 'cover-open', 'cover is open'],
    ['nearEnd', 'near-end', 'near its end'],
    ['cutter', 'offline', 'cutter is jammed'],
    ['hang', 'unknown', 'does not answer'],
    ['unplug', 'offline', ''],
  ])('[P4] %s of a printer: seen within 2 s by staff and on the kiosk, in words, and cleared by itself', async (verb, state, words) => {
    const { server, staff, act } = await virtualCentre();
    const kiosk = await connect(server, PROOF_KIOSK, KIOSK_1);
    await act('printer-1', verb);
    const seen = Promise.all([
      staff.sees('staff', ({ devices, printers }) => {
        expect(deviceOf(devices, 'printer-1')).toMatchObject({ state, error: { en: expect.stringContaining(words), vi: expect.stringMatching(/./) } });
        expect(printers).toMatchObject([{ id: 'printer-1', state }]);
      }),
      kiosk.sees('kiosk', ({ printer }) => expect(printer).toEqual({ state })),
    ]);
    keptTime('P4, L4: a device’s fault is seen', await took(seen), 2_000);
    await act('printer-1', verb);
    await staff.sees('staff', ({ devices }) => expect(deviceOf(devices, 'printer-1')).toMatchObject({ state: 'ready', error: null }));
    await kiosk.sees('kiosk', ({ printer }) => expect(printer).toEqual({ state: 'ready' }));
  });

  test('[L4] a lost panel is told to staff within 3 s, its neighbour stays ready', async () => {
    const { staff, act, state } = await virtualCentre();
    await act('led-a', 'lost-2');
    keptTime('P4, L4: a device’s fault is seen', await took(state('led-a.c2', 'unknown')), 3_000);
    await staff.sees('staff', ({ devices }) => expect(deviceOf(devices, 'led-a.c1').state).toBe('ready'));
    await act('led-a', 'lost-2');
    await state('led-a.c2', 'ready');
  });

  test('[P4] the manager sees them with what drives them and where they are; a monitoring system in numbers', async () => {
    const { server, act, state } = await virtualCentre();
    await act('printer-1', 'paperOut');
    await state('printer-1', 'paper-out');
    const manager = await connect(server, await sessionOf(server, 'quanly'), [{ view: 'devices', id: 'all' }]);
    await manager.sees('devices', ({ devices }) => {
      expect(devices.map(({ id, driver, address, state: is, testable }) => [id, driver, address, is, testable])).toEqual([
        ['printer-1', 'escpos', 'tcp 127.0.0.1:9100', 'paper-out', true],
        ['led-a.c1', 'modbus-panels', 'tcp 127.0.0.1:9301', 'ready', true],
        ['led-a.c2', 'modbus-panels', 'tcp 127.0.0.1:9301', 'ready', true],
        ['keypad-1', 'keypad', 'tcp 127.0.0.1:9304', 'ready', false],
        ['scanner-1', 'scanner', 'tcp 127.0.0.1:9305', 'ready', false],
      ]);
    });
    const text = await (await fetch(`${server.url}/metrics`)).text();
    for (const line of [
      'luot_device_state{device="printer-1",kind="printer",state="paper-out"} 1',
      'luot_device_state{device="printer-1",kind="printer",state="ready"} 0',
      'luot_device_state{device="led-a.c2",kind="display",state="ready"} 1',
      'luot_device_events{device="keypad-1",what="done"} 0',
      'luot_device_state_since_seconds{device="scanner-1"} ',
    ]) {
      expect(text).toContain(line);
    }
  });

  test('[R1] the list of them over HTTP is the operator’s alone', async () => {
    const { server } = await virtualCentre();
    const get = (token: string) => fetch(`${server.url}/devices.json`, { headers: { authorization: `Bearer ${token}` } });
    for (const token of ['', 'x', 'token-kiosk-1', 'token-lab', await tokenOf(server, 'an'), await tokenOf(server, 'quanly')]) {
      const response = await get(token);
      expect([response.status, await response.json()]).toMatchObject([401, { refusal: { code: 'not-allowed' } }]);
    }
    const response = await get(operatorToken(server));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject([
      { id: 'printer-1', state: 'ready' },
      { id: 'led-a.c1' },
      { id: 'led-a.c2' },
      { id: 'keypad-1' },
      { id: 'scanner-1' },
    ]);
  });
});

describe('a test of a device', () => {
  test('[P4] a printer prints a test ticket, a panel lights every segment; nothing of it is in the journal', async () => {
    const { server, lab } = await virtualCentre();
    const manager = await connect(server, await sessionOf(server, 'quanly'));
    expect(await manager.command('device.test', { deviceId: 'printer-1' })).toEqual({ ok: true, value: {} });
    await lab.sees('lab', ({ devices }) => expect(devices.find(({ id }) => id === 'printer-1')?.sheets).toMatchObject([{ sheet: 1, widthDots: 384 }]));
    expect(await manager.command('device.test', { deviceId: 'led-a.c2' })).toEqual({ ok: true, value: {} });
    await lab.sees('lab', ({ devices }) => {
      expect(devices.find(({ id }) => id === 'led-a')?.panels).toEqual([
        { label: '1', lines: ['      '] },
        { label: '2', lines: ['888888'] },
      ]);
    });
    await server.close();
    const journal = openSqliteJournal(join(server.dataFolder, 'luot.db'));
    onTestFinished(() => journal.close());
    expect(journal.entriesOfDay().map(({ command }) => command)).toEqual(['day.turn']);
  });

  test('[P4] is refused of what is not there, only sends, or cannot print now', async () => {
    const { server, act, state } = await virtualCentre();
    const manager = await connect(server, await sessionOf(server, 'quanly'));
    const asked = (deviceId: string) => manager.command('device.test', { deviceId });
    for (const deviceId of ['nothing', 'printer-1.c1', 'led-a.c3', 'constructor', 'led-a.'])
      expect(await asked(deviceId), deviceId).toEqual(refused('unknown-device'));
    for (const deviceId of ['keypad-1', 'scanner-1']) expect(await asked(deviceId)).toEqual(refused('not-testable'));
    await act('printer-1', 'paperOut');
    await state('printer-1', 'paper-out');
    expect(await asked('printer-1')).toEqual(refused('device-away'));
    await act('led-a', 'unplug');
    await state('led-a.c1', 'offline');
    for (const deviceId of ['led-a', 'led-a.c1']) expect(await asked(deviceId)).toEqual(refused('device-away'));
  });

  test('[R1] over HTTP by the operator and the manager, nobody else', async () => {
    const { server, lab } = await virtualCentre();
    const ask = async (id: string, token: string) => {
      const response = await fetch(`${server.url}/devices/${encodeURIComponent(id)}/test`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
      return [response.status, await response.json()];
    };
    expect(await ask('printer-1', 'x')).toMatchObject([401, { refusal: { code: 'not-allowed' } }]);
    expect(await ask('printer-1', await tokenOf(server, 'an'))).toMatchObject([403, { refusal: { code: 'not-allowed' } }]);
    expect(await ask('printer-1', operatorToken(server))).toEqual([200, { ok: true, value: {} }]);
    expect(await ask('led-a.c1', await tokenOf(server, 'quanly'))).toEqual([200, { ok: true, value: {} }]);
    expect(await ask('printer-9', operatorToken(server))).toEqual([200, refused('unknown-device')]);
    expect(await ask('x'.repeat(91), operatorToken(server))).toMatchObject([400, { refusal: { code: 'bad-message' } }]);
    await lab.sees('lab', ({ devices }) => expect(devices.find(({ id }) => id === 'printer-1')?.sheets).toHaveLength(1));
  });

  test('[R1] what the lab may do to a virtual device it may do to no other, and not where there is no lab', async () => {
    const { lab, server } = await virtualCentre();
    for (const [deviceId, verb] of [
      ['printer-1', 'explode'],
      ['printer-9', 'paperOut'],
      ['keypad-1', 'paperOut'],
      ['led-a', 'press'],
    ]) {
      expect(await lab.command('device.act', { deviceId, verb })).toEqual(refused('unknown-device'));
    }
    await server.close();
    const real = await startTestServer();
    const there = await connect(real, PROOF_LAB, [{ view: 'lab', id: 'all' }]);
    await there.sees('lab', (view) => expect(view.devices).toEqual([]));
    expect(await there.command('device.act', { deviceId: 'printer-1', verb: 'paperOut' })).toEqual(refused('unknown-device'));
  });
});

describe('a kiosk that holds its devices', () => {
  const AWAY = { state: 'offline', holder: { en: 'Kiosk 1' }, error: { en: 'The kiosk that holds this device is not connected.' } };

  test('[P4] its agent tells how they are, to staff and to the kiosk’s own page; when it has gone they are offline at once', async () => {
    const { server, staff } = await kioskCentre();
    const page = await connect(server, PROOF_KIOSK, KIOSK_1);
    await staff.sees('staff', ({ devices }) => expect(devices).toMatchObject([AWAY, AWAY]));
    const agent = await connect(server, PROOF_KIOSK, AGENT_1);
    const nearEnd = report('printer-1', 'near-end', { fault: { code: 'paper-near-end' } });
    expect(await agent.command('device.report', { devices: [nearEnd, report('scanner-2', 'ready')] })).toEqual({ ok: true, value: {} });
    await staff.sees('staff', ({ devices, printers }) => {
      expect(devices).toMatchObject([
        { id: 'printer-1', state: 'near-end', sinceMs: 1, error: { en: 'The paper is near its end. Have a new roll ready.' } },
        { id: 'scanner-2', state: 'ready', error: null },
      ]);
      expect(printers).toMatchObject([{ state: 'near-end' }]);
    });
    await page.sees('kiosk', ({ printer }) => expect(printer).toEqual({ state: 'near-end' }));
    agent.socket.disconnect();
    const seen = staff.sees('staff', ({ devices }) => expect(devices).toMatchObject([AWAY, AWAY]));
    keptTime('P4, L4: a device’s fault is seen', await took(seen), 1_000);
    await page.sees('kiosk', ({ printer }) => expect(printer).toEqual({ state: 'offline' }));
  });

  test('[P4] what a kiosk tells without holding its devices, or of another’s, changes nothing', async () => {
    const { server, staff } = await kioskCentre();
    const [page, other] = [await connect(server, PROOF_KIOSK, KIOSK_1), await connect(server, PROOF_KIOSK_2, [{ view: 'agent', id: 'kiosk-2' }])];
    for (const client of [page, other]) expect(await client.command('device.report', { devices: [report('printer-1', 'ready')] })).toMatchObject({ ok: true });
    await other.command('ticket.issue', ISSUE); // so that a view comes after the reports
    await staff.sees('staff', ({ services, devices }) => {
      expect(services[0]?.waiting).toBe(1);
      expect(devices).toMatchObject([AWAY, AWAY]);
    });
  });

  test('[R3] a report that is none is refused', async () => {
    const { server } = await kioskCentre();
    const agent = await connect(server, PROOF_KIOSK, AGENT_1);
    for (const devices of [
      'all',
      Array.from({ length: 21 }, () => report('printer-1', 'ready')),
      [{ ...report('printer-1', 'ready'), state: 'happy' }],
      [{ ...report('printer-1', 'unknown'), fault: { code: 'haunted' } }],
      [{ ...report('printer-1', 'unknown'), fault: { code: 'unreachable', params: { reason: 'x'.repeat(301) } } }],
      [{ ...report('printer-1', 'ready'), counts: { done: -1, failed: 0, reconnects: 0 } }],
      [{ ...report('printer-1', 'ready'), text: 'extra' }],
    ]) {
      expect(await agent.command('device.report', { devices })).toEqual(refused('bad-message'));
    }
  });

  test('[P1d] prints its tickets from the answer and tells what became of them; no other kiosk does', async () => {
    const { server } = await kioskCentre();
    const page = await connect(server, PROOF_KIOSK, KIOSK_1);
    const agent = await connect(server, PROOF_KIOSK, AGENT_1);
    await agent.command('device.report', { devices: [report('printer-1', 'ready')] });
    expect(await page.command('ticket.issue', ISSUE)).toMatchObject({
      value: { ticket: { ticketId: '2026-11-23.a.1', printerId: 'printer-1', language: 'vi', priority: false, procedureCode: null } },
    });
    const paper = (expected: string) => page.sees('kiosk', ({ papers }) => expect(papers).toEqual([{ ticketId: '2026-11-23.a.1', paper: expected }]));
    await paper('coming');
    const sent = { ticketId: '2026-11-23.a.1', copy: 0, print: 'sent' };
    expect(await (await connect(server, PROOF_KIOSK_2)).command('print.report', sent)).toEqual(refused('not-allowed'));
    expect(await agent.command('print.report', sent)).toMatchObject({ ok: true });
    await agent.sees('agent', (view) => expect(view.sent).toEqual([{ ticketId: '2026-11-23.a.1', copy: 0, printerId: 'printer-1' }]));
    expect(await agent.command('print.report', { ...sent, print: 'printed' })).toMatchObject({ ok: true });
    await paper('printed');
    await agent.sees('agent', (view) => expect(view.sent).toEqual([]));
    expect(await agent.command('print.report', { ...sent, print: 'unknown' })).toMatchObject(refused('wrong-ticket-state'));
  });

  test('[P3b] is told of a copy that staff ask for, and of a test', async () => {
    const { server, staff } = await kioskCentre();
    const agent = await connect(server, PROOF_KIOSK, AGENT_1);
    const manager = await connect(server, await sessionOf(server, 'quanly'));
    expect(await manager.command('device.test', { deviceId: 'printer-1' })).toEqual(refused('device-away'));
    await agent.command('device.report', { devices: [report('printer-1', 'ready')] });
    await staff.command('ticket.issue', ISSUE);
    const ticketId = '2026-11-23.a.1';
    expect(await staff.command('ticket.reprint', { ticketId })).toEqual(refused('no-printer'));
    expect(await staff.command('ticket.reprint', { ticketId, printerId: 'printer-1' })).toEqual({ ok: true, value: {} });
    await agent.sees('agent', ({ copies }) => expect(copies).toMatchObject([{ copy: 1, printerId: 'printer-1', ticket: { ticketId, number: 'A001' } }]));
    for (const seq of [1, 2]) {
      expect(await manager.command('device.test', { deviceId: 'printer-1' })).toEqual({ ok: true, value: {} });
      await agent.sees('agent', (view) => expect(view.test).toEqual({ seq, deviceId: 'printer-1' }));
    }
  });
});

describe('what comes in', () => {
  test('[C13] a key of a counter’s keypad calls the next; the clerk’s page and the panel show it', async () => {
    const { staff, lab, act } = await virtualCentre();
    await staff.command('ticket.issue', ISSUE);
    await staff.command('counter.open', { counterId: 'c1' });
    await act('keypad-1', 'press', 'next');
    await staff.sees('staff', ({ counters }) => expect(counters[0]).toMatchObject({ number: 'A001', clerk: 'an' }));
    await lab.sees('lab', ({ devices }) => expect(devices.find(({ id }) => id === 'led-a')?.panels[0]).toEqual({ label: '1', lines: ['  A001'] }));
  });

  test('[R4a] a scan is on its kiosk’s screen for some seconds and nowhere else: no other view, no log, no file', async () => {
    const CODE = 'HS-2026-000123';
    const log: string[] = [];
    const { server, lab, staff, act } = await virtualCentre({ log: pino({ level: 'trace' }, { write: (line: string) => void log.push(line) }) });
    const kiosk = await connect(server, PROOF_KIOSK, KIOSK_1);
    const other = await connect(server, PROOF_KIOSK_2, [{ view: 'kiosk', id: 'kiosk-2' }]);
    const manager = await connect(server, await sessionOf(server, 'quanly'), [{ view: 'devices', id: 'all' }]);
    await act('scanner-1', 'scan', CODE);
    await kiosk.sees('kiosk', ({ scan }) => expect(scan).toEqual({ seq: 1, text: CODE }));
    await kiosk.sees('kiosk', ({ scan }) => expect(scan).toBeNull());
    await manager.sees('devices', ({ devices }) => expect(devices.find(({ id }) => id === 'scanner-1')?.counts.done).toBe(1));
    expect(JSON.stringify([lab, staff, other, manager].map(({ views }) => views))).not.toContain(CODE);
    expect(log.length).toBeGreaterThan(0);
    expect(log.join('')).not.toContain(CODE);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).not.toContain(CODE);
    await server.close();
    for (const file of dataFiles(server.dataFolder)) expect(readFileSync(join(server.dataFolder, file), 'latin1'), file).not.toContain(CODE);
  });
});

describe('settings', () => {
  test('[P1d] a device is added and taken away while the server runs', async () => {
    const { server, staff } = await virtualCentre();
    const put = (change: (document: CentreDocument) => unknown) =>
      fetch(`${server.url}/centre`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${operatorToken(server)}`, 'content-type': 'application/json' },
        body: JSON.stringify(smallCentre(change)),
      });
    expect((await put((document) => everything(document) + document.devices.push(PRINTER_2))).status).toBe(200);
    // Nothing is on its cable, virtual or not.
    await staff.sees('staff', ({ devices }) => expect(deviceOf(devices, 'printer-2').error?.en).toContain('127.0.0.1:9200 cannot be reached'));
    expect((await put(() => undefined)).status).toBe(200);
    await staff.sees('staff', ({ devices }) => expect(devices.map(({ id, state }) => [id, state])).toEqual([['printer-1', 'ready']]));
  });
});

describe('a preview of a ticket', () => {
  const ORDER = { layout: { footer: { vi: 'Chào', en: 'Hello' } }, widthDots: 384, language: 'vi', copy: false };
  const AS_LAB = { 'x-device': 'lab', authorization: 'Bearer token-lab' };

  async function preview(server: TestServer, body: unknown, headers: Record<string, string> = AS_LAB) {
    const response = await fetch(`${server.url}/lab/preview`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) };
  }

  /** Width and height of a PNG, out of its header. */
  function sizeOf(png: Buffer): [number, number] {
    expect(png.subarray(1, 4).toString('ascii')).toBe('PNG');
    return [png.readUInt32BE(16), png.readUInt32BE(20)];
  }

  test('[P5] is the paper a layout would give, in either width, as original or copy', async () => {
    const server = await startTestServer();
    const { status, type, bytes } = await preview(server, ORDER);
    expect([status, type, sizeOf(bytes)[0]]).toEqual([200, 'image/png', 384]);
    expect(sizeOf((await preview(server, { ...ORDER, widthDots: 576, language: 'en' })).bytes)[0]).toBe(576);
    const short = await preview(server, { ...ORDER, layout: { ...ORDER.layout, fields: ['number'] } });
    expect(sizeOf(short.bytes)[1]).toBeLessThan(sizeOf(bytes)[1] / 2);
    const copy = await preview(server, { ...ORDER, copy: true, layout: { ...ORDER.layout, fields: ['number'] } });
    expect(sizeOf(copy.bytes)[1]).toBeGreaterThan(sizeOf(short.bytes)[1]);
  });

  test('[R3] of nonsense there is none, and the server stays up; a logo that is no picture is left out', async () => {
    const server = await startTestServer();
    for (const order of [
      null,
      [],
      {},
      { ...ORDER, widthDots: 400 },
      { ...ORDER, language: 'fr' },
      { ...ORDER, extra: 1 },
      { ...ORDER, layout: { ...ORDER.layout, fields: ['qr'] } },
      { ...ORDER, layout: { ...ORDER.layout, fields: ['number', 'number'] } },
      { ...ORDER, layout: { ...ORDER.layout, logo: 'http://evil.example/x.png' } },
    ]) {
      expect((await preview(server, order)).status, JSON.stringify(order)).toBe(400);
    }
    const noPicture = { ...ORDER, layout: { ...ORDER.layout, logo: 'data:image/png;base64,AAAA' } };
    expect((await preview(server, noPicture)).status).toBe(200);
    await vi.waitFor(async () => expect((await fetch(`${server.url}/healthz`)).status).toBe(200), WAIT);
  });

  test('[R1] is for the lab device alone', async () => {
    const server = await startTestServer();
    for (const headers of [
      {},
      { 'x-device': 'lab' },
      { 'x-device': 'lab', authorization: 'Bearer x' },
      { 'x-device': 'kiosk-1', authorization: 'Bearer token-kiosk-1' },
    ]) {
      expect((await preview(server, ORDER, headers as Record<string, string>)).status).toBe(401);
    }
    expect((await preview(server, ORDER, { authorization: `Bearer ${await tokenOf(server, 'quanly')}` })).status).toBe(401);
  });
});
