// A centre large enough for a bench: ten kiosks without printers, the longest series there are.
import { join } from 'node:path';
import type { CentreSettings } from '@luot/shared/settings/centre';
import type { AccessSeed } from '../src/access/access-file.ts';
import { readCentre } from '../src/centre/data-folder.ts';
import { openAroundTheClock } from '../src/cli/serve.ts';

export const SEED_FOLDER = join(import.meta.dirname, '../../../resources/seed');
export const KIOSKS = 10;
/** Hall boards; one identity opens eight sockets at most (R3e). */
export const BOARDS = 100;
export const SCREENS = 800;
export const TOKEN = 'bench-token';

export function benchCentre(): CentreSettings {
  const sample = openAroundTheClock(readCentre(join(SEED_FOLDER, 'centre.json')));
  return {
    ...sample,
    series: sample.series.map((series) => ({ ...series, dailyLimit: 9_999 })),
    devices: [],
    displays: Array.from({ length: BOARDS }, (_, i) => ({
      id: boardId(i),
      name: { vi: `Bảng ${i + 1}`, en: `Board ${i + 1}` },
      shows: { kind: 'hall', zoneId: sample.zones[0]?.id ?? '' },
    })),
    kiosks: Array.from({ length: KIOSKS }, (_, i) => ({ id: `kiosk-${i + 1}`, name: { vi: 'Ki-ốt', en: 'Kiosk' }, printerId: null, screenDpi: 102 })),
  };
}

/** The board that a screen of the bench stands for. */
export function boardId(screen: number): string {
  return `board-${(screen % BOARDS) + 1}`;
}

export function benchAccess(): AccessSeed {
  return {
    devices: [
      ...Array.from({ length: KIOSKS }, (_, i) => ({ id: `kiosk-${i + 1}`, role: 'kiosk' as const, token: TOKEN })),
      ...Array.from({ length: BOARDS }, (_, i) => ({ id: boardId(i), role: 'display' as const, token: TOKEN })),
    ],
    people: [{ login: 'clerk', name: 'Bench', role: 'staff', password: TOKEN }],
  };
}
