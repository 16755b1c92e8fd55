import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import type { Say } from '@luot/strings/say';
import type { DeskAction } from '../keys/desk-actions.ts';

/** Y: "I am coming", to a colleague who has called first, then to whoever has asked for help longest. */
export function answerAction({ alarms, helpCalls }: StaffView, ownId: string | null, say: Say): DeskAction {
  const alarm = alarms.find(({ counterId }) => counterId !== ownId);
  const help = helpCalls[0];
  return {
    id: 'answer',
    key: 'y',
    label: say('staff.help-answer'),
    rank: 'ordinary',
    enabled: alarm !== undefined || help !== undefined,
    why: say('staff.why-nobody-asks'),
    effect: {
      kind: 'beside',
      command:
        alarm === undefined ? { name: 'help.answer', body: { kioskId: help?.kioskId ?? '' } } : { name: 'alarm.answer', body: { counterId: alarm.counterId } },
    },
  };
}
