// What somebody is booked for, as a list says it: a service by its id or name, a field it handles, a procedure's code.
import { no, ok, type Result } from '@luot/shared/domain/result';
import type { CentreSettings } from '@luot/shared/settings/centre';
import { WordIndex } from '../../tables/letters/word-index.ts';
import type { RowFault } from './booking-note.ts';

export interface BookedService {
  readonly serviceId: string;
  readonly procedureCode: string | null;
  /** The procedure is not handled there and was left out. */
  readonly note: RowFault | null;
}

export type FindBookedService = (serviceCell: string, procedureCell: string) => Result<BookedService, RowFault>;

/** Names stand for services through their words alone: case, signs and, where that is no other name, marks do not count. */
export function bookedServiceFinder({ services }: CentreSettings, serviceOfProcedure: (code: string) => string | null): FindBookedService {
  // Later ones give way: an id goes before a name, a name before a field.
  const byName = new WordIndex([
    ...services.map(({ id }) => [id, id] as const),
    ...services.flatMap(({ id, name }) => [name.vi, name.en].map((text) => [text, id] as const)),
    ...services.flatMap(({ id, fields }) => fields.map((field) => [field, id] as const)),
  ]);
  return (serviceCell, procedureCell) => {
    const code = procedureCodeIn(procedureCell) ?? procedureCodeIn(serviceCell);
    const named = byName.find(serviceCell) ?? byName.find(procedureCell) ?? null;
    const ofProcedure = code === null ? null : serviceOfProcedure(code);
    const serviceId = named ?? ofProcedure;
    if (serviceId === null) {
      const value = serviceCell === '' ? procedureCell : serviceCell;
      return no(value === '' ? { note: 'service-missing' } : { note: 'service-unknown', params: { value } });
    }
    if (code === null || serviceId === ofProcedure) return ok({ serviceId, procedureCode: code, note: null });
    return ok({ serviceId, procedureCode: null, note: { note: 'procedure-elsewhere', params: { code } } });
  };
}

/** `1.004222`, also in the middle of a cell; a spreadsheet that takes the code for a number drops its last zeros. */
function procedureCodeIn(cell: string): string | null {
  if (/^[1-4]\.\d{1,5}$/.test(cell)) return cell.padEnd(8, '0');
  return /(?<![\d.])[1-4]\.\d{6}(?!\d)/.exec(cell)?.[0] ?? null;
}
