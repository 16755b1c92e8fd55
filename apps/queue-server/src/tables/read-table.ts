// A table out of whatever file an office has: CSV, an Excel workbook, JSON. What a file is, is told by its first bytes,
// not by its name; the name only words the refusal.
import { readFile, stat } from 'node:fs/promises';
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { Text } from '@luot/shared/domain/text';
import { reasonOf } from '../start-fault.ts';
import { decodeText } from './decode-text.ts';
import { MOST_ROWS, makeTable, type RawRow, type Table, type TableRow } from './make-table.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { readXlsx } from './read-xlsx.ts';
import { type TableFault, tableFaultText } from './table-fault.ts';

export type { Table, TableRow };

const FILE_LIMIT_MB = 30;
/** Titles may stand above the header. */
const MOST_RAW_ROWS = MOST_ROWS + 100;

/**
 * Reads a file of at most 30 MB, 50,000 rows and 200 columns. Errors: why it is no table, a sentence in both languages.
 * Never throws for what a file or a path can be.
 */
export async function readTable(path: string): Promise<Result<Table, Text>> {
  const file = await fileOf(path);
  const table = file.ok ? await tableIn(file.value, path) : file;
  return table.ok ? table : no(tableFaultText(path, table.no));
}

async function fileOf(path: string): Promise<Result<Buffer, TableFault>> {
  try {
    if ((await stat(path)).size > FILE_LIMIT_MB * 1024 * 1024) return no({ code: 'too-large', params: { limit: FILE_LIMIT_MB } });
    return ok(await readFile(path));
  } catch (error) {
    const reason = reasonOf(error);
    return no(reason === 'ENOENT' ? { code: 'missing' } : { code: 'unreadable', params: { reason } });
  }
}

async function tableIn(file: Buffer, path: string): Promise<Result<Table, TableFault>> {
  const start = file.toString('latin1', 0, 4);
  if (start === 'PK\x03\x04') return tableOf(await readXlsx(file), false);
  if (start === '\xd0\xcf\x11\xe0') return no({ code: 'old-excel' });
  const text = decodeText(file);
  if (text.trim() === '') return no({ code: 'empty' });
  // A web page under the name .xls is what some portals call an export.
  if (/^\s*<(?:!doctype html|html|table|\?xml)/i.test(text)) return no({ code: 'web-page' });
  if (/\.xls[xm]$/i.test(path)) return no({ code: 'no-spreadsheet' });
  if (text.includes('\0')) return no({ code: 'no-text' });
  if (/^\s*[[{]/.test(text) || /\.json$/i.test(path)) return tableOf(readJson(text, MOST_RAW_ROWS), false);
  return tableOf(readCsv(text, MOST_RAW_ROWS), true);
}

function tableOf(rows: Result<readonly RawRow[], TableFault>, strict: boolean): Result<Table, TableFault> {
  return rows.ok ? makeTable(rows.value, strict) : rows;
}
