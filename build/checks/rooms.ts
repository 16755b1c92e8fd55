// The table of the house: a row for every folder with sources. Rows of deeper folders come first.
export interface Room {
  /** Files from this folder down; the first row that fits counts. */
  readonly folder: string;
  /** Folders of this project it may import from, besides itself. */
  readonly rooms: readonly string[];
  /** Packages of others; `node:` stands for all of Node. */
  readonly packages: readonly string[];
}

const DOMAIN = 'packages/shared/src/domain';
const SETTINGS = 'packages/shared/src/settings';
const PROTOCOL = 'packages/shared/src/protocol';
const SHARED = [DOMAIN, SETTINGS, PROTOCOL];
const QUEUE = 'packages/queue/src';
const ENGINE = 'packages/engine/src';
const CLIENT = 'packages/client/src';
const STRINGS = 'packages/strings/src';
const UI = 'packages/ui/src';
const SEARCH = 'packages/search/src';
const SHELL = 'packages/shell/src';
const DEVICES = 'packages/devices/src';
const DRIVER_ROOMS = [`${DEVICES}/links`, `${DEVICES}/device-status.ts`, `${DEVICES}/patient-timeout.ts`];
const SERVER = 'apps/queue-server/src';
const at = (...rooms: readonly string[]) => rooms.map((room) => `${SERVER}/${room}`);
const WEB = 'apps/web/src';
const REACT = ['react', 'react-dom', 'zustand', 'lucide-react'];
const PAGE = [...SHARED, CLIENT, STRINGS, UI];
/** Whole programs are tried from outside. */
const EVERYTHING = ['packages', 'apps'];

