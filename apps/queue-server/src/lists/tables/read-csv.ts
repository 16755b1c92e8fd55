// CSV with whatever separates its cells: Excel in Vietnamese writes semicolons.
import { no, ok, type Result } from '@luot/shared/domain/result';
import { CsvError, parse } from 'csv-parse/sync';
import { FIRST_ROWS, findHeader } from './find/find-header.ts';
import { repairLetters } from './letters/repair-letters.ts';
import type { RawRow } from './raw-row.ts';
import type { TableFault } from './table-fault.ts';
import type { TableRequest } from './table-request.ts';

const DELIMITERS = [',', ';', '\t'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** Characters of one row; a quotation mark that is never closed would swallow the file. */
const LONGEST_ROW = 1_000_000;
/** Of titles and of a header. */
const FIRST_LETTERS = 2_000_000;

/**
 * All rows, also empty ones, numbered as a spreadsheet numbers them: a line break within a cell begins no new row. They
 * are separated by what makes the best header of the wanted columns.
 * @param most rows to keep; one more is read, so that the caller sees that there are more
 */
export function readCsv(text: string, request: TableRequest, most: number): Result<readonly RawRow[], TableFault> {
  const { rows, fault } = rowsOf(text, delimiterFor(text, request), most);
  return fault === null ? ok(rows) : no(fault);
}

/** @param to rows to look at; undefined: all */
function rowsOf(text: string, delimiter: Delimiter, most: number, to?: number): { readonly rows: readonly RawRow[]; readonly fault: TableFault | null } {
  const rows: RawRow[] = [];
  let line = 0;
  let endLine = 0;
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      max_record_size: LONGEST_ROW,
      ...(to === undefined ? {} : { to }),
      on_record: (cells: string[], { lines }) => {
        line++;
        endLine = lines;
        if (rows.length <= most && cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
        return null;
      },
    });
    return { rows, fault: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, fault: { code: error.code === 'CSV_MAX_RECORD_SIZE' ? 'row-too-large' : 'quotes', params: { line: endLine + 1 } } };
  }
}

function delimiterFor(text: string, request: TableRequest): Delimiter {
  const start = text.slice(0, FIRST_LETTERS);
  let best: { readonly delimiter: Delimiter; readonly known: number } = { delimiter: commonDelimiter(text), known: 0 };
  for (const delimiter of DELIMITERS) {
    const { rows } = rowsOf(start, delimiter, FIRST_ROWS, FIRST_ROWS);
    const known = findHeader(repairLetters(rows).rows, request)?.known ?? 0;
    if (known > best.known) best = { delimiter, known };
  }
  return best.delimiter;
}

/** The one that the first line with any of them has most of, outside quotation marks. */
function commonDelimiter(text: string): Delimiter {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    if (quoted) continue;
    const count = counts.get(char);
    if (count !== undefined) counts.set(char, count + 1);
    if (char === '\n' && [...counts.values()].some((count) => count > 0)) break;
  }
  return DELIMITERS.reduce((best, delimiter) => ((counts.get(delimiter) ?? 0) > (counts.get(best) ?? 0) ? delimiter : best));
}
