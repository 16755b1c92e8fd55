import type { CounterState, CounterView, CurrentTicket } from '@luot/shared/protocol/views';
import { sayIn } from '@luot/ui/strings/say';
import { describe, expect, test } from 'vitest';
import { type DeskAction, deskActions } from './desk-actions.ts';

const NOW = 1_000_000;
type Hand = 'none' | 'called' | 'serving';

interface DeskState {
  readonly state: CounterState;
  readonly hand: Hand;
  readonly next: boolean;
  readonly offerMissed?: boolean;
  readonly undoMs?: number;
}

const ticket = (state: 'called' | 'serving', offerMissed: boolean): CurrentTicket => ({
  ticketId: 't1',
  number: 'A001',
  copies: 0,
  state,
  serviceId: 'papers',
  serviceName: { vi: 'Sao y', en: 'Copies' },
  className: null,
  procedureCode: null,
  dossierCode: null,
  language: 'vi',
  arrivedAtMs: 0,
  calledAtMs: 0,
  startedAtMs: null,
  recalls: 0,
  offerMissed,
});

function view({ state, hand, next, offerMissed = false, undoMs }: DeskState): CounterView {
  return {
    counter: { id: 'c1', label: '1', name: { vi: '', en: '' }, state, clerk: 'quay1', number: null, services: [] },
    pause: null,
    current: hand === 'none' ? null : ticket(hand, offerMissed),
    waiting: [],
    next: next ? { ticketId: 't2', number: 'A002' } : null,
    undo: undoMs === undefined ? null : { name: 'counter.callNext', untilMs: NOW + undoMs },
    servedToday: 0,
  };
}

const actions = (state: DeskState) => deskActions(view(state), NOW, sayIn('vi'));
const enabled = (state: DeskState) =>
  actions(state)
    .filter((action) => action.enabled)
    .map((action) => action.id)
    .join(' ');

function action(state: DeskState, id: string): DeskAction {
  const found = actions(state).find((a) => a.id === id);
  if (found === undefined) throw new Error(`the desk has no ${id}`);
  return found;
}

const OPEN = { name: 'counter.open', body: { counterId: 'c1' } };
const CALL = { name: 'counter.callNext', body: { counterId: 'c1' } };
const START = { name: 'ticket.start', body: { ticketId: 't1' } };
const FINISH = { name: 'ticket.finish', body: { ticketId: 't1' } };
const outcome = (as: 'served' | 'missed') => ({ name: 'counter.callNext', body: { counterId: 'c1', outcome: { ticketId: 't1', as } } });

/** What can be done in each state, and what the one large key (Space) says and does. */
const TABLE: readonly [CounterState, Hand, next: boolean, enabled: string, label: string, command: object][] = [
  ['open', 'none', true, 'primary issue pause close', 'Gọi tiếp', CALL],
  ['open', 'none', false, 'issue pause close', 'Gọi tiếp', CALL],
  ['open', 'called', true, 'primary recall missed finish transfer cancel issue reprint', 'Bắt đầu', START],
  ['open', 'called', false, 'primary recall missed finish transfer cancel issue reprint', 'Bắt đầu', START],
  ['open', 'serving', true, 'primary finish transfer cancel issue reprint', 'Xong và gọi tiếp', outcome('served')],
  ['open', 'serving', false, 'primary finish transfer cancel issue reprint', 'Xong', FINISH],
  ['paused', 'none', true, 'primary issue close', 'Mở lại quầy', OPEN],
  ['paused', 'none', false, 'primary issue close', 'Mở lại quầy', OPEN],
  ['paused', 'called', true, 'primary recall missed finish transfer cancel issue reprint', 'Mở lại quầy', OPEN],
  ['paused', 'called', false, 'primary recall missed finish transfer cancel issue reprint', 'Mở lại quầy', OPEN],
  ['paused', 'serving', true, 'primary finish transfer cancel issue reprint', 'Mở lại quầy', OPEN],
  ['paused', 'serving', false, 'primary finish transfer cancel issue reprint', 'Mở lại quầy', OPEN],
  ['closed', 'none', true, 'primary issue close', 'Mở lại quầy', OPEN],
  ['closed', 'none', false, 'primary issue close', 'Mở lại quầy', OPEN],
  ['closed', 'called', true, 'primary recall missed finish transfer cancel issue reprint', 'Mở lại quầy', OPEN],
  ['closed', 'called', false, 'primary recall missed finish transfer cancel issue reprint', 'Mở lại quầy', OPEN],
  ['closed', 'serving', true, 'primary finish transfer cancel issue reprint', 'Mở lại quầy', OPEN],
  ['closed', 'serving', false, 'primary finish transfer cancel issue reprint', 'Mở lại quầy', OPEN],
];

