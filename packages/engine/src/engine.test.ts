import { join } from 'node:path';
import { decide } from '@luot/queue/decide/decide';
import { AN, BINH, KIOSK, MANAGER } from '@luot/queue/fixtures/given';
import { at, MONDAY, TUESDAY } from '@luot/queue/fixtures/small-centre';
import { refuse } from '@luot/shared/domain/refusal';
import { no, ok } from '@luot/shared/domain/result';
import type { Text } from '@luot/shared/domain/text';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FakeClock } from '../test/fixtures/fake-clock.ts';
import { tempFolder } from '../test/fixtures/temp-folder.ts';
import { execute, issue, startEngine } from '../test/fixtures/test-engine.ts';
import { type Request, requestOf } from './engine.ts';
import { type Journal, type JournalEntry, StorageFault } from './journal.ts';
import { MemoryJournal } from './memory-journal.ts';
import { openSqliteJournal } from './sqlite-journal.ts';

/** The same file, with a server that was started again. */
function restartable(clock = new FakeClock()) {
  const path = join(tempFolder(), 'luot.db');
  let journal = openSqliteJournal(path);
  onTestFinished(() => journal.close());
  return {
    clock,
    start: () => startEngine(journal, clock),
    restart: () => {
      journal.close();
      journal = openSqliteJournal(path);
      return startEngine(journal, clock);
    },
  };
}

/** A store whose disk can fail at any moment. */
class FailingJournal extends MemoryJournal {
  failing = false;
  code = 'SQLITE_FULL';

  override append(...args: Parameters<MemoryJournal['append']>): void {
    this.tryDisk();
    super.append(...args);
  }

  override tryDisk(): void {
    if (this.failing) throw new StorageFault(this.code, new Error('disk'));
  }
}

const ISSUE = { serviceId: 'papers', language: 'vi' } as const;
const C1 = { counterId: 'c1' };

describe('restart', () => {
  test('[N4] the state after a restart is the state before it', () => {
    const { start, restart, clock } = restartable();
    const engine = start();
    execute(engine, AN, 'counter.open', C1);
    execute(engine, BINH, 'counter.open', { counterId: 'c2' });
    for (let i = 0; i < 6; i++) {
      issue(engine, i % 2 === 0 ? 'papers' : 'land');
      clock.pass(30_000);
    }
    execute(engine, AN, 'counter.callNext', C1);
    execute(engine, BINH, 'counter.callNext', { counterId: 'c2' });
    execute(engine, BINH, 'ticket.start', { ticketId: `${MONDAY}.a.2` });
    execute(engine, AN, 'ticket.transfer', { ticketId: `${MONDAY}.a.1`, to: { counterId: 'c2' } });
    expect(restart().state).toEqual(engine.state);
  });

  test('[C3b] what could be undone before a restart can be undone after it', () => {
    const { start, restart } = restartable();
    const engine = start();
    issue(engine);
    execute(engine, AN, 'counter.open', C1);
    execute(engine, AN, 'counter.callNext', C1);
    const after = restart();
    expect(execute(after, AN, 'counter.undo', C1).ok).toBe(true);
    expect(after.state.waiting['papers']).toEqual([`${MONDAY}.a.1`]);
  });

  test('[D1a] a server that starts on a later day opens it', () => {
    const { start, restart, clock } = restartable();
    issue(start());
    clock.passTo(at('08:00', TUESDAY));
    const engine = restart();
    expect(engine.state.day).toBe(TUESDAY);
    expect(issue(engine).number).toBe('A001');
  });

  test('[D1c] with a clock that has gone back the day goes on from its last event', () => {
    const { start, restart, clock } = restartable();
    const engine = start();
    clock.pass(3_600_000);
    const last = issue(engine);
    clock.jump(-1_800_000);
    const after = restart();
    expect(issue(after).arrivedAtMs).toBe(last.arrivedAtMs + 1);
  });
});

