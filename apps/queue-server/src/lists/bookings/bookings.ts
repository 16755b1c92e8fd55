// Q10, R4: who has booked for when, beside the journal: codes, services and times, no person. Gone when their day is over.
//
// The code is what a visitor shows; it stays in this file. The journal knows a booking by an id that is made here and says
// nothing. The file is never backed up: `secure_delete` overwrites what is deleted, and the rollback journal stays in memory,
// so that no second copy lies beside it. What that costs is a file that a power cut can damage: then it is begun anew, and
// the managers are told to import again. One process has it at a time: whoever holds the centre's database, which remembers
// until when there are bookings, so that a file that has gone is no new one (G4).
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import type { PrivateFileMarks } from '../../files/private/file-marks.ts';
import type { Booking, BookingDraft } from './booking.ts';
import { type ChangedBooking, dropImport, forgetImports, IMPORT_TABLES, newestImport, noteChanged, noteImport } from './booking-imports.ts';

/** `lost`: the file was damaged or gone and has been begun anew. `away`: it cannot be opened or written. */
export interface BookingsFault {
  readonly code: 'lost' | 'away';
  readonly sinceMs: number;
  readonly reason: string;
}

/** What became of the bookings of an import that was undone. */
export interface UndoneImport {
  readonly atMs: number;
  /** New ones that are gone again. */
  readonly removed: number;
  /** Those that stand as before: moved back, or there again. */
  readonly restored: number;
  /** Those that were changed since and stay as they are. */
  readonly left: number;
}

/** As many as a large centre has in a year; what is beyond them is a program gone wrong. */
export const MOST_BOOKINGS = 100_000;

/** What two ways to write one code have in common: no spaces, no dashes, capitals. */
export function bookingKey(code: string): string {
  return code
    .normalize('NFC')
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
}

export class Bookings {
  readonly #path: string;
  readonly #marks: PrivateFileMarks;
  readonly #byKey = new Map<string, Booking>();
  #database: Database.Database | null = null;
  #fault: BookingsFault | null = null;

  private constructor(path: string, marks: PrivateFileMarks) {
    this.#path = path;
    this.#marks = marks;
  }

  /** Makes the file when there is none. Throws nothing: what is wrong is `fault`. */
  static open(path: string, nowMs: number, marks: PrivateFileMarks): Bookings {
    const bookings = new Bookings(path, marks);
    bookings.#open(nowMs);
    return bookings;
  }

  get fault(): BookingsFault | null {
    return this.#fault;
  }

  get count(): number {
    return this.#byKey.size;
  }

  find(code: string): Booking | null {
    return this.#byKey.get(bookingKey(code)) ?? null;
  }

  /** Those from an instant until before another, by time, then code. */
  between(fromMs: number, untilMs: number): Booking[] {
    return [...this.#byKey.values()].filter(({ atMs }) => atMs >= fromMs && atMs < untilMs).sort((a, b) => a.atMs - b.atMs || (a.code < b.code ? -1 : 1));
  }

  /**
   * New ones, and those whose code is there already: they keep their id, so that who has checked in stays checked in. Of two
   * with one code the later stays. All of them or none; false when the disk did not take them.
   * @param importId of the import whose undo takes them back; null: nobody's
   */
  put(drafts: readonly BookingDraft[], nowMs: number, importId: string | null = null): boolean {
    if (!this.#open(nowMs)) return false;
    const changed = new Map<string, Booking>();
    for (const { code, serviceId, atMs, procedureCode, owner } of drafts) {
      const key = bookingKey(code);
      const id = (changed.get(key) ?? this.#byKey.get(key))?.id ?? randomBytes(12).toString('base64url');
      changed.set(key, { id, code, serviceId, atMs, procedureCode, owner });
    }
    const written = this.#write(nowMs, (database) => {
      insert(database, changed);
      this.#note(database, importId, nowMs, changed);
    });
    if (!written) return false;
    for (const [key, booking] of changed) this.#byKey.set(key, booking);
    this.#remember(changed);
    return true;
  }

  /**
   * How many there were with those codes; null when the disk did not take it. Overwritten on the disk, but for what the undo
   * of an import needs until the booking's day is over.
   * @param importId as for `put`
   */
  remove(codes: readonly string[], nowMs: number, importId: string | null = null): number | null {
    if (!this.#open(nowMs)) return null;
    const keys = [...new Set(codes.map(bookingKey))].filter((key) => this.#byKey.has(key));
    // A program may remove what an import has taken off already: then its undo forgets it too.
    if (keys.length === 0 && importId !== null) return 0;
    const written = this.#write(nowMs, (database) => {
      deleteAll(database, keys);
      this.#note(database, importId, nowMs, new Map((importId === null ? codes.map(bookingKey) : keys).map((key) => [key, null])));
    });
    if (!written) return null;
    for (const key of keys) this.#byKey.delete(key);
    return keys.length;
  }

  /**
   * The last import taken back that has not been undone: each booking as it stood, but those of it that were changed since.
   * Null: there is none; false: the disk did not take it.
   * @param checkedIn ids of bookings that stay as they are
   */
  undoImport(checkedIn: ReadonlySet<string>, nowMs: number): UndoneImport | null | false {
    if (!this.#open(nowMs)) return false;
    let undone: UndoneImport | null = null;
    const [removed, restored] = [new Set<string>(), new Map<string, Booking>()];
    const written = this.#write(nowMs, (database) => {
      // A file that turns out to be damaged is begun anew, and this with it.
      removed.clear();
      restored.clear();
      const kept = newestImport(database);
      if (kept === null) return;
      for (const [key, { before, after }] of kept.byKey) {
        if (checkedIn.has((after ?? before)?.id ?? '')) continue;
        if (before === null) removed.add(key);
        else restored.set(key, before);
      }
      deleteAll(database, removed);
      insert(database, restored);
      dropImport(database, kept.seq);
      const left = kept.changedSince + kept.byKey.size - removed.size - restored.size;
      undone = { atMs: kept.atMs, removed: removed.size, restored: restored.size, left };
    });
    if (!written) return false;
    for (const key of removed) this.#byKey.delete(key);
    for (const [key, booking] of restored) this.#byKey.set(key, booking);
    return undone;
  }

