// Work on a file in a thread of its own: a large workbook takes seconds, and the queue must not wait for it; one that was
// made to take minutes, or all memory, is stopped. What the file holds besides ends with the thread's memory (R4).
import { Worker } from 'node:worker_threads';
import { no, ok, type Result } from '@luot/shared/domain/result';

const MOST_MS = 20_000;
const MOST_MEMORY_MB = 512;

/** `closed`: the signal has ended it; `too-much-work`: it took more than 20 s or 512 MB; else the code of what went wrong. */
export type ApartFault = 'closed' | 'too-much-work' | (string & {});

/**
 * What the thread posts first.
 * @param signal ends the thread, also one that hangs on a network share
 */
export function runApart<Answer>(module: URL, request: unknown, signal?: AbortSignal): Promise<Result<Answer, ApartFault>> {
  return new Promise((done) => {
    if (signal?.aborted === true) return done(no('closed'));
    const worker = new Worker(module, { workerData: request, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } });
    const end = () => void worker.terminate();
    const tooLong = setTimeout(() => {
      done(no('too-much-work'));
      end();
    }, MOST_MS);
    signal?.addEventListener('abort', end);
    worker.once('message', (answer: Answer) => done(ok(answer)));
    // Its code alone: a message may quote the file.
    worker.once('error', (error: NodeJS.ErrnoException) => done(no(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-much-work' : (error.code ?? error.name))));
    worker.once('exit', () => {
      clearTimeout(tooLong);
      signal?.removeEventListener('abort', end);
      done(no('closed'));
    });
  });
}
