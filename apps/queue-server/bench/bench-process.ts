import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

export interface BenchProcess {
  readonly port: number;
  /** Resident memory after a collection, in bytes. */
  readonly memory: () => Promise<number>;
  /** Processor time so far, in ms, and resident memory as it is, in bytes. */
  readonly spent: () => Promise<{ readonly cpuMs: number; readonly rss: number }>;
  readonly stop: () => Promise<void>;
}

/** Starts one of servers.ts; it ends with this process at the latest. */
export async function benchProcess(...args: string[]): Promise<BenchProcess> {
  const child = fork(join(import.meta.dirname, 'servers.ts'), args, {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { port } = await answer<{ port: number }>(child);
  return {
    port,
    memory: async () => {
      child.send('memory');
      return (await answer<{ rss: number }>(child)).rss;
    },
    spent: () => {
      child.send('spent');
      return answer<{ cpuMs: number; rss: number }>(child);
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.disconnect();
      }),
  };
}

function answer<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const failed = (code: number | null) => reject(new Error(`a server of the bench ended with ${code}`));
    child.once('exit', failed);
    child.once('message', (message) => {
      child.off('exit', failed);
      resolve(message as Message);
    });
  });
}
