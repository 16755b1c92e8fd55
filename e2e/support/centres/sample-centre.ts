// The sample centre as whole tests have it: always open, and in the middle of its morning.
import { join } from 'node:path';
import { readCentre } from '@luot/queue-server/centre/data-folder';
import { openAroundTheClock } from '@luot/queue-server/cli/serve';
import type { CentreSettings } from '@luot/shared/settings/centre';

export const SEED = join(import.meta.dirname, '../../../resources/seed');

const MORNING_HOUR = 9;

export type CentreChange = (centre: CentreSettings) => CentreSettings;

/** @param change what this test's centre has otherwise */
export function sampleCentre(change: CentreChange = (centre) => centre): CentreSettings {
  return change({ ...openAroundTheClock(readCentre(join(SEED, 'centre.json'))), timeZone: zoneInItsMorning(new Date()) });
}

/** A zone where it is now between nine and ten: no day ends in the middle of a test, whenever it is run. */
function zoneInItsMorning(now: Date): string {
  // Zones reach from 12 hours behind to 14 ahead; their names count the other way round (POSIX).
  const hours = MORNING_HOUR - now.getUTCHours();
  const ahead = hours < -12 ? hours + 24 : hours;
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
