// The sample centre in this process, on a free port, with virtual printers.
import { join } from 'node:path';
import type { Clock } from '@luot/engine/day-clock';
import { readAccessSeed } from '@luot/queue-server/access/access-file';
import { type RunningServer, startServer } from '@luot/queue-server/server';
import { pino } from 'pino';
import { type CentreChange, SEED, sampleCentre } from './sample-centre.ts';

export interface SampleServer extends RunningServer {
  readonly base: string;
  /** Where phones reach the ticket page. */
  readonly phoneBase: string;
}

export interface SampleOptions {
  readonly dataFolder: string;
  readonly pagesFolder: string;
  readonly stringsFolder?: string;
  readonly voiceFolder?: string;
  readonly mediaFolder?: string;
  readonly publicOrigins?: readonly string[];
  /** 127.0.0.1 otherwise. */
  readonly host?: string;
  /** A free one otherwise. */
  readonly port?: number;
  /** The machine's own otherwise. */
  readonly clock?: Clock;
  /** What this test's centre has otherwise. */
  readonly change?: CentreChange;
}

export async function openSampleServer({ change, ...options }: SampleOptions): Promise<SampleServer> {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    ...options,
    phone: { host: '127.0.0.1', port: 0 },
    catalogueFile: join(SEED, 'procedures.json'),
    dossiersFile: join(SEED, 'dossiers.json'),
    stringsFolder: options.stringsFolder ?? join(SEED, '../strings'),
    voiceFolder: options.voiceFolder ?? join(SEED, '../voice'),
    seed: sampleCentre(change),
    access: readAccessSeed(join(SEED, 'demo-access.json')),
    emulateDevices: true,
    demo: true,
    log: pino({ level: 'silent' }),
    // A test's kiosk makes a morning's visitors in a moment.
    issueRate: { perSecond: 1e6, burst: 1e6 },
  });
  return { ...server, base: `http://127.0.0.1:${server.port}`, phoneBase: `http://127.0.0.1:${server.phonePort}` };
}
