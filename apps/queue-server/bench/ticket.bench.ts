// From a visitor's touch to the last byte of the ticket at the printer, through the disk, on a serial line and on a
// network, against what the line alone takes. The emulator hears its bytes one by one at the line's own pace.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cable } from '@luot/devices/emulators/cable';
import { PrinterEmulator } from '@luot/devices/emulators/printer-emulator';
import { PtyWire } from '@luot/devices/emulators/wires/pty-wire';
import { TcpWire } from '@luot/devices/emulators/wires/tcp-wire';
import { benchCentre } from './bench-centre.ts';
import { devicesReady, openClerk, openKiosk, replaceCentre, send } from './bench-clients.ts';
import { benchProcess } from './bench-process.ts';
import { type Metric, plainMetric, quantile, type Run, ratioMetric } from './metric.ts';

const TICKETS = 24;
/** The slowest Ethernet a receipt printer has. */
const ETHERNET = 10_000_000;
const SERIAL = 115_200;
const MOST_PLAIN_BYTES = 8_192;
const MOST_CHECKLIST_BYTES = 25_600;

export async function ticketBench(): Promise<Metric[]> {
  const serial = await measure('serial 115,200', new PtyWire({ baudRate: SERIAL }), SERIAL);
  const network = await measure('TCP 10 Mbit/s', new TcpWire(), ETHERNET);
  return [
    ...serial.metrics,
    ...network.metrics,
    plainMetric('ticket', 'bytes of a plain ticket, 80 mm', 'bytes', serial.plainBytes, `<= ${MOST_PLAIN_BYTES}`),
    plainMetric('ticket', 'bytes of a ticket with a checklist, 80 mm', 'bytes', serial.checklistBytes, `<= ${MOST_CHECKLIST_BYTES}`),
  ];
}

async function measure(name: string, wire: PtyWire | TcpWire, bitsPerSecond: number) {
  const cable = new Cable(wire, bitsPerSecond);
  const folder = mkdtempSync(join(tmpdir(), 'luot-bench-'));
  const server = await benchProcess('luot', folder);
  let arrived: (sheet: { bytes: number; atMs: number }) => void = () => undefined;
  const emulator = new PrinterEmulator({ widthDots: 576, cable, onSheet: ({ bytes }) => arrived({ bytes, atMs: performance.now() }) });
  await emulator.plug();
  const centre = benchCentre();
  const printer = {
    id: 'printer-1',
    name: { vi: 'Máy in', en: 'Printer' },
    driver: 'escpos',
    heldBy: null,
    link: wire.link,
    paperWidthDots: 576,
    status: 'asked',
    confirm: 'gs-r',
  } as const;
  await replaceCentre(folder, { ...centre, devices: [printer], kiosks: centre.kiosks.map((kiosk) => ({ ...kiosk, printerId: printer.id })) });
  const kiosk = await openKiosk(server.port);
  const clerk = await openClerk(server.port);
  await devicesReady(clerk, (devices) => devices.every(({ state }) => state === 'ready'));

  const print = async (procedureCode?: string) => {
    const paper = new Promise<{ bytes: number; atMs: number }>((resolve) => (arrived = resolve));
    const touchedMs = performance.now();
    await send(kiosk, 'ticket.issue', { serviceId: 'civil-status', language: 'vi', ...(procedureCode === undefined ? {} : { procedureCode }) });
    const { bytes, atMs } = await paper;
    // The answer to the job, so that the next one finds the printer free.
    await new Promise((resolve) => setTimeout(resolve, 60));
    return { bytes, ms: atMs - touchedMs };
  };
  await print();
  const plain: Run[] = [];
  const checklist: Run[] = [];
  let [plainBytes, checklistBytes] = [0, 0];
  for (let i = 0; i < TICKETS; i++) {
    const a = await print();
    plain.push({ ours: a.ms, limit: lineMs(a.bytes, bitsPerSecond) });
    plainBytes = Math.max(plainBytes, a.bytes);
    const b = await print('1.001193');
    checklist.push({ ours: b.ms, limit: lineMs(b.bytes, bitsPerSecond) });
    checklistBytes = Math.max(checklistBytes, b.bytes);
  }
  kiosk.disconnect();
  clerk.disconnect();
  await server.stop();
  if (cable.wire instanceof PtyWire) await cable.wire.remove();
  else await cable.wire.unplug();
  rmSync(folder, { recursive: true, force: true });
  return {
    plainBytes,
    checklistBytes,
    metrics: [
      ratioMetric('ticket', `touch to last byte, plain, ${name}: of 1.2 x line + 30 ms`, 'ms', plain, '<= 1'),
      ratioMetric('ticket', `touch to last byte, checklist, ${name}: of 1.2 x line + 30 ms`, 'ms', checklist, '<= 1'),
      plainMetric('ticket', `the slowest of ${TICKETS}, plain, ${name}`, 'ms', worst(plain).ours),
    ],
  };
}

/** What is allowed: 1.2 times the bytes at ten bits each, and 30 ms for everything else. */
function lineMs(bytes: number, bitsPerSecond: number): number {
  return (1.2 * bytes * 10 * 1000) / bitsPerSecond + 30;
}

function worst(runs: readonly Run[]): Run {
  const ratio = quantile(
    runs.map((run) => run.ours / run.limit),
    1,
  );
  return runs.find((run) => run.ours / run.limit === ratio) ?? { ours: Number.NaN, limit: Number.NaN };
}
