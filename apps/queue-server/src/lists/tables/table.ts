export interface TableRow {
  /** As a spreadsheet numbers rows, from 1; in JSON the record's place in its list. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Columns whose cell stood between spaces in the file. */
  readonly trimmed?: readonly string[];
  /** Columns whose cell had letters in pieces in the file: not NFC. */
  readonly composed?: readonly string[];
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}
