// Commands that arrive together: one sync of the disk, and still one after the other.
import { join } from 'node:path';
import { AN, BINH, KIOSK } from '@luot/queue/fixtures/given';
import { MONDAY } from '@luot/queue/fixtures/small-centre';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FakeClock } from '../test/fixtures/fake-clock.ts';
import { tempFolder } from '../test/fixtures/temp-folder.ts';
import { execute, issue, newCommandId, startEngine } from '../test/fixtures/test-engine.ts';
import { type Request, requestOf } from './engine.ts';
import { StorageFault } from './journal.ts';
import { openSqliteJournal } from './sqlite-journal.ts';

function start() {
  const path = join(tempFolder(), 'luot.db');
  const journal = openSqliteJournal(path);
  onTestFinished(() => journal.close());
  return { journal, engine: startEngine(journal, new FakeClock()) };
}

const issueOne = (commandId = newCommandId()): Request => requestOf(commandId, { name: 'ticket.issue', body: { serviceId: 'papers', language: 'vi' } }, KIOSK);

describe('commands of one turn', () => {
  test('[N2b] each finds the state the one before left: different numbers', () => {
    const { engine } = start();
    const replies = engine.executeAll([issueOne(), issueOne(), issueOne()]).map(({ reply }) => reply);
    expect(replies).toMatchObject(['A001', 'A002', 'A003'].map((number) => ({ ok: true, value: { ticket: { number } } })));
  });

  test('[C2b] two clerks pressing in the same turn get two different tickets', () => {
    const { engine } = start();
    issue(engine);
    issue(engine);
    execute(engine, AN, 'counter.open', { counterId: 'c1' });
    execute(engine, BINH, 'counter.open', { counterId: 'c2' });
    const call = (actor: typeof AN, counterId: string): Request => requestOf(newCommandId(), { name: 'counter.callNext', body: { counterId } }, actor);
    const called = engine.executeAll([call(AN, 'c1'), call(BINH, 'c2')]).map(({ reply }) => reply);
    expect(called).toMatchObject([{ value: { number: 'A001' } }, { value: { number: 'A002' } }]);
  });

  test('[N3] the same command twice in one turn is done once and answered twice', () => {
    const { engine } = start();
    const request = issueOne();
    const [first, second] = engine.executeAll([request, request]);
    expect([first?.repeated, second?.repeated]).toEqual([false, true]);
    expect(second?.reply).toEqual(first?.reply);
    expect(engine.state.series['a']?.tickets).toHaveLength(1);
  });

  test('[N4] listeners hear when all of it is on disk, in order', () => {
    const { engine, journal } = start();
    const happened: string[] = [];
    const together = journal.together.bind(journal);
    journal.together = (work) => {
      const value = together(work);
      happened.push('on disk');
      return value;
    };
    engine.onCommit((events) => happened.push(events.map((event) => ('number' in event ? event.number : event.type)).join()));
    engine.executeAll([issueOne(), issueOne()]);
    // Each command's own savepoint, then the turn's commit.
    expect(happened).toEqual(['on disk', 'on disk', 'on disk', 'A001', 'A002']);
  });

  test('[N4] when the disk fails at one of them none has happened: state, store and answers', () => {
    const { engine, journal } = start();
    issue(engine);
    const before = engine.state;
    let told = 0;
    engine.onCommit(() => told++);
    const append = journal.append.bind(journal);
    let appended = 0;
    journal.append = (entry, touched) => {
      appended += 1;
      if (appended === 2) throw new StorageFault('SQLITE_IOERR', new Error('gone'));
      append(entry, touched);
    };
    const [first, second, third] = [issueOne(), issueOne(), issueOne()];
    const refused = { reply: { ok: false, refusal: { code: 'storage-fault' } }, repeated: false };
    expect(engine.executeAll([first, second, third])).toEqual([refused, refused, refused]);
    expect([engine.state, told]).toEqual([before, 0]);
    expect(journal.usedNumbers(MONDAY)).toEqual({ a: 1 });
    expect(journal.findAnswered(first.commandId)).toBeNull();
  });

  test('[N3] after that and a restart a repeat is decided anew, with the number it would have had', () => {
    const { engine, journal } = start();
    const append = journal.append.bind(journal);
    const request = issueOne();
    journal.append = () => {
      throw new StorageFault('SQLITE_IOERR', new Error('gone'));
    };
    engine.executeAll([request]);
    journal.append = append;
    const after = startEngine(journal, new FakeClock());
    expect(after.executeAll([request])).toMatchObject([{ reply: { ok: true, value: { ticket: { number: 'A001' } } } }]);
  });
});
