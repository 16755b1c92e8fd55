// What one connected screen costs the server in memory.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebSocket } from 'ws';
import { SCREENS } from './bench-centre.ts';
import { benchProcess } from './bench-process.ts';
import { type Metric, plainMetric } from './metric.ts';
import { openScreen } from './raw-screen.ts';

export async function memoryBench(): Promise<Metric[]> {
  const folder = mkdtempSync(join(tmpdir(), 'luot-bench-'));
  const server = await benchProcess('luot', folder);
  const screens: WebSocket[] = [];
  try {
    // The first connections load code; they are not what a thousandth one costs.
    for (let i = 0; i < 20; i++) screens.push(await openScreen(server.port, i, () => undefined));
    const before = await server.memory();
    for (let i = 0; i < SCREENS; i++) screens.push(await openScreen(server.port, i, () => undefined));
    const after = await server.memory();
    return [plainMetric('memory', `per connection at ${SCREENS}`, 'KB', (after - before) / SCREENS / 1024, '<= 60')];
  } finally {
    for (const screen of screens) screen.terminate();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
