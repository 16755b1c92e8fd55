// `luot catalogue`: the list of procedures out, and tables of procedures in. Who writes: see `centre.ts`.

import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { StoredCentre } from '@luot/engine/journal';
import type { SqliteJournal } from '@luot/engine/sqlite-journal';
import { refusalSentence } from '@luot/shared/domain/refusal';
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { Text } from '@luot/shared/domain/text';
import type { Reply } from '@luot/shared/protocol/commands';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { type ProcedureFile, provinceCode } from '@luot/shared/settings/procedure-file';
import { readProcedureFile } from '../lists/catalogue/catalogue.ts';
import { CATALOGUE_TABLE, type CatalogueColumns, IMPORT_COLUMNS } from '../lists/catalogue/import/column-names.ts';
import { importCatalogue } from '../lists/catalogue/import/import-catalogue.ts';
import type { ImportNote } from '../lists/catalogue/import/import-note.ts';
import { mergeFile } from '../lists/catalogue/import/merge-file.ts';
import { ProcedureStore, type UndoneCatalogue } from '../lists/catalogue/procedure-store.ts';
import { worseLine } from '../lists/catalogue/worse/worse-line.ts';
import { keepBetter, type WorseText, worseTexts } from '../lists/catalogue/worse/worse-texts.ts';
import { readTableApart } from '../lists/tables/read-table-apart.ts';
import { tableNotes } from '../lists/tables/table-notes.ts';
import type { TableChoice } from '../lists/tables/table-request.ts';
import { ask, type ServerAddress, withCentre } from './centre.ts';
import { fail } from './fail.ts';
import { visibleJson } from './print-visibly.ts';
import { askYes } from './tables/ask-yes.ts';
import { readColumnFlags } from './tables/column-flags.ts';
import { type TableFlags, tableChoice } from './tables/table-flags.ts';
import { failNothingToUndo, importTime } from './tables/undo.ts';

/** What a folder begins with that has no list yet. */
export const SHIPPED_PROCEDURES = join(resolve(import.meta.dirname, '../../../..'), 'resources', 'seed', 'procedures.json');

export interface CatalogueFlags {
  readonly data: string;
}

export interface CatalogueImportFlags extends CatalogueFlags, TableFlags {
  readonly columns: readonly string[];
  readonly province?: string;
  readonly check: boolean;
  readonly acceptWorse: boolean;
  readonly keepBetter: boolean;
}

export async function exportCatalogue(file: string | undefined, flags: CatalogueFlags): Promise<void> {
  const list = await withCentre<ProcedureFile>(
    flags.data,
    async (server) => (await ask(server, 'GET', '/catalogue')) as ProcedureFile,
    (journal) => new ProcedureStore(journal.database).list() ?? readProcedureFile(SHIPPED_PROCEDURES),
  );
  const text = visibleJson(list);
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(file, text);
}

export async function undoCatalogue(flags: CatalogueFlags): Promise<void> {
  const { undone, now } = await withCentre<{ readonly undone: UndoneCatalogue | null; readonly now: ProcedureFile }>(
    flags.data,
    async (server) => {
      const now = (await ask(server, 'GET', '/catalogue')) as ProcedureFile;
      return { now, ...((await ask(server, 'POST', '/catalogue/undo')) as { undone: UndoneCatalogue | null }) };
    },
    (journal) => ({
      now: new ProcedureStore(journal.database).list() ?? readProcedureFile(SHIPPED_PROCEDURES),
      undone: new ProcedureStore(journal.database).undo(),
    }),
  );
  if (undone === null) return failNothingToUndo();
  const counts = `${now.procedures.length} → ${undone.file.procedures.length}`;
  const repealed = `${now.repealed.length} → ${undone.file.repealed.length}`;
  const at = importTime(undone.atMs);
  console.log(
    [
      `Đã hoàn tác lần nhập lúc ${at}. Danh mục: ${counts} thủ tục, ${repealed} mã bãi bỏ.`,
      `The import of ${at} is undone. The list: ${counts} procedures, ${repealed} repealed codes.`,
    ].join(' / '),
  );
}

