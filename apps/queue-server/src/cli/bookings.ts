// `luot bookings`: a booking system's export into the centre's list. Who writes: see `centre.ts`.
import { join, resolve } from 'node:path';
import { localTime } from '@luot/shared/domain/local-time';
import { type Refusal, refusalSentence } from '@luot/shared/domain/refusal';
import type { CentreSettings } from '@luot/shared/protocol/centre';
import type { ProcedureFile } from '@luot/shared/protocol/procedure-file';
import { BOOKING_COLUMNS, BOOKING_TABLE } from '../bookings/booking-columns.ts';
import { BookingDesk } from '../bookings/booking-desk.ts';
import type { BookingNote } from '../bookings/booking-note.ts';
import { type ReadBookings, readBookings } from '../bookings/read-bookings.ts';
import { Catalogue, readProcedureFile } from '../catalogue/catalogue.ts';
import { BOOKINGS } from '../data-folder.ts';
import { type BookingImport, type BookingsImported, MOST_ROWS } from '../http/operator-api.ts';
import { StartFault } from '../start-fault.ts';
import { Bookings } from '../store/bookings.ts';
import type { StoredCentre } from '../store/journal.ts';
import type { SqliteJournal } from '../store/sqlite-journal.ts';
import { readTableApart } from '../tables/read-table-apart.ts';
import { tableNotes } from '../tables/table-notes.ts';
import { SHIPPED_PROCEDURES } from './catalogue.ts';
import { ask, type ServerAddress, withCentre } from './centre.ts';
import { readColumnFlags } from './column-flags.ts';
import { fail } from './fail.ts';
import { type TableFlags, tableChoice } from './table-flags.ts';

export interface BookingImportFlags extends TableFlags {
  readonly data: string;
  readonly columns: readonly string[];
  readonly check: boolean;
}

type Answered<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

/** The centre whose list it is: open here, or at its running server. */
interface Centre {
  readonly settings: CentreSettings;
  readonly catalogue: Catalogue;
  readonly take: (part: BookingImport) => Promise<Answered<BookingsImported>>;
}

interface Imported extends Omit<BookingsImported, 'refused'> {
  readonly read: ReadBookings;
  readonly notes: readonly BookingNote[];
}

export async function importBookings(file: string, flags: BookingImportFlags): Promise<void> {
  const columns = readColumnFlags(flags.columns, BOOKING_COLUMNS);
  if (!columns.ok) return fail('bookings-columns', columns.no.vi, columns.no.en);
  const table = await readTableApart(resolve(file), { ...BOOKING_TABLE, ...tableChoice(flags), chosen: columns.value });
  if (!table.ok) return fail('bookings-table', table.no.vi, table.no.en);
  const { value } = table;
  const found = tableNotes(value.found).map((text): BookingNote => ({ line: 0, what: 'noted', text }));
  const run = async ({ settings, catalogue, take }: Centre): Promise<void> => {
    const read = readBookings(value, { columns: columns.value, settings, serviceOfProcedure: (code) => catalogue.serviceOf(code, settings) });
    if (!read.ok) return sayUnreadable([...found, ...read.no]);
    const imported = await takeAll(read.value, flags.check, take);
    if (imported.ok) return sayImported({ ...imported.value, notes: [...found, ...imported.value.notes] }, flags.check);
    fail(imported.refusal.code, refusalSentence(imported.refusal, 'vi'), refusalSentence(imported.refusal, 'en'));
  };
  await withCentre(
    flags.data,
    async (server) => run(await centreAt(server)),
    async (journal) => {
      const store = Bookings.open(join(resolve(flags.data), BOOKINGS), Date.now(), journal);
      try {
        await run(centreHere(journal, store, resolve(flags.data)));
      } finally {
        store.close();
      }
    },
  );
}

async function centreAt(server: ServerAddress): Promise<Centre> {
  const stored = (await ask(server, 'GET', '/centre')) as StoredCentre;
  return {
    settings: stored.document,
    catalogue: new Catalogue((await ask(server, 'GET', '/catalogue')) as ProcedureFile),
    take: async (part) => (await ask(server, 'POST', '/bookings', part)) as Answered<BookingsImported>,
  };
}

