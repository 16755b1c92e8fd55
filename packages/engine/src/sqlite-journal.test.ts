import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QueueEvent } from '@luot/queue/events';
import { MANAGER } from '@luot/queue/fixtures/given';
import { MONDAY, smallCentre } from '@luot/queue/fixtures/small-centre';
import type { QueueState } from '@luot/queue/state';
import { StartFault } from '@luot/shared/domain/start-fault';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { parseCentre } from '@luot/shared/settings/faults/centre-faults';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { FakeClock } from '../test/fixtures/fake-clock.ts';
import { tempFolder } from '../test/fixtures/temp-folder.ts';
import { execute, issue, startEngine } from '../test/fixtures/test-engine.ts';
import { insistOnSync } from './centre-database.ts';
import { MIGRATIONS } from './migrations.ts';
import { openSqliteJournal } from './sqlite-journal.ts';

/** A database with a morning's work in it, closed. */
function usedDatabase(): string {
  const path = join(tempFolder(), 'luot.db');
  const journal = openSqliteJournal(path);
  const engine = startEngine(journal, new FakeClock());
  for (let i = 0; i < 40; i++) issue(engine);
  journal.close();
  return path;
}

/** What the fault of an attempt is; anything but a fault fails the test. */
function faultOf(attempt: () => unknown): StartFault {
  try {
    attempt();
  } catch (error) {
    if (error instanceof StartFault) return error;
    throw error;
  }
  return expect.unreachable('it opened');
}

/** Every file of a folder with its bytes. */
function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
}

describe('durability', () => {
  /** The connection a journal is opened on, and what was asked of it in what order. */
  function watchedOpen(path: string) {
    const pragma = vi.spyOn(Database.prototype, 'pragma');
    const exec = vi.spyOn(Database.prototype, 'exec');
    onTestFinished(() => {
      pragma.mockRestore();
      exec.mockRestore();
    });
    const journal = openSqliteJournal(path);
    onTestFinished(() => journal.close());
    const connection: unknown = pragma.mock.contexts[0];
    if (!(connection instanceof Database)) throw new Error('no connection was seen');
    const asked = pragma.mock.calls.map(([source], i) => ({ source, order: pragma.mock.invocationCallOrder[i] ?? 0 }));
    return { journal, connection, asked, lastDdl: Math.max(0, ...exec.mock.invocationCallOrder) };
  }

  test.each(['new', 'used'])('[N4] a %s file is in WAL with synchronous FULL', (kind) => {
    const path = kind === 'new' ? join(tempFolder(), 'luot.db') : usedDatabase();
    const { connection } = watchedOpen(path);
    expect(connection.pragma('synchronous', { simple: true })).toBe(2);
    expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
  });

  test('[N4] synchronous is read back again after the first DDL, which may lose it', () => {
    const { asked, lastDdl } = watchedOpen(join(tempFolder(), 'luot.db'));
    expect(lastDdl).toBeGreaterThan(0);
    expect(asked.filter(({ order }) => order > lastDdl).map(({ source }) => source)).toEqual(
      expect.arrayContaining(['synchronous = FULL', 'synchronous', 'journal_mode']),
    );
  });

  test('[N4] a connection that is not in WAL is not accepted', () => {
    const database = new Database(join(tempFolder(), 'other.db'));
    onTestFinished(() => void database.close());
    expect(() => insistOnSync(database)).toThrow('journal_mode delete');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    insistOnSync(database);
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
  });

  test('[N4] a full disk is a fault of the store, and nothing of the entry is written', () => {
    const { journal, connection } = watchedOpen(join(tempFolder(), 'luot.db'));
    const engine = startEngine(journal, new FakeClock());
    connection.pragma(`max_page_count = ${Number(connection.pragma('page_count', { simple: true })) + 8}`); // soon a full disk
    let issued = 0;
    while (engine.fault === null && issued < 1_000) {
      const reply = execute(engine, { role: 'kiosk', id: 'kiosk-1' }, 'ticket.issue', { serviceId: 'papers', language: 'vi' });
      if (reply.ok) issued += 1;
      else expect(reply.refusal.code).toBe('storage-fault');
    }
    expect(engine.fault?.code).toBe('SQLITE_FULL');
    expect(issued).toBeGreaterThan(0);
    expect(journal.usedNumbers(MONDAY)).toEqual({ a: issued });
    expect(engine.state.series['a']?.tickets).toHaveLength(issued);
  });
});

