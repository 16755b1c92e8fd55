// A table out of whatever file an office has: CSV, an Excel workbook, JSON. What a file is, is told by its first bytes,
// not by its name; the name only words the refusal.
//
//   bytes ─▶ letters ─▶ rows of each sheet ─▶ the header that is known ─▶ days ─▶ table
import { readFile, stat } from 'node:fs/promises';
import { no, ok, type Result } from '@luot/shared/domain/result';
import { reasonOf } from '@luot/shared/domain/start-fault';
import type { Text } from '@luot/shared/domain/text';
import { readDayColumns } from './find/day-columns.ts';
import { findColumns } from './find/find-columns.ts';
import { FIRST_ROWS, findHeader, type Header } from './find/find-header.ts';
import { MOST_ROWS, makeTable } from './find/make-table.ts';
import { type DecodedText, decodeText } from './letters/decode-text.ts';
import { foldedWords } from './letters/folded-words.ts';
import { lostLetters } from './letters/lost-letters.ts';
import { repairLetters } from './letters/repair-letters.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import type { Table } from './table.ts';
import { type TableFault, tableFaultText } from './table-fault.ts';
import type { FoundTable, TableFacts, TableRequest } from './table-request.ts';
import { readXlsx, type SheetRows } from './workbook/read-xlsx.ts';

export type { Table, TableRow } from './table.ts';

const FILE_LIMIT_MB = 30;
/** Titles may stand above the header. */
const MOST_RAW_ROWS = MOST_ROWS + 100;

/**
 * Reads a file of at most 30 MB, 50,000 rows and 200 columns. Errors: why it is no table, a sentence in both languages.
 * Never throws for what a file or a path can be.
 */
export async function readTable(path: string, request: TableRequest): Promise<Result<FoundTable, Text>> {
  const file = await fileOf(path);
  const table = file.ok ? await tableIn(file.value, path, request) : file;
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

async function tableIn(file: Buffer, path: string, request: TableRequest): Promise<Result<FoundTable, TableFault>> {
  const start = file.toString('latin1', 0, 4);
  if (start === 'PK\x03\x04') {
    const sheets = await readXlsx(file, request.sheet);
    return sheets.ok ? bestSheet(sheets.value, request) : sheets;
  }
  if (start === '\xd0\xcf\x11\xe0') return no({ code: 'old-excel' });
  const { text, encoding } = decodeText(file);
  if (text.trim() === '') return no({ code: 'empty' });
  // A web page under the name .xls is what some portals call an export.
  if (/^\s*<(?:!doctype html|html|table|\?xml)/i.test(text)) return no({ code: 'web-page' });
  if (/\.xls[xm]$/i.test(path)) return no({ code: 'no-spreadsheet' });
  if (text.includes('\0')) return no({ code: 'no-text' });
  if (request.sheet !== undefined) return no({ code: 'no-sheets' });
  return /^\s*[[{]/.test(text) || /\.json$/i.test(path) ? tableOfJson(text, encoding, request) : tableOfCsv(text, encoding, request);
}

function tableOfJson(text: string, encoding: DecodedText['encoding'], request: TableRequest): Result<FoundTable, TableFault> {
  const rows = readJson(text, MOST_RAW_ROWS);
  if (!rows.ok) return rows;
  // Its header are the names of its records' values.
  if (rows.value[0] === undefined || rows.value[0].cells.length < 2) return no({ code: 'no-header' });
  return tableOf({ name: null, rows: rows.value, calendar1904: false }, { ...request, headerRow: 0 }, encoding, false);
}

function tableOfCsv(text: string, encoding: DecodedText['encoding'], request: TableRequest): Result<FoundTable, TableFault> {
  const rows = readCsv(text, request, MOST_RAW_ROWS);
  return rows.ok ? tableOf({ name: null, rows: rows.value, calendar1904: false }, request, encoding, true) : rows;
}

/** Sheets that show how a table is to be filled in, with a header and a row of their own. */
const GUIDE = /\b(?:huong dan|vi du|mau|example|sample|guide|instructions?|readme|help)\b/;

/** The first of those with the most known columns; one that only explains gives way. */
function bestSheet(all: readonly SheetRows[], request: TableRequest): Result<FoundTable, TableFault> {
  const sheets = all.toSorted((a, b) => Number(GUIDE.test(foldedWords(a.name ?? ''))) - Number(GUIDE.test(foldedWords(b.name ?? ''))));
  const known = sheets.map(({ rows }) => findHeader(repairLetters(rows.slice(0, FIRST_ROWS)).rows, request)?.known ?? 0);
  const best = sheets[known.indexOf(Math.max(...known))];
  return best === undefined ? no({ code: 'no-header' }) : tableOf(best, request, 'utf-8', false);
}

function tableOf(sheet: SheetRows, request: TableRequest, encoding: DecodedText['encoding'], strict: boolean): Result<FoundTable, TableFault> {
  const { rows, encodings } = repairLetters(sheet.rows);
  const made = makeTable(rows, request, strict);
  if (!made.ok) return made;
  const { table, header } = made.value;
  const lost = lostIn(table, header, request);
  if (lost !== null) return no(lost);
  const read = readDayColumns(table, request, sheet.calendar1904);
  if (!read.ok) return read;
  const found: TableFacts = {
    encodings: encoding === 'utf-8' || encoding === 'utf-16' ? encodings : [encoding],
    sheet: sheet.name,
    header: { lines: header.lines, above: header.above },
    monthFirst: read.value.monthFirst,
  };
  return ok({ ...read.value.table, found });
}

/** Among the names of the columns, and in the columns that are wanted: no other is looked at. Codes are never repeated (R4). */
function lostIn({ columns, rows }: Table, { lines }: Header, { names, chosen }: TableRequest): TableFault | null {
  const found = findColumns(columns, names, chosen).found;
  const wanted = [...found].filter(([name]) => name !== 'code').map(([, column]) => column);
  let doubts = 0;
  const lostAt = (line: number, column: string, cell: string): TableFault | null => {
    const lost = lostLetters(cell);
    return lost !== null && (lost.sure || ++doubts > 1) ? { code: 'letters-lost', params: { line, column, sample: lost.sample } } : null;
  };
  for (const column of columns) {
    const lost = lostAt(lines.at(-1) ?? 0, column, column);
    if (lost !== null) return lost;
  }
  for (const { line, cells } of rows) {
    for (const column of wanted) {
      const lost = lostAt(line, column, cells[column] ?? '');
      if (lost !== null) return lost;
    }
  }
  return null;
}
