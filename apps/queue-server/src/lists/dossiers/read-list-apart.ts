// Reading a list in a thread of its own, where also the names of applicants that stand in it stay (R4).
import { basename } from 'node:path';
import { no, type Result } from '@luot/shared/domain/result';
import type { Text } from '@luot/shared/domain/text';
import type { DossierFieldNames } from '../dossier-names.ts';
import { runApart } from '../run-apart.ts';
import { tableFaultText } from '../tables/table-fault.ts';
import type { TableChoice } from '../tables/table-request.ts';
import type { DossierList } from './dossier-list.ts';
import { sourceFaultText } from './sources/source-fault.ts';

export interface ListRequest {
  readonly path: string;
  readonly fields: DossierFieldNames;
  readonly choice: TableChoice;
}

/**
 * As `readDossierList`; a file that is too much for the thread is a fault of the file.
 * @param signal ends the thread; the answer is then a fault nobody needs
 */
export async function readListApart(request: ListRequest, signal?: AbortSignal): Promise<Result<DossierList, Text>> {
  const list = await runApart<Result<DossierList, Text>>(new URL('./dossier-list-worker.ts', import.meta.url), request, { signal });
  if (list.ok) return list.value;
  if (list.no === 'too-much-work') return no(tableFaultText(request.path, { code: 'too-much-work' }));
  return no(sourceFaultText('list-broken', { file: basename(request.path), reason: list.no }));
}