/** Without a server the clock of this machine says which day it is. */
function centreHere(journal: SqliteJournal, store: Bookings, path: string): Centre {
  const settings = journal.centre()?.document;
  if (settings === undefined) throw new StartFault('database-missing', { path });
  const catalogue = new Catalogue(journal.catalogue() ?? readProcedureFile(SHIPPED_PROCEDURES));
  const desk = new BookingDesk({
    store,
    settings: () => settings,
    serviceOfProcedure: (code) => catalogue.serviceOf(code, settings),
    nowMs: () => Date.now(),
    day: () => localTime(Date.now(), settings.timeZone).date,
    onChange: () => undefined,
  });
  const take: Centre['take'] = async ({ bookings, cancelled, check }) => {
    const imported = desk.importFile(bookings, cancelled, check);
    return imported.ok ? { ok: true, value: imported.value } : { ok: false, refusal: imported.no };
  };
  return { settings, catalogue, take };
}

/** In pieces, so that a large file does not hold up the queue. */
async function takeAll(read: ReadBookings, check: boolean, take: Centre['take']): Promise<Answered<Imported>> {
  const sum = { added: 0, replaced: 0, removed: 0 };
  const notes = [...read.notes];
  for (let from = 0; from === 0 || from < Math.max(read.bookings.length, read.cancelled.length); from += MOST_ROWS) {
    const rows = read.bookings.slice(from, from + MOST_ROWS);
    const part = await take({ bookings: rows.map(({ written }) => written), cancelled: read.cancelled.slice(from, from + MOST_ROWS), check });
    if (!part.ok) return part;
    sum.added += part.value.added;
    sum.replaced += part.value.replaced;
    sum.removed += part.value.removed;
    for (const { index, refusal } of part.value.refused) {
      const text = { vi: refusalSentence(refusal, 'vi'), en: refusalSentence(refusal, 'en') };
      notes.push({ line: rows[index]?.line ?? 0, what: 'refused', text });
    }
  }
  return { ok: true, value: { ...sum, read, notes: notes.sort((a, b) => a.line - b.line) } };
}

function sayUnreadable(notes: readonly BookingNote[]): void {
  for (const note of notes) console.error(noteLine(note));
  fail('bookings-columns', 'Không nhận được bảng này; danh sách lịch hẹn không thay đổi.', 'This table cannot be taken; the list of bookings is as it was.');
}

function sayImported({ read, notes, added, replaced, removed }: Imported, check: boolean): void {
  for (const note of notes) console.log(noteLine(note));
  const refused = notes.filter(({ what }) => what === 'refused').length;
  if (added + replaced + removed === 0 && refused > 0) {
    return fail('bookings-refused', 'Không dòng nào dùng được; danh sách lịch hẹn không thay đổi.', 'No row could be used; the list of bookings is as it was.');
  }
  const { rows, repeated, cancelled } = read;
  console.log(
    [
      `Đọc ${rows} dòng: ${added} lịch hẹn mới, ${replaced} thay lịch cũ, ${cancelled.length} dòng hủy (${removed} có trong danh sách), ${repeated} dòng lặp, ${refused} dòng bị từ chối.`,
      `Read ${rows} rows: ${added} new, ${replaced} replaced, ${cancelled.length} cancelled (${removed} were in the list), ${repeated} repeated, ${refused} refused.`,
    ].join(' / '),
  );
  if (check) console.log('Chỉ kiểm tra, chưa ghi gì. / Only checked, nothing was written.');
}

const WHAT = { refused: 'từ chối', noted: 'lưu ý' } as const satisfies Record<BookingNote['what'], string>;

function noteLine({ line, what, text }: BookingNote): string {
  const [vi, en] = line === 0 ? ['cả tệp', 'the whole file'] : [`dòng ${line}`, `row ${line}`];
  return `${vi} · ${WHAT[what]}: ${text.vi} / ${en} · ${what}: ${text.en}`;
}