export const ROOMS: readonly Room[] = [
  { folder: DOMAIN, rooms: [], packages: [] },
  { folder: SETTINGS, rooms: [DOMAIN], packages: ['zod'] },
  { folder: PROTOCOL, rooms: [DOMAIN, SETTINGS], packages: ['zod'] },
  { folder: `${QUEUE}/decide`, rooms: [...SHARED, QUEUE], packages: [] },
  { folder: `${QUEUE}/views`, rooms: [...SHARED, QUEUE], packages: [] },
  { folder: QUEUE, rooms: SHARED, packages: [] },
  { folder: ENGINE, rooms: [...SHARED, QUEUE], packages: ['node:', 'better-sqlite3'] },
  { folder: CLIENT, rooms: SHARED, packages: ['socket.io-client', 'uuid', 'zustand'] },
  { folder: STRINGS, rooms: [DOMAIN], packages: [] },
  { folder: UI, rooms: [...SHARED, CLIENT, STRINGS, `${SHELL}/bridge.ts`], packages: [...REACT, '@fontsource/be-vietnam-pro', 'qrcode', 'simple-keyboard'] },
  { folder: `${DEVICES}/links`, rooms: SHARED, packages: ['node:', 'serialport'] },
  { folder: `${DEVICES}/emulators`, rooms: [...SHARED, DEVICES], packages: ['node:', '@napi-rs/canvas', 'qrcode'] },
  // Drivers see a cable through links/line.ts alone.
  { folder: `${DEVICES}/printers`, rooms: [...SHARED, ...DRIVER_ROOMS], packages: ['node:', '@napi-rs/canvas', 'node-thermal-printer'] },
  { folder: `${DEVICES}/displays`, rooms: [...SHARED, ...DRIVER_ROOMS], packages: ['node:', 'modbus-serial'] },
  { folder: `${DEVICES}/keypads`, rooms: [...SHARED, ...DRIVER_ROOMS], packages: [] },
  { folder: `${DEVICES}/scanners`, rooms: [...SHARED, ...DRIVER_ROOMS], packages: [] },
  { folder: DEVICES, rooms: SHARED, packages: [] },
  { folder: SEARCH, rooms: SHARED, packages: ['minisearch'] },
  { folder: SHELL, rooms: SHARED, packages: ['node:', 'electron'] },

  // The server, from what knows least to what joins all.
  { folder: `${SERVER}/limits`, rooms: SHARED, packages: ['node:'] },
  { folder: `${SERVER}/files/private`, rooms: [...SHARED, ENGINE], packages: ['node:', 'better-sqlite3'] },
  // The texts' names, to check a language that a centre adds.
  { folder: `${SERVER}/files`, rooms: [...SHARED, ENGINE, STRINGS], packages: ['node:', 'zod', 'pino'] },
  { folder: `${SERVER}/places`, rooms: [...SHARED, `${DEVICES}/links`, ...at('files')], packages: ['node:', 'zod'] },
  { folder: `${SERVER}/access`, rooms: [...SHARED, ENGINE, ...at('files', 'limits')], packages: ['node:', 'zod'] },
  { folder: `${SERVER}/lists/tables`, rooms: [DOMAIN, ...at('lists/run-apart.ts')], packages: ['node:', 'csv-parse', 'read-excel-file'] },
  {
    folder: `${SERVER}/lists/catalogue`,
    rooms: [...SHARED, ENGINE, ...at('lists/tables', 'lists/most-undone.ts')],
    packages: ['node:', 'zod'],
  },
  {
    folder: `${SERVER}/lists/bookings`,
    rooms: [...SHARED, QUEUE, ...at('files', 'limits', 'lists/tables', 'lists/most-undone.ts', 'lists/read-day.ts', 'lists/dossier-names.ts')],
    packages: ['node:', 'better-sqlite3'],
  },
  {
    folder: `${SERVER}/lists/dossiers`,
    rooms: [...SHARED, ...at('limits', 'places', 'lists/tables', 'lists/run-apart.ts', 'lists/most-undone.ts', 'lists/read-day.ts', 'lists/dossier-names.ts')],
    packages: ['node:', 'better-sqlite3', 'cockatiel', 'lru-cache'],
  },
  { folder: `${SERVER}/lists`, rooms: [DOMAIN, SETTINGS, ...at('lists/tables')], packages: ['node:'] },
  { folder: `${SERVER}/reports`, rooms: [...SHARED, QUEUE, ENGINE], packages: [] },
  { folder: `${SERVER}/presence`, rooms: [...SHARED, QUEUE, ENGINE, ...at('files')], packages: ['node:', 'pino'] },
  { folder: `${SERVER}/reactors`, rooms: [...SHARED, QUEUE, ENGINE, DEVICES, ...at('lists/catalogue')], packages: ['pino', 'zod'] },
  {
    folder: `${SERVER}/centre`,
    rooms: [...SHARED, QUEUE, ENGINE, DEVICES, ...at('access', 'files', 'limits', 'lists', 'places', 'presence', 'reactors', 'reports')],
    packages: ['node:', 'pino', 'prom-client'],
  },
  { folder: `${SERVER}/doors/gateway`, rooms: [...SHARED, ...at('access', 'limits', 'presence')], packages: ['node:', 'socket.io'] },
  {
    folder: `${SERVER}/doors/api`,
    rooms: [...SHARED, QUEUE, ...at('access', 'limits', 'lists/bookings', 'doors/http')],
    packages: ['node:', 'fastify', 'zod'],
  },
  {
    folder: `${SERVER}/doors/phone`,
    rooms: [...SHARED, ENGINE, ...at('access', 'limits', 'doors/http')],
    packages: ['node:', 'fastify', '@fastify/helmet', 'pino'],
  },
  {
    folder: `${SERVER}/doors/http`,
    rooms: [...SHARED, ENGINE, QUEUE, ...at('access', 'files', 'limits', 'lists/catalogue', 'reactors')],
    packages: ['node:', 'fastify', '@fastify/helmet', '@fastify/static', 'uuid'],
  },
  {
    folder: `${SERVER}/cli`,
    rooms: [...SHARED, ENGINE, DEVICES, ...at('access', 'centre', 'doors', 'files', 'lists', 'places', 'server.ts')],
    packages: ['node:', 'commander', 'pino', 'uuid'],
  },
  {
    folder: SERVER,
    rooms: [...SHARED, QUEUE, ENGINE, ...at('access', 'centre', 'doors', 'files', 'limits', 'places')],
    packages: ['node:', 'pino'],
  },
  { folder: 'apps/queue-server/sim', rooms: [...SHARED, QUEUE, ENGINE, DEVICES, SERVER, 'packages/engine/test'], packages: ['node:'] },
  {
    folder: 'apps/queue-server/bench',
    rooms: [...SHARED, ENGINE, DEVICES, SERVER],
    packages: ['node:', 'pino', 'socket.io', 'socket.io-client', 'uuid', 'ws'],
  },

  {
    folder: 'apps/kiosk/src/renderer',
    rooms: [...PAGE, SEARCH],
    packages: [...REACT, 'html5-qrcode', 'barcode-detector', 'zxing-wasm'],
  },
  // The agent is tried without Electron, and runs within it.
  { folder: 'apps/kiosk/src/agent', rooms: [...SHARED, DEVICES, CLIENT, `${SHELL}/shell-config.ts`], packages: [] },
  { folder: 'apps/kiosk/src', rooms: [...SHARED, SHELL, 'apps/kiosk/src/agent'], packages: ['electron'] },
  { folder: 'apps/counter-display/src/renderer', rooms: PAGE, packages: REACT },
  { folder: 'apps/counter-display/src', rooms: [SHELL], packages: ['electron'] },

  // Small enough for an old phone: no library, and none of the other pages' pieces.
  { folder: `${WEB}/ticket-page`, rooms: SHARED, packages: [] },
  { folder: `${WEB}/desk`, rooms: PAGE, packages: REACT },
  { folder: `${WEB}/ticket`, rooms: [...PAGE, `${WEB}/desk`], packages: REACT },
  { folder: `${WEB}/devices`, rooms: [...PAGE, `${WEB}/desk`], packages: REACT },
  { folder: `${WEB}/lab`, rooms: [...PAGE, `${WEB}/desk`, `${WEB}/devices`], packages: REACT },
  { folder: `${WEB}/staff`, rooms: [...PAGE, SEARCH, `${WEB}/desk`, `${WEB}/ticket`, `${WEB}/devices`], packages: REACT },
  { folder: `${WEB}/manager`, rooms: [...PAGE, `${WEB}/desk`, `${WEB}/ticket`, `${WEB}/devices`], packages: REACT },
  { folder: `${WEB}/greeter`, rooms: [...PAGE, SEARCH, `${WEB}/desk`, `${WEB}/ticket`, `${WEB}/devices`], packages: REACT },

  { folder: 'e2e/support', rooms: EVERYTHING, packages: ['node:', 'axe-core', 'pino', 'playwright-core', 'qrcode'] },
  { folder: 'e2e/bench', rooms: [...EVERYTHING, 'e2e/support'], packages: ['node:', 'playwright-core'] },
  { folder: 'e2e', rooms: [...EVERYTHING, 'e2e/support'], packages: ['node:', 'playwright-core', 'vitest'] },
  { folder: 'build/checks', rooms: ['build/pages.ts'], packages: ['node:', 'oxc-parser'] },
  {
    folder: 'build/voice',
    rooms: [...SHARED, STRINGS, 'apps/counter-display/src/renderer/voice', 'build/checks', 'build/pages.ts'],
    packages: ['node:'],
  },
  { folder: 'build/electron', rooms: ['build/pages.ts'], packages: ['node:', 'electron-builder', 'vite'] },
  { folder: 'build/tasks', rooms: [...EVERYTHING, 'e2e/support', 'e2e/bench', 'build'], packages: ['node:', 'playwright-core'] },
  { folder: 'build', rooms: [], packages: ['node:', 'vite', '@vitejs/plugin-react'] },
];

