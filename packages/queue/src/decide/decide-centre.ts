import type { Refusal } from '@luot/shared/domain/refusal';
import { no } from '@luot/shared/domain/result';
import type { CommandOf, Context } from '../command.ts';
import type { QueueEvent } from '../events.ts';
import type { QueueState } from '../state.ts';
import { type Decided, done } from './decision.ts';
import { orphanedPapers, stillHeld } from './still-held.ts';

/** G1: replaces the settings whole; refused with every fault named, those of the document or those of the day. */
export function replaceCentre(state: QueueState, body: CommandOf<'centre.replace'>['body'], { nowMs: atMs, centreVersion }: Context): Decided {
  const faults = 'faults' in body ? body.faults : stillHeld(state, body.document, atMs);
  if ('faults' in body || faults.length > 0) {
    const refusal: Refusal = { code: 'centre-invalid', params: { count: faults.length }, faults };
    return no(refusal);
  }
  const unknown = orphanedPapers(state, body.document).map((paper): QueueEvent => ({ type: 'print.reported', ...paper, print: 'unknown', atMs }));
  return done(...unknown, { type: 'centre.replaced', version: centreVersion + 1, document: body.document, atMs });
}
