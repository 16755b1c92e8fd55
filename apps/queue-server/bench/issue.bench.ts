// How fast tickets are issued, every one on disk: in process against raw 4 KB writes, over the wire against a
// Socket.IO server that does nothing.
import { randomBytes } from 'node:crypto';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DayClock } from '@luot/engine/day-clock';
import { Engine } from '@luot/engine/engine';
import { SYSTEM_CLOCK } from '@luot/engine/machine-clock';
import { openSqliteJournal } from '@luot/engine/sqlite-journal';
import { PROTOCOL_VERSION } from '@luot/shared/protocol/version';
import { io, type Socket } from 'socket.io-client';
import { v7 as newId } from 'uuid';
import { ticketToken } from '../src/centre/ticket-tokens.ts';
import { benchCentre, KIOSKS, TOKEN } from './bench-centre.ts';
import { benchProcess } from './bench-process.ts';
import { type Metric, plainMetric, quantile, type Run, ratioMetric } from './metric.ts';

const RUNS = 5;
const WRITES = 1_500;
const WIRE_MS = 1_000;

export async function issueBench(): Promise<Metric[]> {
  const folder = mkdtempSync(join(tmpdir(), 'luot-bench-'));
  try {
    return [...inProcess(folder), ...(await overTheWire(folder))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function inProcess(folder: string): Metric[] {
  const centre = benchCentre();
  const journal = openSqliteJournal(join(folder, 'bench.db'));
  const engine = new Engine({
    journal,
    clock: new DayClock(SYSTEM_CLOCK),
    seed: centre,
    newToken: ticketToken,
    serviceOfProcedure: () => null,
  });
  const kiosk = { role: 'kiosk', id: 'kiosk-1' } as const;
  const issue = (i: number) => {
    const serviceId = centre.services[i % centre.services.length]?.id ?? '';
    const reply = engine.execute(newId(), { name: 'ticket.issue', body: { serviceId, language: 'vi' } }, kiosk);
    if (!reply.ok) throw new Error(reply.refusal.code);
  };
  const file = openSync(join(folder, 'raw'), 'w');
  const block = randomBytes(4096);
  const raw = () => {
    writeSync(file, block);
    fdatasyncSync(file);
  };
  perSecond(200, issue); // warm up
  const runs: Run[] = [];
  for (let run = 0; run < RUNS; run++) runs.push({ limit: perSecond(WRITES, raw), ours: perSecond(WRITES, issue) });
  closeSync(file);
  journal.close();
  return [ratioMetric('issue', 'in process, one at a time', 'tickets/s', runs, '>= 0.5')];
}

function perSecond(times: number, work: (i: number) => void): number {
  const from = performance.now();
  for (let i = 0; i < times; i++) work(i);
  return times / ((performance.now() - from) / 1000);
}

async function overTheWire(folder: string): Promise<Metric[]> {
  const ours = await benchProcess('luot', join(folder, 'wire'));
  const bare = await benchProcess('acks');
  const runs: Run[] = [];
  const tookMs: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const limit = await tenInFlight(bare.port, []);
    const mine = await tenInFlight(ours.port, tookMs);
    if (run > 0)
      runs.push({ limit, ours: mine }); // the first one warms up
    else tookMs.length = 0;
  }
  await ours.stop();
  await bare.stop();
  return [
    ratioMetric('issue', 'over the wire, 10 kiosks in flight', 'tickets/s', runs, '>= 0.5'),
    plainMetric('issue', 'over the wire, p50', 'ms', quantile(tookMs, 0.5)),
    plainMetric('issue', 'over the wire, p99', 'ms', quantile(tookMs, 0.99)),
  ];
}

/** Ten kiosks, each sending its next command when the last is answered; answers per second. */
async function tenInFlight(port: number, tookMs: number[]): Promise<number> {
  const sockets = await Promise.all(Array.from({ length: KIOSKS }, (_, i) => connect(port, `kiosk-${i + 1}`)));
  const services = benchCentre().services;
  const from = performance.now();
  let answered = 0;
  await Promise.all(
    sockets.map(async (socket, kiosk) => {
      for (let i = kiosk; performance.now() - from < WIRE_MS; i++) {
        const sentMs = performance.now();
        const body = { serviceId: services[i % services.length]?.id, language: 'vi' };
        const reply = (await socket.emitWithAck('command', { commandId: newId(), name: 'ticket.issue', body })) as { ok: boolean };
        if (!reply.ok) throw new Error(JSON.stringify(reply));
        tookMs.push(performance.now() - sentMs);
        answered += 1;
      }
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  for (const socket of sockets) socket.disconnect();
  return answered / seconds;
}

function connect(port: number, device: string): Promise<Socket> {
  const auth = { protocol: PROTOCOL_VERSION, proof: { kind: 'device', device, token: TOKEN }, watch: [{ view: 'kiosk', id: device }] };
  const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], auth, forceNew: true });
  return new Promise((resolve, reject) => {
    socket.on('connect', () => resolve(socket));
    socket.on('connect_error', reject);
  });
}