/** The list of a centre: open here, or at its running server. */
interface List {
  readonly existing: ProcedureFile;
  /** Undefined in a folder without settings. */
  readonly services: CentreSettings['services'] | undefined;
  readonly replace: (file: ProcedureFile) => Promise<Reply>;
}

/** What a file makes of a list. */
type Change = (list: List) => Changed;

interface Changed {
  readonly before: ProcedureFile;
  readonly file: ProcedureFile;
  readonly report: readonly ImportNote[];
  /** Where each code stands; empty for a file without lines. */
  readonly lines: ReadonlyMap<string, number>;
  readonly rows: number;
  readonly taken: number;
}

export async function importCatalogueFile(file: string, flags: CatalogueImportFlags): Promise<void> {
  const columns = readColumnFlags(flags.columns, IMPORT_COLUMNS);
  if (!columns.ok) return fail('catalogue-columns', columns.no.vi, columns.no.en);
  const province = provinceCode.nullable().safeParse(flags.province ?? null);
  if (!province.success) return fail('catalogue-province', '--province: mã tỉnh có dạng H15.', '--province: a province’s code looks like H15.');
  const change = await changeOf(file, columns.value, tableChoice(flags), province.data);
  if (!change.ok) return fail('catalogue-table', change.no.vi, change.no.en);
  const run = async (list: List): Promise<void> => {
    const changed = change.value(list);
    for (const note of changed.report) console.log(noteLine(note));
    if (changed.taken === 0) {
      return fail('catalogue-refused', 'Không dòng nào dùng được; danh mục không thay đổi.', 'No row could be used; the list is as it was.');
    }
    const worse = worseTexts(changed.before, changed.file);
    sayWorse(worse, changed.lines);
    const file = flags.check ? changed.file : await fileToTake(changed, worse, flags);
    if (file === null) return;
    const reply: Reply = flags.check ? { ok: true, value: {} } : await list.replace(file);
    if (!reply.ok) return fail(reply.refusal.code, refusalSentence(reply.refusal, 'vi'), refusalSentence(reply.refusal, 'en'));
    console.log(totals({ ...changed, file }));
    if (flags.check) console.log('Chỉ kiểm tra, chưa ghi gì. / Only checked, nothing was written.');
  };
  await withCentre(
    flags.data,
    async (server) => run(await listAt(server)),
    async (journal) => run(listHere(journal)),
  );
}

async function listAt(server: ServerAddress): Promise<List> {
  const stored = (await ask(server, 'GET', '/centre')) as StoredCentre | null;
  return {
    existing: (await ask(server, 'GET', '/catalogue')) as ProcedureFile,
    services: stored?.document.services,
    replace: async (file) => (await ask(server, 'PUT', '/catalogue', file)) as Reply,
  };
}

function listHere(journal: SqliteJournal): List {
  return {
    existing: new ProcedureStore(journal.database).list() ?? readProcedureFile(SHIPPED_PROCEDURES),
    services: journal.centre()?.document.services,
    replace: async (file) => {
      new ProcedureStore(journal.database).import(file, Date.now());
      return { ok: true, value: {} };
    },
  };
}

/** More would push the first ones off the screen. */
const MOST_SHOWN = 30;

function sayWorse(worse: readonly WorseText[], lines: Changed['lines']): void {
  for (const text of worse.slice(0, MOST_SHOWN)) console.log(worseLine(text, lines.get(text.code)));
  const more = worse.length - MOST_SHOWN;
  if (more > 0) console.log(`... và ${more} chỗ nữa / and ${more} more`);
}