/** The one home of each library that another could take the place of; tests, simulations and benches stand in for the world. */
export const HOMES: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': [ENGINE, ...at('files/private', 'lists/bookings', 'lists/dossiers/sources/own-dossiers.ts')],
  'socket.io': [`${SERVER}/doors/gateway/socket-gateway.ts`, 'apps/queue-server/bench'],
  'socket.io-client': [CLIENT, 'apps/queue-server/bench'],
  fastify: at('doors'),
  '@fastify/helmet': at('doors'),
  '@fastify/static': at('doors/http/routes.ts'),
  commander: at('cli'),
  'prom-client': at('centre/metrics.ts'),
  'csv-parse': at('lists/tables'),
  'read-excel-file': at('lists/tables/workbook'),
  cockatiel: at('lists/dossiers/sources/http-source.ts'),
  'lru-cache': at('lists/dossiers/sources/http-source.ts'),
  'node-thermal-printer': [`${DEVICES}/printers/ticket-bytes.ts`],
  serialport: [`${DEVICES}/links`],
  'modbus-serial': [`${DEVICES}/displays`],
  '@napi-rs/canvas': [`${DEVICES}/printers/paper-text.ts`, `${DEVICES}/emulators/paper-roll.ts`],
  minisearch: [SEARCH],
  electron: [SHELL, 'apps/kiosk/src/main', 'apps/counter-display/src/main'],
  'html5-qrcode': ['apps/kiosk/src/renderer/scan/camera.ts'],
  'barcode-detector': ['apps/kiosk/src/renderer/scan/camera.ts'],
  'zxing-wasm': ['apps/kiosk/src/renderer/scan/camera.ts'],
  'simple-keyboard': [`${UI}/forms`],
  'axe-core': ['e2e/support/instruments/page-faults.ts'],
  'oxc-parser': ['build/checks/sources.ts'],
};

/** As many sources as stand in one folder; more are two rooms. */
export const MOST_FILES = 12;
