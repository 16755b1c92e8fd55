// Runs in a thread of its own, see read-table-apart.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { readTable } from './read-table.ts';
import type { ApartTableRequest } from './read-table-apart.ts';

const { path, request } = workerData as ApartTableRequest;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(await readTable(path, request));