describe('one answer per command id', () => {
  test('[N3] a repeat gets the same answer and does nothing, before and after a restart', () => {
    const { start, restart } = restartable();
    const engine = start();
    const reply = execute(engine, KIOSK, 'ticket.issue', ISSUE, 'id-1');
    expect(execute(engine, KIOSK, 'ticket.issue', ISSUE, 'id-1')).toEqual(reply);
    const after = restart();
    expect(execute(after, KIOSK, 'ticket.issue', ISSUE, 'id-1')).toEqual(reply);
    expect(after.state.series['a']?.tickets).toHaveLength(1);
  });

  test('[N3] a refusal is an answer too, also when the command could go ahead by now', () => {
    const { start, restart } = restartable();
    const engine = start();
    execute(engine, AN, 'counter.open', C1);
    const refused = execute(engine, AN, 'counter.callNext', C1, 'id-2');
    expect(refused).toEqual({ ok: false, refusal: { code: 'queue-empty' } });
    issue(engine);
    expect(execute(engine, AN, 'counter.callNext', C1, 'id-2')).toEqual(refused);
    expect(execute(restart(), AN, 'counter.callNext', C1, 'id-2')).toEqual(refused);
  });

  test('[N3] on a later day too', () => {
    const { start, clock } = restartable();
    const engine = start();
    const reply = execute(engine, KIOSK, 'ticket.issue', ISSUE, 'id-3');
    clock.passTo(at('08:00', TUESDAY));
    engine.tick();
    expect(execute(engine, KIOSK, 'ticket.issue', ISSUE, 'id-3')).toEqual(reply);
    expect(engine.state.series).toEqual({});
  });

  test('[N3] a command that changed nothing has an answer as well', () => {
    const { start, restart } = restartable();
    const engine = start();
    execute(engine, AN, 'counter.open', C1);
    const reply = execute(engine, AN, 'counter.open', C1, 'id-4');
    execute(engine, AN, 'counter.close', C1);
    const after = restart();
    expect(execute(after, AN, 'counter.open', C1, 'id-4')).toEqual(reply);
    expect(after.state.counters['c1']?.state).toBe('closed');
  });
});

describe('what an id is bound to', () => {
  const asked = (change: Partial<Request> = {}): Request => ({
    ...requestOf('0198d1a2-6a1e-7c3e-9b1a-2f6d3c1e5a77', { name: 'ticket.issue', body: ISSUE }, KIOSK, 'hash-1'),
    ...change,
  });
  const idUsed = { reply: { ok: false, refusal: { code: 'id-used' } }, repeated: true };

  test('[N3a] another command, actor or body under an id is refused and changes nothing, before and after a restart', () => {
    const { start, restart } = restartable();
    let engine = start();
    const [first] = engine.executeAll([asked()]);
    const others = [
      asked({ actor: { role: 'kiosk', id: 'kiosk-2' } }),
      asked({ actor: { role: 'staff', id: KIOSK.id } }),
      asked({ bodyHash: 'hash-2' }),
      { ...requestOf(asked().commandId, { name: 'counter.open', body: C1 }, KIOSK, 'hash-1') },
    ];
    for (const other of others) expect(engine.executeAll([other])).toEqual([idUsed]);
    engine = restart();
    for (const other of others) expect(engine.executeAll([other])).toEqual([idUsed]);
    expect(engine.executeAll([asked()])).toEqual([{ reply: first?.reply, repeated: true }]);
    expect([engine.state.series['a']?.tickets.length, engine.state.counters]).toEqual([1, {}]);
  });

  test('[N3a] an id in capitals is the same id', () => {
    const { start } = restartable();
    const engine = start();
    const [first] = engine.executeAll([asked()]);
    expect(engine.executeAll([asked({ commandId: asked().commandId.toUpperCase() })])).toEqual([{ reply: first?.reply, repeated: true }]);
  });

  test('[N3a] an older entry, in capitals and without a hash, is found as it was sent', () => {
    const journal = new MemoryJournal();
    const reply = { ok: true, value: {} } as const;
    const old = { command: 'ticket.issue', commandId: 'OLD-1', bodyHash: null, actor: KIOSK, day: null, atMs: 1, events: [], undoableAt: null, reply };
    journal.append(old, []);
    const engine = startEngine(journal, new FakeClock());
    expect(engine.executeAll([asked({ commandId: 'OLD-1', bodyHash: 'any' })])).toEqual([{ reply, repeated: true }]);
    expect(engine.executeAll([asked({ commandId: 'OLD-1', actor: AN })])).toEqual([idUsed]);
  });

  test('[N3b] what a command needs is asked for once; a refusal from there is answered and not remembered', () => {
    const engine = startEngine(new MemoryJournal(), new FakeClock());
    let times = 0;
    const waiting = asked({ command: () => (times++, no(refuse('look-ups-enough', { seconds: 5 }))) });
    for (const repeated of [false, false]) expect(engine.executeAll([waiting])).toMatchObject([{ reply: { refusal: { code: 'look-ups-enough' } }, repeated }]);
    const counted = asked({ command: () => (times++, ok({ name: 'ticket.issue', body: ISSUE })) });
    for (const repeated of [false, true]) expect(engine.executeAll([counted])).toMatchObject([{ reply: { ok: true }, repeated }]);
    expect(times).toBe(3);
  });
});

