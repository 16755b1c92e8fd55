// Every attack there is.
import type { Attack } from './attack.ts';
import { INSIDERS } from './insiders.ts';
import { REACHING } from './reaching.ts';
import { STRANGERS } from './strangers.ts';

export const ATTACKS: readonly Attack[] = [...INSIDERS, ...STRANGERS, ...REACHING];
