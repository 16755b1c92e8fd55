// A list of dossiers in a file: what the one-stop system exports, or what a centre keeps itself.
import { basename } from 'node:path';
import type { Dossier } from '@luot/shared/domain/dossier';
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { Text } from '@luot/shared/domain/text';
import { type DossierFieldNames, dossierTable } from '../dossier-names.ts';
import { readTable } from '../tables/read-table.ts';
import type { TableChoice, TableFacts } from '../tables/table-request.ts';
import { readDossier } from './read-dossier.ts';
import { sourceFaultText } from './sources/source-fault.ts';

export interface RefusedRow {
  /** As a spreadsheet numbers rows; in JSON the record's place. */
  readonly line: number;
  /** The column that cannot be read. */
  readonly field: string;
}

export interface DossierList {
  readonly dossiers: readonly Dossier[];
  readonly refused: readonly RefusedRow[];
  readonly rows: number;
  readonly found: TableFacts;
}

/** Errors: no table, or more than half of its rows cannot be read: then its shape has changed. */
export async function readDossierList(path: string, fields: DossierFieldNames, choice: TableChoice = {}): Promise<Result<DossierList, Text>> {
  const table = await readTable(path, { ...dossierTable(fields), ...choice, chosen: {} });
  if (!table.ok) return table;
  const dossiers: Dossier[] = [];
  const refused: RefusedRow[] = [];
  for (const { line, cells } of table.value.rows) {
    const dossier = readDossier(cells, fields);
    if (dossier.ok) dossiers.push(dossier.value);
    else refused.push({ line, field: dossier.no });
  }
  const list: DossierList = { dossiers, refused, rows: table.value.rows.length, found: table.value.found };
  return refused.length * 2 > list.rows ? no(sourceFaultText('list-shape', refusedParams(path, list))) : ok(list);
}

/** For a sentence about rows that cannot be read. */
export function refusedParams(path: string, { refused, rows }: Pick<DossierList, 'refused' | 'rows'>): Readonly<Record<string, string | number>> {
  return { file: basename(path), refused: refused.length, rows, line: refused[0]?.line ?? 0, field: refused[0]?.field ?? '' };
}
