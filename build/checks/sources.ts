// The sources of the house and what each imports.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { ROOT } from '../pages.ts';

export interface Import {
  /** As it is written. */
  readonly specifier: string;
  /** The project's own file it means, or null for a package of others. */
  readonly file: string | null;
}

export interface Source {
  /** From the root, with slashes. */
  readonly file: string;
  readonly imports: readonly Import[];
}

const TOP = ['packages', 'apps', 'e2e', 'build'];
/** Where a package's sub-paths lead. */
const SUB_PATHS = { e2e: 'e2e/support', build: 'build' } as const satisfies Record<string, string>;

/** Every source but tests: a test may look anywhere. */
export function sources(): Source[] {
  return TOP.flatMap((folder) => filesIn(join(ROOT, folder))).map((file) => ({ file, imports: importsOf(file) }));
}

/** Tests, their fixtures and pictures of data are no sources. */
export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || file.includes('/test/');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'out' ? [] : filesIn(path);
    const file = slashed(relative(ROOT, path));
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') && !isTest(file) ? [file] : [];
  });
}

function importsOf(file: string): Import[] {
  const { module } = parseSync(file, readFileSync(join(ROOT, file), 'utf8'));
  const again = module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []));
  const specifiers = [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...again];
  return specifiers.map((specifier) => ({ specifier, file: ownFile(file, specifier) }));
}

function ownFile(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return slashed(relative(ROOT, resolve(ROOT, dirname(from), specifier)));
  const [, name = '', path = ''] = /^@luot\/([\w-]+)\/(.+)$/.exec(specifier) ?? [];
  if (name === '') return null;
  const home = existsSync(join(ROOT, 'packages', name)) ? 'packages' : 'apps';
  const base = name in SUB_PATHS ? SUB_PATHS[name as keyof typeof SUB_PATHS] : `${home}/${name}/${path.startsWith('fixtures/') ? 'test' : 'src'}`;
  if (/\.(?:css|svg|json)$/.test(path)) return `${base}/${path}`;
  return [`${base}/${path}.ts`, `${base}/${path}.tsx`].find((file) => existsSync(join(ROOT, file))) ?? `${base}/${path}.ts`;
}

/** Windows' separator would fit no room of the table. */
function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
