// One suite for every store: in memory, and SQLite on a file that is closed and opened again.
import { join } from 'node:path';
import type { QueueEvent } from '@luot/queue/events';
import { evolveEntry } from '@luot/queue/evolve';
import { AN, Given, KIOSK } from '@luot/queue/fixtures/given';
import { at, MONDAY, SMALL_CENTRE, smallCentre, TUESDAY } from '@luot/queue/fixtures/small-centre';
import { emptyState } from '@luot/queue/state';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FakeClock } from '../test/fixtures/fake-clock.ts';
import { tempFolder } from '../test/fixtures/temp-folder.ts';
import { execute, issue, startEngine } from '../test/fixtures/test-engine.ts';
import { replay } from './engine.ts';
import { type Journal, type JournalEntry, NumberTaken } from './journal.ts';
import { MemoryJournal } from './memory-journal.ts';
import { openSqliteJournal } from './sqlite-journal.ts';

interface Store {
  readonly journal: Journal;
  /** The store as a restarted server finds it. */
  readonly reopen: () => Journal;
}

const STORES: Record<string, () => Store> = {
  memory: () => {
    const journal = new MemoryJournal();
    return { journal, reopen: () => journal };
  },
  sqlite: () => {
    const path = join(tempFolder(), 'luot.db');
    let journal = openSqliteJournal(path);
    onTestFinished(() => journal.close());
    return {
      journal,
      reopen: () => {
        journal.close();
        journal = openSqliteJournal(path);
        return journal;
      },
    };
  },
};

/** The entry of a command, as the engine would hand it over. */
function entryOf(events: readonly QueueEvent[], commandId: string | null = null): JournalEntry {
  return {
    command: 'test',
    commandId,
    bodyHash: null,
    day: MONDAY,
    atMs: events.at(-1)?.atMs ?? 0,
    actor: KIOSK,
    events,
    undoableAt: null,
    reply: { ok: true, value: {} },
  };
}

/** A journal with Monday open and one ticket issued. */
function withOneTicket(journal: Journal) {
  const given = Given.monday();
  let state = emptyState(SMALL_CENTRE);
  const append = (events: readonly QueueEvent[]) => {
    const entry = entryOf(events);
    const evolved = evolveEntry(state, entry);
    journal.append(entry, evolved.touched);
    state = evolved.state;
  };
  for (const { events } of given.entries) append(events);
  const ticket = given.issue('papers', '08:00');
  append(given.entries.at(-1)?.events ?? []);
  return { given, ticket, state: () => state };
}

