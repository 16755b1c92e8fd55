// A cell that should hold a procedure's code, and what catalogues hold instead (facts measured on 5,670 of them).
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { RowNote } from './import-note.ts';

/** Codes of the older system, with the receiving unit behind: `1.001193.000.00.00.H41`, `1.000948.H38`. */
const WITH_UNIT = /^([1-6]\.\d{6})(?:\.\d{2,3})*\.H\d{2}$/i;
/** What a spreadsheet makes of a code that it takes for a number: `1.004220` loses its last 0, a comma stands for the point. */
const NUMBER = /^(?:[1-6]|[1-6]\.\d{1,5}|[1-6]\.\d{6}0+|[1-6],\d{1,9}|[1-6]\d{6}|\d(?:[.,]\d+)?E\+\d+)$/i;

/** The code, and what was mended. Errors: why it is none that a citizen can ask for. */
export function readCode(cell: string): Result<{ readonly code: string; readonly mended: readonly RowNote[] }, RowNote> {
  const value = cell.replaceAll(/[\p{Cf}\p{Cc}\s]/gu, '');
  if (value === '') return no({ note: 'no-code' });
  const unit = WITH_UNIT.exec(value)?.[1];
  const code = unit ?? value;
  if (/^[56]\.\d{6}$/.test(code)) return no({ note: 'code-internal', params: { value: code } });
  if (/^[1-4]\.\d{6}$/.test(code)) {
    const spaces: readonly RowNote[] = value === cell ? [] : [{ note: 'code-spaces' }];
    return ok({ code, mended: unit === undefined ? spaces : [...spaces, { note: 'code-unit', params: { value } }] });
  }
  if (/^[1-6]\.\d+-?x(?:o|ó)a$/i.test(value)) return no({ note: 'code-deleted', params: { value } });
  return no({ note: NUMBER.test(value) ? 'code-number' : 'code-malformed', params: { value: cell.trim() } });
}
