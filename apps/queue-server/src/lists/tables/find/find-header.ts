// Where a table begins. People put a letterhead, a title and a motto above it, and break its heading over two rows: what
// tells a header is that its cells are names we know.

import { isFilled, type RawRow } from '../raw-row.ts';
import type { FoundHeader, TableRequest } from '../table-request.ts';
import { cleanCell } from './clean-cell.ts';
import { findColumns, foldedName } from './find-columns.ts';

export interface Header extends FoundHeader {
  /** What the columns are called; empty: no name. */
  readonly cells: readonly string[];
  /** Place in the rows of the first row below it. */
  readonly bodyFrom: number;
  /** How many of the wanted columns it has. */
  readonly known: number;
}

/** Among them a header is looked for: further down begins another table. */
export const FIRST_ROWS = 100;
/** One name that is known can stand in any row. */
const LEAST_KNOWN = 2;

/**
 * The row, or two rows together, with most of the wanted columns, the first of equals. Where none has two of them, the
 * first row with two cells filled, so that what is missing can be said. Null: no such row, or not the chosen one.
 */
export function findHeader(rows: readonly RawRow[], { names, chosen, headerRow }: TableRequest): Header | null {
  const known = new Set([...Object.values(names).flat(), ...Object.values(chosen)].map((name) => foldedName(name ?? '')));
  known.delete('');
  const headerOf = (at: number, count: 1 | 2): Header | null => {
    const parts = rows.slice(at, at + count);
    const [upper, lower] = parts;
    if (upper === undefined || (count === 2 && lower?.line !== upper.line + 1)) return null;
    const cells = lower === undefined ? upper.cells.map(nameOf) : joined(upper, lower, known);
    const likely = cells.filter((cell) => known.has(foldedName(cell))).length >= LEAST_KNOWN;
    const found = likely
      ? findColumns(
          [...new Set(cells)].filter((cell) => cell !== ''),
          names,
          chosen,
        ).found.size
      : 0;
    return {
      cells,
      lines: parts.map(({ line }) => line),
      above: rows
        .slice(0, at)
        .filter(isFilled)
        .map(({ line }) => line),
      bodyFrom: at + count,
      known: found,
    };
  };
  const forced = headerRow === undefined ? null : rows.findIndex((row) => row.line === headerRow && isFilled(row));
  const places = forced === null ? rows.slice(0, FIRST_ROWS).flatMap((row, at) => (filledCells(row) >= 2 ? [at] : [])) : [forced];
  const [first] = places;
  if (first === undefined || first < 0) return null;
  let best = headerOf(first, 1);
  // Two rows only where they tell more than any single one.
  for (const count of [1, 2] as const) {
    for (const at of places) {
      const header = headerOf(at, count);
      if (header !== null && header.known >= LEAST_KNOWN && header.known > (best?.known ?? 0)) best = header;
    }
  }
  return best;
}

/** The upper row's cell counts for the empty ones on its right too: it was one wide cell. Of the ways to name a column the known one is taken. */
function joined(upper: RawRow, lower: RawRow, known: ReadonlySet<string>): string[] {
  let carried = '';
  return Array.from({ length: Math.max(upper.cells.length, lower.cells.length) }, (_, i) => {
    const [above, below] = [nameOf(upper.cells[i] ?? ''), nameOf(lower.cells[i] ?? '')];
    if (above !== '' || below === '') carried = above;
    const ways = [`${carried} ${below}`.trim(), below, above];
    return ways.find((way) => known.has(foldedName(way))) ?? ways[0] ?? '';
  });
}

function nameOf(cell: string): string {
  return cleanCell(cell).replaceAll(/\s+/g, ' ');
}

function filledCells({ cells }: RawRow): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}