describe.each(TABLE)('a counter %s, hand %s, somebody waiting: %s', (state, hand, next, can, label, command) => {
  test('[C5] [C2a] offers what its clerk may do now, and Space does the next step', () => {
    expect(enabled({ state, hand, next })).toBe(can);
    expect(action({ state, hand, next }, 'primary')).toMatchObject({ key: ' ', rank: 'primary', label, command });
  });

  test('[C4] [C3b] after recalls "missed" stands out; undo comes and goes; neither changes the rest', () => {
    for (const offerMissed of [false, true]) {
      const plain = { state, hand, next, offerMissed };
      const offered = actions(plain).filter((a) => a.rank === 'offered');
      expect(offered.map((a) => a.id)).toEqual(offerMissed && hand === 'called' ? ['missed'] : []);
      expect(enabled(plain)).toBe(can);
      expect(
        enabled({ ...plain, undoMs: 4_000 })
          .split(' ')
          .filter((id) => id !== 'undo')
          .join(' '),
      ).toBe(can);
      expect(action({ ...plain, undoMs: 4_000 }, 'undo').enabled).toBe(true);
    }
  });
});

describe('commands', () => {
  const called = { state: 'open', hand: 'called', next: true } as const;

  test('[C3a] calling the next names what became of the one in hand', () => {
    expect(action({ ...called, hand: 'serving' }, 'primary').command).toEqual(outcome('served'));
    expect(action(called, 'missed')).toMatchObject({ label: 'Vắng, gọi tiếp', command: outcome('missed') });
  });

  test('[C3a] with nobody waiting the one in hand is ended by itself', () => {
    expect(action({ ...called, next: false }, 'missed')).toMatchObject({ label: 'Vắng mặt', command: { name: 'ticket.miss', body: { ticketId: 't1' } } });
    expect(action({ ...called, hand: 'serving', next: false }, 'primary').command).toEqual(FINISH);
  });

  test('[C4] a recall is about the called ticket', () => {
    expect(action(called, 'recall').command).toEqual({ name: 'ticket.recall', body: { ticketId: 't1' } });
  });

  test('[C3b] undo counts down to its end and is over then', () => {
    const undo = (undoMs: number) => action({ ...called, undoMs }, 'undo');
    expect([9_400, 1_000, 1, 0, -500].map((ms) => [undo(ms).label, undo(ms).enabled])).toEqual([
      ['Hoàn tác (10)', true],
      ['Hoàn tác (1)', true],
      ['Hoàn tác (1)', true],
      ['Hoàn tác', false],
      ['Hoàn tác', false],
    ]);
    expect(undo(5_000).command).toEqual({ name: 'counter.undo', body: { counterId: 'c1' } });
  });

  test('[C5] closing is a command; what needs a choice opens its dialog instead', () => {
    expect(action({ ...called, hand: 'none' }, 'close').command).toEqual({ name: 'counter.close', body: { counterId: 'c1' } });
    const dialogs = actions(called).filter((a) => a.dialog !== undefined);
    expect(dialogs.map((a) => [a.id, a.dialog, a.command])).toEqual(['transfer', 'cancel', 'issue', 'reprint', 'pause'].map((id) => [id, id, undefined]));
  });

  test('[P3] paper can be had again for the one in hand and for whoever waits', () => {
    const desk = view({ state: 'open', hand: 'none', next: true });
    const waiting = { ticketId: 't2', number: 'A002', serviceId: 'papers', arrivedAtMs: 0, priority: false, directed: false, transferred: false };
    const enabled = (counter: CounterView) => deskActions(counter, NOW, sayIn('vi')).find((a) => a.id === 'reprint')?.enabled;
    expect([enabled(desk), enabled({ ...desk, waiting: [waiting] }), enabled(view(called))]).toEqual([false, true, true]);
  });

  test('every action has a key of its own', () => {
    const keys = actions(called).map((a) => a.key);
    expect(keys.sort().join('')).toBe(' fimnpqrtxz');
  });
});
