import { COMMANDS, type CommandName, mayCommand } from '@luot/shared/protocol/commands';
import { KEYPAD_ACTIONS, type KeypadAction } from '@luot/shared/settings/device-settings';
import { describe, expect, test } from 'vitest';
import { AN, BINH, Given } from '../../test/fixtures/given.ts';
import { smallCentre } from '../../test/fixtures/small-centre.ts';
import { keyCommand, keypadActor } from './keypad.ts';

const FIRST = '2026-11-23.a.1';
const served = { outcome: { ticketId: FIRST, as: 'served' } };
const C1 = { counterId: 'c1' };

/** The counter as it may stand, each with A001 issued first. */
const STATES = {
  closed: (given: Given) => given,
  free: (given: Given) => given.open('c1'),
  'called, somebody waits': (given: Given) => {
    given.open('c1').issue('papers');
    given.call('c1');
    return given;
  },
  'called, nobody waits': (given: Given) => {
    given.open('c1').call('c1');
    return given;
  },
  serving: (given: Given) => {
    given.open('c1').call('c1');
    given.did(AN, 'ticket.start', { ticketId: FIRST });
    return given;
  },
  paused: (given: Given) => {
    given.open('c1').did(AN, 'counter.pause', { ...C1, reasonId: 'break' });
    return given;
  },
} as const;
type StateName = keyof typeof STATES;

function standing(name: StateName): Given {
  const given = Given.monday().at('08:00');
  given.issue('papers');
  return STATES[name](given);
}

const next = (outcome = {}) => ({ name: 'counter.callNext', body: { ...C1, ...outcome } });
const ticket = (verb: string) => ({ name: `ticket.${verb}`, body: { ticketId: FIRST } });
const open = { name: 'counter.open', body: C1 };
const close = { name: 'counter.close', body: C1 };
const ONLY_COUNTER = { next: next(), missed: null, recall: null, start: null, finish: null, open, close, enter: null, clear: null };
const IN_HAND = {
  next: next(served),
  missed: ticket('miss'),
  recall: ticket('recall'),
  start: ticket('start'),
  finish: ticket('finish'),
  open,
  close,
  enter: null,
  clear: null,
};

/** Written out by hand: what each key asks for, nothing typed before. */
const TABLE: Record<StateName, Record<KeypadAction, object | null>> = {
  closed: ONLY_COUNTER,
  free: ONLY_COUNTER,
  'called, somebody waits': { ...IN_HAND, missed: next({ outcome: { ticketId: FIRST, as: 'missed' } }) },
  'called, nobody waits': IN_HAND,
  serving: IN_HAND,
  paused: ONLY_COUNTER,
};

const CASES = Object.keys(TABLE).flatMap((state) => KEYPAD_ACTIONS.map((key): [KeypadAction, StateName] => [key, state as StateName]));

describe('what a key asks for', () => {
  test.each(CASES)('[C13] %s at a counter that is %s', (key, state) => {
    const given = standing(state);
    expect(keyCommand(given.state, 'c1', key, '')).toEqual({ command: TABLE[state][key], typed: '' });
  });

  test('[C13] every command it makes is one that a clerk may send, as a clerk sends it', () => {
    const made = new Set<string>();
    for (const [key, state] of CASES) {
      const { command } = keyCommand(standing(state).state, 'c1', key, key === 'enter' ? '1' : '');
      if (command === null) continue;
      made.add(command.name);
      expect(mayCommand(AN, command.name as CommandName)).toBe(true);
      expect(COMMANDS[command.name as CommandName].body.safeParse(command.body).error).toBeUndefined();
    }
    expect([...made].sort()).toEqual([
      'counter.callNext',
      'counter.callTicket',
      'counter.close',
      'counter.open',
      'ticket.finish',
      'ticket.miss',
      'ticket.recall',
      'ticket.start',
    ]);
  });

  test('[C13] a whole visit by keys alone', () => {
    const given = Given.monday().at('08:00');
    given.issue('papers');
    given.issue('papers');
    const press = (key: KeypadAction) => {
      const { command } = keyCommand(given.state, 'c1', key, '');
      return command === null ? 'nothing' : given.code(keypadActor(given.state, 'c1', 'keypad-1'), command.name, command.body);
    };
    const answers = (['open', 'next', 'recall', 'start', 'next', 'missed', 'close', 'next'] as const).map(press);
    expect(answers).toEqual(['done', 'done', 'done', 'done', 'done', 'done', 'done', 'counter-not-open']);
    expect(given.states).toEqual({ A001: 'served', A002: 'missed' });
    expect(given.state.counters['c1']).toMatchObject({ state: 'closed', clerk: null, served: 1 });
  });
});

