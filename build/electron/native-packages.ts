// Packages a bundle cannot hold: native code, and fonts that are read as files. They are laid beside the program's
// archive (resources/node_modules), where Node finds them by climbing from it.
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { type ElectronApp, ROOT } from './electron-apps.ts';

/** What each program needs of them, and the package of this project that depends on it. */
export const NATIVE_PACKAGES: Readonly<Record<ElectronApp, readonly { readonly name: string; readonly of: string }[]>> = {
  kiosk: [
    { name: '@serialport/bindings-cpp', of: 'serialport' },
    { name: '@napi-rs/canvas', of: '' },
    { name: '@expo-google-fonts/be-vietnam-pro', of: '' },
  ],
  'counter-display': [],
};

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Copies the packages of a program, with what they depend on, into a node_modules folder. */
export function layNativePackages(app: ElectronApp, nodeModules: string): void {
  const devices = join(ROOT, 'packages', 'devices', 'package.json');
  for (const { name, of } of NATIVE_PACKAGES[app]) lay(name, of === '' ? devices : join(packageFolder(of, devices), 'package.json'), nodeModules);
}

function lay(name: string, from: string, nodeModules: string): void {
  const source = packageFolder(name, from);
  const target = join(nodeModules, ...name.split('/'));
  if (existsSync(target)) return;
  mkdirSync(dirname(target), { recursive: true });
  cpSync(source, target, { recursive: true, filter: (file) => isWanted(file.slice(source.length)) });
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as Manifest;
  const own = join(source, 'package.json');
  for (const dependency of Object.keys(dependencies)) lay(dependency, own, nodeModules);
  // Of the builds for other systems only this machine's own is installed.
  for (const dependency of Object.keys(optionalDependencies)) if (isInstalled(dependency, own)) lay(dependency, own, nodeModules);
}

/** Sources a program never reads, and weights of the font no ticket is printed in. */
function isWanted(path: string): boolean {
  if (path.split(sep).includes('node_modules') || /\.(md|d\.ts|map|cc|h|gyp|cpp)$/.test(path)) return false;
  const weight = /be-vietnam-pro|BeVietnamPro_(\w+)\.ttf$/.exec(path)?.[1];
  return weight === undefined || weight === '500Medium' || weight === '700Bold';
}

function isInstalled(name: string, from: string): boolean {
  try {
    packageFolder(name, from);
    return true;
  } catch {
    return false;
  }
}

/** The folder of a package as another one sees it; its `exports` may hide its package.json. */
function packageFolder(name: string, from: string): string {
  const folders = createRequire(from).resolve.paths(name) ?? [];
  const found = folders.map((folder) => join(folder, ...name.split('/'))).find((folder) => existsSync(join(folder, 'package.json')));
  if (found === undefined) throw new Error(`${name} is not installed for ${from}`);
  return realpathSync(found);
}
