// Work on a file in a thread of its own: a large workbook takes seconds, and the queue must not wait for it; one that was
// made to take minutes, or all memory, is stopped. What the file holds besides ends with the thread's memory (R4).
import { Worker } from 'node:worker_threads';
import { no, ok, type Result } from '@luot/shared/domain/result';

/** Of the processor: a machine that has other things to do makes no file too large. */
const MOST_WORK_MS = 20_000;
/** In all, for a thread that waits for a share and works on nothing. */
const MOST_MS = 120_000;
const LOOK_EVERY_MS = 500;
const MOST_MEMORY_MB = 512;

export interface ApartOptions {
  /** Ends the thread, also one that hangs on a network share. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds of the processor it may take. */
  readonly mostWorkMs?: number;
}

/** `closed`: the signal has ended it; `too-much-work`: it took too much time or memory; else the code of what went wrong. */
export type ApartFault = 'closed' | 'too-much-work' | (string & {});

/** What the thread posts first, within 20 s of work and 512 MB. */
export function runApart<Answer>(module: URL, request: unknown, { signal, mostWorkMs = MOST_WORK_MS }: ApartOptions = {}): Promise<Result<Answer, ApartFault>> {
  return new Promise((done) => {
    if (signal?.aborted === true) return done(no('closed'));
    const worker = new Worker(module, { workerData: request, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } });
    const end = () => void worker.terminate();
    const startMs = performance.now();
    const look = setInterval(() => void isOver(worker, startMs, mostWorkMs).then((over) => over && stop()), LOOK_EVERY_MS);
    const stop = () => {
      done(no('too-much-work'));
      end();
    };
    signal?.addEventListener('abort', end);
    worker.once('message', (answer: Answer) => done(ok(answer)));
    // Its code alone: a message may quote the file.
    worker.once('error', (error: NodeJS.ErrnoException) => done(no(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-much-work' : (error.code ?? error.name))));
    worker.once('exit', () => {
      clearInterval(look);
      signal?.removeEventListener('abort', end);
      done(no('closed'));
    });
  });
}

async function isOver(worker: Worker, startMs: number, mostWorkMs: number): Promise<boolean> {
  if (performance.now() - startMs > MOST_MS) return true;
  try {
    const { user, system } = await worker.cpuUsage();
    return user + system > mostWorkMs * 1_000;
  } catch {
    // It has ended by itself.
    return false;
  }
}