  /**
   * To be called now and then: what is of a day before is overwritten, and a disk that was away is tried again. False when
   * it did not take it.
   * @param dayBeganMs when today began
   */
  forgetBefore(dayBeganMs: number, nowMs: number): boolean {
    if (!this.#open(nowMs)) return false;
    const past = [...this.#byKey].filter(([, { atMs }]) => atMs < dayBeganMs);
    // Whatever the disk does, nobody of yesterday checks in.
    for (const [key] of past) this.#byKey.delete(key);
    return this.#write(nowMs, (database) => {
      if (past.length > 0) database.prepare<[number]>('DELETE FROM bookings WHERE at_ms < ?').run(dayBeganMs);
      forgetImports(database, dayBeganMs);
      database.prepare<[number]>('DELETE FROM lost WHERE at_ms < ?').run(dayBeganMs);
    });
  }

  /** Somebody has imported again what was lost. */
  restored(nowMs: number): void {
    if (this.#fault?.code === 'lost') this.#write(nowMs, (database) => database.exec('DELETE FROM lost'));
  }

  close(): void {
    this.#database?.close();
    this.#database = null;
  }

  /** What the undo of an import needs; of any other change: that no undo touches these any more. */
  #note(database: Database.Database, importId: string | null, nowMs: number, left: ReadonlyMap<string, Booking | null>): void {
    if (importId === null) return noteChanged(database, left.keys());
    const changed = new Map<string, ChangedBooking>();
    for (const [key, after] of left) {
      const before = this.#byKey.get(key) ?? null;
      if (!isDeepStrictEqual(before, after)) changed.set(key, { before, after });
    }
    noteImport(database, importId, nowMs, changed);
  }

