// What a clerk can do now, as data: the same list makes the buttons and the keys.
import type { CommandBody, CommandName } from '@luot/shared/protocol/commands';
import type { CounterView } from '@luot/shared/protocol/views';
import type { Say } from '@luot/ui/strings/say';

/** Commands that need a choice first. */
export type DeskDialog = 'transfer' | 'pause' | 'issue' | 'reprint' | 'cancel';

type AnyCommand = { [Name in CommandName]: { readonly name: Name; readonly body: CommandBody<Name> } }[CommandName];

export interface DeskAction {
  readonly id: string;
  readonly label: string;
  /** As `KeyboardEvent.key` gives it, lower case; also shown on the button. */
  readonly key: string;
  readonly rank: 'primary' | 'offered' | 'ordinary';
  readonly enabled: boolean;
  readonly command?: AnyCommand;
  readonly dialog?: DeskDialog;
}

export function deskActions(view: CounterView, nowMs: number, say: Say): DeskAction[] {
  return [primary(view, say), ...ticketActions(view, say), ...counterActions(view, nowMs, say)];
}

/** Space: the next step of the ordinary way. Call, start, finish and call. */
function primary({ counter, current, next }: CounterView, say: Say): DeskAction {
  const counterId = counter.id;
  const base = { id: 'primary', key: ' ', rank: 'primary', enabled: true } as const;
  if (counter.state !== 'open') return { ...base, label: say('staff.resume'), command: { name: 'counter.open', body: { counterId } } };
  if (current === null) return { ...base, label: say('staff.call-next'), enabled: next !== null, command: { name: 'counter.callNext', body: { counterId } } };
  const { ticketId } = current;
  if (current.state === 'called') return { ...base, label: say('staff.start'), command: { name: 'ticket.start', body: { ticketId } } };
  if (next === null) return { ...base, label: say('staff.finish'), command: { name: 'ticket.finish', body: { ticketId } } };
  return { ...base, label: say('staff.finish-next'), command: { name: 'counter.callNext', body: { counterId, outcome: { ticketId, as: 'served' } } } };
}

function ticketActions({ counter, current, next }: CounterView, say: Say): DeskAction[] {
  const ticketId = current?.ticketId ?? '';
  const called = current?.state === 'called';
  const held = current !== null;
  const rank = 'ordinary';
  const missed: AnyCommand =
    next === null
      ? { name: 'ticket.miss', body: { ticketId } }
      : { name: 'counter.callNext', body: { counterId: counter.id, outcome: { ticketId, as: 'missed' } } };
  return [
    { id: 'recall', key: 'r', label: say('staff.recall'), rank, enabled: called, command: { name: 'ticket.recall', body: { ticketId } } },
    {
      id: 'missed',
      key: 'm',
      label: say(next === null ? 'staff.missed' : 'staff.missed-next'),
      rank: current?.offerMissed === true && called ? 'offered' : rank,
      enabled: called,
      command: missed,
    },
    { id: 'finish', key: 'f', label: say('staff.finish'), rank, enabled: held, command: { name: 'ticket.finish', body: { ticketId } } },
    { id: 'transfer', key: 't', label: say('staff.transfer'), rank, enabled: held, dialog: 'transfer' },
    { id: 'cancel', key: 'x', label: say('staff.cancel'), rank, enabled: held, dialog: 'cancel' },
  ];
}

function counterActions({ counter, current, waiting, undo }: CounterView, nowMs: number, say: Say): DeskAction[] {
  const counterId = counter.id;
  const left = undo === null ? 0 : Math.ceil((undo.untilMs - nowMs) / 1000);
  const free = current === null;
  const rank = 'ordinary';
  return [
    {
      id: 'undo',
      key: 'z',
      label: left > 0 ? say('staff.undo', { n: left }) : say('staff.undo-none'),
      rank,
      enabled: left > 0,
      command: { name: 'counter.undo', body: { counterId } },
    },
    { id: 'issue', key: 'n', label: say('staff.issue'), rank, enabled: true, dialog: 'issue' },
    { id: 'reprint', key: 'i', label: say('staff.reprint'), rank, enabled: !free || waiting.length > 0, dialog: 'reprint' },
    { id: 'pause', key: 'p', label: say('staff.pause'), rank, enabled: free && counter.state === 'open', dialog: 'pause' },
    { id: 'close', key: 'q', label: say('staff.close'), rank, enabled: free, command: { name: 'counter.close', body: { counterId } } },
  ];
}
