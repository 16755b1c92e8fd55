/** A row as a format's reader finds it. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** What stands in a merged cell that begins in a row above, by its place. */
  readonly merged?: ReadonlyMap<number, string>;
}

export function isFilled({ cells }: RawRow): boolean {
  return cells.some((cell) => cell.trim() !== '');
}
