// A centre for whole tests: the sample one, open around the clock, with two boards in one hall and printers whose
// paper the test keeps, because it must outlive the server.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrinterEmulator } from '@luot/devices/emulators/printer-emulator';
import { readAccessSeed } from '@luot/queue-server/access/access-file';
import { openAroundTheClock } from '@luot/queue-server/cli/serve';
import { readCentre } from '@luot/queue-server/data-folder';
import type { CentreSettings } from '@luot/shared/protocol/centre';
import { freePort, type ServerProcess, serverProcess } from './server-process.ts';

const ROOT = join(import.meta.dirname, '../..');
const SEED = join(ROOT, 'resources/seed');

export interface Lobby {
  readonly server: ServerProcess;
  readonly dataFolder: string;
  readonly centre: CentreSettings;
  readonly printers: readonly PrinterEmulator[];
  readonly close: () => Promise<void>;
}

export async function openLobby(): Promise<Lobby> {
  const folder = mkdtempSync(join(tmpdir(), 'luot-lobby-'));
  const sample = openAroundTheClock(readCentre(join(SEED, 'centre.json')));
  const printers = sample.printers.map((printer) => new PrinterEmulator({ widthDots: printer.paperWidthDots, sheetsKept: 1_000 }));
  const ports = await Promise.all(printers.map((printer) => printer.plug(0)));
  const [board] = sample.displays;
  if (board === undefined) throw new Error('the sample centre has no board');
  const centre: CentreSettings = {
    ...sample,
    printers: sample.printers.map((printer, i) => ({ ...printer, link: { kind: 'tcp', host: '127.0.0.1', port: ports[i] ?? 0 } })),
    displays: [...sample.displays, { ...board, id: 'board-a-2' }],
  };
  const access = readAccessSeed(join(SEED, 'demo-access.json'));
  const withBoard = { ...access, devices: [...access.devices, { id: 'board-a-2', role: 'display', token: 'demo-board-a-2' }] };
  const [centreFile, accessFile, dataFolder] = [join(folder, 'centre.json'), join(folder, 'people.json'), join(folder, 'data')];
  writeFileSync(centreFile, JSON.stringify(centre));
  writeFileSync(accessFile, JSON.stringify(withBoard));
  const server = serverProcess(await freePort(), ['--centre', centreFile, '--access', accessFile, '--data', dataFolder]);
  return {
    server,
    dataFolder,
    centre,
    printers,
    close: async () => {
      await server.stop();
      await Promise.all(printers.map((printer) => printer.unplug()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
