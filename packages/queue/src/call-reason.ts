// Q8: why a ticket was called before its turn: one of the centre's list, which the journal keeps by its id.
import type { Text } from '@luot/shared/domain/text';
import type { Actor } from '@luot/shared/protocol/roles';
import { callReasonName } from './names.ts';
import type { QueueState } from './state.ts';

/** C13: a keypad cannot say why. */
export const BY_KEYPAD = 'keypad';
const BY_KEYPAD_TEXT: Text = { vi: 'Gọi bằng bàn phím số', en: 'Called by keypad' };

export function mayGiveReason({ settings }: QueueState, reasonId: string, { role }: Actor): boolean {
  return settings.callReasons.some(({ id }) => id === reasonId) || (role === 'keypad' && reasonId === BY_KEYPAD);
}

/** Null for what is on no list of today: an older version's own words, or a reason that was taken off before. */
export function listedReason(state: QueueState, kept: string): Text | null {
  return callReasonName(state, kept) ?? (kept === BY_KEYPAD ? BY_KEYPAD_TEXT : null);
}
