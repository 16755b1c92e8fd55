// The server as an operator runs it: a process of its own, on a data folder, that can be killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

const LUOT = join(import.meta.dirname, '../../../apps/queue-server/luot.mjs');

export interface ServerProcess {
  readonly base: string;
  /** Null: it does not run. */
  readonly pid: () => number | null;
  /** Starts it and resolves when it answers; may be called again after `kill`. */
  readonly start: () => Promise<void>;
  /** As a power cut does. */
  readonly kill: () => Promise<void>;
  /** As Ctrl-C does; resolves with the exit code. */
  readonly stop: () => Promise<number | null>;
  /** Held up, as by a disk that does not answer, and going on. */
  readonly hold: (on: boolean) => void;
  /** All it has written to stderr. */
  readonly log: () => string;
}

/** @param nodeFlags of Node itself */
export function serverProcess(port: number, flags: readonly string[], nodeFlags: readonly string[] = []): ServerProcess {
  const base = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  let log = '';

  const ended = (signal: NodeJS.Signals) =>
    new Promise<number | null>((resolve) => {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return resolve(child?.exitCode ?? null);
      child.once('exit', (code) => resolve(code));
      child.kill(signal);
    });

  return {
    base,
    pid: () => (child === null || child.exitCode !== null || child.signalCode !== null ? null : (child.pid ?? null)),
    start: () =>
      new Promise((resolve, reject) => {
        const started = spawn(process.execPath, [...nodeFlags, LUOT, 'serve', '--alone', '--port', String(port), '--log', 'warn', ...flags], {
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        child = started;
        started.stdout.on('data', (chunk: Buffer) => {
          if (chunk.toString().includes(base)) resolve();
        });
        started.stderr.on('data', (chunk: Buffer) => {
          log += chunk.toString();
        });
        started.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${log}`)));
      }),
    kill: async () => void (await ended('SIGKILL')),
    stop: () => ended('SIGINT'),
    hold: (on) => void child?.kill(on ? 'SIGSTOP' : 'SIGCONT'),
    log: () => log,
  };
}

/** A port nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