describe.each(Object.keys(STORES))('%s', (kind) => {
  const store = (): Store => STORES[kind]?.() ?? expect.unreachable();

  test('[N2a] a second ticket of the same day, series and number is refused, and nothing of its entry is kept', () => {
    const { journal, reopen } = store();
    const { given, ticket, state } = withOneTicket(journal);
    const before = journal.entriesOfDay();
    const again = given.entries.at(-1)?.events ?? [];
    const opened: QueueEvent = { type: 'counter.opened', counterId: 'c1', clerk: 'an', atMs: at('08:01') };
    const entry = entryOf([opened, ...again], 'same-number');
    expect(() => journal.append(entry, [{ ...ticket, token: 'other' }])).toThrow(NumberTaken);
    const reopened = reopen();
    expect(reopened.entriesOfDay()).toEqual(before);
    expect(reopened.findAnswered('same-number')).toBeNull();
    expect(reopened.usedNumbers(MONDAY)).toEqual({ a: 1 });
    expect(replay(emptyState(SMALL_CENTRE), reopened.entriesOfDay())).toEqual(state());
  });

  test('[N2b] the numbers a day has used are known for ever, whatever became of the tickets', () => {
    const { journal, reopen } = store();
    const clock = new FakeClock();
    const engine = startEngine(journal, clock);
    issue(engine);
    const cancelled = issue(engine);
    issue(engine, 'money');
    execute(engine, AN, 'ticket.cancel', { ticketId: cancelled.id });
    clock.passTo(at('07:00', TUESDAY));
    engine.tick();
    issue(engine);
    const reopened = reopen();
    expect(reopened.usedNumbers(MONDAY)).toEqual({ a: 2, g: 1 });
    expect(reopened.usedNumbers(TUESDAY)).toEqual({ a: 1 });
    expect(reopened.usedNumbers('2026-11-25')).toEqual({});
    expect([reopened.usedUnder(MONDAY), reopened.usedUnder('2026-11-25')]).toEqual([{ A: 2, 2: 1 }, {}]);
  });

  test('[N3] an answer is found again by its command id, a refusal too', () => {
    const { journal, reopen } = store();
    const entry = { ...entryOf([], 'first'), reply: { ok: true, value: { ticket: { number: 'A001', qr: 'Ưu tiên' } } } } as const;
    const refused = { ...entryOf([], 'second'), reply: { ok: false, refusal: { code: 'queue-empty', params: { n: 1 } } } } as const;
    journal.append(entry, []);
    journal.append(refused, []);
    const reopened = reopen();
    expect(reopened.findAnswered('first')).toMatchObject({ reply: entry.reply });
    expect(reopened.findAnswered('second')).toMatchObject({ reply: refused.reply });
    expect(reopened.findAnswered('third')).toBeNull();
  });

  test('[N3] a command id has one answer: a second entry of it is refused whole', () => {
    const { journal, reopen } = store();
    journal.append(entryOf([], 'once'), []);
    expect(() => journal.append({ ...entryOf([], 'once'), reply: { ok: true, value: 'other' } }, [])).toThrow();
    const reopened = reopen();
    expect(reopened.findAnswered('once')?.reply).toEqual({ ok: true, value: {} });
    expect(reopened.entriesOfDay()).toHaveLength(1);
  });

  test('[N4] entries written together are all there', () => {
    const { journal, reopen } = store();
    const answer = journal.together(() => {
      journal.append(entryOf([], 'one'), []);
      expect(journal.findAnswered('one')).not.toBeNull(); // a repeat in the same turn finds it
      journal.append(entryOf([], 'two'), []);
      return 'done';
    });
    const reopened = reopen();
    expect([answer, reopened.findAnswered('one')?.reply.ok, reopened.findAnswered('two')?.reply.ok]).toEqual(['done', true, true]);
  });

  test('[N4] or none of them, when one cannot be written', () => {
    const { journal, reopen } = store();
    const { ticket, given, state } = withOneTicket(journal);
    const issuedAgain = given.entries.at(-1)?.events ?? [];
    const opened: QueueEvent = { type: 'counter.opened', counterId: 'c1', clerk: 'an', atMs: at('08:01') };
    const attempt = () =>
      journal.together(() => {
        journal.append(entryOf([opened], 'one'), []);
        journal.append(entryOf(issuedAgain, 'two'), [ticket]);
      });
    expect(attempt).toThrow(NumberTaken);
    const reopened = reopen();
    expect([reopened.findAnswered('one'), reopened.findAnswered('two')]).toEqual([null, null]);
    expect(replay(emptyState(SMALL_CENTRE), reopened.entriesOfDay())).toEqual(state());
  });

  test('[N4] after a restart the day replays to the equal state', () => {
    const { journal, reopen } = store();
    const clock = new FakeClock();
    const engine = startEngine(journal, clock);
    execute(engine, AN, 'counter.open', { counterId: 'c1' });
    for (const service of ['papers', 'land', 'money', 'papers']) {
      issue(engine, service);
      clock.pass(60_000);
    }
    execute(engine, AN, 'counter.callNext', { counterId: 'c1' });
    execute(engine, AN, 'ticket.transfer', { ticketId: `${MONDAY}.a.1`, to: { serviceId: 'land' } });
    execute(engine, AN, 'counter.undo', { counterId: 'c1' });
    const entries = reopen().entriesOfDay();
    expect(replay(emptyState(SMALL_CENTRE), entries)).toEqual(engine.state);
  });

  test('[D1a] the entries of the day begin with the one that opened it', () => {
    const { journal, reopen } = store();
    const clock = new FakeClock();
    const engine = startEngine(journal, clock);
    issue(engine);
    clock.passTo(at('07:00', TUESDAY));
    engine.tick();
    issue(engine);
    const entries = reopen().entriesOfDay();
    expect(entries.map((entry) => [entry.command, entry.day])).toEqual([
      ['day.turn', TUESDAY],
      ['ticket.issue', TUESDAY],
    ]);
    expect(replay(emptyState(SMALL_CENTRE), entries)).toEqual(engine.state);
  });

  test('the newest settings are kept with version and author', () => {
    const { journal, reopen } = store();
    expect(journal.centre()).toBeNull();
    const engine = startEngine(journal, new FakeClock());
    const next = smallCentre((document) => {
      document.waitTargetMinutes = 25;
    });
    execute(engine, { role: 'manager', id: 'quanly' }, 'centre.replace', { document: next });
    expect(reopen().centre()).toEqual({ version: 2, atMs: at('08:00'), by: 'quanly', document: next });
  });

  test('[G2] a restart finds the settings the day began with, and what has left them since', () => {
    const { journal, reopen } = store();
    const clock = new FakeClock();
    let engine = startEngine(journal, clock);
    const replace = (document = smallCentre()) => execute(engine, { role: 'manager', id: 'quanly' }, 'centre.replace', { document });
    const restart = () => {
      const { state } = engine;
      engine = startEngine(reopen(), clock);
      expect(engine.state).toEqual(state);
    };
    const withoutClasses = smallCentre((document) => {
      document.classes = [];
    });
    expect(replace(withoutClasses)).toMatchObject({ ok: true });
    restart();
    expect(engine.state.former.classes).toHaveLength(2);
    expect(replace()).toMatchObject({ ok: true });
    expect(replace(withoutClasses)).toMatchObject({ ok: true });
    restart();
    clock.passTo(at('07:00', TUESDAY));
    engine.tick();
    restart();
    expect(engine.state.former.classes).toEqual([]);
  });

  test('[C3b] undo takes the leg away that a transfer had added, and the call from the figures', () => {
    const { journal, reopen } = store();
    const clock = new FakeClock();
    const engine = startEngine(journal, clock);
    const { id: ticketId } = issue(engine);
    execute(engine, AN, 'counter.open', { counterId: 'c1' });
    clock.pass(60_000);
    execute(engine, AN, 'counter.callNext', { counterId: 'c1' });
    execute(engine, AN, 'ticket.transfer', { ticketId, to: { serviceId: 'land' } });
    expect(journal.legsOfDay(MONDAY)).toMatchObject([
      { leg: 0, outcome: 'transferred' },
      { leg: 1, serviceId: 'land' },
    ]);
    execute(engine, AN, 'counter.undo', { counterId: 'c1' });
    expect(journal.legsOfDay(MONDAY)).toMatchObject([{ leg: 0, outcome: null, calledAtMs: at('08:01') }]);
    execute(engine, AN, 'ticket.miss', { ticketId });
    execute(engine, AN, 'counter.undo', { counterId: 'c1' });
    expect(reopen().legsOfDay(MONDAY)).toMatchObject([{ leg: 0, serviceId: 'papers', endedAtMs: null, outcome: null }]);
  });

  test('[C3b] a call that was undone counts in no figure', () => {
    const { journal, reopen } = store();
    const engine = startEngine(journal, new FakeClock());
    issue(engine);
    execute(engine, AN, 'counter.open', { counterId: 'c1' });
    execute(engine, AN, 'counter.callNext', { counterId: 'c1' });
    execute(engine, AN, 'counter.undo', { counterId: 'c1' });
    const legs = reopen().legsOfDay(MONDAY);
    expect(legs).toEqual([
      { leg: 0, serviceId: 'papers', fromMs: at('08:00'), calledAtMs: null, startedAtMs: null, endedAtMs: null, heldMs: 0, outcome: null, counterId: null },
    ]);
  });

  test('[D2a] legs of expired tickets end with the old day', () => {
    const { journal, reopen } = store();
    const clock = new FakeClock();
    const engine = startEngine(journal, clock);
    issue(engine);
    clock.passTo(at('07:00', TUESDAY));
    engine.tick();
    expect(reopen().legsOfDay(MONDAY)).toMatchObject([{ outcome: 'expired', endedAtMs: at('03:00', TUESDAY) }]);
  });
});
