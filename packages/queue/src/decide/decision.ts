import type { Refusal } from '@luot/shared/domain/refusal';
import { ok, type Result } from '@luot/shared/domain/result';
import type { QueueEvent } from '../events.ts';

/** A command that goes ahead. Without events nothing is written. */
export interface Decision {
  readonly events: readonly QueueEvent[];
  readonly undoableAt: string | null;
}

export type Decided = Result<Decision, Refusal>;

export function done(...events: QueueEvent[]): Decided {
  return ok({ events, undoableAt: null });
}

export function undoableAt(counterId: string, ...events: QueueEvent[]): Decided {
  return ok({ events, undoableAt: counterId });
}
