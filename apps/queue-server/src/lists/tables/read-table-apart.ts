import { no, type Result } from '@luot/shared/domain/result';
import type { Text } from '@luot/shared/domain/text';
import { runApart } from '../run-apart.ts';
import { tableFaultText } from './table-fault.ts';
import type { FoundTable, TableRequest } from './table-request.ts';

export interface ApartTableRequest {
  readonly path: string;
  readonly request: TableRequest;
}

/** As `readTable`, within bounds of time and memory; a file that goes over them has its sentence too. */
export async function readTableApart(path: string, request: TableRequest): Promise<Result<FoundTable, Text>> {
  const apart: ApartTableRequest = { path, request };
  const answer = await runApart<Result<FoundTable, Text>>(new URL('./read-table-worker.ts', import.meta.url), apart);
  if (answer.ok) return answer.value;
  return no(tableFaultText(path, answer.no === 'too-much-work' ? { code: 'too-much-work' } : { code: 'unreadable', params: { reason: answer.no } }));
}
