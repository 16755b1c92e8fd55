// A centre for whole tests: the sample one, open around the clock, with two boards in one hall and virtual devices that
// belong to the test, because their paper must outlive the server.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmulatedDevices } from '@luot/devices/emulators/emulated-devices';
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
  readonly devices: EmulatedDevices;
  readonly printers: readonly PrinterEmulator[];
  readonly close: () => Promise<void>;
}

export interface LobbyOptions {
  /** What this test's centre has otherwise. */
  readonly change?: (centre: CentreSettings) => CentreSettings;
}

export async function openLobby({ change = (centre) => centre }: LobbyOptions = {}): Promise<Lobby> {
  const folder = mkdtempSync(join(tmpdir(), 'luot-lobby-'));
  const sample = change(openAroundTheClock(readCentre(join(SEED, 'centre.json'))));
  const devices = await EmulatedDevices.start(sample.devices, false, 1_000);
  const [board] = sample.displays;
  if (board === undefined) throw new Error('the sample centre has no board');
  const centre: CentreSettings = {
    ...sample,
    devices: sample.devices.map((device) => ({ ...device, link: devices.linkOf(device) })),
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
    devices,
    printers: devices.ids.flatMap((id) => {
      const emulator = devices.emulator(id);
      return emulator instanceof PrinterEmulator ? [emulator] : [];
    }),
    close: async () => {
      await server.stop();
      await devices.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
