import type { CounterView } from '@luot/shared/protocol/views/counter-view';
import type { CounterState } from '@luot/shared/protocol/views/view-parts';
import { sayIn } from '@luot/strings/say';
import { describe, expect, test } from 'vitest';
import { awayTicket, counterView, currentTicket, MINE, NOW, waitingTicket } from '../../../test/given-views.ts';
import { type DeskAction, deskActions } from './desk-actions.ts';

type Hand = 'none' | 'called' | 'serving';

interface DeskState {
  readonly state: CounterState;
  readonly hand: Hand;
  readonly next: boolean;
  readonly offerMissed?: boolean;
  readonly undoMs?: number;
}

function view({ state, hand, next, offerMissed = false, undoMs }: DeskState): CounterView {
  return counterView({
    counter: { ...MINE, id: 'c1', state },
    current: hand === 'none' ? null : currentTicket({ state: hand, offerMissed }),
    waiting: next ? [waitingTicket('A002')] : [],
    next: next ? { ticketId: 'A002', number: 'A002', why: { kind: 'first' } } : null,
    undo: undoMs === undefined ? null : { name: 'counter.callNext', untilMs: NOW + undoMs },
  });
}

const all = (counter: CounterView, small = false) => deskActions(counter, NOW, small, sayIn('vi'));
const enabled = (state: DeskState) =>
  all(view(state))
    .filter((action) => action.enabled)
    .map((action) => action.id)
    .join(' ');

function one(counter: CounterView, id: string): DeskAction {
  const found = all(counter).find((a) => a.id === id);
  if (found === undefined) throw new Error(`the desk has no ${id}`);
  return found;
}
const action = (state: DeskState, id: string) => one(view(state), id);
const commandOf = ({ effect }: DeskAction) => (effect.kind === 'command' ? effect.command : null);

const OPEN = { name: 'counter.open', body: { counterId: 'c1' } };
const CALL = { name: 'counter.callNext', body: { counterId: 'c1' } };
const START = { name: 'ticket.start', body: { ticketId: 't1' } };
const FINISH = { name: 'ticket.finish', body: { ticketId: 't1' } };
const outcome = (as: 'served' | 'missed') => ({ name: 'counter.callNext', body: { counterId: 'c1', outcome: { ticketId: 't1', as } } });

const ALWAYS = 'find issue';
const CALLED = 'primary recall missed finish hold transfer add-service cancel reprint find issue alarm window';
const SERVING = 'primary finish hold transfer add-service cancel reprint find issue alarm window';

/** What can be done in each state, and what the one large key (Space) says and does. */
const TABLE: readonly [CounterState, Hand, next: boolean, enabled: string, label: string, command: object][] = [
  ['open', 'none', true, `primary reprint ${ALWAYS} pause close alarm window`, 'Gọi tiếp', CALL],
  ['open', 'none', false, `${ALWAYS} pause close alarm window`, 'Gọi tiếp', CALL],
  ['open', 'called', true, CALLED, 'Bắt đầu', START],
  ['open', 'called', false, CALLED, 'Bắt đầu', START],
  ['open', 'serving', true, SERVING, 'Xong và gọi tiếp', outcome('served')],
  ['open', 'serving', false, SERVING, 'Xong', FINISH],
  ['paused', 'none', true, `primary reprint ${ALWAYS} close alarm window`, 'Mở lại quầy', OPEN],
  ['paused', 'none', false, `primary ${ALWAYS} close alarm window`, 'Mở lại quầy', OPEN],
  ['paused', 'called', true, CALLED, 'Mở lại quầy', OPEN],
  ['paused', 'called', false, CALLED, 'Mở lại quầy', OPEN],
  ['paused', 'serving', true, SERVING, 'Mở lại quầy', OPEN],
  ['paused', 'serving', false, SERVING, 'Mở lại quầy', OPEN],
  ['closed', 'none', true, `primary reprint ${ALWAYS} close alarm window`, 'Mở lại quầy', OPEN],
  ['closed', 'none', false, `primary ${ALWAYS} close alarm window`, 'Mở lại quầy', OPEN],
  ['closed', 'called', true, CALLED, 'Mở lại quầy', OPEN],
  ['closed', 'called', false, CALLED, 'Mở lại quầy', OPEN],
  ['closed', 'serving', true, SERVING, 'Mở lại quầy', OPEN],
  ['closed', 'serving', false, SERVING, 'Mở lại quầy', OPEN],
];

