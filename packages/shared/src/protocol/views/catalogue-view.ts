import type { Text } from '../../domain/text.ts';

export interface Procedure {
  readonly code: string;
  /** Its page of the national portal. */
  readonly portalId: string | null;
  readonly foreignIds: readonly string[];
  /** The name without "Thủ tục"; in English only where somebody has written one. */
  readonly shortName: { readonly vi: string; readonly en: string | null };
  readonly fullName: string;
  readonly field: string;
  /** Null: not handled at this centre. */
  readonly serviceId: string | null;
  /** As the portal states it; null when it states none. */
  readonly timeLimit: Text | null;
  /** `free` only where the portal says 0 and defers to nobody. `deferred`: the province decides. */
  readonly fee: { readonly status: 'free' | 'stated' | 'deferred' | 'unknown'; readonly text: Text | null };
  readonly documents: { readonly vi: readonly string[]; readonly en: readonly string[] } | null;
  /** D5: received after this time of day it is due a working day later. */
  readonly cutOff: string | null;
  /** Whether it can be done online: wholly, in part, not; null: not known. */
  readonly online: 'full' | 'partial' | 'none' | null;
}

/** K3: a code that may be scanned and is of no use here. */
export interface OtherProcedure {
  readonly code: string;
  readonly portalId: string | null;
  /** Null for a code that is known to be repealed and nothing else. */
  readonly name: string | null;
  readonly why: 'repealed' | 'other-province';
  /** What has taken a repealed one's place. */
  readonly successors: readonly string[];
}

export interface CatalogueView {
  /** All that are in force here, sorted as Vietnamese. */
  readonly procedures: readonly Procedure[];
  readonly others: readonly OtherProcedure[];
}
