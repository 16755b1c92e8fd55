import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The programs that run in Electron: each a folder of apps/ and a configuration of build/electron-builder/. */
export const ELECTRON_APPS = ['kiosk', 'counter-display'] as const;
export type ElectronApp = (typeof ELECTRON_APPS)[number];

/** The page each of them shows, by its file in the folder of built pages. */
export const PAGE_FILES: Readonly<Record<ElectronApp, string>> = { kiosk: 'kiosk.html', 'counter-display': 'display.html' };

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const OUT = join(ROOT, 'out');

export function isElectronApp(name: string): name is ElectronApp {
  return ELECTRON_APPS.some((app) => app === name);
}
