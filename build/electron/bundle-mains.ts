// Makes the two files Electron itself runs: main.js and preload.cjs. Both hold everything they use but Electron, Node
// and what cannot be bundled (native-packages.ts).
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { type ElectronApp, ROOT } from './electron-apps.ts';
import { NATIVE_PACKAGES } from './native-packages.ts';

/** Electron 45 loads an ES module as main; a sandboxed preload is evaluated as a script and must be CommonJS. */
const BUNDLES = [
  { entry: 'src/main/main.ts', file: 'main.js', format: 'es' },
  { entry: 'src/preload/preload.ts', file: 'preload.cjs', format: 'cjs' },
] as const;

function bundleConfig(app: ElectronApp, bundle: (typeof BUNDLES)[number], outFolder: string): InlineConfig {
  const external = ['electron', ...NATIVE_PACKAGES[app].map(({ name }) => name)];
  return {
    configFile: false,
    root: join(ROOT, 'apps', app),
    logLevel: 'warn',
    ssr: { noExternal: true, external, target: 'node' },
    build: {
      ssr: bundle.entry,
      target: 'node24',
      outDir: outFolder,
      emptyOutDir: bundle.file === 'main.js',
      copyPublicDir: false,
      minify: false,
      rolldownOptions: { external, output: { format: bundle.format, entryFileNames: bundle.file, codeSplitting: false } },
    },
  };
}

/** Bundles one program's main process and preload into `outFolder`, emptied first. */
export async function bundleMain(app: ElectronApp, outFolder: string): Promise<void> {
  for (const bundle of BUNDLES) await build(bundleConfig(app, bundle, outFolder));
}