/** F24. Null: nothing is to be taken, and that has been said. */
async function fileToTake({ before, file }: Changed, worse: readonly WorseText[], flags: CatalogueImportFlags): Promise<ProcedureFile | null> {
  if (worse.length === 0 || flags.acceptWorse) return file;
  if (flags.keepBetter) return keepBetter(before, file, worse);
  const count = worse.length;
  const yes = await askYes(`${count} chỗ trong danh mục sẽ kém đi. Vẫn nhập? / ${count} texts of the list would be worse. Import all the same?`);
  if (yes === true) return file;
  if (yes === false) fail('catalogue-declined', 'Không nhập; danh mục không thay đổi.', 'Not imported; the list is as it was.');
  else {
    fail(
      'catalogue-worse',
      `Tệp làm ${count} chỗ trong danh mục kém đi nên chưa nhập; danh mục không thay đổi. Để giữ nguyên các chỗ đó và nhập phần còn lại: --keep-better; để nhập tất cả: --accept-worse.`,
      `The file would make ${count} texts of the list worse and was not imported; the list is as it was. To leave those as they are and import the rest: --keep-better; to import everything: --accept-worse.`,
    );
  }
  return null;
}

/** Errors: why the file is no table. @throws StartFault `catalogue-file` for a list of our own with faults in it */
async function changeOf(path: string, columns: CatalogueColumns, choice: TableChoice, province: string | null): Promise<Result<Change, Text>> {
  if (isOwnList(path)) {
    const own = readProcedureFile(path);
    const rows = own.procedures.length + own.repealed.length;
    return ok(({ existing: before }) => ({ before, file: mergeFile(own, before), report: [], lines: new Map(), rows, taken: rows }));
  }
  const table = await readTableApart(path, { ...CATALOGUE_TABLE, ...choice, chosen: columns });
  if (!table.ok) return no(table.no);
  const rows = table.value.rows.length;
  const found = tableNotes(table.value.found).map((text): ImportNote => ({ line: 0, code: null, what: 'noted', text }));
  return ok(({ existing: before, services }) => {
    const { file, report, lines } = importCatalogue(table.value, before, { columns, province, ...(services === undefined ? {} : { services }) });
    const refused = report.filter(({ what }) => what === 'refused');
    return { before, file, report: [...found, ...report], lines, rows, taken: refused.some(({ line }) => line === 0) ? 0 : rows - refused.length };
  });
}

/** What `luot catalogue export` has written, perhaps edited since: its records are more than rows of a table. */
function isOwnList(path: string): boolean {
  if (!/\.json$/i.test(path)) return false;
  try {
    const document = JSON.parse(readFileSync(path, 'utf8')) as { procedures?: unknown; repealed?: unknown } | null;
    return Array.isArray(document?.procedures) && Array.isArray(document.repealed);
  } catch {
    // Whatever is wrong with it, the reader of tables has the sentence.
    return false;
  }
}

const WHAT = { mended: 'đã sửa', refused: 'từ chối', noted: 'lưu ý' } as const satisfies Record<ImportNote['what'], string>;

function noteLine({ line, code, what, text }: ImportNote): string {
  const place = line === 0 ? 'cả tệp' : `dòng ${line}`;
  return `${[place, ...(code === null ? [] : [code])].join(' · ')} · ${WHAT[what]}: ${text.vi} / ${what}: ${text.en}`;
}

function totals({ before, file, report, rows, taken }: Changed): string {
  const count = (what: ImportNote['what']) => report.filter((note) => note.what === what).length;
  const now = [before.procedures.length, file.procedures.length, before.repealed.length, file.repealed.length] as const;
  return [
    `Đọc ${rows} dòng: dùng ${taken}, từ chối ${rows - taken}; sửa ${count('mended')}, lưu ý ${count('noted')}. Danh mục: ${now[0]} → ${now[1]} thủ tục, ${now[2]} → ${now[3]} mã bãi bỏ.`,
    `Read ${rows} rows: ${taken} taken, ${rows - taken} refused; ${count('mended')} mended, ${count('noted')} noted. The list: ${now[0]} → ${now[1]} procedures, ${now[2]} → ${now[3]} repealed codes.`,
  ].join(' / ');
}
