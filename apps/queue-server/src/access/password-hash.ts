// Passwords are hashed in a thread of their own: in Node's pool four of them at once would hold up every file that is
// served. Few wait at a time, so that made-up log-ins keep nobody out for long.
import { scryptSync } from 'node:crypto';
import { Worker } from 'node:worker_threads';

const PASSWORD_BYTES = 32;
/** About a second of work. */
const MOST_WAITING = 12;

interface Waiting {
  readonly id: number;
  readonly done: (hash: string | null) => void;
}

/** The hash that is kept of a password, hexadecimal. */
export function passwordHash(password: string, salt: string): string {
  return scryptSync(password, salt, PASSWORD_BYTES).toString('hex');
}

export class PasswordHasher {
  #worker: Worker | null = null;
  #waiting: Waiting[] = [];
  #lastId = 0;

  /** Null: too many are waiting already. */
  hash(password: string, salt: string): Promise<string | null> {
    if (this.#waiting.length >= MOST_WAITING) return Promise.resolve(null);
    const id = ++this.#lastId;
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return new Promise((done) => {
      this.#waiting.push({ id, done });
      worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage({ id, password, salt });
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./password-worker.ts', import.meta.url), { execArgv: [] });
    worker.on('message', ({ id, hash }: { id: number; hash: string }) => {
      const found = this.#waiting.find((one) => one.id === id);
      this.#waiting = this.#waiting.filter((one) => one.id !== id);
      if (this.#waiting.length === 0) worker.unref();
      found?.done(hash);
    });
    worker.once('exit', () => {
      this.#worker = null;
      for (const { done } of this.#waiting.splice(0)) done(null);
    });
    return worker;
  }
}
