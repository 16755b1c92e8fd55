// Which folder may import what: the table of the house, checked on every import of every source file.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { ROOT } from '../pages.ts';

interface Room {
  /** Files from this folder down; the first room that fits counts. */
  readonly folder: string;
  /** Folders of this project it may import from, besides itself. */
  readonly rooms: readonly string[];
  /** Packages of others; `node:` stands for all of Node. */
  readonly packages: readonly string[];
}

const DOMAIN = 'packages/shared/src/domain';
const PROTOCOL = 'packages/shared/src/protocol';
const SHARED = [DOMAIN, PROTOCOL];
const DEVICES = 'packages/devices/src';
const DRIVER_ROOMS = [`${DEVICES}/links`, `${DEVICES}/device-status.ts`, `${DEVICES}/patient-timeout.ts`];
const UI = 'packages/ui/src';
const SEARCH = 'packages/search/src';
const SHELL = 'packages/shell/src';
const SERVER = 'apps/queue-server/src';
const REACT = ['react', 'react-dom', 'zustand', 'lucide-react'];

const ROOMS: readonly Room[] = [
  { folder: DOMAIN, rooms: [], packages: [] },
  { folder: PROTOCOL, rooms: [DOMAIN], packages: ['zod'] },
  { folder: `${SERVER}/queue`, rooms: SHARED, packages: [] },
  { folder: `${SERVER}/store`, rooms: [...SHARED, `${SERVER}/queue`, `${SERVER}/start-fault.ts`], packages: ['node:', 'better-sqlite3'] },
  { folder: `${SERVER}/limits`, rooms: [], packages: ['node:'] },
  { folder: `${SERVER}/gateway`, rooms: [...SHARED, `${SERVER}/limits`], packages: ['node:', 'socket.io'] },
  {
    folder: SERVER,
    // The texts' names, to check a language that a centre adds.
    rooms: [...SHARED, DEVICES, `${UI}/strings`],
    packages: [
      'node:',
      'cockatiel',
      'commander',
      'csv-parse',
      'fastify',
      '@fastify/helmet',
      '@fastify/static',
      'lru-cache',
      'pino',
      'prom-client',
      'read-excel-file',
      'uuid',
      'zod',
    ],
  },
  { folder: `${DEVICES}/links`, rooms: SHARED, packages: ['node:', 'serialport'] },
  { folder: `${DEVICES}/emulators`, rooms: [...SHARED, DEVICES], packages: ['node:', '@napi-rs/canvas', 'qrcode'] },
  // Drivers see a cable through links/line.ts alone.
  { folder: `${DEVICES}/printers`, rooms: [...SHARED, ...DRIVER_ROOMS], packages: ['node:', '@napi-rs/canvas', 'node-thermal-printer'] },
  { folder: `${DEVICES}/displays`, rooms: [...SHARED, ...DRIVER_ROOMS], packages: ['node:', 'modbus-serial'] },
  { folder: DEVICES, rooms: SHARED, packages: [] },
  { folder: SEARCH, rooms: SHARED, packages: ['minisearch'] },
  {
    folder: UI,
    rooms: [...SHARED, `${SHELL}/bridge.ts`],
    packages: [...REACT, '@fontsource/be-vietnam-pro', 'socket.io-client', 'uuid', 'qrcode', 'simple-keyboard'],
  },
  {
    folder: 'apps/kiosk/src/renderer',
    rooms: [...SHARED, UI, SEARCH],
    packages: [...REACT, 'html5-qrcode', 'barcode-detector', 'zxing-wasm'],
  },
  { folder: 'apps/counter-display/src/renderer', rooms: [...SHARED, UI], packages: REACT },
  // Small enough for an old phone: no library, and none of the other pages' pieces.
  { folder: 'apps/web/src/ticket-page', rooms: SHARED, packages: [] },
  { folder: 'apps/web/src', rooms: [...SHARED, UI, SEARCH], packages: REACT },
  { folder: SHELL, rooms: SHARED, packages: ['node:', 'electron'] },
  // The agent is tried without Electron, and runs within it.
  { folder: 'apps/kiosk/src/agent', rooms: [...SHARED, DEVICES, `${UI}/client`, `${SHELL}/shell-config.ts`], packages: [] },
  { folder: 'apps/kiosk/src', rooms: [...SHARED, SHELL], packages: ['electron'] },
  { folder: 'apps/counter-display/src', rooms: [SHELL], packages: ['electron'] },
];

/** Libraries that one file or folder alone imports, so that another could take their place. */
const ONE_PLACE: Readonly<Record<string, string>> = {
  'better-sqlite3': `${SERVER}/store`,
  'socket.io': `${SERVER}/gateway/socket-gateway.ts`,
  'node-thermal-printer': `${DEVICES}/printers/ticket-bytes.ts`,
};

/** Every import that the table does not allow, a sentence each. */
export function boundaryFaults(): string[] {
  return ROOMS.flatMap(({ folder }) => sourcesIn(join(ROOT, folder)))
    .filter((file, i, all) => all.indexOf(file) === i)
    .flatMap((file) => faultsOf(slashed(relative(ROOT, file))));
}

function faultsOf(file: string): string[] {
  const room = ROOMS.find(({ folder }) => file.startsWith(`${folder}/`));
  if (room === undefined) return [];
  return importsOf(file).flatMap((specifier) => {
    const target = ownTarget(file, specifier);
    if (target !== null) return isWithin(target, [room.folder, ...room.rooms]) ? [] : [`${file} imports ${target}`];
    const name = packageName(specifier);
    const alone = ONE_PLACE[name];
    if (alone !== undefined && !isWithin(file, [alone])) return [`${file} imports ${name}, which only ${alone} may`];
    return room.packages.includes(name) || (specifier.startsWith('node:') && room.packages.includes('node:')) ? [] : [`${file} imports ${specifier}`];
  });
}

function importsOf(file: string): string[] {
  const { module } = parseSync(file, readFileSync(join(ROOT, file), 'utf8'));
  const again = module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []));
  return [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...again];
}

/** The project's own file an import means, or null for a package of others. */
function ownTarget(file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return slashed(relative(ROOT, resolve(ROOT, dirname(file), specifier)));
  const own = /^@luot\/([\w-]+)\/(.+)$/.exec(specifier);
  if (own === null) return null;
  const home = ['shared', 'devices', 'search', 'ui', 'shell'].includes(own[1] ?? '') ? 'packages' : 'apps';
  const path = `${home}/${own[1]}/src/${own[2]}`;
  return /\.\w+$/.test(path) ? path : `${path}.ts`;
}

/** Windows' separator would fit no room of the table. */
function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function isWithin(target: string, places: readonly string[]): boolean {
  return places.some((place) => target === place || target.startsWith(`${place}/`));
}

/** Source files without their tests: a test may look anywhere. */
function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
