#!/usr/bin/env node
// `luot`, the operator's program: one word per job. The guard comes before every import that needs a newer Node.
import { requireNode } from './require-node.ts';

requireNode(process.versions.node);
const { runLuot } = await import('./cli/program.ts');
await runLuot(process.argv);
