// From a clerk's "next" to the last of 100 screens, through the disk, against a plain ws broadcast of the same bytes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROTOCOL_VERSION } from '@luot/shared/protocol/version';
import { io, type Socket } from 'socket.io-client';
import { v7 as newId } from 'uuid';
import { WebSocket } from 'ws';
import { TOKEN } from './bench-centre.ts';
import { type BenchProcess, benchProcess } from './bench-process.ts';
import { type Metric, quantile, type Run, ratioMetric } from './metric.ts';
import { openScreen } from './raw-screen.ts';

const RUNS = 5;
const CALLS = 60;
const SCREENS = 100;
/** As many as one identity may open (R3e). */
const OF_ONE_BOARD = 8;
/** Longer than the shortest time between two pushes of a view, as calls in a hall are. */
const PAUSE_MS = 60;

export async function fanoutBench(): Promise<Metric[]> {
  const folder = mkdtempSync(join(tmpdir(), 'luot-bench-'));
  const ours = await benchProcess('luot', folder);
  const plain = await benchProcess('broadcast');
  try {
    return await measure(ours, plain);
  } finally {
    await ours.stop();
    await plain.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(ours: BenchProcess, plain: BenchProcess): Promise<Metric[]> {
  const hall = await openHall(ours.port);
  const broadcast = await openBroadcast(plain.port);
  await hall.call(); // warm up, and the bytes of a board with calls on it
  const p50: Run[] = [];
  const p99: Run[] = [];
  for (let run = 0; run < RUNS; run++) {
    const limit: number[] = [];
    const mine: number[] = [];
    const bytes = hall.lastFrame();
    for (let i = 0; i < CALLS; i++) {
      limit.push(await broadcast.send(bytes));
      await pause();
      mine.push(await hall.call());
      await pause();
    }
    p50.push({ ours: quantile(mine, 0.5), limit: quantile(limit, 0.5) });
    p99.push({ ours: quantile(mine, 0.99), limit: quantile(limit, 0.99) });
  }
  hall.close();
  broadcast.close();
  return [
    ratioMetric('fanout', 'call to the last of 100 screens, p50', 'ms', p50, '<= 1.8'),
    ratioMetric('fanout', 'call to the last of 100 screens, p99', 'ms', p99, '<= 2.5'),
  ];
}

/** The centre with 100 screens and one clerk at counter 5; `call` resolves with ms from the press to the last screen. */
async function openHall(port: number) {
  const arrival = lastOf(SCREENS);
  let frame = '';
  const screens: WebSocket[] = [];
  for (let i = 0; i < SCREENS; i++) {
    screens.push(
      await openScreen(port, Math.floor(i / OF_ONE_BOARD), (text) => {
        frame = text;
        arrival.arrived();
      }),
    );
  }
  const kiosk = await connect(port, { kind: 'device', device: 'kiosk-1', token: TOKEN });
  const response = await fetch(`http://127.0.0.1:${port}/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'clerk', password: TOKEN }),
  });
  const { token } = (await response.json()) as { token: string };
  const clerk = await connect(port, { kind: 'session', token });
  const counterId = 'counter-5';
  const send = async (socket: Socket, name: string, body: object) => {
    const reply = (await socket.emitWithAck('command', { commandId: newId(), name, body })) as { ok: boolean; value: { ticketId: string } };
    if (!reply.ok) throw new Error(JSON.stringify(reply));
    return reply.value;
  };
  await send(clerk, 'counter.open', { counterId });
  for (let i = 0; i <= RUNS * CALLS; i++) await send(kiosk, 'ticket.issue', { serviceId: 'civil-status', language: 'vi' });
  await pause();
  let inHand: string | null = null;
  return {
    lastFrame: () => frame,
    call: async () => {
      const outcome = inHand === null ? {} : { outcome: { ticketId: inHand, as: 'served' } };
      const fromMs = performance.now();
      const everywhere = arrival.next();
      const called = send(clerk, 'counter.callNext', { counterId, ...outcome });
      const atMs = await everywhere;
      inHand = (await called).ticketId;
      return atMs - fromMs;
    },
    close: () => {
      for (const screen of screens) screen.close();
      clerk.disconnect();
      kiosk.disconnect();
    },
  };
}

async function openBroadcast(port: number) {
  const arrival = lastOf(SCREENS);
  const sockets = await Promise.all(
    Array.from(
      { length: SCREENS },
      () =>
        new Promise<WebSocket>((resolve, reject) => {
          const socket = new WebSocket(`ws://127.0.0.1:${port}`);
          socket.once('error', reject);
          socket.once('open', () => resolve(socket));
          socket.on('message', (data: Buffer) => {
            void data.toString();
            arrival.arrived();
          });
        }),
    ),
  );
  return {
    send: async (bytes: string) => {
      const fromMs = performance.now();
      const everywhere = arrival.next();
      sockets[0]?.send(bytes);
      return (await everywhere) - fromMs;
    },
    close: () => {
      for (const socket of sockets) socket.close();
    },
  };
}

/** Waits for `count` arrivals; resolves with the time of the last. */
function lastOf(count: number) {
  let left = 0;
  let resolve: (atMs: number) => void = () => undefined;
  return {
    next: () => {
      left = count;
      return new Promise<number>((done) => {
        resolve = done;
      });
    },
    arrived: () => {
      left -= 1;
      if (left === 0) resolve(performance.now());
    },
  };
}

function connect(port: number, proof: object): Promise<Socket> {
  const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], auth: { protocol: PROTOCOL_VERSION, proof, watch: [] }, forceNew: true });
  return new Promise((resolve, reject) => {
    socket.on('connect', () => resolve(socket));
    socket.on('connect_error', reject);
  });
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
