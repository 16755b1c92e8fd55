// Makes what is installed on a kiosk or behind a board.
//
//   pages + apps/APP/src/main ──stage──▶ out/stage/APP ──electron-builder──▶ out/installers/APP
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'electron-builder';
import { type ElectronApp, ROOT } from './electron-apps.ts';
import { stageApp, statedVersion } from './stage-app.ts';

export interface PackageOrder {
  readonly apps: readonly ElectronApp[];
  /** The built pages: kiosk.html, display.html, assets/. */
  readonly pagesFolder: string;
  /** Gets electron/, stage/ and installers/. */
  readonly outFolder: string;
  /** Linux targets instead of those of the configuration; `dir` is the unpacked program. */
  readonly linuxTargets?: readonly string[] | undefined;
  /** An unpacked Electron of this machine's own; without it electron-builder downloads one. */
  readonly electronDist?: string | undefined;
}

/** The version of Electron the programs are written against. */
export function electronVersion(): string {
  return statedVersion(createRequire(join(ROOT, 'packages', 'shell', 'package.json')).resolve('electron/package.json'));
}

async function packageApp(app: ElectronApp, order: PackageOrder): Promise<string> {
  const stageFolder = await stageApp(app, order.pagesFolder, order.outFolder);
  const output = join(order.outFolder, 'installers', app);
  rmSync(output, { recursive: true, force: true }); // an installer of an earlier version must not be taken for this one
  await build({
    projectDir: ROOT,
    publish: 'never',
    ...(order.linuxTargets && { linux: [...order.linuxTargets] }),
    config: {
      extends: join(ROOT, 'build', 'electron-builder', `${app}.yml`),
      directories: { app: stageFolder, output },
      ...(existsSync(join(stageFolder, 'node_modules')) && {
        extraResources: [{ from: join(stageFolder, 'node_modules'), to: 'node_modules', filter: ['**/*'] }],
      }),
      electronVersion: electronVersion(),
      ...(order.electronDist !== undefined && { electronDist: order.electronDist }),
    },
  });
  return output;
}

/** Packs each program in turn; returns the folders of their installers. */
export async function packageApps(order: PackageOrder): Promise<readonly string[]> {
  const outputs: string[] = [];
  for (const app of order.apps) outputs.push(await packageApp(app, order));
  return outputs;
}
