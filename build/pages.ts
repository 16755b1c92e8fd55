// Builds the pages into out/pages: one bundle with shared chunks, the phone's apart; no address outside the centre.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';

export const ROOT = resolve(import.meta.dirname, '..');
export const PAGES_FOLDER = join(ROOT, 'out', 'pages');

/** Each page's HTML lives with its app; in out/pages it has the page's own name. */
const PAGES: Readonly<Record<string, string>> = {
  kiosk: 'apps/kiosk/src/renderer/index.html',
  display: 'apps/counter-display/src/renderer/index.html',
  staff: 'apps/web/src/staff/index.html',
  manager: 'apps/web/src/manager/index.html',
  greeter: 'apps/web/src/greeter/index.html',
  devices: 'apps/web/src/devices/index.html',
  lab: 'apps/web/src/lab/index.html',
};

/** Whatever a page is made of; a change in any of these asks for a new build. */
const SOURCES = [
  'apps/kiosk/src/renderer',
  'apps/counter-display/src/renderer',
  'apps/web/src',
  'packages/ui/src',
  'packages/search/src',
  'packages/shared/src',
  'build/pages.ts',
  'pnpm-lock.yaml',
];

/** Builds what has changed since the last time; returns the folder. */
export async function buildPages(): Promise<string> {
  const stampFile = join(PAGES_FOLDER, '.stamp');
  const stamp = sourcesHash();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return PAGES_FOLDER;
  await build({
    root: ROOT,
    // Relative, so that a proxy may put the pages under any path. Each page's HTML moves to the folder's top.
    base: './',
    experimental: { renderBuiltUrl: (file, { hostType }) => (hostType === 'html' ? `./${file}` : { relative: true }) },
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [react(), fontsFirst(), pageNames()],
    build: {
      outDir: PAGES_FOLDER,
      emptyOutDir: true,
      // A kiosk's own browser is new, but a clerk's PC may be some years old.
      target: ['chrome109', 'firefox115', 'safari16'],
      assetsInlineLimit: 0,
      rolldownOptions: { input: Object.fromEntries(Object.entries(PAGES).map(([name, file]) => [name, join(ROOT, file)])) },
    },
  });
  await buildTicketPage();
  mkdirSync(PAGES_FOLDER, { recursive: true });
  writeFileSync(stampFile, stamp);
  return PAGES_FOLDER;
}

/** The ticket on one's phone, in a folder of its own: it shares nothing with the others, and phones are older than desks. */
async function buildTicketPage(): Promise<void> {
  await build({
    root: join(ROOT, 'apps/web/src/ticket-page'),
    base: './',
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: join(PAGES_FOLDER, 'ticket'),
      emptyOutDir: true,
      target: ['es2018', 'chrome70', 'safari12'],
      assetsInlineLimit: 0,
      modulePreload: false,
    },
  });
}

/** `apps/kiosk/src/renderer/index.html` becomes `kiosk.html`. */
function pageNames(): Plugin {
  return {
    name: 'page-names',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        const page = Object.entries(PAGES).find(([, html]) => html === file.fileName);
        if (page !== undefined) file.fileName = `${page[0]}.html`;
      }
    },
  };
}

/** The fonts come along with the program: found later, in the style sheet, each would lay the first screen out once more. */
function fontsFirst(): Plugin {
  return {
    name: 'fonts-first',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((file) => /be-vietnam-pro-(?:latin|vietnamese)-(?:600|700|800)-normal.*\.woff2$/.test(file))
          .map((file) => ({ tag: 'link', attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${file}` }, injectTo: 'head' })),
    },
  };
}

function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    if (!existsSync(path)) continue;
    for (const file of filesIn(path)) hash.update(relative(ROOT, file)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => filesIn(join(path, entry.name)));
  } catch {
    return [path];
  }
}