describe('a bug in one command', () => {
  /** Where a bug may show: before anything is appended, or in the middle of it. */
  const bugs: Record<string, (engine: { decide: typeof decide; journal: Journal }) => void> = {
    decide: (at) => {
      at.decide = (state, command, context) => {
        if (command.name === 'counter.open') throw new TypeError('a bug');
        return decide(state, command, context);
      };
    },
    append: ({ journal }) => {
      const append = journal.append.bind(journal);
      journal.append = (entry, touched) => {
        append(entry, touched);
        if (entry.events.some(({ type }) => type === 'counter.opened')) throw new TypeError('a bug');
      };
    },
  };

  test.each(Object.keys(bugs))('[N6a] in %s: it is undone, logged and refused for ever; the others of its turn commit', (where) => {
    const path = join(tempFolder(), 'luot.db');
    let journal = openSqliteJournal(path);
    onTestFinished(() => journal.close());
    const broken = { decide, journal };
    bugs[where]?.(broken);
    const logged: unknown[] = [];
    const engine = startEngine(journal, new FakeClock(), { decide: broken.decide, onBug: (error, command) => logged.push([String(error), command]) });
    const bug = requestOf('bug-1', { name: 'counter.open', body: C1 }, AN, 'hash');
    const one = (id: string) => requestOf(id, { name: 'ticket.issue', body: ISSUE }, KIOSK);
    const told: string[] = [];
    engine.onCommit((events) => told.push(...events.map(({ type }) => type)));
    const refused = { ok: false, refusal: { code: 'internal-fault' } };
    expect(engine.executeAll([one('one'), bug, one('two')]).map(({ reply }) => reply)).toMatchObject([{ ok: true }, refused, { ok: true }]);
    expect([logged, told, engine.state.counters]).toEqual([[['TypeError: a bug', 'counter.open']], ['ticket.issued', 'ticket.issued'], {}]);
    expect(engine.executeAll([bug])).toEqual([{ reply: refused, repeated: true }]);
    journal.close();
    journal = openSqliteJournal(path);
    const after = startEngine(journal, new FakeClock());
    expect(after.state).toEqual(engine.state);
    expect(after.executeAll([bug])).toEqual([{ reply: refused, repeated: true }]);
  });

  test('[N6b] in a listener, after the commit: the process is to end', () => {
    const broken: unknown[] = [];
    const engine = startEngine(new MemoryJournal(), new FakeClock(), { onBroken: (error) => broken.push(error) });
    engine.onCommit(() => {
      throw new TypeError('a bug');
    });
    expect(() => issue(engine)).toThrow('a bug');
    expect(broken).toHaveLength(1);
  });
});

