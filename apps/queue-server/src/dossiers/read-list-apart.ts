// Reading a list in a thread of its own: a large workbook takes seconds, and the queue must not wait for it. What the list
// holds besides dossiers, names of applicants above all, ends with the thread's memory (R4).
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { no, type Result } from '@luot/shared/domain/result';
import type { Text } from '@luot/shared/domain/text';
import type { DossierList } from './dossier-list.ts';
import type { DossierFieldNames } from './dossier-names.ts';
import { sourceFaultText } from './source-fault.ts';

export interface ListRequest {
  readonly path: string;
  readonly fields: DossierFieldNames;
}

/** 30 MB of file become ten times that in cells. */
const MOST_MEMORY_MB = 768;

/**
 * As `readDossierList`; a file that is too much for the thread is a fault of the file.
 * @param signal ends the thread, also one that hangs on a network share; the answer is then a fault nobody needs
 */
export function readListApart(request: ListRequest, signal: AbortSignal): Promise<Result<DossierList, Text>> {
  return new Promise((done) => {
    const broken = (reason: string) => done(no(sourceFaultText('list-broken', { file: basename(request.path), reason })));
    if (signal.aborted) return broken('closed');
    const worker = new Worker(new URL('./dossier-list-worker.ts', import.meta.url), {
      workerData: request,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    const end = () => void worker.terminate();
    signal.addEventListener('abort', end);
    worker.once('message', (list: Result<DossierList, Text>) => done(list));
    // Its code alone: a message may quote the file.
    worker.once('error', (error: NodeJS.ErrnoException) => broken(error.code ?? error.name));
    worker.once('exit', () => {
      signal.removeEventListener('abort', end);
      broken('closed');
    });
  });
}
