// A table of procedures laid over the centre's list. Real lists are dirty; each fault is mended, refused or named, and a
// refused row changes nothing.
import { spelledWords } from '@luot/shared/domain/codes/spelled-words';
import type { CentreSettings } from '@luot/shared/settings/centre';
import type { ProcedureFile, ProcedureRecord } from '@luot/shared/settings/procedure-file';
import type { Table, TableRow } from '../../tables/read-table.ts';
import { type CatalogueColumns, findCatalogueColumns, type ImportColumn } from './column-names.ts';
import { type FindField, fieldFinder } from './find-field.ts';
import { type ImportNote, importNote, type RowNote } from './import-note.ts';
import { mergeRow, withoutEnglish } from './merge-row.ts';
import { readCode } from './read-code.ts';
import { cellOf, type ProcedureRow, readRow } from './read-row.ts';

export interface ImportOptions {
  /** Columns whose name does not say what they are. */
  readonly columns: CatalogueColumns;
  /** The province that has issued these procedures for itself alone; null: rows say so, or the whole country has them. */
  readonly province: string | null;
  /** The services of the centre; without them nobody says whether a field is handled. */
  readonly services?: CentreSettings['services'];
}

/** Of procedures and of repealed codes: as many as a file may hold. */
const MOST = 20_000;

export interface ImportedCatalogue {
  readonly file: ProcedureFile;
  readonly report: readonly ImportNote[];
  /** Where each code of the table stands. */
  readonly lines: ReadonlyMap<string, number>;
}

/** The list with the table's rows in it, and what was found on the way, by line. Never throws. */
export function importCatalogue(table: Table, existing: ProcedureFile, options: ImportOptions): ImportedCatalogue {
  const { found, unused, missing } = findCatalogueColumns(table.columns, options.columns);
  const importing = new Import(existing, options.services);
  if (missing.length > 0) importing.say(0, null, { note: 'columns-missing', params: { columns: missing.join(', ') } });
  if (unused.length > 0) importing.say(0, null, { note: 'columns-unused', params: { columns: unused.join(', ') } });
  if (found.has('code')) for (const row of table.rows) importing.take(row, found, options.province);
  else importing.say(0, null, { note: 'no-code-column' });
  return importing.end();
}

class Import {
  readonly #procedures: Map<string, ProcedureRecord>;
  readonly #repealed: Map<string, readonly string[]>;
  readonly #report: ImportNote[] = [];
  /** Codes of this table with their first line: that one counts, whatever becomes of it, so that a second import is the same. */
  readonly #lines = new Map<string, number>();

  readonly #services: CentreSettings['services'] | undefined;
  readonly #findField: FindField;
  /** Spellings of a field that have been said already. */
  readonly #saidFields = new Set<string>();

  constructor({ procedures, repealed }: ProcedureFile, services: CentreSettings['services'] | undefined) {
    this.#services = services;
    this.#findField = fieldFinder(services ?? []);
    this.#procedures = new Map(procedures.map((record) => [record.code, record]));
    this.#repealed = new Map(repealed.map(({ code, successors }) => [code, successors]));
  }

  say(line: number, code: string | null, ...notes: readonly RowNote[]): void {
    this.#report.push(...notes.map((note) => importNote(line, code, note)));
  }

  take(row: TableRow, found: ReadonlyMap<ImportColumn, string>, province: string | null): void {
    const column = found.get('code');
    const read = readCode(cellOf(row, column));
    if (!read.ok) return this.say(row.line, null, read.no);
    const { code, mended } = read.value;
    const first = this.#lines.get(code);
    if (first !== undefined) return this.say(row.line, code, { note: 'twice', params: { first } });
    this.#lines.set(code, row.line);
    const said = readRow(row, code, found, province);
    if (!said.ok) return this.say(row.line, code, said.no);
    const spaces: readonly RowNote[] = column !== undefined && row.trimmed?.includes(column) === true ? [{ note: 'code-spaces' }] : [];
    const field = this.#findField(said.value.said.field)?.name ?? said.value.said.field;
    const notes = this.#apply(code, { ...this.#withoutShouting(code, said.value), field });
    // Of a refused row only the refusal is worth reading.
    if ('refused' in notes) return this.say(row.line, code, notes.refused);
    this.say(row.line, code, ...spaces, ...mended, ...said.value.notes, ...this.#fieldNotes(said.value.said.field, field), ...notes.notes);
  }

  /** Capitals hide which letters are large (UBND, VNeID): where only they are new, the name that stands is the better one. */
  #withoutShouting(code: string, { said, notes }: { readonly said: ProcedureRow; readonly notes: readonly RowNote[] }): ProcedureRow {
    const before = this.#procedures.get(code)?.fullName ?? '';
    const same = notes.some(({ note }) => note === 'name-capitals') && spelledWords(before) === spelledWords(said.fullName);
    return same ? { ...said, fullName: before } : said;
  }

