// What a server costs while nothing happens: without a screen, and with a hundred of them and two hundred people waiting.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { BOARDS } from './bench-centre.ts';
import { openKiosk, send } from './bench-clients.ts';
import { type BenchProcess, benchProcess } from './bench-process.ts';
import { type Metric, plainMetric } from './metric.ts';
import { openScreen } from './raw-screen.ts';

const WAITING = 200;
/** What has just been done is over by then. */
const SETTLES_MS = 15_000;
const MEASURED_MS = 60_000;

export async function idleBench(): Promise<Metric[]> {
  const folder = mkdtempSync(join(tmpdir(), 'luot-bench-'));
  const server = await benchProcess('luot', folder);
  const screens: WebSocket[] = [];
  try {
    const alone = await idle(server);
    for (let i = 0; i < BOARDS; i++) screens.push(await openScreen(server.port, i, () => undefined));
    const kiosk = await openKiosk(server.port);
    for (let i = 0; i < WAITING; i++) {
      await send(kiosk, 'ticket.issue', { serviceId: 'land', language: 'vi' });
      // A person's pace would take an hour; the limits are another bench's matter.
      await sleep(i < 30 ? 0 : 110);
    }
    kiosk.disconnect();
    const busy = await idle(server);
    return [
      plainMetric('idle', 'share of a core without screens', '%', alone.percent, '<= 0.5'),
      plainMetric('idle', `share of a core with ${BOARDS} screens and ${WAITING} waiting`, '%', busy.percent, '<= 1.5'),
      plainMetric('idle', 'memory without screens', 'MB', alone.megabytes, '<= 180'),
      plainMetric('idle', `memory with ${BOARDS} screens and ${WAITING} waiting`, 'MB', busy.megabytes, '<= 240'),
    ];
  } finally {
    for (const screen of screens) screen.terminate();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function idle(server: BenchProcess): Promise<{ readonly percent: number; readonly megabytes: number }> {
  await sleep(SETTLES_MS);
  const before = await server.spent();
  await sleep(MEASURED_MS);
  const after = await server.spent();
  return { percent: (100 * (after.cpuMs - before.cpuMs)) / MEASURED_MS, megabytes: after.rss / 1024 / 1024 };
}