describe.each(TABLE)('a counter %s, hand %s, somebody waiting: %s', (state, hand, next, can, label, command) => {
  test('[C5] [C2a] offers what its clerk may do now, and Space does the next step', () => {
    expect(enabled({ state, hand, next })).toBe(can);
    const primary = action({ state, hand, next }, 'primary');
    expect(primary).toMatchObject({ key: ' ', rank: 'primary', label });
    expect(commandOf(primary)).toEqual(command);
  });

  test('[C4] [C3b] after recalls "missed" stands out; undo comes and goes; neither changes the rest', () => {
    for (const offerMissed of [false, true]) {
      const plain = { state, hand, next, offerMissed };
      const offered = all(view(plain)).filter((a) => a.rank === 'offered');
      expect(offered.map((a) => a.id)).toEqual(offerMissed && hand === 'called' ? ['missed'] : []);
      expect(enabled(plain)).toBe(can);
      const withUndo = enabled({ ...plain, undoMs: 4_000 }).split(' ');
      expect(withUndo.filter((id) => id !== 'undo').join(' ')).toBe(can);
      expect(action({ ...plain, undoMs: 4_000 }, 'undo')).toMatchObject({ enabled: true, rank: 'offered' });
    }
  });

  test('[C7a] the keys are always the same ones in the same order, and what cannot be done says why', () => {
    const actions = all(view({ state, hand, next }));
    expect(actions.map((a) => a.key).join('')).toBe(' rmfhtsxizlngpqaw');
    for (const a of actions.filter((a) => !a.enabled)) expect(a.why, a.id).not.toBe('');
  });
});

describe('commands', () => {
  const called = { state: 'open', hand: 'called', next: true } as const;

  test('[C3a] calling the next names what became of the one in hand', () => {
    expect(commandOf(action({ ...called, hand: 'serving' }, 'primary'))).toEqual(outcome('served'));
    expect(action(called, 'missed').label).toBe('Vắng, gọi tiếp');
    expect(commandOf(action(called, 'missed'))).toEqual(outcome('missed'));
  });

  test('[C3a] with nobody waiting, or while the counter does not call, the one in hand is ended by itself', () => {
    for (const state of [
      { ...called, next: false },
      { ...called, state: 'paused' },
    ] as const) {
      expect(action(state, 'missed').label).toBe('Vắng mặt');
      expect(commandOf(action(state, 'missed'))).toEqual({ name: 'ticket.miss', body: { ticketId: 't1' } });
    }
    expect(commandOf(action({ ...called, hand: 'serving', next: false }, 'primary'))).toEqual(FINISH);
  });

  test('[C4] [Q6] [C3b] recall, hold, finish and undo are about the ticket in hand and this counter', () => {
    const of = (id: string) => commandOf(action({ ...called, undoMs: 5_000 }, id));
    expect(of('recall')).toEqual({ name: 'ticket.recall', body: { ticketId: 't1' } });
    expect(of('hold')).toEqual({ name: 'ticket.hold', body: { ticketId: 't1' } });
    expect(of('finish')).toEqual(FINISH);
    expect(of('undo')).toEqual({ name: 'counter.undo', body: { counterId: 'c1' } });
  });

  test('[C3b] undo says what it would take back and counts down to its end', () => {
    const undo = (undoMs: number) => action({ ...called, undoMs }, 'undo');
    expect([9_400, 1_000, 1, 0, -500].map((ms) => [undo(ms).detail, undo(ms).enabled])).toEqual([
      ['Gọi tiếp (10)', true],
      ['Gọi tiếp (1)', true],
      ['Gọi tiếp (1)', true],
      [undefined, false],
      [undefined, false],
    ]);
  });

  test('[C5] what needs a choice or a second look opens its dialog; closing and cancelling are no single key', () => {
    const dialogs = all(view({ ...called, hand: 'none' })).flatMap(({ id, effect }) => (effect.kind === 'dialog' ? [[id, effect.dialog]] : []));
    expect(dialogs).toEqual(['transfer', 'add-service', 'cancel', 'reprint', 'find', 'issue', 'pause', 'close', 'alarm'].map((id) => [id, id]));
  });

  test('[Q6] [Q7] those who are away are a key away when there are any', () => {
    const none = view(called);
    expect(one(none, 'away')).toMatchObject({ enabled: false, label: 'Giữ chỗ, vắng', why: 'Không có số nào đang giữ chỗ hay vắng mặt.' });
    const away = { ...none, held: [awayTicket('A005')], missed: [awayTicket('A006', { here: false })] };
    expect(one(away, 'away')).toMatchObject({ enabled: true, label: 'Giữ chỗ, vắng (2)', effect: { kind: 'go-to-away' } });
  });

  test('the small window and the way back are one key', () => {
    expect([false, true].map((small) => all(view(called), small).at(-1)?.label)).toEqual(['Cửa sổ nhỏ', 'Về trang lớn']);
  });
});