  /** What a field was written like, once for each way. */
  #fieldNotes(value: string, other: string): readonly RowNote[] {
    if (value === other || this.#saidFields.has(value)) return [];
    this.#saidFields.add(value);
    return [{ note: 'field-settings', params: { value, other } }];
  }

  #apply(code: string, row: ProcedureRow): { readonly notes: readonly RowNote[] } | { readonly refused: RowNote } {
    const before = this.#procedures.get(code) ?? null;
    const repealed = before === null && this.#repealed.has(code);
    if (row.state === 'repealed' || (repealed && row.state === null && row.successors !== null)) return this.#repeal(code, row.successors);
    if (repealed && row.state === null) return { refused: { note: 'still-repealed' } };
    if (before === null && this.#procedures.size >= MOST) return { refused: { note: 'full', params: { most: MOST } } };
    const merged = mergeRow(code, row, before);
    if (!merged.ok) return { refused: merged.no };
    this.#procedures.set(code, merged.value.record);
    if (row.state === 'current') this.#repealed.delete(code);
    return { notes: row.successors === null ? merged.value.notes : [...merged.value.notes, { note: 'successors-of-current' }] };
  }

  #repeal(code: string, successors: readonly string[] | null): { readonly notes: readonly RowNote[] } | { readonly refused: RowNote } {
    if (!this.#repealed.has(code) && this.#repealed.size >= MOST) return { refused: { note: 'full', params: { most: MOST } } };
    this.#repealed.set(code, successors ?? this.#repealed.get(code) ?? []);
    this.#procedures.delete(code);
    return { notes: [] };
  }

  end(): ImportedCatalogue {
    this.#noteSuccessors();
    this.#noteUnhandled();
    this.#noteShared('name-shared', ({ fullName }) => fullName.toLocaleLowerCase('vi'));
    this.#noteShared('page-shared', ({ portalId }) => portalId);
    const count = [...this.#lines.keys()].flatMap((code) => this.#procedures.get(code) ?? []).reduce((sum, record) => sum + withoutEnglish(record), 0);
    if (count > 0) this.say(0, null, { note: 'english-missing', params: { count } });
    const repealed = [...this.#repealed].map(([code, successors]) => ({ code, successors: [...successors] }));
    return { file: { procedures: [...this.#procedures.values()], repealed }, report: this.#report.toSorted((a, b) => a.line - b.line), lines: this.#lines };
  }

  /** At the end, because a successor may stand further down in the table. */
  #noteSuccessors(): void {
    for (const [code, line] of this.#lines) {
      if (this.#procedures.has(code)) continue;
      const unknown = (this.#repealed.get(code) ?? []).filter((one) => !this.#procedures.has(one) && !this.#repealed.has(one));
      if (unknown.length > 0) this.say(line, code, { note: 'successor-unknown', params: { value: unknown.join(', ') } });
    }
  }

  /** What nobody can take a number for, once for each field or service. */
  #noteUnhandled(): void {
    const services = this.#services;
    if (services === undefined) return;
    const rows = [...this.#lines].flatMap(([code, line]): { line: number; note: 'field-unhandled' | 'service-unknown'; value: string }[] => {
      const record = this.#procedures.get(code);
      if (record === undefined) return [];
      const { serviceId, field } = record;
      if (serviceId === null) return this.#findField(field) === undefined ? [{ line, note: 'field-unhandled', value: field }] : [];
      return services.some(({ id }) => id === serviceId) ? [] : [{ line, note: 'service-unknown', value: serviceId }];
    });
    for (const group of Map.groupBy(rows, ({ note, value }) => `${note} ${spelledWords(value)}`).values()) {
      const [first] = group;
      if (first !== undefined) this.say(first.line, null, { note: first.note, params: { value: first.value, count: group.length } });
    }
  }

  /** Once for each group that this table has a part in. */
  #noteShared(note: 'name-shared' | 'page-shared', keyOf: (record: ProcedureRecord) => string | null): void {
    const groups = Map.groupBy(this.#procedures.values(), keyOf);
    for (const [key, records] of groups) {
      if (key === null || records.length < 2) continue;
      const codes = records.map(({ code }) => code);
      const [first] = codes.map((code) => ({ code, line: this.#lines.get(code) ?? Infinity })).toSorted((a, b) => a.line - b.line);
      if (first !== undefined && first.line < Infinity) this.say(first.line, first.code, { note, params: { codes: codes.join(', ') } });
    }
  }
}
