// What somebody wants of a table, and what is said of how it was found.

import type { ChosenColumns, ColumnNames } from './find/find-columns.ts';
import type { TextEncoding } from './letters/decode-text.ts';
import type { Table } from './table.ts';

/** Which of 01 and 04 in 01/04/2027 is the day. */
export type DayOrder = 'day-first' | 'month-first';
export const DAY_ORDERS = ['day-first', 'month-first'] as const satisfies readonly DayOrder[];

/** The kind of table that is looked for. */
export interface TableKind<Wanted extends string = string> {
  readonly names: ColumnNames<Wanted>;
  /** Those of them that hold days, perhaps with a time. */
  readonly days: readonly Wanted[];
  /** True: the days are to come, so that a year 75 is 2075. */
  readonly daysAhead: boolean;
}

/** A person who knows better says so; what is left out is found. */
export interface TableChoice {
  /** A sheet's name, or its number from 1, hidden ones counted too. */
  readonly sheet?: string;
  /** As a spreadsheet numbers rows. */
  readonly headerRow?: number;
  readonly dates?: DayOrder;
}

export interface TableRequest<Wanted extends string = string> extends TableKind<Wanted>, TableChoice {
  readonly chosen: ChosenColumns<Wanted>;
}

export interface FoundTable extends Table {
  readonly found: TableFacts;
}

export interface TableFacts {
  /** Whatever was not Unicode. */
  readonly encodings: readonly Exclude<TextEncoding, 'utf-8' | 'utf-16'>[];
  /** Null: it is the only one. */
  readonly sheet: string | null;
  readonly header: FoundHeader;
  /** Days are read so because of this row; null: nothing in the table says so. */
  readonly monthFirst: { readonly line: number | null } | null;
}

export interface FoundHeader {
  /** One row, or two that are read together. */
  readonly lines: readonly number[];
  /** Rows above it that hold something. */
  readonly above: readonly number[];
}
