// What a hostile machine in the lobby may try, each for some seconds, against a server as it is run: what it does to a hall
// that goes on beside it. The short form, which counts what happened, is apps/queue-server/test/attack.test.ts.
//
//   this process: the honest hall, 127.0.0.1 ──┐
//                                              ├──▶ the server's process
//   the attacker's process, 127.0.1.x ─────────┘
//
// It needs Linux: for the addresses of the loopback net and for /proc.
import { readFileSync } from 'node:fs';
import { viewIn } from '@luot/client/luot-client';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { type Lobby, openLobby } from '../support/centres/lobby.ts';
import { freePort } from '../support/centres/server-process.ts';
import { connectClerk } from '../support/walks/people.ts';
import { attackFrom } from './attack-from.ts';
import { HALL_KIOSKS, HonestHall, withHall } from './honest-hall.ts';
import { ATTACKS } from './table.ts';

/** With the attack at least. */
const TICKETS = 100;
/** At first, and before each attack: the slowest of all so far is what an attack is held against. */
const QUIET_TICKETS = { atFirst: 250, each: 30 };
const MOST_TIMES_SLOWER = 3;
const MOST_MB_MORE = 50;
/** For the memory to come down, while the hall goes on. */
const SETTLED_WITHIN_MS = 30_000;

/** A disk that other programs use too holds up a ticket longer than any attack. */
const IN_MEMORY = '/dev/shm';
/** V8 gives its young generation a hundred megabytes and takes them back as it likes: what a server keeps would not show. */
const NODE_FLAGS = ['--max-semi-space-size=8'];

let lobby: Lobby;
let hall: HonestHall;
let phonePort: number;
/** Of this run, without any attack. */
const quiet = { tickets: new Array<number>(), pages: new Array<number>() };

async function quietHalf(tickets: number): Promise<void> {
  const half = await hall.half(tickets);
  quiet.tickets.push(...half.tickets);
  quiet.pages.push(...half.pages);
}

beforeAll(async () => {
  phonePort = await freePort();
  lobby = await openLobby({
    parent: IN_MEMORY,
    nodeFlags: NODE_FLAGS,
    change: (centre) => ({ ...withHall(centre), publicUrl: `http://127.0.0.1:${phonePort}` }),
    access: {
      devices: HALL_KIOSKS.map((id) => ({ id, role: 'kiosk' as const, token: `demo-${id}` })),
      keys: [{ id: 'other', name: 'Other', scopes: ['bookings'], perMinute: 600, key: 'other-key' }],
    },
    flags: ['--phone-port', String(phonePort), '--phone-host', '127.0.0.1'],
  });
  await lobby.server.start();
  hall = await HonestHall.open(lobby.server.base, phonePort);
  await hall.rush();
  await quietHalf(QUIET_TICKETS.atFirst);
});
// What has ended under one attack is there for the next.
beforeEach(async () => {
  if (lobby.server.pid() === null) await lobby.server.start();
});
afterAll(async () => {
  hall?.close();
  await lobby.close();
});

test.each(ATTACKS)('[R3] $name', async (attack) => {
  const { server, dataFolder, centre } = lobby;
  const epoch = await epochOf(server.base);
  const pid = server.pid() ?? expect.unreachable('the server does not run');
  await quietHalf(QUIET_TICKETS.each);
  const before = memoryMb(pid);
  let peak = before;
  const watching = setInterval(() => (peak = Math.max(peak, memoryMb(pid))), 50);
  const logged = server.log().length;

  const attacking = attackFrom(attack, { port: Number(new URL(server.base).port), phonePort, dataFolder, centre });
  onTestFinished(() => {
    clearInterval(watching);
    attacking.stop();
  });
  const attacked = await hall.half(TICKETS, () => !attacking.isOver());
  const happened = await attacking.ended;
  clearInterval(watching);

  const from = performance.now();
  while (memoryMb(pid) - before > MOST_MB_MORE && performance.now() - from < SETTLED_WITHIN_MS) await quietHalf(10);
  const after = memoryMb(pid);
  const [a, b] = [slowest(quiet.tickets), slowest(attacked.tickets)];
  console.log(
    [
      attack.name,
      `  tickets: slowest ${b.toFixed(1)} ms of ${attacked.tickets.length}, without ${a.toFixed(1)} ms of ${quiet.tickets.length}: ${(b / a).toFixed(2)} times; ${spread(quiet.tickets)} | ${spread(attacked.tickets)}`,
      `  pages: slowest ${slowest(attacked.pages).toFixed(1)} ms of ${attacked.pages.length}, without ${slowest(quiet.pages).toFixed(1)} ms of ${quiet.pages.length}`,
      `  memory: ${before.toFixed(0)} MB before, ${peak.toFixed(0)} MB at most, ${after.toFixed(0)} MB after ${((performance.now() - from) / 1000).toFixed(0)} s`,
      `  happened: ${JSON.stringify(happened)}`,
    ].join('\n'),
  );
  expect(await epochOf(server.base)).toBe(epoch);
  expect(server.pid()).toBe(pid);
  await attack.after(happened, {
    slowestPageMs: slowest(attacked.pages),
    slowestQuietPageMs: slowest(quiet.pages),
    peakMb: peak - before,
    log: server.log().slice(logged),
    notices,
  });
  expect(attacked.cuts).toBe(0);
  expect(after - before).toBeLessThanOrEqual(MOST_MB_MORE);
  expect(b / a).toBeLessThanOrEqual(MOST_TIMES_SLOWER);
});

async function epochOf(base: string): Promise<string> {
  return ((await (await fetch(`${base}/healthz`)).json()) as { epoch: string }).epoch;
}

function memoryMb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

async function notices(): Promise<string> {
  const manager = await connectClerk(lobby.server.base, 'quanly');
  manager.watch([{ view: 'manager', id: 'all' }]);
  const view = await vi.waitFor(() => viewIn(manager.store.getState(), 'manager', 'all') ?? expect.unreachable('no view came'), 5_000);
  manager.close();
  return view.notices.map(({ en }) => en).join('\n');
}

function slowest(all: readonly number[]): number {
  return Math.max(...all);
}

function spread(tickets: readonly number[]): string {
  const sorted = tickets.toSorted((x, y) => x - y);
  return [0.5, 0.9, 0.97].map((part) => sorted[Math.floor(part * sorted.length)]?.toFixed(1)).join('/');
}
