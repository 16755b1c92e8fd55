// `npm run dist`: the installers of the kiosk and of the counter display.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ELECTRON_APPS, isElectronApp, OUT } from '../electron/electron-apps.ts';

const HELP = `npm run dist -- [options]     makes the installers of the kiosk and of the counter display

  --app NAME             only one of them: ${ELECTRON_APPS.join(' or ')}
  --linux TARGET         on Linux: dir (the unpacked program), AppImage or deb; may be repeated
                         without it: AppImage and deb on Linux, an nsis installer on Windows
  --electron-dist DIR    an unpacked Electron, for a machine that cannot download one
  --help                 this text

The pages are built first where they have changed.
The result lies in out/installers/NAME. AppImage, deb and nsis fetch their tools on first use.

A program that is installed reads shell.json in its data folder (~/.config/luot-NAME on Linux,
%APPDATA%\\luot-NAME on Windows):
  { "serverUrl": "http://192.168.1.10:7070", "device": "kiosk-1", "token": "..." }
  and, if wanted, "display": 2 (which screen, from 1) and "windowed": true (for trying things out)`;

function fail(sentence: string): never {
  console.error(`lượt: ${sentence}`);
  process.exit(2);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        app: { type: 'string' },
        linux: { type: 'string', multiple: true },
        'electron-dist': { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    return values;
  } catch (error) {
    if (error instanceof TypeError) return fail(`${error.message}. See npm run dist -- --help.`);
    throw error;
  }
}

const options = readArguments();
if (options.help) {
  console.log(HELP);
} else {
  if (options.app !== undefined && !isElectronApp(options.app)) fail(`there is no program ${options.app}; there are ${ELECTRON_APPS.join(' and ')}.`);
  const electronDist = options['electron-dist'];
  if (electronDist !== undefined && !existsSync(electronDist)) fail(`there is no folder ${electronDist}.`);
  const { buildPages } = await import('../pages.ts');
  const { packageApps } = await import('../electron/package-apps.ts'); // vite and electron-builder take a second to load
  const apps = options.app === undefined ? ELECTRON_APPS : [options.app];
  const outputs = await packageApps({
    apps,
    pagesFolder: await buildPages(),
    outFolder: OUT,
    linuxTargets: options.linux,
    electronDist: electronDist === undefined ? undefined : resolve(electronDist),
  });
  for (const output of outputs) console.log(output);
}
