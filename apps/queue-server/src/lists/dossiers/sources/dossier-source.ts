// K4: where dossiers are asked for, as the rest of the server sees it.
import type { Dossier } from '@luot/shared/domain/dossier';
import type { Result } from '@luot/shared/domain/result';
import type { Text } from '@luot/shared/domain/text';

/** `away`: not reached, too slow, or resting after failures; `unreadable`: what it says has another shape. */
export type DossierFault = 'away' | 'unreadable';

export interface DossierSource {
  /** @param code in capitals, as findDossierCode gives it. null: there is no such dossier. Never rejects. */
  find(code: string): Promise<Result<Dossier | null, DossierFault>>;
  /** What is wrong with the source now, for the manager; null when all is well. Names no dossier and quotes no answer (R4). */
  readonly fault: { readonly text: Text; readonly sinceMs: number } | null;
  close(): Promise<void>;
}

export interface SourceOptions {
  /** Secrets are in a folder of it. */
  readonly dataFolder: string;
  /** Wall clock, ms since 1970. */
  readonly nowMs: () => number;
  /** The fault is another one, or gone. */
  readonly onChange: () => void;
}
