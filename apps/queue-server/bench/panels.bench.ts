// From a clerk's key to the right number on an LED panel: 30 panels on two RS-485 lines of 9,600 baud, paced byte by byte,
// one panel dead; and how long a line of 15 takes to be written anew.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cable } from '@luot/devices/emulators/cable';
import { ModbusEmulator } from '@luot/devices/emulators/modbus-emulator';
import { PtyWire } from '@luot/devices/emulators/wires/pty-wire';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { benchCentre } from './bench-centre.ts';
import { asOperator, devicesReady, openClerk, openKiosk, replaceCentre, send } from './bench-clients.ts';
import { benchProcess } from './bench-process.ts';
import { type Metric, plainMetric, quantile } from './metric.ts';

const PANELS = 15;
const BAUD = 9_600;
const DIGITS = 6;
/** As the processor of such a panel takes. */
const TURNAROUND_MS = 10;
const DEAD = 15;
/** Twice round the counters of the line with the dead panel. */
const CALLS = 28;
const REFRESHES = 5;
const SERVICE = 'certification';

const LINES = ['line-a', 'line-b'] as const;
const counterOf = (line: number, address: number) => `counter-${line * PANELS + address}`;

export async function panelsBench(): Promise<Metric[]> {
  const folder = mkdtempSync(join(tmpdir(), 'luot-bench-'));
  const server = await benchProcess('luot', folder);
  const wires = LINES.map(() => new PtyWire({ baudRate: BAUD }));
  const emulators = wires.map(
    (wire) =>
      new ModbusEmulator(new Cable(wire, BAUD), { addresses: Array.from({ length: PANELS }, (_, i) => i + 1), register: 0, turnaroundMs: TURNAROUND_MS }),
  );
  for (const { cable } of emulators) await cable.plug();
  const [lineA, lineB] = emulators;
  if (lineA === undefined || lineB === undefined) throw new Error('two lines');
  lineB.lost.add(DEAD);
  await replaceCentre(
    folder,
    centreWithPanels(
      benchCentre(),
      wires.map((wire) => wire.link),
    ),
  );
  const kiosk = await openKiosk(server.port);
  const clerk = await openClerk(server.port);
  await devicesReady(
    clerk,
    (devices) => devices.filter(({ state }) => state === 'ready').length === 2 * PANELS - 1 && devices.some(({ state }) => state === 'unknown'),
  );

  for (let i = 0; i < CALLS; i++) await send(kiosk, 'ticket.issue', { serviceId: SERVICE, language: 'vi' });
  const calls: number[] = [];
  for (let i = 0; i < CALLS; i++) calls.push(await callAt((i % (PANELS - 1)) + 1));
  const refreshes: number[] = [];
  for (let i = 0; i < REFRESHES; i++) refreshes.push(await refresh());

  kiosk.disconnect();
  clerk.disconnect();
  await server.stop();
  for (const wire of wires) await wire.remove();
  rmSync(folder, { recursive: true, force: true });
  return [
    plainMetric('panels', `call to the right number, one dead panel on the line, slowest of ${CALLS}`, 'ms', quantile(calls, 1), '<= 250'),
    plainMetric('panels', 'the same, median', 'ms', quantile(calls, 0.5)),
    plainMetric('panels', `a line of ${PANELS} written anew, slowest of ${REFRESHES}`, 'ms', quantile(refreshes, 1), '<= 1000'),
  ];

  /** Calls the next at a counter of the line with the dead panel; ms until its panel shows the number. */
  async function callAt(address: number): Promise<number> {
    const counterId = counterOf(1, address);
    await send(clerk, 'counter.open', { counterId });
    // At any moment of the line's own round.
    await new Promise((resolve) => setTimeout(resolve, 150 + ((address * 37) % 90)));
    const panels = lineB as ModbusEmulator;
    const shown = () => panels.text(address, DIGITS / 2).trim();
    let shownAtMs = 0;
    let isRight: () => void = () => undefined;
    panels.onWritten = (written) => {
      if (written !== address) return;
      shownAtMs = performance.now();
      isRight();
    };
    const fromMs = performance.now();
    const { number, ticketId } = await send<{ number: string; ticketId: string }>(clerk, 'counter.callNext', { counterId });
    await new Promise<void>((resolve) => {
      isRight = () => {
        if (shown() === number) resolve();
      };
      isRight();
    });
    await send(clerk, 'ticket.finish', { ticketId });
    await send(clerk, 'counter.close', { counterId });
    await new Promise((resolve) => setTimeout(resolve, 150));
    return shownAtMs - fromMs;
  }

  /** All fifteen lit by a test; ms until the last is, then until they are dark again. */
  async function refresh(): Promise<number> {
    const all = (text: string) =>
      new Promise<void>((resolve) => {
        const check = () => {
          const shown = Array.from({ length: PANELS }, (_, i) => (lineA as ModbusEmulator).text(i + 1, DIGITS / 2));
          if (shown.every((s) => s.trim() === text)) resolve();
        };
        (lineA as ModbusEmulator).onWritten = check;
        check();
      });
    const lit = all('8'.repeat(DIGITS));
    const fromMs = performance.now();
    await asOperator(folder, 'POST', '/devices/line-a/test');
    await lit;
    const ms = performance.now() - fromMs;
    await all('');
    return ms;
  }
}

function centreWithPanels(centre: CentreSettings, links: readonly CentreSettings['devices'][number]['link'][]): CentreSettings {
  const [first] = centre.counters;
  if (first === undefined) throw new Error('a centre without counters');
  const extra = Array.from({ length: 2 * PANELS }, (_, i) => i + 1)
    .filter((n) => !centre.counters.some(({ id }) => id === `counter-${n}`))
    .map((n) => ({ ...first, id: `counter-${n}`, label: String(n) }));
  return {
    ...centre,
    counters: [...centre.counters, ...extra].map((counter) => ({
      ...counter,
      services: [{ serviceId: SERVICE, offsetMinutes: 0 }, ...counter.services.filter(({ serviceId }) => serviceId !== SERVICE)],
    })),
    devices: LINES.map((id, line) => ({
      id,
      name: { vi: 'Bảng LED', en: 'LED panels' },
      driver: 'modbus-panels',
      link: links[line] ?? { kind: 'tcp', host: '127.0.0.1', port: 1 },
      register: 0,
      encoding: 'ascii',
      blank: 0,
      brightness: null,
      turnaroundMs: 60,
      panels: Array.from({ length: PANELS }, (_, i) => ({ address: i + 1, counterId: counterOf(line, i + 1), digits: DIGITS })),
    })),
  };
}
