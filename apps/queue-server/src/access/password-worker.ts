// Runs in a thread of its own, see password-hash.ts.
import { parentPort } from 'node:worker_threads';
import { passwordHash } from './password-hash.ts';

parentPort?.on('message', ({ id, password, salt }: { id: number; password: string; salt: string }) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage({ id, hash: passwordHash(password, salt) });
});
