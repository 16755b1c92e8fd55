// A centre for whole tests: the sample one, open around the clock, with two boards in one hall and virtual devices that
// belong to the test, because their paper must outlive the server.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmulatedDevices } from '@luot/devices/emulators/emulated-devices';
import { PrinterEmulator } from '@luot/devices/emulators/printer-emulator';
import { type AccessSeed, readAccessSeed } from '@luot/queue-server/access/access-file';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { addressOf } from '@luot/shared/settings/device-settings';
import { type CentreChange, SEED, sampleCentre } from './sample-centre.ts';
import { freePort, type ServerProcess, serverProcess } from './server-process.ts';

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
  readonly change?: CentreChange;
  /** Who may come in besides those of the sample centre. */
  readonly access?: Partial<AccessSeed>;
  /** Where its folder is made. */
  readonly parent?: string;
  /** Of Node, for the server's process. */
  readonly nodeFlags?: readonly string[];
  /** More of `luot serve`'s flags. */
  readonly flags?: readonly string[];
}

export async function openLobby({ change, access = {}, parent = tmpdir(), nodeFlags = [], flags = [] }: LobbyOptions = {}): Promise<Lobby> {
  const folder = mkdtempSync(join(parent, 'luot-lobby-'));
  const sample = sampleCentre(change);
  const devices = await EmulatedDevices.start(sample.devices, false, 1_000);
  const centre: CentreSettings = {
    ...sample,
    devices: sample.devices.map((device) => ({ ...device, link: devices.linkOf(device) ?? device.link })),
  };
  const [centreFile, accessFile, dataFolder] = [join(folder, 'centre.json'), join(folder, 'access.json'), join(folder, 'data')];
  writeFileSync(centreFile, JSON.stringify(centre));
  const seed = readAccessSeed(join(SEED, 'demo-access.json'));
  const { devices: more = [], people = [], keys = [] } = access;
  writeFileSync(
    accessFile,
    JSON.stringify({ devices: [...seed.devices, ...more], people: [...seed.people, ...people], keys: [...(seed.keys ?? []), ...keys] }),
  );
  // R30b: the ports of virtual devices have no usual names.
  const placesFile = join(folder, 'places.json');
  writeFileSync(placesFile, JSON.stringify({ addresses: centre.devices.flatMap(({ link }) => (link.kind === 'file' ? [] : [addressOf(link)])) }));
  const files = ['--centre', centreFile, '--access', accessFile, '--places', placesFile, '--data', dataFolder];
  const server = serverProcess(await freePort(), [...files, ...flags], nodeFlags);
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
