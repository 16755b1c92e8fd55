// What a clerk can do now, as data: the same list makes the buttons and the keys.
import type { CommandBody, CommandName } from '@luot/shared/protocol/commands';
import type { CounterView } from '@luot/shared/protocol/views/counter-view';
import type { Say } from '@luot/strings/say';
import { undoneWords } from '../current/undone-words.ts';

/** What needs a choice or a second look first. */
export type DeskDialog = 'transfer' | 'add-service' | 'cancel' | 'find' | 'issue' | 'reprint' | 'pause' | 'close' | 'alarm';

type AnyCommand = { [Name in CommandName]: { readonly name: Name; readonly body: CommandBody<Name> } }[CommandName];

/** What an action does: one command, a dialog, the focus on the lists of those who are away, another window. */
type Effect =
  | { readonly kind: 'command'; readonly command: AnyCommand; readonly done?: string }
  /** Beside the queue: waits for no other. */
  | { readonly kind: 'beside'; readonly command: AnyCommand }
  | { readonly kind: 'dialog'; readonly dialog: DeskDialog }
  | { readonly kind: 'go-to-away' }
  | { readonly kind: 'window' };

export interface DeskAction {
  readonly id: string;
  readonly label: string;
  /** A second, smaller line. */
  readonly detail?: string;
  /** As `pressedKey` gives it; also shown on the button. */
  readonly key: string;
  readonly rank: 'primary' | 'offered' | 'ordinary';
  readonly enabled: boolean;
  /** Said when it is pressed and cannot be done now. */
  readonly why: string;
  readonly effect: Effect;
}

/**
 * The large key, then eight about the ticket in hand, then eight about the counter; always all of them, in this order.
 * @param small the desk is in the small window
 */
export function deskActions(view: CounterView, nowMs: number, small: boolean, say: Say): DeskAction[] {
  return [primary(view, say), ...ticketActions(view, say), ...counterActions(view, nowMs, small, say)];
}

/** Space: the next step of the ordinary way. Call, start, finish and call. */
function primary({ counter, current, next }: CounterView, say: Say): DeskAction {
  const counterId = counter.id;
  const base = { id: 'primary', key: ' ', rank: 'primary', enabled: true, why: say('staff.why-nobody-waiting') } as const;
  const does = (label: string, command: AnyCommand, done?: string): DeskAction => ({
    ...base,
    label,
    effect: { kind: 'command', command, ...(done === undefined ? {} : { done }) },
  });
  if (counter.state !== 'open') return does(say('staff.resume'), { name: 'counter.open', body: { counterId } });
  if (current === null) return { ...does(say('staff.call-next'), { name: 'counter.callNext', body: { counterId } }), enabled: next !== null };
  const { ticketId, number } = current;
  if (current.state === 'called') return does(say('staff.start'), { name: 'ticket.start', body: { ticketId } });
  if (next === null) return does(say('staff.finish'), { name: 'ticket.finish', body: { ticketId } }, say('staff.done-finish', { number }));
  return does(say('staff.finish-next'), { name: 'counter.callNext', body: { counterId, outcome: { ticketId, as: 'served' } } });
}

