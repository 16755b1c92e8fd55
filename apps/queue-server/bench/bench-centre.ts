// A centre large enough for a bench: ten kiosks without printers, the longest series there are.
import { join } from 'node:path';
import type { CentreSettings } from '@luot/shared/settings/centre';
import type { AccessSeed } from '../src/access/access-file.ts';
import { readCentre } from '../src/centre/data-folder.ts';
import { openAroundTheClock } from '../src/cli/serve.ts';

export const SEED_FOLDER = join(import.meta.dirname, '../../../resources/seed');
export const KIOSKS = 10;
export const SCREENS = 1_000;
export const TOKEN = 'bench-token';

export function benchCentre(): CentreSettings {
  const sample = openAroundTheClock(readCentre(join(SEED_FOLDER, 'centre.json')));
  return {
    ...sample,
    series: sample.series.map((series) => ({ ...series, dailyLimit: 9_999 })),
    devices: [],
    kiosks: Array.from({ length: KIOSKS }, (_, i) => ({ id: `kiosk-${i + 1}`, name: { vi: 'Ki-ốt', en: 'Kiosk' }, printerId: null, screenDpi: 102 })),
  };
}

/** Screens of the bench all stand for the one hall board. */
export function benchAccess(): AccessSeed {
  return {
    devices: [
      ...Array.from({ length: KIOSKS }, (_, i) => ({ id: `kiosk-${i + 1}`, role: 'kiosk' as const, token: TOKEN })),
      { id: 'board-a', role: 'display', token: TOKEN },
    ],
    people: [{ login: 'clerk', name: 'Bench', role: 'staff', password: TOKEN }],
  };
}
