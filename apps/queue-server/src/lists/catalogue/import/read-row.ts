// One row of a table as what it says of a procedure. Nothing here knows what the list had before.

import { shortNameOf, tidyName } from '@luot/shared/domain/procedure-name';
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { ProcedureRecord } from '@luot/shared/settings/procedure-file';
import type { TableRow } from '../../tables/read-table.ts';
import type { ImportColumn } from './column-names.ts';
import type { RowNote } from './import-note.ts';
import { oneLine, readCutOff, readField, readForeignIds, readOnline, readPortalId, readProvince, readService, withUnit } from './read-cells.ts';
import { readDocuments } from './read-documents.ts';
import { type ReadState, readState } from './read-state.ts';

/** Texts are empty and values undefined where the row says nothing; null is said. */
export interface ProcedureRow extends Omit<ReadState, 'notes'> {
  readonly fullName: string;
  readonly field: string;
  readonly shortName: string;
  readonly shortNameEn: string;
  readonly timeLimit: string;
  readonly timeLimitEn: string;
  readonly fee: string;
  readonly feeStatus: string;
  readonly documents: readonly string[] | null;
  readonly documentsEn: readonly string[] | null;
  readonly portalId: string | undefined;
  readonly foreignIds: readonly string[] | undefined;
  readonly province: string | null | undefined;
  /** The id of one of the centre's services. */
  readonly serviceId: string | undefined;
  readonly cutOff: string | undefined;
  readonly online: ProcedureRecord['online'] | undefined;
}

/** A column may be called `constructor`: only what the row itself has counts. */
export function cellOf({ cells }: TableRow, column: string | undefined): string {
  return column !== undefined && Object.hasOwn(cells, column) ? (cells[column] ?? '') : '';
}

/** Eth looks like Đ on every screen, and a search for Đ does not find it. No word that a list of procedures has is written with it. */
function withoutEth(cell: string): string {
  return cell.replaceAll('Ð', 'Đ').replaceAll('ð', 'đ');
}

const LONGEST_NAME = 1_200;
const LONGEST_SHORT_NAME = 200;
const LONGEST_SENTENCE = 300;

/** Errors: why the row is refused. */
export function readRow(
  row: TableRow,
  code: string,
  found: ReadonlyMap<ImportColumn, string>,
  province: string | null,
): Result<{ readonly said: ProcedureRow; readonly notes: readonly RowNote[] }, RowNote> {
  const raw = (column: ImportColumn): string => withoutEth(cellOf(row, found.get(column)));
  const notes: RowNote[] = letterNotes(row, found);
  const text = (column: ImportColumn, most = LONGEST_SENTENCE): string => {
    const value = oneLine(raw(column));
    if (value.length <= most) return value;
    notes.push({ note: 'too-long', params: { column: found.get(column) ?? column, most } });
    return '';
  };
  const take = <Value>({ notes: more, ...value }: Value & { readonly notes: readonly RowNote[] }) => {
    notes.push(...more);
    return value;
  };
  const place = readProvince(oneLine(raw('province')), province);
  if (!place.ok) return place;
  const state = take(readState(code, oneLine(raw('state')), oneLine(raw('successors'))));
  if (notes.some(({ note }) => note === 'not-in-force')) return no({ note: 'not-in-force' });
  const fullName = tidyName(raw('fullName'));
  if (fullName.length > LONGEST_NAME) return no({ note: 'name-too-long', params: { length: fullName.length, most: LONGEST_NAME } });
  if (fullName !== '' && !/\p{L}/u.test(shortNameOf(fullName))) return no({ note: 'name-empty', params: { value: fullName } });
  notes.push(...nameNotes(raw('fullName'), fullName));
  const field = readField(raw('field'));
  if (field.capitals) notes.push({ note: 'field-capitals', params: { value: field.name } });
  const said = {
    ...state,
    fullName,
    field: field.name,
    province: place.value,
    serviceId: readService(oneLine(raw('service')), notes),
    shortName: text('shortName', LONGEST_SHORT_NAME),
    shortNameEn: text('shortNameEn', LONGEST_SHORT_NAME),
    timeLimit: withUnit(text('timeLimit'), notes),
    timeLimitEn: withUnit(text('timeLimitEn'), notes),
    fee: text('fee'),
    feeStatus: oneLine(raw('feeStatus')),
    documents: take(readDocuments(raw('documents'))).documents,
    documentsEn: take(readDocuments(raw('documentsEn'))).documents,
    portalId: readPortalId(oneLine(raw('portalId')), notes),
    foreignIds: readForeignIds(oneLine(raw('foreignIds')), notes),
    cutOff: readCutOff(oneLine(raw('cutOff')), notes),
    online: readOnline(oneLine(raw('online')), notes),
  };
  return ok({ said, notes });
}

/** What the table's reader has put together already, or what is in pieces still. */
function letterNotes(row: TableRow, found: ReadonlyMap<ImportColumn, string>): RowNote[] {
  const columns = [...found.values()].filter(
    (column) => row.composed?.includes(column) === true || cellOf(row, column).normalize('NFC') !== cellOf(row, column),
  );
  const eths = [...found.values()].filter((column) => withoutEth(cellOf(row, column)) !== cellOf(row, column));
  const name = found.get('fullName');
  const spaces = name !== undefined && (row.trimmed?.includes(name) === true || /^\s+\S|\S\s+$/.test(cellOf(row, name)));
  return [
    ...columns.map((column) => ({ note: 'letters', params: { column } }) as const),
    ...eths.map((column) => ({ note: 'eth', params: { column } }) as const),
    ...(spaces ? [{ note: 'name-spaces' } as const] : []),
  ];
}

function nameNotes(cell: string, name: string): RowNote[] {
  const line = oneLine(cell);
  return [...(/[\r\n\u2028\u2029]/.test(cell.trim()) ? [{ note: 'name-lines' } as const] : []), ...(name === line ? [] : [{ note: 'name-capitals' } as const])];
}
