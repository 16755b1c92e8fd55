// Runs in a thread of its own, see read-list-apart.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { readDossierList } from './dossier-list.ts';
import type { ListRequest } from './read-list-apart.ts';

const { path, fields, choice } = workerData as ListRequest;
parentPort?.postMessage(await readDossierList(path, fields, choice), []);