describe('who presses', () => {
  test('[C13] the clerk at the counter, in the clerk’s name', () => {
    const given = standing('free');
    expect(keypadActor(given.state, 'c1', 'keypad-1')).toEqual({ role: 'keypad', id: 'an' });
    given.did(keypadActor(given.state, 'c1', 'keypad-1'), 'counter.callNext', C1);
    expect(given.entries.at(-1)?.events).toMatchObject([{ type: 'ticket.called', clerk: 'an' }]);
  });

  test('[C13] with nobody there the keypad opens the counter in its own name, and a clerk finds it taken', () => {
    const given = standing('closed');
    const keypad = keypadActor(given.state, 'c1', 'keypad-1');
    expect(keypad).toEqual({ role: 'keypad', id: 'keypad-1' });
    given.did(keypad, 'counter.open', C1);
    expect(given.state.counters['c1']).toMatchObject({ state: 'open', clerk: 'keypad-1' });
    expect(given.code(BINH, 'counter.open', C1)).toBe('counter-taken');
    expect(given.code(keypad, 'counter.close', C1)).toBe('done');
    expect(given.code(BINH, 'counter.open', C1)).toBe('done');
  });

  test('[C13] a clerk who paused comes back by the key', () => {
    const given = standing('paused');
    given.did(keypadActor(given.state, 'c1', 'keypad-1'), 'counter.open', C1);
    expect(given.state.counters['c1']).toMatchObject({ state: 'open', clerk: 'an', pause: null });
  });
});

describe('digits', () => {
  /** What was typed and entered, as the call it makes. */
  function entered(given: Given, digits: string) {
    const typed = Array.from(digits).reduce((so, digit) => keyCommand(given.state, 'c1', { digit }, so).typed, '');
    return keyCommand(given.state, 'c1', 'enter', typed).command;
  }

  /** A012 and 2012 wait; both series come to the first counter. */
  function twelve(change: Parameters<typeof smallCentre>[0] = () => undefined, classId?: string): Given {
    const settings = smallCentre((document) => {
      document.counters[0]?.services.push({ serviceId: 'money', offsetMinutes: 0 });
      Object.assign(document.series[1] ?? {}, { dailyLimit: 999 });
      change(document);
    });
    const given = new Given(settings);
    given.used['2026-11-23'] = { a: 11, g: 11 };
    given.at('03:00').did({ role: 'system', id: 'server' }, 'day.turn', {});
    given.open('c1').issue('papers', '08:00');
    given.issue('money', '08:01', classId);
    return given;
  }

  test('[C13] gather without asking for anything, the last five of them', () => {
    const { state } = standing('free');
    expect(keyCommand(state, 'c1', { digit: '2' }, '1')).toEqual({ command: null, typed: '12' });
    expect(keyCommand(state, 'c1', { digit: '6' }, '12345')).toEqual({ command: null, typed: '23456' });
  });

  test.each(['clear', 'next', 'recall', 'missed', 'start', 'finish', 'open', 'close'] as const)('[C13] are forgotten with the key %s', (key) => {
    expect(keyCommand(standing('serving').state, 'c1', key, '12').typed).toBe('');
  });

  test.each([
    ['12', 'A012'],
    ['012', 'A012'],
    ['2012', '2012'],
  ])('[C13] %s and enter call %s', (digits, number) => {
    expect(entered(twelve(), digits)).toEqual({ name: 'counter.callTicket', body: { ...C1, number, reasonId: 'keypad' } });
  });

  test('[C13] enter ends the one in hand as served', () => {
    const given = twelve();
    const inHand = given.call('c1');
    expect(entered(given, '2012')).toEqual({
      name: 'counter.callTicket',
      body: { ...C1, number: '2012', reasonId: 'keypad', outcome: { ticketId: inHand.id, as: 'served' } },
    });
  });

  test('[C13] of several with these digits the one that would be called first', () => {
    const lettered = (classId?: string) => twelve((document) => Object.assign(document.series[1] ?? {}, { style: { kind: 'letter', letter: 'K' } }), classId);
    expect(entered(lettered(), '12')).toMatchObject({ body: { number: 'A012' } });
    expect(entered(lettered('elderly'), '12')).toMatchObject({ body: { number: 'K012' } });
  });

  test('[C13] that fit nobody who waits are asked for as they are, and refused', () => {
    const given = twelve();
    const inHand = given.call('c1');
    const command = entered(given, '77');
    expect(command).toMatchObject({ name: 'counter.callTicket', body: { number: '77' } });
    if (command === null) return expect.unreachable();
    expect(given.code(keypadActor(given.state, 'c1', 'keypad-1'), command.name, command.body)).toBe('unknown-ticket');
    expect(given.now(inHand).state).toBe('called');
  });

  test('[C13] a bare enter does nothing', () => {
    expect(entered(twelve(), '')).toBeNull();
  });
});
