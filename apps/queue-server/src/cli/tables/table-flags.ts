// What every import of a table has in common: where in the file the table is, and how its days are written, by one who knows.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { DAY_ORDERS, type DayOrder, type TableChoice } from '../../lists/tables/table-request.ts';

export interface TableFlags {
  readonly sheet?: string;
  readonly headerRow?: number;
  readonly dates?: DayOrder;
}

export function tableOptions(command: Command): Command {
  return command
    .option('--sheet <name>', 'the sheet of a workbook, by its name or number; without it the visible one that has the columns')
    .addOption(new Option('--header-row <row>', 'the row with the names of the columns; without it the one that has them').argParser(rowNumber))
    .addOption(new Option('--dates <order>', 'what stands first in 01/04/2027; without it the table itself tells').choices(DAY_ORDERS));
}

/** The flags of an import that are about its table. */
export function tableChoice({ sheet, headerRow, dates }: TableFlags): TableChoice {
  return { ...(sheet === undefined ? {} : { sheet }), ...(headerRow === undefined ? {} : { headerRow }), ...(dates === undefined ? {} : { dates }) };
}

function rowNumber(value: string): number {
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new InvalidArgumentError('a row’s number, from 1');
  return Number(value);
}
