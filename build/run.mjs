// The bootstrap: `node build/run.mjs TASK [args]` from a fresh clone with an older Node and npm.
// It uses Node's own modules only, because it runs before anything is installed.
//
//   system Node ──▶ run.mjs ──▶ Node 24 + pnpm (.cache/) ──▶ pnpm install --frozen-lockfile ──▶ task
//
// TASK is a file of build/tasks, `luot` (the operator's program) or `pnpm`.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_VERSION = '24.21.0';
const PNPM_VERSION = '12.21.0';
/** better-sqlite3 crashes below this; running .ts files directly needs it too. */
const OLDEST_NODE = [24, 0];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, '.cache');
const windows = process.platform === 'win32';

function fail(sentence) {
  console.error(`\nlượt: ${sentence}`);
  process.exit(1);
}

/** The environment without what an outer npm set: its settings would reach the inner pnpm. */
function cleanEnvironment(pathFolders = []) {
  const env = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!/^npm_/i.test(name)) env[name] = value;
  }
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[pathName] = [...pathFolders, env[pathName]].join(delimiter);
  return env;
}

/** Installs one npm package into the cache, whole or not at all; returns its folder. */
function fetchPackage(name, version) {
  const home = join(cache, `${name}-${version}`);
  const folder = join(home, 'node_modules', name);
  if (existsSync(folder)) return folder;
  console.error(`lượt: fetching ${name} ${version}`);
  const half = `${home}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  // Without a package.json of its own npm would climb to the project's.
  writeFileSync(join(half, 'package.json'), '{"private":true}\n');
  const args = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--loglevel=error'];
  const result = spawnSync('npm', [...args, `${name}@${version}`], {
    cwd: half,
    env: cleanEnvironment(),
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows,
  });
  if (result.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    fail(`${name} ${version} could not be fetched with npm. Is the npm registry reachable? Node 24 or newer from nodejs.org serves as well.`);
  }
  try {
    renameSync(half, home);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // another run was first: its copy serves as well
  }
  return folder;
}

/** The npm package that holds Node itself for this machine. */
function nodePackage() {
  if (process.platform === 'darwin') return [`node-bin-darwin-${process.arch}`, '24.0.0']; // the newest 24 there is
  return [`node-${windows ? 'win' : process.platform}-${process.arch}`, NODE_VERSION];
}

function newEnoughNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const newEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  if (newEnough) return process.execPath;
  const [name, version] = nodePackage();
  const folder = fetchPackage(name, version);
  return join(folder, 'bin', windows ? 'node.exe' : 'node');
}

/** What the installed modules depend on: a change in any of these files asks for a new install. */
function installStamp() {
  const hash = createHash('sha256').update(NODE_VERSION + PNPM_VERSION);
  const manifests = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'build/package.json', 'e2e/package.json'];
  for (const group of ['apps', 'packages']) {
    for (const name of readdirSync(join(root, group)).sort()) manifests.push(join(group, name, 'package.json'));
  }
  for (const file of manifests) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(file).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function install(node, pnpm, env) {
  const stampFile = join(root, 'node_modules', '.luot-stamp');
  const stamp = installStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const result = spawnSync(node, [pnpm, 'install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn'], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (result.status !== 0) fail('the libraries could not be installed; the lines above say why.');
  writeFileSync(stampFile, stamp);
}

const [task, ...args] = process.argv.slice(2);
const tasks = readdirSync(join(root, 'build', 'tasks'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3));
if (task === undefined || !(task === 'luot' || task === 'pnpm' || tasks.includes(task))) {
  fail(`no such task: ${task ?? '(none)'}. There are ${[...tasks, 'luot', 'pnpm'].join(', ')}.`);
}

const node = newEnoughNode();
const pnpmFolder = fetchPackage('pnpm', PNPM_VERSION);
const pnpm = join(pnpmFolder, 'bin', 'pnpm.mjs');
// electron-builder spawns `pnpm` by name, so its bin folder is on the path too.
const env = cleanEnvironment([dirname(node), join(dirname(pnpmFolder), '.bin')]);
if (task !== 'pnpm') install(node, pnpm, env);

const script = {
  pnpm: [pnpm],
  luot: [join(root, 'apps', 'queue-server', 'luot.mjs')],
}[task] ?? [join(root, 'build', 'tasks', `${task}.ts`)];
const child = spawn(node, [...script, ...args], { cwd: root, env, stdio: 'inherit' });
// A terminal sends Ctrl-C to the whole group; the child decides when it is done, this process waits for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
