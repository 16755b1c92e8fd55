import type { Pause } from '@luot/shared/protocol/views/view-parts';
import type { Counter, QueueState } from '../state.ts';

export function pauseView(state: QueueState, { pause }: Counter): Pause | null {
  if (pause === null) return null;
  const reason = state.settings.pauseReasons.find((r) => r.id === pause.reasonId)?.name ?? { vi: 'Tạm nghỉ', en: 'Paused' };
  return { reason, sinceMs: pause.sinceMs, expectedEndMs: pause.expectedEndMs };
}
