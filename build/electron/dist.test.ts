import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asar } from './asar.ts';
import { ELECTRON_APPS, type ElectronApp, ROOT } from './electron-apps.ts';
import { electronVersion, packageApps } from './package-apps.ts';
import { makeStandInDist } from './stand-in-dist.ts';

const PAGES: Readonly<Record<string, string>> = {
  'kiosk.html': '<!doctype html><title>Lấy số</title>',
  'display.html': '<!doctype html><title>Gọi số</title>',
  'assets/kiosk-1a2b.js': 'document.title;',
  'assets/be-vietnam-pro.woff2': 'font',
};

let home = '';
let outputs: readonly string[] = [];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'luot-dist-'));
  const pagesFolder = join(home, 'pages');
  mkdirSync(join(pagesFolder, 'assets'), { recursive: true });
  for (const [file, content] of Object.entries(PAGES)) writeFileSync(join(pagesFolder, file), content);
  const electronDist = await makeStandInDist(join(home, 'electron'), electronVersion());
  outputs = await packageApps({ apps: ELECTRON_APPS, pagesFolder, outFolder: join(home, 'out'), linuxTargets: ['dir'], electronDist });
}, 30_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Unpacks a packed program beside its archive and gives it the fake of Electron that the shell is tested with. */
function unpack(app: ElectronApp): string {
  const folder = join(home, 'unpacked', app, 'app');
  const beside = join(home, 'out', 'installers', app, 'linux-unpacked', 'resources', 'node_modules');
  // As installed: the archive's neighbour, found by climbing.
  if (existsSync(beside)) cpSync(beside, join(home, 'unpacked', app, 'node_modules'), { recursive: true });
  asar.extractAll(join(home, 'out', 'installers', app, 'linux-unpacked', 'resources', 'app.asar'), folder);
  const electron = join(folder, 'node_modules', 'electron');
  mkdirSync(electron, { recursive: true });
  writeFileSync(join(electron, 'package.json'), '{ "name": "electron", "type": "module", "exports": "./electron.js" }\n');
  writeFileSync(join(electron, 'electron.js'), `export * from ${JSON.stringify(pathToFileURL(join(ROOT, 'packages/shell/test/fake-electron.ts')))};\n`);
  return folder;
}

/** Runs in a Node of its own, as a program would: starts the main bundle, then the preload, and tells what they did. */
const STARTER = `
  import { createRequire } from 'node:module';
  import { setImmediate } from 'node:timers/promises';
  const { invokeFrom, machine, told } = await import('electron');
  Object.assign(machine, { userData: process.cwd(), appPath: process.cwd() });
  await import('./main.js');
  while (told.windows.length === 0) await setImmediate();
  const [address] = told.windows[0].loaded;
  const page = await told.pages(new Request(address));
  createRequire(process.cwd() + '/')('./preload.cjs');
  const connection = invokeFrom(address, 'connection.read');
  const preferences = told.windows[0].options.webPreferences;
  console.log(JSON.stringify({ address, page: await page.text(), connection, bridge: Object.keys(told.bridge), preferences }));
  process.exit(0);
`;

describe.each([
  { app: 'kiosk', page: 'kiosk.html' },
  { app: 'counter-display', page: 'display.html' },
] as const)('$app', ({ app, page }) => {
  test('the program is an executable of its own name beside its archive', () => {
    expect(outputs).toContain(join(home, 'out', 'installers', app));
    expect(statSync(join(home, 'out', 'installers', app, 'linux-unpacked', `luot-${app}`)).mode & 0o111).not.toBe(0);
  });

  test('the archive holds the main bundle, the preload, the pages and nothing else', () => {
    const archive = join(home, 'out', 'installers', app, 'linux-unpacked', 'resources', 'app.asar');
    const files = asar.listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
    const pages = Object.keys(PAGES).map((file) => `/pages/${file}`);
    expect(files.toSorted()).toEqual(['/main.js', '/package.json', '/preload.cjs', '/pages', '/pages/assets', ...pages].toSorted());
  });

  test('the sandboxed preload requires Electron and nothing else', () => {
    const preload = readFileSync(join(home, 'out', 'electron', app, 'preload.cjs'), 'utf8');
    expect([...preload.matchAll(/\brequire\(["']([^"']+)/g)].map((match) => match[1])).toEqual(['electron']);
    expect(preload).not.toMatch(/^(?:import|export)\b/m);
  });

  test('what was packed starts: its own page in a secure window, and the settings of the machine', () => {
    const folder = unpack(app);
    writeFileSync(join(folder, 'shell.json'), JSON.stringify({ serverUrl: 'http://127.0.0.1:8080', device: `${app}-1`, token: 'a-token' }));
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', STARTER], { cwd: folder, encoding: 'utf8', timeout: 10_000 });
    expect(JSON.parse(output)).toMatchObject({
      address: `luot-app://pages/${page}`,
      page: PAGES[page],
      connection: { ok: true, serverUrl: 'http://127.0.0.1:8080', device: `${app}-1`, token: 'a-token' },
      bridge: ['luotShell'],
      preferences: { preload: join(folder, 'preload.cjs'), contextIsolation: true, sandbox: true, nodeIntegration: false },
    });
  });
});
