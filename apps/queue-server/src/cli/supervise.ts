// N4b: a server that ended by itself is started anew; one that cannot go on is given up with a sentence. In a process of
// its own that loads next to nothing, so that nothing that ends the server ends it too.
//
//   server said where it is ── ended by itself ─▶ anew after 0.2 s, then 5 s ── the third end within a minute ─▶ given up
//          └── ended when asked ─▶ the end                      never said where it is ─▶ it has said why: the end
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fail } from './fail.ts';

/** What a server tells its supervisor when it answers. */
export const READY = 'ready';

const LUOT = resolve(import.meta.dirname, '../../luot.mjs');
const WITHIN_MS = 60_000;
/** Before each start but the first. A disk that was pulled and put back takes some seconds. */
const PAUSES_MS = [200, 5_000];

/** How often a server has ended by itself within the last minute. */
export class Ends {
  #atMs: readonly number[] = [];

  /** One more, at an instant of a clock that never jumps. @returns the pause before the next start in ms; null: given up */
  add(nowMs: number): number | null {
    this.#atMs = [...this.#atMs, nowMs].filter((atMs) => nowMs - atMs < WITHIN_MS);
    return PAUSES_MS[this.#atMs.length - 1] ?? null;
  }
}

/** Runs `luot serve` with these arguments until it is told to end or cannot go on. */
export async function supervise(args: readonly string[]): Promise<void> {
  const ends = new Ends();
  let server: ChildProcess | null = null;
  let asked = false;
  let wake: () => void = () => undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      asked = true;
      wake();
      // A terminal sends Ctrl-C to both; a second one changes nothing.
      server?.kill(signal);
    });
  }
  let begun = false;
  for (;;) {
    server = spawn(process.execPath, [...process.execArgv, LUOT, ...args, '--alone'], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    server.on('message', (message) => {
      if (message === READY) begun = true;
    });
    const { code, signal } = await ended(server);
    server = null;
    if (code === 0 || asked || !begun) {
      process.exitCode = code ?? 1;
      return;
    }
    const pauseMs = ends.add(performance.now());
    if (pauseMs === null) return giveUp();
    console.error(JSON.stringify({ level: 50, time: new Date().toISOString(), code, signal, pauseMs, msg: 'server.restarts' }));
    await new Promise<void>((done) => {
      const timer = setTimeout(done, pauseMs);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
    if (asked) return;
  }
}

function ended(server: ChildProcess): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }> {
  return new Promise((done) => {
    server.once('exit', (code, signal) => done({ code, signal }));
    server.once('error', () => done({ code: 1, signal: null }));
  });
}

function giveUp(): void {
  fail(
    'server-ends',
    'Máy chủ đã tự dừng ba lần trong một phút nên không được chạy lại nữa. Nguyên nhân ở các dòng nhật ký phía trên: thường là ổ đĩa hỏng hoặc bị rút. Số đã phát vẫn còn; sửa xong hãy chạy lại.',
    'The server has ended by itself three times within a minute and is not started again. The log lines above say why: mostly a disk that is broken or was pulled. All numbers given out are kept; start it again when that is mended.',
  );
}
