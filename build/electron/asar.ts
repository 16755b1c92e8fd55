// The archive format of Electron programs, by the very copy of @electron/asar that electron-builder packs with.
import { createRequire } from 'node:module';

interface Asar {
  createPackage(folder: string, archive: string): Promise<void>;
  extractAll(archive: string, folder: string): void;
  listPackage(archive: string, options: { readonly isPack: boolean }): string[];
}

function isAsar(value: unknown): value is Asar {
  return typeof value === 'object' && value !== null && 'createPackage' in value && 'extractAll' in value && 'listPackage' in value;
}

/** It is a dependency of a dependency, and pnpm shows a package only its own: so the chain is followed. */
function loadAsar(): Asar {
  const chain = ['electron-builder', 'app-builder-lib', '@electron/asar'];
  const file = chain.reduce((from, name) => createRequire(from).resolve(name), import.meta.filename);
  const loaded: unknown = createRequire(file)(file);
  if (!isAsar(loaded)) throw new Error(`${file} is not the asar library`);
  return loaded;
}

export const asar = loadAsar();