describe('before anyone learns', () => {
  test('[N4] the entry is in the store before the state, the listeners and the answer', () => {
    const journal = new FailingJournal();
    const engine = startEngine(journal, new FakeClock());
    const seen: string[] = [];
    const append = journal.append.bind(journal);
    journal.append = (entry: JournalEntry, touched) => {
      seen.push(`append ${entry.command}, ${engine.state.series['a']?.tickets.length ?? 0} in the state`);
      append(entry, touched);
    };
    engine.onCommit((events) => seen.push(`told ${events.map((event) => event.type).join()}`));
    execute(engine, KIOSK, 'ticket.issue', ISSUE);
    expect(seen).toEqual(['append ticket.issue, 0 in the state', 'told ticket.issued']);
  });

  test('[N4] a store that cannot be written: the command is refused, the state stays, nobody is told', () => {
    const journal = new FailingJournal();
    const engine = startEngine(journal, new FakeClock());
    issue(engine);
    const before = engine.state;
    let told = 0;
    engine.onCommit(() => told++);
    journal.failing = true;
    expect(execute(engine, KIOSK, 'ticket.issue', ISSUE)).toEqual({ ok: false, refusal: { code: 'storage-fault' } });
    expect(engine.fault?.code).toBe('SQLITE_FULL');
    expect([engine.state, told]).toEqual([before, 0]);
  });

  test('[N4a] a full disk is tried again at each tick; from when it has room commands go on', () => {
    const journal = new FailingJournal();
    const clock = new FakeClock();
    const told: (string | null)[] = [];
    const engine = startEngine(journal, clock, { onFault: (fault) => told.push(fault?.code ?? null) });
    journal.failing = true;
    execute(engine, AN, 'counter.open', C1);
    for (const actor of [KIOSK, AN]) expect(execute(engine, actor, 'ticket.issue', ISSUE)).toMatchObject({ refusal: { code: 'storage-fault' } });
    clock.passTo(at('08:00', TUESDAY));
    engine.tick();
    expect([engine.state.day, engine.fault?.code, told]).toEqual([MONDAY, 'SQLITE_FULL', ['SQLITE_FULL']]);
    journal.failing = false;
    engine.tick();
    expect([engine.state.day, engine.fault, told]).toEqual([TUESDAY, null, ['SQLITE_FULL', null]]);
    expect(issue(engine).number).toBe('A001');
  });

  test('[N4b] after any other fault of the store every command is refused and the process is to end', () => {
    const journal = new FailingJournal();
    const clock = new FakeClock();
    const broken: unknown[] = [];
    const engine = startEngine(journal, clock, { onBroken: (error) => broken.push(error) });
    journal.failing = true;
    journal.code = 'SQLITE_IOERR_FSYNC';
    execute(engine, AN, 'counter.open', C1);
    journal.failing = false;
    clock.passTo(at('08:00', TUESDAY));
    engine.tick();
    expect(execute(engine, KIOSK, 'ticket.issue', ISSUE)).toMatchObject({ refusal: { code: 'storage-fault' } });
    expect([engine.state.day, broken]).toMatchObject([MONDAY, [{ code: 'SQLITE_IOERR_FSYNC' }]]);
  });

  test('[N4] a refusal that cannot be written down is no answer', () => {
    const journal = new FailingJournal();
    const engine = startEngine(journal, new FakeClock());
    journal.failing = true;
    expect(execute(engine, AN, 'counter.callNext', C1)).toMatchObject({ refusal: { code: 'storage-fault' } });
  });
});

describe('settings', () => {
  test('a new store takes the seed as version 1, an old one keeps its own', () => {
    const { start, restart } = restartable();
    const engine = start();
    expect(engine.state.settings.waitTargetMinutes).toBe(15);
    execute(engine, MANAGER, 'centre.replace', { document: { ...engine.state.settings, waitTargetMinutes: 30 } });
    const after = restart();
    expect(after.state.settings.waitTargetMinutes).toBe(30);
    expect(execute(after, MANAGER, 'centre.replace', { document: after.state.settings })).toEqual({ ok: true, value: { version: 3 } });
  });

  test('a document with faults is refused with all of them, now and when it is repeated', () => {
    const { start, restart } = restartable();
    const faults: Text[] = ['một', 'hai', 'ba'].map((vi) => ({ vi, en: vi }));
    const reply = execute(start(), MANAGER, 'centre.replace', { faults }, 'id-5');
    expect(reply).toEqual({ ok: false, refusal: { code: 'centre-invalid', params: { count: 3 }, faults } });
    expect(execute(restart(), MANAGER, 'centre.replace', { faults }, 'id-5')).toEqual(reply);
  });
});
