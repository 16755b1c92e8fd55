import type { DeviceStatus } from '@luot/devices/device-status';
import { CHARACTERS, HELD_SCANNER, KEYPAD, LED_LINE } from '@luot/queue/fixtures/devices';
import { smallCentre } from '@luot/queue/fixtures/small-centre';
import type { DeviceState } from '@luot/shared/domain/devices/device-state';
import type { DeviceReport } from '@luot/shared/protocol/commands';
import { describe, expect, test } from 'vitest';
import { DeviceHealth } from './device-health.ts';

const STARTED_MS = 1_000;
const COUNTS = { done: 3, failed: 1, reconnects: 2 };

function status(state: DeviceState, more: Partial<DeviceStatus> = {}): DeviceStatus {
  return { state, sinceMs: 5_000, fault: null, lastFault: null, counts: COUNTS, ...more };
}

function report(deviceId: string, state: DeviceState, more: Partial<DeviceReport> = {}): DeviceReport {
  return { deviceId, state, sinceMs: 5_000, fault: null, lastFault: null, counts: COUNTS, ...more };
}

/** printer-1 and scanner-2 hang on kiosk-1's machine; panels, a character display and a keypad on the server's. */
const settings = smallCentre((document) => {
  for (const printer of document.devices) printer['heldBy'] = 'kiosk-1';
  document.devices.push(HELD_SCANNER, LED_LINE, CHARACTERS, KEYPAD);
});

/** With agents that come and go, and drivers that say what the test says. */
function health(drivers: Record<string, DeviceStatus> = {}) {
  const there = new Set<string>();
  const clock = { nowMs: STARTED_MS };
  const all = new DeviceHealth({
    settings: () => settings,
    status: (device, counterId) => drivers[counterId === null ? device.id : `${device.id}.${counterId}`] ?? null,
    agentThere: (kioskId) => there.has(kioskId),
    nowMs: () => clock.nowMs,
  });
  const row = (id: string) => all.details().find((detail) => detail.id === id);
  return { all, there, clock, row };
}

describe('rows', () => {
  test('[P4] one for each device, and of panels on one line one for each', () => {
    const { all } = health();
    expect(all.views().map(({ id, kind, name, holder }) => [id, kind, name.en, holder?.en])).toEqual([
      ['printer-1', 'printer', 'Printer 1', 'Kiosk 1'],
      ['scanner-2', 'scanner', 'Scanner 2', 'Kiosk 1'],
      ['led-a.c1', 'display', 'Panels A – counter 1', undefined],
      ['led-a.c2', 'display', 'Panels A – counter 2', undefined],
      ['display-c1', 'display', 'Character display', undefined],
      ['keypad-1', 'keypad', 'Keypad 1', undefined],
    ]);
  });

  test('[L4] a lost panel is a fault of its own row; its neighbour is ready', () => {
    const { all } = health({ 'led-a.c1': status('unknown', { fault: { code: 'no-answer' } }), 'led-a.c2': status('ready') });
    const [first, second] = all.views().filter(({ id }) => id.startsWith('led-a.'));
    expect(first).toMatchObject({ state: 'unknown', sinceMs: 5_000, error: { en: expect.stringContaining('does not answer') } });
    expect(second).toMatchObject({ state: 'ready', error: null });
  });

  test('[P4] for who looks after them: where they are, what drives them, counts, and what was wrong last', () => {
    const lastFault = { fault: { code: 'unreachable', params: { address: '127.0.0.1:9303', reason: 'ECONNREFUSED' } }, atMs: 4_000 } as const;
    const { row } = health({ 'display-c1': status('ready', { lastFault }), 'keypad-1': status('ready') });
    expect(row('display-c1')).toMatchObject({
      address: 'tcp 127.0.0.1:9303',
      driver: 'customer-display',
      counts: COUNTS,
      error: null,
      lastError: { text: { en: expect.stringContaining('127.0.0.1:9303 cannot be reached (ECONNREFUSED)') }, atMs: 4_000 },
      testable: true,
    });
    expect(row('keypad-1')).toMatchObject({ address: 'tcp 127.0.0.1:9304', testable: false, lastError: null });
    expect(row('scanner-2')?.testable).toBe(false);
  });

  test('[P4] of a device that no driver has yet: offline since the start', () => {
    const { row, all } = health();
    expect(row('keypad-1')).toMatchObject({ state: 'offline', sinceMs: STARTED_MS, error: null, counts: { done: 0, failed: 0, reconnects: 0 } });
    expect(all.stateOf('nothing')).toBe('offline');
  });
});

describe('devices of a kiosk', () => {
  const AWAY = { state: 'offline', error: { en: 'The kiosk that holds this device is not connected.' } };

  test('[P4] are offline with their kiosk until its agent tells', () => {
    const { all, there, row } = health();
    expect(row('printer-1')).toMatchObject({ ...AWAY, sinceMs: STARTED_MS });
    there.add('kiosk-1');
    all.report('kiosk-1', [report('printer-1', 'near-end', { fault: { code: 'paper-near-end' } }), report('scanner-2', 'ready')]);
    expect(row('printer-1')).toMatchObject({ state: 'near-end', sinceMs: 5_000, error: { en: expect.stringContaining('near its end') }, counts: COUNTS });
    expect([row('scanner-2')?.state, all.stateOf('printer-1')]).toEqual(['ready', 'near-end']);
  });

  test('[P4] are offline at once when their agent has gone, and what it said is no longer known when it comes back', () => {
    const { all, there, clock, row } = health();
    there.add('kiosk-1');
    all.report('kiosk-1', [report('printer-1', 'ready')]);
    clock.nowMs = 60_000;
    there.delete('kiosk-1');
    all.agentGone('kiosk-1');
    expect(row('printer-1')).toMatchObject({ ...AWAY, sinceMs: 60_000 });
    there.add('kiosk-1');
    expect(row('printer-1')).toMatchObject(AWAY);
    all.report('kiosk-1', [report('printer-1', 'paper-out', { fault: { code: 'paper-out' } })]);
    expect(row('printer-1')?.state).toBe('paper-out');
  });

  test('[P4] a report tells of all of them: one it leaves out is not known', () => {
    const { all, there, row } = health();
    there.add('kiosk-1');
    all.report('kiosk-1', [report('printer-1', 'ready'), report('scanner-2', 'ready')]);
    all.report('kiosk-1', [report('scanner-2', 'ready')]);
    expect([row('printer-1')?.state, row('scanner-2')?.state]).toEqual(['offline', 'ready']);
  });

  test('[P1d] a kiosk tells of its own devices only', () => {
    const { all, there, row } = health({ 'keypad-1': status('ready') });
    for (const kiosk of ['kiosk-1', 'kiosk-2']) there.add(kiosk);
    all.report('kiosk-1', [report('printer-1', 'ready')]);
    all.report('kiosk-2', [report('printer-1', 'paper-out'), report('keypad-1', 'offline')]);
    expect([row('printer-1')?.state, row('keypad-1')?.state]).toEqual(['ready', 'ready']);
  });
});
