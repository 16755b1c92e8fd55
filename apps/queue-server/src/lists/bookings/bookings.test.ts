import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '@luot/engine/fixtures/temp-folder';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { privateFileMarks } from '../../../test/fixtures/private-file-marks.ts';
import type { BookingDraft } from './booking.ts';
import { Bookings, bookingKey } from './bookings.ts';

const DAY = 24 * 60 * 60_000;
const TODAY = 20_000 * DAY;

function open(path: string, nowMs = TODAY, marks = privateFileMarks()): Bookings {
  const bookings = Bookings.open(path, nowMs, marks);
  onTestFinished(() => bookings.close());
  return bookings;
}

function draft(code: string, atMs = TODAY + 1, changed: Partial<BookingDraft> = {}): BookingDraft {
  return { code, serviceId: 'land', atMs, procedureCode: null, owner: null, ...changed };
}

/** A database whose table of bookings has other columns. */
function otherShape(): Buffer {
  const database = new Database(':memory:');
  database.exec('CREATE TABLE bookings (all_new TEXT)');
  const bytes = database.serialize();
  database.close();
  return bytes;
}

/** Every byte of a folder. */
function bytesOf(folder: string): string {
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('');
}

describe('the file of bookings', () => {
  test('[Q10a] gives back what was put, also after a restart, whatever way the code is written', () => {
    const path = join(tempFolder(), 'bookings.db');
    const bookings = open(path);
    expect(bookings.put([draft('Lh-2026 0001', TODAY + 5, { procedureCode: '1.012784' }), draft('zalo7788')], TODAY)).toBe(true);
    bookings.close();
    const again = open(path);
    for (const code of ['LH20260001', 'lh 2026 00 01', 'Lh‑2026–0001']) {
      expect(again.find(code), code).toEqual({ ...draft('Lh-2026 0001', TODAY + 5, { procedureCode: '1.012784' }), id: expect.any(String) as unknown });
    }
    expect([again.find('LH20260002'), again.count]).toEqual([null, 2]);
  });

  test('[Q10a] a booking that comes again under its code is the same one, at its new time', () => {
    const path = join(tempFolder(), 'bookings.db');
    const bookings = open(path);
    bookings.put([draft('ABCD-1')], TODAY);
    const { id } = bookings.find('ABCD-1') ?? expect.unreachable();
    expect(bookings.put([draft('abcd1', TODAY + 9), draft('ABCD-2'), draft('abcd 2', TODAY + 7)], TODAY)).toBe(true);
    expect(bookings.find('ABCD-1')).toEqual({ ...draft('abcd1', TODAY + 9), id });
    bookings.close();
    const again = open(path);
    expect([again.find('ABCD-1')?.id, again.find('ABCD2')?.atMs]).toEqual([id, TODAY + 7]);
  });

  test('[R50] whose it is is kept; what stands in a file of an older version is the centre’s, under its id', () => {
    const path = join(tempFolder(), 'bookings.db');
    const before = new Database(path);
    before.exec(`
      CREATE TABLE bookings (
        key TEXT PRIMARY KEY, id TEXT NOT NULL, code TEXT NOT NULL, service TEXT NOT NULL, at_ms INTEGER NOT NULL, procedure TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE lost (at_ms INTEGER NOT NULL) STRICT;
      INSERT INTO bookings VALUES ('OLD1', 'id-of-old-1', 'old-1', 'land', ${TODAY + 1}, NULL)`);
    before.close();
    const bookings = open(path);
    expect([bookings.fault, bookings.find('OLD-1')]).toEqual([null, { ...draft('old-1'), id: 'id-of-old-1' }]);
    bookings.put([draft('NEW-1', TODAY + 1, { owner: 'city' })], TODAY);
    bookings.close();
    const again = open(path);
    expect([again.find('old1')?.owner, again.find('new1')?.owner]).toEqual([null, 'city']);
  });

  test('[Q10a] the bookings of a day are told by time', () => {
    const bookings = open(join(tempFolder(), 'bookings.db'));
    bookings.put([draft('CCCC', TODAY + 2), draft('BBBB', TODAY + 1), draft('AAAA', TODAY + 2), draft('DDDD', TODAY + DAY), draft('EEEE', TODAY - 1)], TODAY);
    expect(bookings.between(TODAY, TODAY + DAY).map(({ code }) => code)).toEqual(['BBBB', 'AAAA', 'CCCC']);
  });

  test('[R4c] what is removed, replaced or of a past day is overwritten, and no journal lies beside', () => {
    const folder = tempFolder();
    const bookings = open(join(folder, 'bookings.db'));
    bookings.put([draft('GONE-BY-HAND'), draft('REPLACED-ONE'), draft('OF-YESTERDAY', TODAY - 1), draft('OF-TODAY')], TODAY);
    for (const code of ['GONE-BY-HAND', 'REPLACED-ONE', 'OF-YESTERDAY']) expect(bytesOf(folder)).toContain(code);
    expect([bookings.remove(['gonebyhand', 'GONE-BY-HAND', 'NEVER-THERE'], TODAY), bookings.remove(['gonebyhand'], TODAY)]).toEqual([1, 0]);
    bookings.put([draft('replaced one')], TODAY);
    expect(bookings.forgetBefore(TODAY, TODAY)).toBe(true);
    expect([bookings.find('OF-YESTERDAY'), bookings.find('OF-TODAY')?.code]).toEqual([null, 'OF-TODAY']);
    for (const code of ['GONE-BY-HAND', 'GONEBYHAND', 'REPLACED-ONE', 'OF-YESTERDAY', 'OFYESTERDAY']) expect(bytesOf(folder), code).not.toContain(code);
    expect(readdirSync(folder)).toEqual(['bookings.db']);
  });

  test('[F27] what an undo needs is overwritten with the booking’s day, and when a program removes the booking', () => {
    const folder = tempFolder();
    const bookings = open(join(folder, 'bookings.db'));
    bookings.put([draft('CANCELLED-TODAY'), draft('CANCELLED-BOTH')], TODAY);
    bookings.put([draft('OF-TOMORROW', TODAY + DAY), draft('OF-TODAY'), draft('REMOVED-LATER')], TODAY, 'import 1');
    bookings.remove(['CANCELLED-TODAY', 'CANCELLED-BOTH'], TODAY, 'import 1');
    expect(bytesOf(folder)).toContain('CANCELLED-TODAY');
    bookings.remove(['REMOVED-LATER', 'CANCELLED-BOTH'], TODAY);
    for (const code of ['REMOVEDLATER', 'REMOVED-LATER', 'CANCELLED-BOTH', 'CANCELLEDBOTH']) expect(bytesOf(folder), code).not.toContain(code);
    expect(bookings.forgetBefore(TODAY + DAY, TODAY + DAY)).toBe(true);
    for (const code of ['CANCELLED-TODAY', 'CANCELLEDTODAY', 'OF-TODAY', 'OFTODAY']) expect(bytesOf(folder), code).not.toContain(code);
    expect(bookings.undoImport(new Set(), TODAY + DAY)).toEqual({ atMs: TODAY, removed: 1, restored: 0, left: 2 });
    for (const code of ['OF-TOMORROW', 'OFTOMORROW']) expect(bytesOf(folder), code).not.toContain(code);
  });

  test('[F25] an import can be undone after a restart', () => {
    const path = join(tempFolder(), 'bookings.db');
    const bookings = open(path);
    bookings.put([draft('AAAA', TODAY + 5)], TODAY);
    const before = bookings.find('AAAA');
    bookings.put([draft('AAAA', TODAY + 9), draft('BBBB')], TODAY, 'import 1');
    bookings.close();
    const again = open(path);
    expect(again.undoImport(new Set(), TODAY)).toEqual({ atMs: TODAY, removed: 1, restored: 1, left: 0 });
    again.close();
    const last = open(path);
    expect([last.find('AAAA'), last.count, last.undoImport(new Set(), TODAY)]).toEqual([before, 1, null]);
  });

  test('[R4c] the id says nothing of the code', () => {
    const bookings = open(join(tempFolder(), 'bookings.db'));
    bookings.put([draft('0001'), draft('0002')], TODAY);
    const ids = ['0001', '0002'].map((code) => bookings.find(code)?.id);
    for (const id of ids) expect(id).toMatch(/^[\w-]{16}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

describe('a file that is damaged', () => {
  const DAMAGES: [string, (path: string) => void][] = [
    ['no database', (path) => writeFileSync(path, 'this is no database, and long enough to be looked at by whoever opens it '.repeat(20))],
    ['damaged behind its first page', (path) => writeFileSync(path, readFileSync(path).fill(0xff, 4096))],
    ['of another shape', (path) => writeFileSync(path, otherShape())],
  ];

  test.each(DAMAGES)('[Q10a] %s: it is begun anew, the loss is told until the day is over, and a restart does not hide it', (_what, damage) => {
    const path = join(tempFolder(), 'bookings.db');
    const first = open(path);
    first.put(
      Array.from({ length: 400 }, (_, i) => draft(`CODE-${i}`)),
      TODAY,
    );
    first.close();
    damage(path);
    const bookings = open(path, TODAY + 3);
    expect([bookings.fault, bookings.count]).toEqual([{ code: 'lost', sinceMs: TODAY + 3, reason: 'damaged' }, 0]);
    expect(bookings.put([draft('CODE-1')], TODAY)).toBe(true);
    expect(bookings.fault?.code).toBe('lost');
    bookings.close();
    const again = open(path, TODAY + 9);
    expect([again.fault?.sinceMs, again.find('CODE-1')?.code]).toEqual([TODAY + 3, 'CODE-1']);
    again.forgetBefore(TODAY, TODAY + 10);
    expect(again.fault?.code).toBe('lost');
    again.forgetBefore(TODAY + DAY, TODAY + DAY);
    expect(again.fault).toBeNull();
  });

  test('[Q10a] an import makes good what was lost', () => {
    const path = join(tempFolder(), 'bookings.db');
    writeFileSync(path, 'x'.repeat(5_000));
    const bookings = open(path);
    expect(bookings.fault?.code).toBe('lost');
    bookings.restored(TODAY);
    expect(bookings.fault).toBeNull();
    bookings.close();
    expect(open(path).fault).toBeNull();
  });

  test('[Q10a] while the server runs: it is written anew from what is known, and nothing is lost', () => {
    const path = join(tempFolder(), 'bookings.db');
    const bookings = open(path);
    bookings.put(
      Array.from({ length: 400 }, (_, i) => draft(`CODE-${i}`)),
      TODAY,
    );
    // The change counter in the first page too, as another writer would leave it: SQLite then reads its pages again.
    writeFileSync(path, readFileSync(path).fill(0xff, 100).fill(0x7f, 24, 28));
    expect(bookings.put([draft('NEW-1')], TODAY)).toBe(true);
    expect(bookings.fault).toBeNull();
    bookings.close();
    const again = open(path);
    expect([again.count, again.find('CODE-399')?.code, again.fault]).toEqual([401, 'CODE-399', null]);
  });
});

describe('a file that has gone', () => {
  const GONE: [string, (path: string) => void][] = [
    ['missing', (path) => rmSync(path)],
    ['empty', (path) => writeFileSync(path, '')],
    [
      'without its tables',
      (path) => {
        rmSync(path);
        const database = new Database(path);
        database.exec('CREATE TABLE other (a TEXT)');
        database.close();
      },
    ],
  ];

  test.each(GONE)('[G4] %s: bookings that were still to come are told as lost, those that are over are not', (_what, damage) => {
    const path = join(tempFolder(), 'bookings.db');
    const marks = privateFileMarks();
    const first = open(path, TODAY, marks);
    first.put([draft('CODE-1', TODAY + DAY), draft('CODE-2', TODAY + 7)], TODAY);
    first.close();
    damage(path);
    const bookings = open(path, TODAY + 3, marks);
    expect([bookings.fault, bookings.count]).toEqual([{ code: 'lost', sinceMs: TODAY + 3, reason: 'damaged' }, 0]);
    bookings.close();
    const again = open(path, TODAY + 9, marks);
    expect(again.fault?.sinceMs).toBe(TODAY + 3);
    again.restored(TODAY);
    again.close();
    damage(path);
    expect(open(path, TODAY + 2 * DAY, marks).fault).toBeNull();
  });

  test('[G4] a new folder has lost nothing, nor one that never had a booking', () => {
    const path = join(tempFolder(), 'bookings.db');
    const marks = privateFileMarks();
    const first = open(path, TODAY, marks);
    expect(first.fault).toBeNull();
    first.close();
    rmSync(path);
    expect(open(path, TODAY, marks).fault).toBeNull();
  });

  test('[G4] what an earlier version has kept is known from the first start on', () => {
    const path = join(tempFolder(), 'bookings.db');
    const first = open(path);
    first.put([draft('CODE-1', TODAY + DAY)], TODAY);
    first.close();
    const marks = privateFileMarks();
    open(path, TODAY, marks).close();
    rmSync(path);
    expect(open(path, TODAY, marks).fault?.code).toBe('lost');
  });
});

test('[Q10a] a file that cannot be opened is a fault, and works as soon as it can', () => {
  const folder = tempFolder();
  const path = join(folder, 'bookings.db');
  // A folder in its place: also root cannot open that.
  mkdirSync(path);
  const bookings = open(path, TODAY + 1);
  expect([bookings.fault, bookings.find('CODE-1')]).toEqual([{ code: 'away', sinceMs: TODAY + 1, reason: 'SQLITE_CANTOPEN' }, null]);
  expect([bookings.put([draft('CODE-1')], TODAY + 2), bookings.remove(['CODE-1'], TODAY + 2), bookings.forgetBefore(TODAY, TODAY + 2)]).toEqual([
    false,
    null,
    false,
  ]);
  expect(bookings.fault?.sinceMs).toBe(TODAY + 1);
  rmSync(path, { recursive: true });
  expect(bookings.forgetBefore(TODAY, TODAY + 3)).toBe(true);
  expect(bookings.fault).toBeNull();
  expect(bookings.put([draft('CODE-1')], TODAY + 4)).toBe(true);
});

test('[Q10a] spaces, dashes of every kind and case are no part of a code', () => {
  expect(['lh 01-02', 'LH0102', 'lh—01‐02', 'lh\u00a00102'].map(bookingKey)).toEqual(['LH0102', 'LH0102', 'LH0102', 'LH0102']);
});
