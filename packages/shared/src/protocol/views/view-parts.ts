import type { Text } from '../../domain/text.ts';

/** E2: nothing estimates yet, so every place an estimate will stand says so. */
export type Estimate = 'unknown';

export interface CentreHead {
  readonly name: Text;
  readonly timeZone: string;
}

/** Why a service gives no number now, and when it will again (null: not known within two weeks). */
export type ServiceState = { readonly state: 'open' } | { readonly state: 'closed'; readonly opensAtMs: number | null } | { readonly state: 'full' };

export type CounterState = 'open' | 'paused' | 'closed';

export interface Pause {
  readonly reason: Text;
  readonly sinceMs: number;
  readonly expectedEndMs: number | null;
}
