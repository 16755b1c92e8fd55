// Which column of somebody's table is what. Every office names its columns itself; marks, case and signs do not count.
import { foldedWords } from '../letters/folded-words.ts';

/** Names a column may have, the surest first: where two columns fit, the surer one is taken. */
export type ColumnNames<Wanted extends string> = Readonly<Record<Wanted, readonly string[]>>;

/** Which column of the table is meant, where its name does not say; an empty name: none of them. */
export type ChosenColumns<Wanted extends string> = Readonly<Partial<Record<Wanted, string>>>;

export interface FoundColumns<Wanted extends string> {
  readonly found: ReadonlyMap<Wanted, string>;
  readonly unused: readonly string[];
  /** Chosen ones the table does not have. */
  readonly missing: readonly string[];
}

/** A column is used once; what is chosen goes before what is recognised, and the order of `names` decides between them. */
export function findColumns<Wanted extends string>(
  columns: readonly string[],
  names: ColumnNames<Wanted>,
  chosen: ChosenColumns<Wanted>,
): FoundColumns<Wanted> {
  const wantedOnes = Object.keys(names) as Wanted[];
  const free = new Map(columns.toReversed().map((column) => [column, foldedName(column)]));
  const found = new Map<Wanted, string>();
  const missing: string[] = [];
  const take = (wanted: Wanted, name: string): boolean => {
    const alike = foldedName(name);
    const column = columns.find((one) => one === name && free.has(one)) ?? columns.find((one) => free.get(one) === alike);
    if (column === undefined) return false;
    free.delete(column);
    found.set(wanted, column);
    return true;
  };
  for (const wanted of wantedOnes) {
    const name = chosen[wanted];
    if (name !== undefined && name !== '' && !take(wanted, name)) missing.push(name);
  }
  for (const wanted of wantedOnes) if (chosen[wanted] === undefined) names[wanted].some((name) => take(wanted, name));
  return { found, unused: columns.filter((column) => free.has(column)), missing };
}

/** `Mã TTHC:`, `ma_tthc` and `MaTTHC` are `matthc`. */
export function foldedName(text: string): string {
  return foldedWords(text).replaceAll(' ', '');
}
