// K4: one look-up by a kiosk, from the typed code to what its holder is to do next.

import { findDossierCode } from '@luot/shared/domain/codes/dossier-code';
import { type Dossier, nextStep } from '@luot/shared/domain/dossier';
import { refuse } from '@luot/shared/domain/refusal';
import type { CommandValue, Reply } from '@luot/shared/protocol/commands';
import type { CentreSettings } from '@luot/shared/settings/centre';
import type { LookUps } from './look-ups.ts';
import type { DossierSource } from './sources/dossier-source.ts';

export interface FindDossierOptions {
  readonly source: () => DossierSource | null;
  readonly lookUps: LookUps;
  readonly settings: () => CentreSettings;
  readonly serviceOfProcedure: (code: string) => string | null;
  readonly monotonicMs: () => number;
}

/** @param kioskId who asks: look-ups are limited kiosk by kiosk, so that nobody guesses through the numbers */
export async function findDossier(typed: string, kioskId: string, options: FindDossierOptions): Promise<Reply<CommandValue<'dossier.find'>>> {
  const source = options.source();
  if (source === null) return { ok: false, refusal: refuse('no-dossiers-here') };
  const code = findDossierCode(typed)?.code;
  if (code === undefined) return { ok: false, refusal: refuse('not-a-dossier-code') };
  const allowed = options.lookUps.ask(kioskId, options.monotonicMs());
  if (!allowed.ok) return { ok: false, refusal: refuse('look-ups-enough', { seconds: allowed.waitSeconds }) };
  const found = await source.find(code);
  if (!found.ok) return { ok: false, refusal: refuse(found.no === 'away' ? 'dossiers-away' : 'dossiers-unreadable') };
  if (found.value === null) {
    options.lookUps.missed(kioskId);
    return { ok: false, refusal: refuse('no-such-dossier') };
  }
  return { ok: true, value: { dossier: found.value, serviceId: deskOf(found.value, options) } };
}

/** Where the next step is done: the desk the settings name, or the service of its procedure; null when there is nothing to do. */
function deskOf(dossier: Dossier, { settings, serviceOfProcedure }: FindDossierOptions): string | null {
  const step = nextStep(dossier);
  if (step === 'wait' || step === 'none') return null;
  const ofProcedure = dossier.procedureCode === null ? null : serviceOfProcedure(dossier.procedureCode);
  return settings().dossiers.desks[step] ?? ofProcedure;
}