describe('a database that cannot be used', () => {
  const SPOILED: Record<string, (path: string) => string> = {
    'with other bytes in it': (path) => {
      writeFileSync(path, 'Đây không phải cơ sở dữ liệu.\n'.repeat(300));
      return 'database-damaged';
    },
    'cut in the middle of a page': (path) => {
      truncateSync(path, Math.floor(statSync(path).size / 2) + 100);
      return 'database-damaged';
    },
    'of no bytes': (path) => {
      truncateSync(path, 0);
      return 'database-damaged';
    },
    'with a page overwritten': (path) => {
      const bytes = readFileSync(path);
      writeFileSync(path, bytes.fill(0xa5, 4096, 8192));
      return 'database-damaged';
    },
    'of a newer version': (path) => {
      const database = new Database(path);
      database.pragma(`user_version = ${MIGRATIONS.length + 1}`);
      database.close();
      return 'database-newer';
    },
    'of another program': (path) => {
      writeFileSync(path, '');
      const database = new Database(path);
      database.exec('CREATE TABLE songs (name TEXT)');
      database.close();
      return 'database-damaged';
    },
  };

  test.each(Object.keys(SPOILED))('[R6] one %s stops the start with a sentence, and not a byte is changed', (name) => {
    const path = usedDatabase();
    const code = SPOILED[name]?.(path);
    const before = filesOf(join(path, '..'));
    const fault = faultOf(() => openSqliteJournal(path));
    expect(fault.code).toBe(code);
    expect(fault.text.vi).toContain(path);
    expect(fault.text.en).toContain(path);
    expect(filesOf(join(path, '..'))).toEqual(before);
  });

  test('[R6] an unreadable entry is damage, not an empty day', () => {
    const path = usedDatabase();
    const database = new Database(path);
    database.prepare("UPDATE journal SET events = '[{' WHERE seq = 3").run();
    database.close();
    const journal = openSqliteJournal(path);
    onTestFinished(() => journal.close());
    expect(faultOf(() => journal.entriesOfDay()).code).toBe('database-damaged');
  });

  test('[R6] a second server on the same file is kept out, and the first one works on', () => {
    const path = join(tempFolder(), 'luot.db');
    const journal = openSqliteJournal(path);
    onTestFinished(() => journal.close());
    expect(faultOf(() => openSqliteJournal(path)).code).toBe('data-in-use');
    const engine = startEngine(journal, new FakeClock());
    expect(issue(engine).number).toBe('A001');
    expect(journal.usedNumbers(MONDAY)).toEqual({ a: 1 });
  });
});

describe('a database of an earlier version', () => {
  /** Settings as they were written when printers were the only devices. */
  function asBefore({ devices, ticket, ...rest }: CentreSettings): unknown {
    return {
      ...rest,
      ticket: { footer: ticket.footer },
      printers: devices.map((device) => ({ id: device.id, name: device.name, driver: device.driver, link: device.link, paperWidthDots: 384 })),
    };
  }

  /** An event as it was written then. */
  function eventBefore(event: QueueEvent): unknown {
    if (event.type === 'centre.replaced') return { ...event, document: asBefore(event.document) };
    if (event.type !== 'print.reported') return event;
    const { copy: _none, ...before } = event;
    return before;
  }

  function databaseBefore(): { path: string; state: QueueState } {
    const path = join(tempFolder(), 'luot.db');
    const journal = openSqliteJournal(path);
    const engine = startEngine(journal, new FakeClock());
    const ticket = issue(engine);
    for (const print of ['sent', 'printed'] as const) engine.executeOwn({ name: 'print.report', body: { ticketId: ticket.id, copy: 0, print } });
    execute(engine, MANAGER, 'centre.replace', { document: smallCentre((document) => Object.assign(document, { waitTargetMinutes: 20 })) });
    issue(engine);
    journal.close();
    const database = new Database(path);
    const rows = <Row>(sql: string) => database.prepare<[], Row>(sql).all();
    for (const { version, document } of rows<{ version: number; document: string }>('SELECT version, document FROM centre')) {
      database.prepare('UPDATE centre SET document = ? WHERE version = ?').run(JSON.stringify(asBefore(JSON.parse(document) as CentreSettings)), version);
    }
    for (const { seq, events } of rows<{ seq: number; events: string }>('SELECT seq, events FROM journal')) {
      const before = (JSON.parse(events) as QueueEvent[]).map(eventBefore);
      database.prepare('UPDATE journal SET events = ? WHERE seq = ?').run(JSON.stringify(before), seq);
    }
    expect(rows(`SELECT 1 FROM centre WHERE document LIKE '%"devices"%' UNION ALL SELECT 1 FROM journal WHERE events LIKE '%"devices"%'`)).toEqual([]);
    database.close();
    return { path, state: engine.state };
  }

  test('[N4] its settings are read in today’s shape, from their table and from the day’s own entries', () => {
    const { path } = databaseBefore();
    const journal = openSqliteJournal(path);
    onTestFinished(() => journal.close());
    const devices = [{ id: 'printer-1', driver: 'escpos', link: { kind: 'tcp', port: 9100 }, heldBy: null, status: 'asked', confirm: 'gs-r' }];
    expect(journal.centre()).toMatchObject({ version: 2, document: { waitTargetMinutes: 20, devices } });
    expect(journal.centre()?.document).not.toHaveProperty('printers');
    const replaced = journal.entriesOfDay().flatMap(({ events }) => events.filter((event) => event.type === 'centre.replaced'));
    expect(replaced).toMatchObject([{ version: 2, document: { devices } }]);
  });

  test('[N4] settings that a newer check would refuse do not stop a centre that works with them', () => {
    const { path } = databaseBefore();
    const database = new Database(path);
    const { document } = database.prepare<[], { document: string }>('SELECT document FROM centre ORDER BY version DESC LIMIT 1').get() ?? { document: '{}' };
    const before = JSON.parse(document) as { printers: { id: string }[] };
    before.printers.push({ ...before.printers[0], id: 'printer-2' }); // on the same cable
    database.prepare('UPDATE centre SET document = ?').run(JSON.stringify(before));
    database.close();
    expect(parseCentre(before).ok).toBe(false);
    const journal = openSqliteJournal(path);
    onTestFinished(() => journal.close());
    expect(journal.centre()?.document.devices.map(({ id }) => id)).toEqual(['printer-1', 'printer-2']);
  });

  test('[N4] its day goes on as if nothing had been', () => {
    const { path, state } = databaseBefore();
    const journal = openSqliteJournal(path);
    onTestFinished(() => journal.close());
    const engine = startEngine(journal, new FakeClock());
    expect(engine.state).toEqual(state);
    expect(issue(engine)).toMatchObject({ number: 'A003', printerId: 'printer-1', print: 'issued' });
  });
});
