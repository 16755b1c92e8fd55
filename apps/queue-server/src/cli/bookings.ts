// `luot bookings`: a booking system's export into the centre's list. Who writes: see `centre.ts`.

import { join, resolve } from 'node:path';
import type { StoredCentre } from '@luot/engine/journal';
import type { SqliteJournal } from '@luot/engine/sqlite-journal';
import { type Refusal, refusalSentence } from '@luot/shared/domain/refusal';
import type { Result } from '@luot/shared/domain/result';
import { StartFault } from '@luot/shared/domain/start-fault';
import { localTime } from '@luot/shared/domain/time/local-time';
import type { CentreSettings } from '@luot/shared/settings/centre';
import type { ProcedureFile } from '@luot/shared/settings/procedure-file';
import { v7 as newId } from 'uuid';
import { BOOKINGS } from '../centre/data-folder.ts';
import { type BookingsImported, MOST_ROWS } from '../doors/api/operator-api.ts';
import { SqliteFileMarks } from '../files/private/file-marks.ts';
import { BookingDesk, type BookingImport } from '../lists/bookings/booking-desk.ts';
import { Bookings, type UndoneImport } from '../lists/bookings/bookings.ts';
import { BOOKING_COLUMNS, BOOKING_TABLE } from '../lists/bookings/import/booking-columns.ts';
import type { BookingNote } from '../lists/bookings/import/booking-note.ts';
import { type ReadBookings, readBookings } from '../lists/bookings/import/read-bookings.ts';
import { Catalogue, readProcedureFile } from '../lists/catalogue/catalogue.ts';
import { ProcedureStore } from '../lists/catalogue/procedure-store.ts';
import { readTableApart } from '../lists/tables/read-table-apart.ts';
import { tableNotes } from '../lists/tables/table-notes.ts';
import { SHIPPED_PROCEDURES } from './catalogue.ts';
import { ask, type ServerAddress, withCentre } from './centre.ts';
import { fail } from './fail.ts';
import { readColumnFlags } from './tables/column-flags.ts';
import { type TableFlags, tableChoice } from './tables/table-flags.ts';
import { failNothingToUndo, importTime } from './tables/undo.ts';

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
  readonly undo: () => Promise<Answered<UndoneImport | null>>;
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
  await withBookings(flags.data, run);
}

export async function undoBookings(flags: { readonly data: string }): Promise<void> {
  await withBookings(flags.data, async ({ undo }) => {
    const undone = await undo();
    if (!undone.ok) return fail(undone.refusal.code, refusalSentence(undone.refusal, 'vi'), refusalSentence(undone.refusal, 'en'));
    if (undone.value === null) return failNothingToUndo();
    const { removed, restored, left } = undone.value;
    const at = importTime(undone.value.atMs);
    const [vi, en] =
      left === 0
        ? ['', '']
        : [
            `; ${left} lịch hẹn giữ nguyên vì khách đã đến, hoặc đã được thay đổi hay bỏ sau lần nhập`,
            `; ${left} were left alone, because they were checked in, changed or removed since`,
          ];
    console.log(
      [
        `Đã hoàn tác lần nhập lúc ${at}: bỏ ${removed} lịch hẹn mới, trả lại ${restored} lịch hẹn như trước${vi}.`,
        `The import of ${at} is undone: ${removed} new bookings are gone, ${restored} stand as before${en}.`,
      ].join(' / '),
    );
  });
}

async function withBookings(data: string, run: (centre: Centre) => Promise<void>): Promise<void> {
  await withCentre(
    data,
    async (server) => run(await centreAt(server)),
    async (journal) => {
      const store = Bookings.open(join(resolve(data), BOOKINGS), Date.now(), new SqliteFileMarks(journal.database));
      try {
        await run(centreHere(journal, store, resolve(data)));
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
    undo: async () => (await ask(server, 'POST', '/bookings/undo')) as Answered<UndoneImport | null>,
  };
}

/** Without a server the clock of this machine says which day it is. */
function centreHere(journal: SqliteJournal, store: Bookings, path: string): Centre {
  const settings = journal.centre()?.document;
  if (settings === undefined) throw new StartFault('database-missing', { path });
  const catalogue = new Catalogue(new ProcedureStore(journal.database).list() ?? readProcedureFile(SHIPPED_PROCEDURES));
  const desk = new BookingDesk({
    store,
    settings: () => settings,
    serviceOfProcedure: (code) => catalogue.serviceOf(code, settings),
    nowMs: () => Date.now(),
    day: () => localTime(Date.now(), settings.timeZone).date,
    checkedIn: () =>
      new Set(journal.entriesOfDay().flatMap(({ events }) => events.flatMap((event) => (event.type === 'ticket.issued' ? (event.booking?.id ?? []) : [])))),
    onChange: () => undefined,
  });
  return { settings, catalogue, take: async (part) => answered(desk.importFile(part)), undo: async () => answered(desk.undoImport()) };
}

function answered<Value>(result: Result<Value, Refusal>): Answered<Value> {
  return result.ok ? { ok: true, value: result.value } : { ok: false, refusal: result.no };
}

/** In pieces, so that a large file does not hold up the queue. */
async function takeAll(read: ReadBookings, check: boolean, take: Centre['take']): Promise<Answered<Imported>> {
  const sum = { added: 0, replaced: 0, removed: 0 };
  const notes = [...read.notes];
  const importId = newId();
  for (let from = 0; from === 0 || from < Math.max(read.bookings.length, read.cancelled.length); from += MOST_ROWS) {
    const rows = read.bookings.slice(from, from + MOST_ROWS);
    const part = await take({ bookings: rows.map(({ written }) => written), cancelled: read.cancelled.slice(from, from + MOST_ROWS), importId, check });
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