  /** One transaction, on the disk when this is true. A file that turns out to be damaged is written anew from what is known. */
  #write(nowMs: number, work: (database: Database.Database) => unknown): boolean {
    const lostAtMs = this.#fault?.code === 'lost' ? this.#fault.sinceMs : null;
    return this.#guarded(nowMs, () => {
      try {
        this.#commit(work);
      } catch (error) {
        if (!isDamage(error)) throw error;
        this.#beginAnew();
        this.#commit((database) => {
          insert(database, this.#byKey);
          if (lostAtMs !== null) noteLoss(database, lostAtMs);
          work(database);
        });
      }
    });
  }

  #commit(work: (database: Database.Database) => unknown): void {
    const database = this.#database;
    if (database === null) throw new Error('the file of bookings is not open');
    database.transaction(() => void work(database)).immediate();
    this.#fault = lossIn(database);
  }

  /** True when it is open. A damaged file is begun anew, with the loss noted in it. */
  #open(nowMs: number): boolean {
    if (this.#database !== null) return true;
    return this.#guarded(nowMs, () => {
      try {
        this.#database = openFile(this.#path);
        // Without its tables it is new, or was put in the old one's place.
        if (makeTables(this.#database) && (this.#marks.fileUntil(basename(this.#path)) ?? 0) > nowMs) noteLoss(this.#database, nowMs);
        this.#load(this.#database);
      } catch (error) {
        if (!isDamage(error)) throw error;
        this.#byKey.clear();
        noteLoss(this.#beginAnew(), nowMs);
        this.#load(this.#database);
      }
    });
  }

  /** Everything is read, so that damage anywhere shows now. */
  #load(database: Database.Database | null): void {
    if (database === null) return;
    for (const { key, ...booking } of database.prepare<[], Row>(READ).all()) this.#byKey.set(key, booking);
    this.#fault = lossIn(database);
    this.#remember(this.#byKey);
  }

  /** Where the disk does not take it, the next start does. */
  #remember(bookings: ReadonlyMap<string, Booking>): void {
    const lastMs = [...bookings.values()].reduce((last, { atMs }) => Math.max(last, atMs), 0);
    if (lastMs > 0) this.#marks.keepFile(basename(this.#path), lastMs);
  }

  #beginAnew(): Database.Database {
    this.close();
    rmSync(this.#path, { force: true });
    this.#database = openFile(this.#path);
    makeTables(this.#database);
    return this.#database;
  }

  /** What the disk refuses is a fault, and no exception. */
  #guarded(nowMs: number, work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
      this.close();
      this.#fault = { code: 'away', sinceMs: this.#fault?.code === 'away' ? this.#fault.sinceMs : nowMs, reason: error.code };
      return false;
    }
  }
}

interface Row extends Booking {
  readonly key: string;
}

const READ = 'SELECT key, id, code, service AS serviceId, at_ms AS atMs, procedure AS procedureCode, owner FROM bookings';
const PUT = `INSERT INTO bookings (key, id, code, service, at_ms, procedure, owner) VALUES (@key, @id, @code, @serviceId, @atMs, @procedureCode, @owner)
  ON CONFLICT (key) DO UPDATE SET code = @code, service = @serviceId, at_ms = @atMs, procedure = @procedureCode, owner = @owner`;

function openFile(path: string): Database.Database {
  const database = new Database(path);
  try {
    database.pragma('journal_mode = MEMORY');
    database.pragma('secure_delete = ON');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Whether there was no table of bookings. */
function makeTables(database: Database.Database): boolean {
  const isNew = database.prepare<[], number>("SELECT count(*) FROM sqlite_schema WHERE name = 'bookings'").pluck().get() === 0;
  database.exec(`
    CREATE TABLE IF NOT EXISTS bookings (
      key TEXT PRIMARY KEY, id TEXT NOT NULL, code TEXT NOT NULL, service TEXT NOT NULL, at_ms INTEGER NOT NULL, procedure TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS lost (at_ms INTEGER NOT NULL) STRICT;
    ${IMPORT_TABLES}`);
  // R50: files of before have no owners; what is in them is the centre's.
  const columns = database.prepare<[], string>("SELECT name FROM pragma_table_info('bookings')").pluck().all();
  if (!columns.includes('owner')) database.exec('ALTER TABLE bookings ADD COLUMN owner TEXT');
  return isNew;
}

function insert(database: Database.Database, bookings: ReadonlyMap<string, Booking>): void {
  const put = database.prepare<Row>(PUT);
  for (const [key, booking] of bookings) put.run({ key, ...booking });
}

function deleteAll(database: Database.Database, keys: Iterable<string>): void {
  const remove = database.prepare<[string]>('DELETE FROM bookings WHERE key = ?');
  for (const key of keys) remove.run(key);
}

/** Kept in the file, so that a restart does not hide it. */
function noteLoss(database: Database.Database, atMs: number): void {
  database.prepare<[number]>('INSERT INTO lost (at_ms) VALUES (?)').run(atMs);
}

function lossIn(database: Database.Database): BookingsFault | null {
  const sinceMs = database.prepare<[], number | null>('SELECT max(at_ms) FROM lost').pluck().get() ?? null;
  return sinceMs === null ? null : { code: 'lost', sinceMs, reason: 'damaged' };
}

/** The file is no database, or not all of one. */
function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(?:CORRUPT|NOTADB|ERROR|CONSTRAINT|MISMATCH)/.test(error.code);
}
