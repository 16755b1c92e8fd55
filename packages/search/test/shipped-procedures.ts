import { readFileSync } from 'node:fs';
import type { Findable } from '../src/procedure-search.ts';

const SEED = new URL('../../../resources/seed/procedures.json', import.meta.url);

/** Names as the shipped catalogue has them, and those somebody has shortened. */
export function shippedProcedures(): Findable[] {
  const { procedures } = JSON.parse(readFileSync(SEED, 'utf8')) as {
    procedures: (Omit<Findable, 'shortName'> & { shortName?: Findable['shortName']; province?: string })[];
  };
  return procedures
    .filter(({ province }) => province === undefined || province === 'H56')
    .map(({ code, shortName, fullName, field }) => ({ code, fullName, field, shortName: shortName ?? { vi: fullName, en: null } }));
}