function ticketActions({ counter, current, waiting, next }: CounterView, say: Say): DeskAction[] {
  const ticketId = current?.ticketId ?? '';
  const number = current?.number ?? '';
  const called = current?.state === 'called';
  const here = current !== null;
  const rank = 'ordinary';
  const whyNobody = say('staff.why-nobody-here');
  const whyNotCalled = here ? say('staff.why-started', { number }) : whyNobody;
  const missed: Effect =
    next === null || counter.state !== 'open'
      ? { kind: 'command', command: { name: 'ticket.miss', body: { ticketId } }, done: say('staff.done-missed', { number }) }
      : { kind: 'command', command: { name: 'counter.callNext', body: { counterId: counter.id, outcome: { ticketId, as: 'missed' } } } };
  const command = (command: AnyCommand, done: string): Effect => ({ kind: 'command', command, done });
  const dialog = (dialog: DeskDialog): Effect => ({ kind: 'dialog', dialog });
  return [
    {
      id: 'recall',
      key: 'r',
      label: say('staff.recall'),
      rank,
      enabled: called,
      why: whyNotCalled,
      effect: command({ name: 'ticket.recall', body: { ticketId } }, say('staff.done-recall', { number })),
    },
    {
      id: 'missed',
      key: 'm',
      label: say(missed.command.name === 'ticket.miss' ? 'staff.missed' : 'staff.missed-next'),
      rank: current?.offerMissed === true && called ? 'offered' : rank,
      enabled: called,
      why: whyNotCalled,
      effect: missed,
    },
    {
      id: 'finish',
      key: 'f',
      label: say('staff.finish'),
      rank,
      enabled: here,
      why: whyNobody,
      effect: command({ name: 'ticket.finish', body: { ticketId } }, say('staff.done-finish', { number })),
    },
    {
      id: 'hold',
      key: 'h',
      label: say('staff.hold'),
      rank,
      enabled: here,
      why: whyNobody,
      effect: command({ name: 'ticket.hold', body: { ticketId } }, say('staff.done-hold', { number })),
    },
    { id: 'transfer', key: 't', label: say('staff.transfer'), rank, enabled: here, why: whyNobody, effect: dialog('transfer') },
    { id: 'add-service', key: 's', label: say('staff.add-service'), rank, enabled: here, why: whyNobody, effect: dialog('add-service') },
    { id: 'cancel', key: 'x', label: say('staff.cancel'), rank, enabled: here, why: whyNobody, effect: dialog('cancel') },
    {
      id: 'reprint',
      key: 'i',
      label: say('staff.reprint'),
      rank,
      enabled: here || waiting.length > 0,
      why: say('staff.why-nobody-waiting'),
      effect: dialog('reprint'),
    },
  ];
}

function counterActions({ counter, current, held, missed, undo }: CounterView, nowMs: number, small: boolean, say: Say): DeskAction[] {
  const left = undo === null ? 0 : Math.ceil((undo.untilMs - nowMs) / 1000);
  const free = current === null;
  const rank = 'ordinary';
  const away = held.length + missed.length;
  const whyHand = say('staff.why-in-hand', { number: current?.number ?? '' });
  const dialog = (id: DeskDialog, key: string, label: string): DeskAction => ({
    id,
    key,
    label,
    rank,
    enabled: true,
    why: '',
    effect: { kind: 'dialog', dialog: id },
  });
  return [
    {
      id: 'undo',
      key: 'z',
      label: say('staff.undo'),
      ...(undo !== null && left > 0 ? { detail: `${undoneWords(undo.name, say)} (${left})` } : {}),
      rank: left > 0 ? 'offered' : rank,
      enabled: left > 0,
      why: say('staff.why-nothing-to-undo'),
      effect: { kind: 'command', command: { name: 'counter.undo', body: { counterId: counter.id } }, done: say('staff.done-undo') },
    },
    dialog('find', 'l', say('staff.find')),
    dialog('issue', 'n', say('staff.issue')),
    {
      id: 'away',
      key: 'g',
      label: away === 0 ? say('staff.away') : say('staff.away-count', { n: away }),
      rank,
      enabled: away > 0,
      why: say('staff.why-nobody-away'),
      effect: { kind: 'go-to-away' },
    },
    { ...dialog('pause', 'p', say('staff.pause')), enabled: free && counter.state === 'open', why: free ? say('staff.why-paused') : whyHand },
    { ...dialog('close', 'q', say('staff.close')), enabled: free, why: whyHand },
    dialog('alarm', 'a', say('staff.alarm')),
    {
      id: 'window',
      key: 'w',
      label: say(small ? 'staff.whole-window' : 'staff.small-window'),
      rank,
      enabled: true,
      why: '',
      effect: { kind: 'window' },
    },
  ];
}
