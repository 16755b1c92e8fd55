import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleMain } from './bundle-mains.ts';
import { type ElectronApp, PAGE_FILES, ROOT } from './electron-apps.ts';
import { layNativePackages } from './native-packages.ts';

const DESCRIPTIONS: Readonly<Record<ElectronApp, string>> = {
  kiosk: 'The kiosk of Lượt: takes a number in the queue of a public service centre',
  'counter-display': 'The boards of Lượt: shows and speaks the calls of a public service centre',
};

/** The version a package.json states. */
export function statedVersion(packageFile: string): string {
  const manifest: unknown = JSON.parse(readFileSync(packageFile, 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest && typeof manifest.version === 'string') return manifest.version;
  throw new Error(`${packageFile} states no version`);
}

/** What Electron reads first. The name is also the name of the folder that holds shell.json on an installed machine. */
function stagedManifest(app: ElectronApp): object {
  const name = `luot-${app}`;
  return {
    name,
    version: statedVersion(join(ROOT, 'package.json')),
    description: DESCRIPTIONS[app],
    homepage: 'https://luot.invalid',
    author: { name: 'Lượt', email: 'luot@luot.invalid' },
    desktopName: `${name}.desktop`,
    type: 'module',
    main: 'main.js',
  };
}

/**
 * Puts a whole program together in outFolder/stage/APP: main.js, preload.cjs, package.json, pages/ and, where it
 * needs any, node_modules/.
 * `electron` runs that folder as it stands; electron-builder packs it. Returns the folder.
 */
export async function stageApp(app: ElectronApp, pagesFolder: string, outFolder: string): Promise<string> {
  const page = join(pagesFolder, PAGE_FILES[app]);
  if (!existsSync(page)) throw new Error(`the page ${page} is missing: build the pages first`);
  const bundleFolder = join(outFolder, 'electron', app);
  const stageFolder = join(outFolder, 'stage', app);
  await bundleMain(app, bundleFolder);
  rmSync(stageFolder, { recursive: true, force: true }); // pages of an earlier build have other names
  cpSync(bundleFolder, stageFolder, { recursive: true });
  cpSync(pagesFolder, join(stageFolder, 'pages'), { recursive: true });
  layNativePackages(app, join(stageFolder, 'node_modules'));
  writeFileSync(join(stageFolder, 'package.json'), `${JSON.stringify(stagedManifest(app), null, 2)}\n`);
  return stageFolder;
}
