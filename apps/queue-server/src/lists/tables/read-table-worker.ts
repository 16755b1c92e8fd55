// Runs in a thread of its own, see read-table-apart.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { readTable } from './read-table.ts';
import type { ApartTableRequest } from './read-table-apart.ts';

const { path, request } = workerData as ApartTableRequest;
parentPort?.postMessage(await readTable(path, request), []);
