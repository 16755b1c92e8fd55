// One record of somebody else's system, read as a dossier. What is not a field of Dossier never leaves this file (R4).

import { findDossierCode } from '@luot/shared/domain/codes/dossier-code';
import { type Dossier, type DossierState } from '@luot/shared/domain/dossier';
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { DossierField } from '@luot/shared/settings/dossier-settings';
import { cellsIn, type DossierFieldNames, nameOf } from '../dossier-names.ts';
import { readDay } from '../read-day.ts';
import { isStateNumber, readDossierState } from './read-dossier-state.ts';

/** Full names of procedures have up to 900 letters. */
const LONGEST_TEXT = 2_000;
const MOST_DONG = 1_000_000_000_000;

/**
 * Errors: the name of the field that is missing (code, state) or cannot be read. Pure, and throws for no JSON.
 * @param fields what the source calls a field; default DOSSIER_FIELDS and usual headings. Case, marks, spaces do not count.
 */
export function readDossier(record: Readonly<Record<string, unknown>>, fields: DossierFieldNames): Result<Dossier, string> {
  const cellsOf = cellsIn(record, fields);
  const wrong: string[] = [];
  const read = <Value>(field: DossierField, reader: Reader<Value>): Value | null => {
    const [cell] = cellsOf(field);
    if (cell === undefined) return null;
    const value = reader(cell.value);
    if (value === undefined) wrong.push(cell.name);
    return value ?? null;
  };
  const readState = (): DossierState | null => {
    // A system with a numbering of its own says in words, too, what it means.
    const cells = cellsOf('state').toSorted((a, b) => Number(isStateNumber(a.value)) - Number(isStateNumber(b.value)));
    for (const { value } of cells) {
      const state = readDossierState(value);
      if (state !== undefined) return state;
    }
    wrong.push(cells[0]?.name ?? nameOf('state', fields));
    return null;
  };
  const [code, state] = [read('code', readCode), readState()];
  const rest = {
    procedureCode: read('procedureCode', readProcedureCode),
    procedureName: read('procedureName', readText),
    receivedOn: read('receivedOn', readDay),
    dueOn: read('dueOn', readDay),
    finishedOn: read('finishedOn', readDay),
    returnedOn: read('returnedOn', readDay),
    amountDue: read('amountDue', readAmount),
    paysOnline: read('paysOnline', readFlag) ?? false,
    office: read('office', readText),
  };
  const [firstWrong] = wrong;
  if (code === null) return no(firstWrong ?? nameOf('code', fields));
  if (state === null || firstWrong !== undefined) return no(firstWrong ?? nameOf('state', fields));
  return ok({ code, state, ...rest });
}

/** Undefined: it cannot be read. Null: it says that there is nothing. */
type Reader<Value> = (cell: unknown) => Value | null | undefined;

function readText(cell: unknown): string | null | undefined {
  if (typeof cell !== 'string' && typeof cell !== 'number') return undefined;
  const text = String(cell)
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  if (text.length > LONGEST_TEXT) return undefined;
  return text === '' ? null : text;
}

/** A code that a kiosk could not ask for is none. */
function readCode(cell: unknown): string | null | undefined {
  // Word processors make hyphens into dashes.
  const text = readText(cell)
    ?.replaceAll(/[\u2010-\u2015]/g, '-')
    .toUpperCase();
  return text !== undefined && findDossierCode(text)?.code === text ? text : undefined;
}

function readProcedureCode(cell: unknown): string | null | undefined {
  const text = readText(cell);
  if (typeof text !== 'string') return text;
  if (text.length > 60) return undefined;
  // Older systems add the receiving unit: `1.001193.000.00.00.H41`.
  const plain = /^(\d\.\d{6})(?:\.\d{2,3})*\.[A-Z]\d{2}$/i.exec(text)?.[1] ?? text;
  // A spreadsheet that takes the code for a number drops its last zeros.
  return /^\d\.\d{1,5}$/.test(plain) ? plain.padEnd(8, '0') : plain;
}

/** `1.500.000 đ`, `1,500,000`, `50000.00`, `Miễn phí`: whole dong. */
function readAmount(cell: unknown): number | undefined {
  if (typeof cell === 'number') return Number.isInteger(cell) && cell >= 0 && cell <= MOST_DONG ? cell : undefined;
  if (typeof cell !== 'string') return undefined;
  const text = cell.normalize('NFC').toLowerCase().replaceAll(/\s/g, '');
  if (/^(?:miễnphí|không|khôngthu|khôngcó)$/.test(text)) return 0;
  const digits = text.replace(/(?:vnđ|vnd|đồng|đ|₫)\.?$/, '');
  const whole = /^(\d{1,13}|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)(?:[.,]0{1,2})?$/.exec(digits)?.[1];
  if (whole === undefined) return undefined;
  const amount = Number(whole.replaceAll(/[.,]/g, ''));
  return amount <= MOST_DONG ? amount : undefined;
}

function readFlag(cell: unknown): boolean | undefined {
  if (typeof cell !== 'string' && typeof cell !== 'number' && typeof cell !== 'boolean') return undefined;
  const text = String(cell).normalize('NFC').trim().toLowerCase();
  if (['true', '1', 'có', 'x', 'yes', 'được'].includes(text)) return true;
  return ['false', '0', 'không', 'no'].includes(text) ? false : undefined;
}
