// `luot catalogue`: the list of procedures out, and tables of procedures in. Who writes: see `centre.ts`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { refusalSentence } from '@luot/shared/domain/refusal';
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { Text } from '@luot/shared/domain/text';
import type { Reply } from '@luot/shared/protocol/commands';
import { type ProcedureFile, provinceCode } from '@luot/shared/protocol/procedure-file';
import { readProcedureFile } from '../catalogue/catalogue.ts';
import { CATALOGUE_TABLE, type CatalogueColumns, IMPORT_COLUMNS } from '../catalogue/column-names.ts';
import { importCatalogue } from '../catalogue/import-catalogue.ts';
import type { ImportNote } from '../catalogue/import-note.ts';
import { mergeFile } from '../catalogue/merge-file.ts';
import { readTableApart } from '../tables/read-table-apart.ts';
import { tableNotes } from '../tables/table-notes.ts';
import type { TableChoice } from '../tables/table-request.ts';
import { ask, withCentre } from './centre.ts';
import { readColumnFlags } from './column-flags.ts';
import { fail } from './fail.ts';
import { visibleJson } from './print-visibly.ts';
import { type TableFlags, tableChoice } from './table-flags.ts';

/** What a folder begins with that has no list yet. */
export const SHIPPED_PROCEDURES = join(resolve(import.meta.dirname, '../../../..'), 'resources', 'seed', 'procedures.json');

export interface CatalogueFlags {
  readonly data: string;
}

export interface CatalogueImportFlags extends CatalogueFlags, TableFlags {
  readonly columns: readonly string[];
  readonly province?: string;
  readonly check: boolean;
}

export async function exportCatalogue(file: string | undefined, flags: CatalogueFlags): Promise<void> {
  const list = await withCentre<ProcedureFile>(
    flags.data,
    async (server) => (await ask(server, 'GET', '/catalogue')) as ProcedureFile,
    (journal) => journal.catalogue() ?? readProcedureFile(SHIPPED_PROCEDURES),
  );
  const text = visibleJson(list);
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(file, text);
}

/** What a file makes of a list. */
type Change = (existing: ProcedureFile) => Changed;

interface Changed {
  readonly before: ProcedureFile;
  readonly file: ProcedureFile;
  readonly report: readonly ImportNote[];
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
  const { changed, reply } = await withCentre<{ readonly changed: Changed; readonly reply: Reply | null }>(
    flags.data,
    async (server) => {
      const changed = change.value((await ask(server, 'GET', '/catalogue')) as ProcedureFile);
      return { changed, reply: isToWrite(changed, flags) ? ((await ask(server, 'PUT', '/catalogue', changed.file)) as Reply) : null };
    },
    (journal) => {
      const changed = change.value(journal.catalogue() ?? readProcedureFile(SHIPPED_PROCEDURES));
      if (isToWrite(changed, flags)) journal.replaceCatalogue(changed.file);
      return { changed, reply: null };
    },
  );
  for (const note of changed.report) console.log(noteLine(note));
  if (changed.taken === 0)
    return fail('catalogue-refused', 'Không dòng nào dùng được; danh mục không thay đổi.', 'No row could be used; the list is as it was.');
  if (reply !== null && !reply.ok) return fail(reply.refusal.code, refusalSentence(reply.refusal, 'vi'), refusalSentence(reply.refusal, 'en'));
  console.log(totals(changed));
  if (flags.check) console.log('Chỉ kiểm tra, chưa ghi gì. / Only checked, nothing was written.');
}

function isToWrite(changed: Changed, { check }: CatalogueImportFlags): boolean {
  return changed.taken > 0 && !check;
}

/** Errors: why the file is no table. @throws StartFault `catalogue-file` for a list of our own with faults in it */
async function changeOf(path: string, columns: CatalogueColumns, choice: TableChoice, province: string | null): Promise<Result<Change, Text>> {
  if (isOwnList(path)) {
    const own = readProcedureFile(path);
    const rows = own.procedures.length + own.repealed.length;
    return ok((before) => ({ before, file: mergeFile(own, before), report: [], rows, taken: rows }));
  }
  const table = await readTableApart(path, { ...CATALOGUE_TABLE, ...choice, chosen: columns });
  if (!table.ok) return no(table.no);
  const rows = table.value.rows.length;
  const found = tableNotes(table.value.found).map((text): ImportNote => ({ line: 0, code: null, what: 'noted', text }));
  return ok((before) => {
    const { file, report } = importCatalogue(table.value, before, { columns, province });
    const refused = report.filter(({ what }) => what === 'refused');
    return { before, file, report: [...found, ...report], rows, taken: refused.some(({ line }) => line === 0) ? 0 : rows - refused.length };
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
