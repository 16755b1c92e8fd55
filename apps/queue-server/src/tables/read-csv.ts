// CSV with whatever separates its cells: Excel in Vietnamese writes semicolons.
import { no, ok, type Result } from '@luot/shared/domain/result';
import { CsvError, parse } from 'csv-parse/sync';
import type { RawRow } from './make-table.ts';
import type { TableFault } from './table-fault.ts';

const DELIMITERS = [',', ';', '\t'] as const;

/** Characters of one row; a quotation mark that is never closed would swallow the file. */
const LONGEST_ROW = 1_000_000;

/**
 * All rows, also empty ones, numbered as a spreadsheet numbers them: a line break within a cell begins no new row.
 * @param most rows to keep; one more is read, so that the caller sees that there are more
 */
export function readCsv(text: string, most: number): Result<readonly RawRow[], TableFault> {
  const rows: RawRow[] = [];
  let line = 0;
  let endLine = 0;
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      max_record_size: LONGEST_ROW,
      on_record: (cells: string[], { lines }) => {
        line++;
        endLine = lines;
        if (rows.length <= most && cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
        return null;
      },
    });
    return ok(rows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return no({ code: error.code === 'CSV_MAX_RECORD_SIZE' ? 'row-too-large' : 'quotes', params: { line: endLine + 1 } });
  }
}

/** The one that the first line with any of them has most of, outside quotation marks. */
function delimiterOf(text: string): string {
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
